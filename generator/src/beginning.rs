//! How names begin that match a pattern.

/// The text that a name begins with to match a pattern, if the pattern says no more.
pub(crate) fn beginning(pattern: &str) -> Option<&str> {
    let text = pattern.strip_prefix('^')?;
    let ends = [".*$", ".+$", ".*", ".+"];
    let end = ends.iter().find_map(|end| text.strip_suffix(end));
    let text = end.unwrap_or(text);
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':');
    (!text.is_empty() && text.chars().all(is_plain)).then_some(text)
}

/// The text that all names begin with that match a pattern, which may say more of them.
pub(crate) fn common_beginning(pattern: &str) -> &str {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_: ".contains(letter);
    let Some(text) = pattern.strip_prefix('^').filter(|text| !text.contains('|')) else {
        return "";
    };
    let end = text.find(|letter| !is_plain(letter)).unwrap_or(text.len());
    let (plain, rest) = text.split_at(end);
    // What may be left out or repeated is the letter before it.
    match rest.chars().next() {
        Some('?' | '*' | '+' | '{') => plain.get(..end.saturating_sub(1)).unwrap_or_default(),
        _ => plain,
    }
}

/// Whether all names match one pattern that match another, as far as that can be told.
pub(crate) fn is_within(pattern: &str, of: &str) -> bool {
    const ANY: [&str; 6] = ["", ".*", "^.*", ".*$", "^.*$", "^"];
    let is_so = |text: &str| common_beginning(pattern).starts_with(text);
    pattern == of || ANY.contains(&of) || beginning(of).is_some_and(is_so)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_within_another_that_says_less_of_how_names_begin() {
        let within = [
            ("^x-", "^x-"),
            ("^x-", "^x"),
            ("^x-day-", "^x-"),
            ("^x-[a-z]+$", "^x-.*$"),
            ("^[a-z]+$", ".*"),
        ];
        for (pattern, of) in within {
            assert!(is_within(pattern, of), "{pattern} {of}");
        }
        let others = [
            ("^x-", "^y-"),
            ("^x", "^x-"),
            ("^x-?a", "^x-"),
            ("^x-|^y-", "^x-"),
            ("x-", "^x-"),
        ];
        for (pattern, of) in others {
            assert!(!is_within(pattern, of), "{pattern} {of}");
        }
    }
}
