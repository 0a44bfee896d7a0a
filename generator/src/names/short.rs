//! Names that would be too long.

use std::borrow::Cow;

/// The most characters that a name has, so that it is also one of a file.
const LONGEST: usize = 80;

/// How many characters of a name that is too long are those that it ends with.
const END: usize = 24;

/// With more bytes than this, no name is made of the whole of a text.
const WHOLE: usize = 1000;

/// The text, or both of its ends where it is far longer than any name, with a number between that is
/// made of all of it: a megabyte is no name, and is not spelled in all ways that one can be.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    const KEPT: usize = 100;
    if text.len() <= WHOLE {
        return Cow::Borrowed(text);
    }
    let first: String = text.chars().take(KEPT).collect();
    let mut last: Vec<char> = text.chars().rev().take(KEPT).collect();
    last.reverse();
    let last: String = last.into_iter().collect();
    Cow::Owned(format!("{first} h{:08x} {last}", hash(text)))
}

/// The words, or the first and the last of them where they are too many, with a number between
/// that is made of all of them: the name depends on nothing else.
pub(super) fn shortened(words: &str) -> Cow<'_, str> {
    // What stands between small and large letters becomes an underscore in some spellings.
    let joints = words.chars().filter(|letter| letter.is_uppercase()).count();
    if words.chars().count() + joints <= LONGEST {
        return Cow::Borrowed(words);
    }
    let snake = heck::ToSnakeCase::to_snake_case(words);
    if snake.chars().count() <= LONGEST {
        return Cow::Borrowed(words);
    }
    let number = format!("h{:08x}", hash(&snake));
    let parts: Vec<&str> = snake.split('_').collect();
    let end = taken(parts.iter().rev(), END);
    let start = taken(
        parts[..parts.len() - end].iter(),
        LONGEST - END - number.len() - 2,
    );
    let first: String = match start {
        0 => snake
            .chars()
            .take(LONGEST - END - number.len() - 2)
            .collect(),
        _ => parts[..start].join(" "),
    };
    let last = parts[parts.len() - end..].join(" ");
    Cow::Owned(format!("{first} {number} {last}").trim_end().to_owned())
}

/// How many of the words have no more than so many characters together.
fn taken<'a>(words: impl Iterator<Item = &'a &'a str>, most: usize) -> usize {
    let mut length = 0;
    let fits = |word: &&&str| {
        length += word.chars().count() + 1;
        length <= most + 1
    };
    words.take_while(fits).count()
}

/// A number for a text that is the same everywhere and always (FNV-1a).
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::{bounded, shortened};
    use crate::names::Case;

    #[test]
    fn a_long_name_is_made_of_its_ends_and_a_number() {
        let long = "get the first of all things by id and by customer id and by period or by none or error";
        let name = Case::Type.name(long);
        assert_eq!(
            name.as_str(),
            "GetTheFirstOfAllThingsByIdAndByHb2441391OrByNoneOrError"
        );
        let other = Case::Type.name(&long.replace("period", "periods"));
        assert_ne!(name.as_str()[..40], other.as_str()[..40]);
    }

    #[test]
    fn texts_that_are_no_names_are_told_apart() {
        let texts = [1_000_001, 1_000_002].map(|length| "_".repeat(length));
        let names = texts.map(|text| Case::Value.name(&text).to_string());
        assert_ne!(names[0], names[1]);
        assert!(bounded(&"é".repeat(1_000_000)).len() < 1000);
        assert_eq!(bounded("a b"), "a b");
    }

    #[test]
    fn no_name_is_longer_than_that() {
        let texts = [
            "a".repeat(300),
            "ab ".repeat(100),
            "É".repeat(90),
            "AbCd".repeat(70),
        ];
        for text in texts {
            for case in [Case::Type, Case::Value, Case::Constant, Case::Module] {
                let name = case.name(&text);
                assert!(name.bare().chars().count() <= 81, "{name}");
            }
        }
        let short = "a ".repeat(40);
        assert_eq!(shortened(&short), short);
    }
}
