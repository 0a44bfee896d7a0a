//! What a command has to say, and how.

use serde_json::{Value, json};

use super::args::Format;
use super::color::Colors;
use super::text::{chain, failure, visible};
use crate::write::WriteError;

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
    message: String,
    /// What stands in the way.
    paths: Vec<String>,
    /// What is wrong with the document or the settings, if anything is.
    wrong: Option<Box<Wrong>>,
}

/// What is wrong with a document or with settings.
#[derive(Debug)]
struct Wrong {
    /// All of it as a person reads it.
    said: String,
    /// The same as a machine reads it.
    diagnostics: Value,
}

impl Refused {
    /// What a person is shown of a document or of settings, what a machine is, and the short of it.
    pub(super) fn said(said: String, diagnostics: Value, message: &str) -> Self {
        Self {
            wrong: Some(Box::new(Wrong { said, diagnostics })),
            ..Self::from(message.to_owned())
        }
    }

    /// The report of a command.
    pub(super) fn report(&self, command: &str, style: Style) -> Report {
        let wrong = self.wrong.as_ref();
        let (stdout, stderr) = if style.format == Format::Json {
            let diagnostics = wrong.map_or_else(|| json!([]), |wrong| wrong.diagnostics.clone());
            let object = json!({
                "command": command,
                "ok": false,
                "error": error(&self.message, &self.paths),
                "diagnostics": diagnostics,
            });
            (format!("{object:#}\n"), String::new())
        } else {
            let said = wrong.map(|wrong| wrong.said.clone());
            let text = said.unwrap_or_else(|| {
                let lines: Vec<String> = self.message.lines().map(visible).collect();
                failure(&lines.join("\n"), style.colors.stderr)
            });
            (String::new(), text)
        };
        Report {
            stdout,
            stderr,
            code: WRONG,
        }
    }
}

/// Why a command did not do what it was asked for, as a machine reads it wherever that is said.
pub(super) fn error(message: &str, paths: &[String]) -> Value {
    json!({ "message": message, "paths": paths })
}

impl From<String> for Refused {
    fn from(message: String) -> Self {
        Self {
            message,
            paths: Vec::new(),
            wrong: None,
        }
    }
}

impl From<WriteError> for Refused {
    fn from(error: WriteError) -> Self {
        Self {
            paths: error.in_the_way().to_vec(),
            ..Self::from(chain(&error))
        }
    }
}

/// How to say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) colors: Colors,
}
