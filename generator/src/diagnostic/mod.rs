//! What oasmith has to say about a document: collected on the way, printed by
//! whoever called.

mod explanation;
mod severity;

pub use explanation::{EXPLANATIONS, Explanation, explain};
pub use severity::Severity;

use std::fmt;

use crate::limits::MESSAGE;
use crate::pointer::{FileId, Pointer};

/// The place that a [`Diagnostic`] speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A whole file: it cannot be read, or something is missing from all of it.
    File(FileId),
    /// The value that the pointer names.
    Value(Pointer),
    /// The key by which the pointer's last segment is spelled.
    Key(Pointer),
    /// The key by which the pointer's last segment is spelled for the second
    /// time in the same map.
    Duplicate(Pointer),
    /// A line and a column, both from 1, in a file that has no tree because it
    /// does not parse.
    Position {
        /// The file that does not parse.
        file: FileId,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
}

impl Place {
    /// The file that this place is in.
    #[must_use]
    pub fn file(&self) -> FileId {
        match self {
            Self::File(file) | Self::Position { file, .. } => *file,
            Self::Value(pointer) | Self::Key(pointer) | Self::Duplicate(pointer) => pointer.file(),
        }
    }

    /// The pointer, where the place has one.
    #[must_use]
    pub fn pointer(&self) -> Option<&Pointer> {
        match self {
            Self::Value(pointer) | Self::Key(pointer) | Self::Duplicate(pointer) => Some(pointer),
            Self::File(_) | Self::Position { .. } => None,
        }
    }
}

/// One thing to say, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable word for the kind of message, such as `unknown-key`, which [`explain`] explains.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub place: Place,
    /// What is the matter, in one sentence without a full stop.
    pub message: String,
    /// What to do about it. Behind a first line there may be others, which are to be pasted.
    pub help: Option<String>,
    /// The word that the help names, for whoever mends the document: what should stand there, or the
    /// name of what is missing.
    pub meant: Option<String>,
    /// Another place that has to do with it.
    pub related: Option<Related>,
}

/// Another place that a [`Diagnostic`] has to do with, such as where that begins which has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// What is there.
    pub message: &'static str,
}

impl Diagnostic {
    /// The document is wrong.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, place, message.into())
    }

    /// The document is probably not what its author meant.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, place, message.into())
    }

    /// The crate does not represent all that the document says.
    #[must_use]
    pub fn unrepresented(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Unrepresented, place, message.into())
    }

    /// A parameter of this name stands in its list already.
    #[must_use]
    pub(crate) fn repeated_parameter(name: &str, place: Place) -> Self {
        let message =
            format!("the parameter `{name}` stands twice in its list, and the first one counts");
        Self::warning("duplicate-parameter", place, message)
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that has to do with it.
    #[must_use]
    pub fn with_related(mut self, place: Place, message: &'static str) -> Self {
        self.related = Some(Related { place, message });
        self
    }

    /// Adds the known word that is most like the one that was found, if one is
    /// near enough to be what was meant.
    #[must_use]
    pub fn with_nearest<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(word, known) {
            Some(near) => self
                .with_help(format!("did you mean `{near}`?"))
                .meaning(near),
            None => self,
        }
    }

    /// Adds the word that the help names.
    #[must_use]
    pub fn meaning(mut self, word: impl Into<String>) -> Self {
        self.meant = Some(word.into());
        self
    }

    fn new(code: &'static str, severity: Severity, place: Place, message: String) -> Self {
        Self {
            code,
            severity,
            place,
            message: readable(message),
            help: None,
            meant: None,
            related: None,
        }
    }
}

/// One line without a place, which only the sources know: `warning[unknown-key]: ...; help: ...`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            severity,
            message,
            help,
            ..
        } = self;
        write!(f, "{severity}[{code}]: {message}")?;
        match help {
            Some(help) => write!(f, "; help: {}", help.replace('\n', " ")),
            None => Ok(()),
        }
    }
}

/// The message, or both of its ends where nobody would read it.
fn readable(message: String) -> String {
    const END: usize = MESSAGE / 8;
    if message.len() <= MESSAGE {
        return message;
    }
    let first: String = message.chars().take(END).collect();
    let mut last: Vec<char> = message.chars().rev().take(END).collect();
    last.reverse();
    let last: String = last.into_iter().collect();
    format!("{first} … {last}")
}

/// What a run has had to say so far, in the order in which it arose.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one more thing to say.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds others behind these.
    pub fn extend(&mut self, others: Diagnostics) {
        self.0.extend(others.0);
    }

    /// Whether anything so far is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Makes an error of every warning.
    pub fn refuse_warnings(&mut self) {
        for diagnostic in &mut self.0 {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// How many there are of one weight.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// All but those of one weight.
    #[must_use]
    pub fn without(&self, severity: Severity) -> Self {
        let kept = self
            .0
            .iter()
            .filter(|diagnostic| diagnostic.severity != severity);
        Self(kept.cloned().collect())
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The known word that is spelled most like `word`, if one is near enough to be
/// what was meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let farthest = |candidate: &str| farthest(length.min(candidate.chars().count()));
    known
        .into_iter()
        // Two words are as far from each other as their lengths at least, and one may be a megabyte.
        .filter(|candidate| length.abs_diff(candidate.chars().count()) <= farthest(candidate))
        .filter(|candidate| unlike(&word, candidate) <= farthest(candidate))
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= farthest(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters of the longer of two words the other has not, which is the least of what can be
/// between them, and faster to tell.
fn unlike(word: &str, other: &str) -> usize {
    let mut left = [0_usize; 128];
    let place = |letter: char| letter.to_ascii_lowercase() as usize % 128;
    let (mut length, mut others, mut shared) = (0_usize, 0_usize, 0_usize);
    for letter in word.chars() {
        length += 1;
        left[place(letter)] += 1;
    }
    for letter in other.chars() {
        others += 1;
        let left = &mut left[place(letter)];
        shared += usize::from(*left > 0);
        *left = left.saturating_sub(1);
    }
    length.max(others) - shared
}

/// How far two words may be from each other of which one was meant to be the other, by the letters of
/// the shorter one: of two letters, one that is another makes another word.
fn farthest(letters: usize) -> usize {
    letters / 3
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_word_of_few_letters_is_no_other() {
        for (word, known, near) in [
            ("b", "a", None),
            ("id", "i", None),
            ("i", "id", None),
            ("id", "ip", None),
            ("id", "uid", None),
            ("ID", "id", Some("id")),
            ("pag", "page", Some("page")),
            ("nmae", "name", Some("name")),
            ("descripton", "description", Some("description")),
        ] {
            assert_eq!(nearest(word, [known]), near, "{word} beside {known}");
        }
    }
}
