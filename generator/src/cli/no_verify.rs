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

#[cfg(test)]
mod tests {
    use crate::cli;

    fn call(more: &[&str]) -> (u8, String, String) {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let args = ["oasmith", "verify", "api.yaml", "--only", "a"];
        let code = cli::run(args.iter().chain(more), &mut stdout, &mut stderr);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code, text(stdout), text(stderr))
    }

    #[test]
    fn a_person_and_a_machine_are_told_how_to_get_it() {
        let (code, stdout, stderr) = call(&[]);
        assert_eq!((code, stdout.as_str()), (2, ""));
        assert!(stderr.contains("--features verify"), "{stderr}");

        let (code, stdout, stderr) = call(&["--format", "json"]);
        assert_eq!((code, stderr.as_str()), (2, ""));
        let told: serde_json::Value = serde_json::from_str(&stdout).unwrap();
        let error = told["error"].as_str().unwrap();
        assert!(error.contains("--features verify"), "{error}");
    }
}
