//! `oasmith verify` and `oasmith mock` of a build that is without the proof: they say how to get it.

use serde_json::json;

use super::args::Format;
use super::text::failure;
use super::{Report, Style, WRONG};

const ABSENT: &str = "this build of oasmith is without the proof; \
     `cargo install --path generator --features verify` gives one that has it";

pub(super) fn run(command: &str, style: Style) -> Report {
    let (stdout, stderr) = match style.format {
        Format::Human | Format::Markdown | Format::Sarif => {
            (String::new(), failure(ABSENT, style.colors.stderr))
        }
        Format::Json => {
            let object = json!({ "command": command, "ok": false, "error": ABSENT });
            (format!("{object:#}\n"), String::new())
        }
    };
    Report {
        stdout,
        stderr,
        code: WRONG,
    }
}
