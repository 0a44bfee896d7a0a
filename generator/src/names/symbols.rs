//! Words for what an identifier cannot hold.

/// The words for a text of symbols alone.
pub(super) fn symbols(text: &str) -> String {
    let words: Vec<&str> = text.chars().map(symbol).collect();
    if words.is_empty() {
        "empty".to_owned()
    } else {
        words.join(" ")
    }
}

fn symbol(character: char) -> &'static str {
    match character {
        '!' => "exclamation",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "apostrophe",
        '(' | ')' => "parenthesis",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "minus",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' | ']' => "bracket",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '`' => "backtick",
        '{' | '}' => "brace",
        '|' => "pipe",
        '~' => "tilde",
        ' ' => "space",
        _ => "symbol",
    }
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

fn spelled(text: &str, joint: impl Fn(char) -> String) -> String {
    let mut words = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut is_first = true;
    while let Some(character) = characters.next() {
        let is_before_digit = characters.peek().is_some_and(char::is_ascii_digit);
        match character {
            '-' if !is_first && !is_before_digit => words.push_str(&joint('-')),
            '_' if !is_first => words.push_str(&joint('_')),
            mark if mark.is_ascii_punctuation() => {
                words.push(' ');
                words.push_str(symbol(mark));
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
    use super::{spelled_out, spelled_out_whole};

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
}
