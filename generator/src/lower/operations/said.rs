//! What the document says of an answer, as far as its status does not.

use super::status;
use crate::ir::{Docs, Status};
use crate::lower::docs;

/// With more characters than this, what is said is cut behind a sentence.
const SHORT: usize = 200;

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

/// What is said of an answer, in a line; nothing where that is no more than its status.
pub(super) fn said(description: &str, status: Status) -> Docs {
    let text = docs::markdown(description).first_paragraph();
    if says_nothing(&text, status) {
        return Docs::default();
    }
    Docs(ended(shortened(&text)))
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

/// The text up to the end of the last sentence that is short enough; the whole text where none is.
fn shortened(text: &str) -> &str {
    let ends = text.match_indices(". ").map(|(end, _)| end);
    let fits = |end: &usize| text[..*end].chars().count() < SHORT && is_whole(&text[..*end]);
    match ends.filter(fits).last() {
        Some(end) if text.chars().count() > SHORT => &text[..=end],
        _ => text,
    }
}

/// Whether nothing is open at its end that a later part closes.
fn is_whole(text: &str) -> bool {
    let count = |of: char| text.matches(of).count();
    count('`').is_multiple_of(2) && count('[') == count(']') && count('(') == count(')')
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
    fn what_is_said_is_a_line() {
        assert_eq!(of("The cup\nis full\n\nMore.", 409), "The cup is full.");
        let sentence = "It is `a.  b` of seven words. ";
        let long = of(&sentence.repeat(9), 409);
        assert!(
            long.ends_with("seven words.") && long.len() <= 200,
            "{long}"
        );
        let endless = "x".repeat(300);
        assert_eq!(of(&endless, 409), format!("{endless}."));
    }
}
