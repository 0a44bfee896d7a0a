//! Numbers in JSON as they are written, which reading it forgets.

use serde_json::Number;

use super::wire::spelled;

/// The first number in JSON that is not written as ECMAScript and RFC 8785 spell it. The digits of
/// an integer are all of them, however many there are.
pub(super) fn misspelled(json: &[u8]) -> Option<String> {
    let mut rest = json;
    while let [first, after @ ..] = rest {
        rest = match first {
            b'"' => behind_text(after),
            b'-' | b'0'..=b'9' => {
                let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
                let length = rest.iter().take_while(|byte| is_part(byte)).count();
                let (number, behind) = rest.split_at(length);
                if let Some(mistake) = mistake(&String::from_utf8_lossy(number)) {
                    return Some(mistake);
                }
                behind
            }
            _ => after,
        };
    }
    None
}

/// What stands behind a text, whose first quote is read.
fn behind_text(mut rest: &[u8]) -> &[u8] {
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (b'"', after) => return after,
            (b'\\', [_, after @ ..]) | (_, after) => after,
        };
    }
    rest
}

fn mistake(written: &str) -> Option<String> {
    let digits = written.strip_prefix('-').unwrap_or(written);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && written != "-0" {
        return None;
    }
    let right = spelled(&Number::from_f64(written.parse().ok()?)?);
    (right != written).then(|| format!("`{written}` is written for {right}"))
}

#[cfg(test)]
mod tests {
    use super::misspelled;

    #[test]
    fn a_number_has_one_spelling() {
        let right = br#"{"1.0": [1, -2.5, 1e-7, 1e+21, 9007199254740993], "a": "\"2.0"}"#;
        assert_eq!(misspelled(right), None);
        let wrong = [
            ("[1, 2.0]", "2"),
            ("1e16", "10000000000000000"),
            ("0.10", "0.1"),
            ("1E-7", "1e-7"),
            ("1e21", "1e+21"),
            ("-0", "0"),
        ];
        for (json, number) in wrong {
            let said = misspelled(json.as_bytes()).unwrap_or_default();
            assert!(
                said.ends_with(&format!("is written for {number}")),
                "{json}: {said}"
            );
        }
    }
}
