//! Commands that a build is without, since it has not their feature: they say how to get them.

use serde_json::json;

use super::args::Format;
use super::text::failure;
use super::{Report, Style, WRONG};

#[cfg(not(feature = "verify"))]
pub(super) fn proof(command: &str, style: Style) -> Report {
    let message = "this build of oasmith is without the proof; \
         `cargo install --path generator --features verify` gives one that has it";
    absent(command, message, style)
}

#[cfg(not(feature = "shell"))]
pub(super) fn shell(command: &str, style: Style) -> Report {
    let message = "this build of oasmith prints neither completions nor man pages; \
         `cargo install --path generator` gives one that does";
    absent(command, message, style)
}

fn absent(command: &str, message: &str, style: Style) -> Report {
    let (stdout, stderr) = match style.format {
        Format::Human | Format::Markdown | Format::Sarif => {
            (String::new(), failure(message, style.colors.stderr))
        }
        Format::Json => {
            let object = json!({ "command": command, "ok": false, "error": message });
            (format!("{object:#}\n"), String::new())
        }
    };
    Report {
        stdout,
        stderr,
        code: WRONG,
    }
}
