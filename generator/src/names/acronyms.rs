//! Acronyms, which are one word with the letter behind them.

use std::borrow::Cow;

/// The text with acronyms written as words where a letter belongs to them that would be taken for one
/// of the next word: `clusterIPs` as `clusterIps`, and `IPv4` as `Ipv4`.
pub(super) fn as_words(text: &str) -> Cow<'_, str> {
    if !may_have_any(text) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut spelled = String::with_capacity(text.len());
    let mut rest = &characters[..];
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|next| next.is_uppercase()).count();
        let (acronym, behind) = rest.split_at(length.max(1));
        spelled.push(*first);
        let others = acronym.iter().skip(1);
        if length > 1 && is_continued(behind) {
            spelled.extend(others.flat_map(|capital| capital.to_lowercase()));
        } else {
            spelled.extend(others);
        }
        rest = behind;
    }
    Cow::Owned(spelled)
}

/// Whether there may be an acronym with such a letter. Most names have none, and each is asked for often.
fn may_have_any(text: &str) -> bool {
    let may_be_capital = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    let is_letter = |byte: u8| matches!(byte, b's' | b'v');
    let mut windows = text.as_bytes().windows(3);
    windows.any(|three| may_be_capital(three[0]) && may_be_capital(three[1]) && is_letter(three[2]))
}

/// Whether what stands behind an acronym begins with an `s` that makes it a plural, or the `v` of a
/// version.
fn is_continued(behind: &[char]) -> bool {
    match behind {
        ['s', next, ..] => !next.is_lowercase(),
        ['s'] => true,
        ['v', next, ..] => next.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::as_words;

    #[test]
    fn what_belongs_to_an_acronym_stays_with_it() {
        for (text, spelled) in [
            ("clusterIPs", "clusterIps"),
            ("redirectURLs", "redirectUrls"),
            ("userIDsList", "userIdsList"),
            ("list_VMs_2", "list_Vms_2"),
            ("IPv4Address", "Ipv4Address"),
            ("IPs", "Ips"),
        ] {
            assert_eq!(as_words(text), spelled, "{text}");
        }
    }

    #[test]
    fn all_others_are_as_they_were() {
        for text in [
            "DNSsettings",
            "HTTPServer",
            "URLvalue",
            "As",
            "x",
            "",
            "OSS",
            "größeÄs",
        ] {
            assert_eq!(as_words(text), text);
        }
    }
}
