//! What the characters of XML 1.0 are.

/// What stands between things and means nothing.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Whether nothing stands in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim_matches(WHITE).is_empty()
}

/// The first character of a text that no text of XML can have, not even by a reference.
pub(super) fn forbidden(text: &str) -> Option<char> {
    text.chars().find(|found| !is_allowed(*found))
}

fn is_allowed(found: char) -> bool {
    matches!(found, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// Whether an element can be called so. A colon would make a prefix of what stands before it.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(begins_name) && text.chars().all(continues_name)
}

fn begins_name(found: char) -> bool {
    matches!(found,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn continues_name(found: char) -> bool {
    begins_name(found)
        || matches!(found,
            '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::{forbidden, is_blank, is_name};

    #[test]
    fn names_are_told_from_other_texts() {
        for name in ["a", "_", "Größe", "x-1.2", "日本"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "1a", "-a", "a b", "a:b", ":a", "a<", "a/", "é\u{2028}"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn controls_and_non_characters_are_forbidden() {
        for found in ['\0', '\u{1}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
            assert_eq!(forbidden(&format!("a{found}b")), Some(found));
        }
        assert_eq!(forbidden("a\t\r\n\u{7f}\u{85}é\u{fffd}\u{10ffff}"), None);
    }

    #[test]
    fn only_the_white_of_xml_is_blank() {
        assert!(is_blank(" \t\r\n") && is_blank(""));
        assert!(!is_blank("\u{a0}") && !is_blank(" x "));
    }
}
