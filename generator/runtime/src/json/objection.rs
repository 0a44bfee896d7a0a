//! What is shown of why a value is not of a type.

/// So many bytes: an objection may list those of a union within, and each of them others again.
const SHOWN: usize = 400;

/// As much of a text as is shown.
pub(super) fn shortened(mut text: String) -> String {
    if text.len() > SHOWN {
        let end = (0..=SHOWN).rev().find(|end| text.is_char_boundary(*end));
        text.truncate(end.unwrap_or_default());
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, shortened};

    #[test]
    fn a_long_text_ends_at_a_character() {
        assert_eq!(shortened("short".to_owned()), "short");
        let long = shortened("é".repeat(SHOWN));
        assert_eq!(long, format!("{}…", "é".repeat(SHOWN / 2)));
        let odd = shortened(format!("a{}", "é".repeat(SHOWN)));
        assert_eq!(odd.len(), SHOWN - 1 + '…'.len_utf8());
    }
}
