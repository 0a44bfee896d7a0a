//! Words for what an identifier cannot hold.

use std::borrow::Cow;

/// The words for a text of symbols alone.
pub(super) fn symbols(text: &str) -> String {
    let words: Vec<String> = text.chars().map(symbol).collect();
    if words.is_empty() {
        "empty".to_owned()
    } else {
        words.join(" ")
    }
}

/// What a symbol is called, which is its number where it has no common name.
fn symbol(character: char) -> String {
    let named = NAMES.iter().find(|(known, _)| *known == character);
    named.map_or_else(|| code(character), |(_, name)| (*name).to_owned())
}

fn code(character: char) -> String {
    format!("u{:x}", u32::from(character))
}

const NAMES: &[(char, &str)] = &[
    ('!', "exclamation"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open parenthesis"),
    (')', "close parenthesis"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "open bracket"),
    (']', "close bracket"),
    ('\\', "backslash"),
    ('^', "caret"),
    ('_', "underscore"),
    ('`', "backtick"),
    ('{', "open brace"),
    ('}', "close brace"),
    ('|', "pipe"),
    ('~', "tilde"),
    (' ', "space"),
    ('\t', "tab"),
    ('\n', "newline"),
    ('¢', "cent"),
    ('£', "pound"),
    ('¥', "yen"),
    ('€', "euro"),
    ('₹', "rupee"),
    ('§', "section"),
    ('©', "copyright"),
    ('®', "registered"),
    ('™', "trademark"),
    ('°', "degree"),
    ('±', "plus minus"),
    ('²', "squared"),
    ('³', "cubed"),
    ('¼', "quarter"),
    ('½', "half"),
    ('¾', "three quarters"),
    ('·', "middle dot"),
    ('×', "times"),
    ('÷', "divided by"),
    ('–', "en dash"),
    ('—', "em dash"),
    ('•', "bullet"),
    ('…', "ellipsis"),
    ('‰', "per mille"),
    ('←', "left arrow"),
    ('↑', "up arrow"),
    ('→', "right arrow"),
    ('↓', "down arrow"),
    ('↔', "left right arrow"),
    ('∅', "empty set"),
    ('∈', "element of"),
    ('∉', "not element of"),
    ('−', "minus sign"),
    ('√', "root"),
    ('∞', "infinity"),
    ('∧', "logical and"),
    ('∨', "logical or"),
    ('∩', "intersection"),
    ('∪', "union"),
    ('≈', "almost equal"),
    ('≠', "not equal"),
    ('≡', "identical"),
    ('≤', "less or equal"),
    ('≥', "greater or equal"),
    ('⊂', "subset"),
    ('⊃', "superset"),
    ('✓', "check mark"),
    ('✗', "cross mark"),
];

/// The text with a word for the sign of millionths, whose capital looks like a Latin M: `µg` and `mg` are
/// to be told apart. Among other Greek letters it is a letter.
pub(super) fn with_micro(text: &str) -> Cow<'_, str> {
    const SIGNS: [char; 2] = ['\u{b5}', '\u{3bc}'];
    let is_greek = |letter: char| ('\u{370}'..='\u{3ff}').contains(&letter) && letter != SIGNS[1];
    if text.contains(SIGNS) && !text.contains(is_greek) {
        Cow::Owned(text.replace(SIGNS, "micro"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether an identifier can hold the character.
pub(super) fn is_held(character: char) -> bool {
    unicode_ident::is_xid_continue(character) && character.is_alphanumeric()
}

/// The text with words in place of its symbols, which tell texts apart that are of the same words:
/// `-name` is `minus name`, `a.b` is `a dot b`. What only joins words, a dash, an underscore or a
/// space, stays what it is.
pub(super) fn spelled_out(text: &str) -> String {
    spelled(text, |joint| joint.to_string())
}

/// The same with words for what joins words, too.
pub(super) fn spelled_out_whole(text: &str) -> String {
    spelled(text, |joint| match joint {
        '-' => " dash ".to_owned(),
        other => format!(" {} ", symbol(other)),
    })
}

/// The text with what tells it from those that differ in capitals alone.
pub(super) fn cased(text: &str) -> String {
    let is_capital = |letter: &char| letter.is_uppercase();
    let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let others = letters.clone().filter(is_capital).count();
    let case = match (first, others) {
        (false, 0) => "lower".to_owned(),
        (true, 0) if letters.clone().next().is_some() => "capitalized".to_owned(),
        (true, others) if others == letters.count() => "upper".to_owned(),
        _ => {
            let numbered = text.chars().enumerate();
            let capitals = numbered.filter(|(_, letter)| is_capital(letter));
            let places: Vec<String> = capitals.map(|(at, _)| (at + 1).to_string()).collect();
            format!("capital {}", places.join(" "))
        }
    };
    format!("{} {case}", spelled_out_whole(text))
}

/// The text with the number of each character that is no small letter and no digit.
pub(super) fn coded(text: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let mut words = String::with_capacity(text.len());
    for character in text.chars() {
        if is_plain(character) {
            words.push(character);
        } else {
            words.push(' ');
            words.push_str(&code(character));
            words.push(' ');
        }
    }
    words.trim().to_owned()
}

fn spelled(text: &str, joint: impl Fn(char) -> String) -> String {
    let mut words = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut is_first = true;
    while let Some(character) = characters.next() {
        let is_before_digit = characters.peek().is_some_and(char::is_ascii_digit);
        match character {
            '-' if !is_first && !is_before_digit => words.push_str(&joint('-')),
            '_' if !is_first => words.push_str(&joint('_')),
            mark if !is_held(mark) && !mark.is_whitespace() => {
                words.push(' ');
                words.push_str(&symbol(mark));
                words.push(' ');
            }
            other => words.push(other),
        }
        is_first = false;
    }
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{cased, coded, spelled_out, spelled_out_whole, symbols};

    #[test]
    fn symbols_are_words() {
        for (text, words, whole) in [
            ("name", "name", "name"),
            ("-name", "minus name", "minus name"),
            ("+name", "plus name", "plus name"),
            ("in-progress", "in-progress", "in dash progress"),
            ("in progress", "in progress", "in progress"),
            ("GMT-2", "GMT minus 2", "GMT minus 2"),
            ("_id", "underscore id", "underscore id"),
            ("an_id", "an_id", "an underscore id"),
            ("Date<", "Date less", "Date less"),
            ("größe.x", "größe dot x", "größe dot x"),
        ] {
            assert_eq!(spelled_out(text), words, "{text}");
            assert_eq!(spelled_out_whole(text), whole, "{text}");
        }
    }

    #[test]
    fn symbols_have_names_or_numbers() {
        for (text, words) in [
            ("≥", "greater or equal"),
            ("()", "open parenthesis close parenthesis"),
            ("🚀", "u1f680"),
            ("", "empty"),
        ] {
            assert_eq!(symbols(text), words, "{text}");
        }
        assert_eq!(spelled_out("m²"), "m squared");
        assert_eq!(spelled_out("a🚀"), "a u1f680");
    }

    #[test]
    fn capitals_are_words() {
        for (text, words) in [
            ("asc", "asc lower"),
            ("ASC", "ASC upper"),
            ("Asc", "Asc capitalized"),
            ("aSc", "aSc capital 2"),
            ("A", "A upper"),
            ("a", "a lower"),
            ("A1", "A1 upper"),
        ] {
            assert_eq!(cased(text), words, "{text}");
        }
    }

    #[test]
    fn the_numbers_of_characters_tell_all_texts_apart() {
        assert_eq!(coded("a b"), "a u20 b");
        assert_eq!(coded("a\u{a0}b"), "a ua0 b");
        assert_eq!(coded("aB"), "a u42");
    }
}
