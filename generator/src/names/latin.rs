//! Latin letters without their marks.

/// The text with an ASCII letter, or two, for each Latin letter that has marks, and a space for
/// what is of no such kind.
#[must_use]
pub fn in_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            out.push(character);
            continue;
        }
        let small = character.to_lowercase().next().unwrap_or(character);
        let plain = PLAIN.iter().find(|(marked, _)| marked.contains(small));
        match plain {
            Some((_, plain)) if character.is_uppercase() => out.push_str(&plain.to_uppercase()),
            Some((_, plain)) => out.push_str(plain),
            // A mark of its own belongs to the letter before it.
            None if matches!(character, '\u{300}'..='\u{36f}') => {}
            None => out.push(' '),
        }
    }
    out
}

const PLAIN: &[(&str, &str)] = &[
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıǐỉị", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőǒọỏốồổỗộớờởỡợơ", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűųǔụủứừửữựư", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżž", "z"),
];

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn letters_lose_their_marks() {
        for (text, plain) in [
            ("Söhne", "Sohne"),
            ("GRÖSSE", "GROSSE"),
            ("Straße", "Strasse"),
            ("Ærø", "AEro"),
            ("cafe\u{301}", "cafe"),
            ("表 x", "  x"),
        ] {
            assert_eq!(in_ascii(text), plain, "{text}");
        }
    }
}
