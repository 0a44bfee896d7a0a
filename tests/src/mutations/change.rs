//! One thing that goes wrong with a text, as it does by hand or on the way.

use std::ops::Range;

use crate::chance::Chance;

/// A text with one thing wrong.
#[derive(Clone, Debug)]
pub struct Change {
    /// What went wrong.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// Where in it, in bytes.
    pub at: usize,
}

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A character is another.
    Character,
    /// A character is missing.
    Lost,
    /// A character is there that should not be.
    Inserted,
    /// The text ends in the middle.
    Truncated,
    /// A line is missing.
    LineLost,
    /// A line is there twice.
    LineTwice,
    /// A line is indented otherwise.
    Indented,
    /// A key is misspelled.
    Misspelled,
    /// A reference leads nowhere.
    Reference,
    /// A value is of another type.
    Type,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Character,
        Self::Lost,
        Self::Inserted,
        Self::Truncated,
        Self::LineLost,
        Self::LineTwice,
        Self::Indented,
        Self::Misspelled,
        Self::Reference,
        Self::Type,
    ];

    /// Whether no document is right in which this is done to a word of OpenAPI.
    #[must_use]
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Misspelled | Self::Reference | Self::Type)
    }
}

/// Keys whose values have one type wherever OpenAPI has them.
const KEYS: [&str; 14] = [
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "content",
    "schema",
    "schemas",
    "type",
    "items",
    "properties",
    "allOf",
    "oneOf",
    "enum",
    "required",
];

/// Does this to a text, somewhere; nothing where it has no place for it.
#[must_use]
pub fn change(text: &str, kind: Kind, chance: &mut Chance) -> Option<Change> {
    let place = |chance: &mut Chance| boundary(text, chance.below(text.len()));
    let (range, with) = match kind {
        Kind::Character => (character(text, place(chance))?, odd(chance)),
        Kind::Lost => (character(text, place(chance))?, String::new()),
        Kind::Inserted => {
            let at = place(chance);
            (at..at, odd(chance))
        }
        Kind::Truncated => (place(chance)..text.len(), String::new()),
        Kind::LineLost => (line(text, place(chance)), String::new()),
        Kind::LineTwice => {
            let line = line(text, place(chance));
            (line.start..line.start, text.get(line)?.to_owned())
        }
        Kind::Indented => {
            let start = line(text, place(chance)).start;
            (start..start, " ".to_owned())
        }
        Kind::Misspelled => {
            let key = key(text, chance)?;
            (key.clone(), misspelled(text.get(key)?, chance))
        }
        Kind::Reference => reference(text, chance)?,
        Kind::Type => value(text, chance)?,
    };
    let mut changed = text.to_owned();
    changed.replace_range(range.clone(), &with);
    (changed != text).then_some(Change {
        kind,
        text: changed,
        at: range.start,
    })
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn character(text: &str, at: usize) -> Option<Range<usize>> {
    let first = text.get(at..)?.chars().next()?;
    Some(at..at + first.len_utf8())
}

/// The line that a byte is in, with its end. Where all is one line, an entry of it.
fn line(text: &str, at: usize) -> Range<usize> {
    let end = if text.lines().count() > 2 { '\n' } else { ',' };
    let start = text[..at].rfind(end).map_or(0, |end| end + 1);
    let end = text[at..].find(end).map_or(text.len(), |end| at + end + 1);
    start..end
}

/// A character that means something to those who read JSON or YAML, or to nobody.
fn odd(chance: &mut Chance) -> String {
    let all = [
        "\"", "'", "{", "}", "[", "]", ":", ",", "#", "&", "*", "!", "|", ">", "%", "@", "`", "-",
        "\t", "\n", "\\", "\u{0}", "\u{feff}", "\u{202e}", "é", "x", "0", " ",
    ];
    chance.pick(&all).copied().unwrap_or_default().to_owned()
}

/// Where the text of one of the keys stands, without quotes.
fn key(text: &str, chance: &mut Chance) -> Option<Range<usize>> {
    let key = chance.pick(&KEYS)?;
    let found: Vec<Range<usize>> = text
        .match_indices(key)
        .map(|(start, key)| start..start + key.len())
        .filter(|range| is_key(text, range))
        .collect();
    chance.pick(&found).cloned()
}

fn is_key(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches(['"', '\'']);
    let behind = text[range.end..].trim_start_matches(['"', '\'']);
    let begins = before.is_empty() || before.ends_with([' ', '\n', '{', ',', '\t']);
    begins
        && (behind.starts_with(": ")
            || behind.starts_with(":\n")
            || text.starts_with('{') && behind.trim_start().starts_with(':'))
}

/// A word with one letter lost, twice, or another.
fn misspelled(word: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = chance.below(letters.len());
    match (chance.below(3), letters.get(at).copied()) {
        (0, Some(_)) => _ = letters.remove(at),
        (1, Some(letter)) => letters.insert(at, letter),
        (_, Some('q')) => letters[at] = 'w',
        (_, Some(_)) => letters[at] = 'q',
        (_, None) => {}
    }
    letters.into_iter().collect()
}

/// The end of a reference, and another that leads nowhere.
fn reference(text: &str, chance: &mut Chance) -> Option<(Range<usize>, String)> {
    let found: Vec<usize> = text
        .match_indices("#/components/")
        .map(|(at, _)| at)
        .collect();
    let at = *chance.pick(&found)?;
    let end = text[at..].find(['"', '\'', '\n', ' ', '}', ','])? + at;
    Some((end..end, "Qzx".to_owned()))
}

/// The value of one of the keys, where it stands on the same line, and another of another type.
fn value(text: &str, chance: &mut Chance) -> Option<(Range<usize>, String)> {
    let key = key(text, chance)?;
    let colon = key.end + text[key.end..].find(':')? + 1;
    let start = colon + (text[colon..].len() - text[colon..].trim_start_matches(' ').len());
    let first = text[start..].chars().next()?;
    if matches!(first, '{' | '[' | '\n' | '\r') {
        let end = start + 1;
        // What stands behind belongs to nothing then, unless nothing does.
        return matches!(first, '{' | '[')
            .then(|| (start..end, if first == '{' { "[" } else { "{" }.to_owned()));
    }
    let end = start + text[start..].find([',', '\n', '}'])?;
    let other = ["[]", "{}", "7", "true", "null"];
    Some((start..end, (*chance.pick(&other)?).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      operationId: a\n      responses:\n        '200':\n          $ref: '#/components/responses/A'\n";

    #[test]
    fn each_kind_changes_the_text_where_it_says() {
        let mut chance = Chance::new(1);
        for kind in Kind::ALL {
            let changed = (0..50).find_map(|_| change(TEXT, kind, &mut chance));
            let changed = changed.expect("a place for it");
            assert_ne!(changed.text, TEXT);
            assert_eq!(changed.text[..changed.at], TEXT[..changed.at], "{kind:?}");
        }
    }
}
