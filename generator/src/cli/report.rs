//! What a command has to say, and how.

use serde_json::json;

use super::args::Format;
use super::color::Colors;
use super::text::{failure, visible};

/// All is well.
pub(super) const FINE: u8 = 0;
/// `--check` found that the crate is not what the document says, or `verify`
/// that it is not proved.
pub(super) const CHANGED: u8 = 1;
/// The document or the call is wrong, or the crate cannot be written.
pub(super) const WRONG: u8 = 2;

/// What a command has to say, and the code that it ends with.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) code: u8,
}

/// Why a command does nothing.
#[derive(Debug)]
pub(super) struct Refused {
    /// All of it as a person reads it, where that is more than the message.
    said: Option<String>,
    message: String,
}

impl Refused {
    /// What a person is shown, and the short of it.
    pub(super) fn said(said: String, message: &str) -> Self {
        let message = message.to_owned();
        let said = Some(said);
        Self { said, message }
    }

    /// The report of a command.
    pub(super) fn report(&self, command: &str, style: Style) -> Report {
        let (stdout, stderr) = if style.format == Format::Json {
            let object = json!({ "command": command, "ok": false, "error": self.message });
            (format!("{object:#}\n"), String::new())
        } else {
            let mut text = self.said.clone().unwrap_or_default();
            text.push_str(&failure(&visible(&self.message), style.colors.stderr));
            (String::new(), text)
        };
        Report {
            stdout,
            stderr,
            code: WRONG,
        }
    }
}

impl From<String> for Refused {
    fn from(message: String) -> Self {
        Self {
            said: None,
            message,
        }
    }
}

/// How to say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) colors: Colors,
}
