//! What the document says of an answer, as far as its status does not.

use super::status;
use crate::ir::{Docs, Status};
use crate::lower::docs;

/// Words that say nothing of an answer.
const EMPTY: [&str; 16] = [
    "a",
    "an",
    "default",
    "error",
    "is",
    "ok",
    "operation",
    "request",
    "resource",
    "response",
    "result",
    "status",
    "success",
    "successful",
    "the",
    "unexpected",
];

/// What is said of an answer; nothing where that is no more than its status. What is one paragraph is
/// a line.
pub(super) fn said(description: &str, status: Status) -> Docs {
    let docs = docs::markdown(description);
    if says_nothing(&docs.0, status) {
        return Docs::default();
    }
    let line = docs.first_paragraph();
    let lines = docs.0.lines().map(str::trim);
    if lines.collect::<Vec<_>>().join(" ") == line {
        return Docs(ended(&line));
    }
    docs
}

/// Whether there is no word but those of the status, and those that say nothing.
fn says_nothing(text: &str, status: Status) -> bool {
    let meant = match status {
        Status::Code(code) => status::hint(code),
        Status::Range(_) | Status::Default => "",
    };
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    words.all(|word| {
        let word = word.to_lowercase();
        EMPTY.contains(&word.as_str()) || meant.split(' ').any(|known| known == word)
    })
}

/// The text with a full stop, unless it has an end of its own.
fn ended(text: &str) -> String {
    let has_end = text.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '`' | ')' | '"'));
    let stop = if has_end { "" } else { "." };
    format!("{text}{stop}")
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::ir::Status;

    fn of(description: &str, status: u16) -> String {
        said(description, Status::Code(status)).0
    }

    #[test]
    fn what_the_status_says_already_is_not_said_again() {
        assert_eq!(of("Not Found", 404), "");
        assert_eq!(of("The resource is not found.", 404), "");
        assert_eq!(of("Successful response", 200), "");
        assert_eq!(of("Unauthorized", 404), "Unauthorized.");
        assert_eq!(said("Unexpected error", Status::Default).0, "");
    }

    #[test]
    fn a_paragraph_is_a_line_and_more_stays_as_it_is() {
        assert_eq!(of("The cup\nis full", 409), "The cup is full.");
        assert_eq!(
            of("OK\n\nThe cup\nis full.", 200),
            "OK\n\nThe cup\nis full."
        );
        let long = "A sentence of five words. ".repeat(20);
        assert_eq!(of(&long, 409), long.trim());
    }
}
