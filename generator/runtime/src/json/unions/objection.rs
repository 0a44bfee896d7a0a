//! What is shown of why a value is not of a type.

/// So many bytes: an objection may list those of a union within, and each of them others again.
pub(super) const LONGEST: usize = 400;

/// As much of a text as is shown.
pub(super) fn shortened(mut text: String) -> String {
    if text.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end));
        text.truncate(end.unwrap_or_default());
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, shortened};

    #[test]
    fn a_long_text_ends_at_a_character() {
        assert_eq!(shortened("short".to_owned()), "short");
        let long = shortened("é".repeat(LONGEST));
        assert_eq!(long, format!("{}…", "é".repeat(LONGEST / 2)));
        let odd = shortened(format!("a{}", "é".repeat(LONGEST)));
        assert_eq!(odd.len(), LONGEST - 1 + '…'.len_utf8());
    }
}
