//! What the program says of a document.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What was said.
#[derive(Clone, Debug)]
pub struct Said {
    /// The code that the run ended with; none where it was ended from outside.
    pub code: Option<i32>,
    /// What it complained of.
    pub complaint: String,
    /// What stands for the crate.
    pub crate_is: u64,
    messages: Vec<Message>,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Message {
    /// What kind of message it is.
    pub code: String,
    is_error: bool,
    text: String,
    /// The line and the column of each of its places.
    pub at: Vec<(usize, usize)>,
}

impl Said {
    /// The messages that refuse the document.
    pub fn errors(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.is_error)
    }

    /// Whether all that is said of another was said here, wherever.
    #[must_use]
    pub fn has_all_of(&self, other: &Self) -> bool {
        let count = |all: &[Message], one: &Message| {
            let same = |other: &&Message| other.code == one.code && other.text == one.text;
            all.iter().filter(same).count()
        };
        let mut messages = other.messages.iter();
        messages.all(|one| count(&self.messages, one) >= count(&other.messages, one))
    }
}

/// Has the program tell what it would make of a text, in a file of the name of that document.
///
/// # Errors
///
/// When the program cannot be run.
pub fn said(program: &Path, document: &Path, text: &str) -> io::Result<Said> {
    let folder = tempfile::tempdir()?;
    let spec = folder.path().join(document.file_name().unwrap_or_default());
    fs::write(&spec, text)?;
    let output = Command::new(program)
        .arg("generate")
        .arg(&spec)
        .arg("--output")
        .arg(folder.path().join("client"))
        .args(["--dry-run", "--format", "json"])
        .output()?;
    let value: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    value["changes"].to_string().hash(&mut hasher);
    let messages = value["diagnostics"].as_array();
    Ok(Said {
        code: output.status.code(),
        complaint: String::from_utf8_lossy(&output.stderr)
            .chars()
            .take(200)
            .collect(),
        crate_is: hasher.finish(),
        messages: messages.into_iter().flatten().map(message).collect(),
    })
}

fn message(value: &Value) -> Message {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let number = |value: &Value, key: &str| usize::try_from(value[key].as_u64()?).ok();
    let place = |value: &Value| number(value, "line").zip(number(value, "column"));
    Message {
        code: text("code"),
        is_error: text("severity") == "error",
        text: text("message"),
        at: [place(value), place(&value["related"])]
            .into_iter()
            .flatten()
            .collect(),
    }
}
