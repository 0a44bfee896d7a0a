//! JSON whose whole numbers are written without a fraction and an exponent.

use std::iter;

use super::whole::number;

/// The same JSON with numbers such as `1.0` and `1e3`, which JSON Schema counts among the whole
/// ones, written without a point and an exponent; nothing where it has none.
pub(crate) fn numbers(json: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(json.len());
    let mut rest = json;
    let mut is_changed = false;
    while let Some(first) = rest.first() {
        let is_number = matches!(first, b'-' | b'0'..=b'9');
        let length = match first {
            b'"' => string(rest),
            _ if is_number => rest.iter().take_while(|byte| is_numeric(**byte)).count(),
            _ => 1,
        };
        let (token, after) = rest.split_at(length);
        let whole = std::str::from_utf8(token).ok().filter(|_| is_number);
        match whole.and_then(number) {
            Some(whole) => {
                is_changed = true;
                plain.extend_from_slice(whole.as_bytes());
                // What follows stays in its column where it can.
                plain.extend(iter::repeat_n(b' ', length.saturating_sub(whole.len())));
            }
            None => plain.extend_from_slice(token),
        }
        rest = after;
    }
    is_changed.then_some(plain)
}

fn is_numeric(byte: u8) -> bool {
    matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'E' | b'e')
}

/// The length of a string with its quotes, or of what there is of it.
pub(super) fn string(json: &[u8]) -> usize {
    let mut length = 1;
    while let Some(byte) = json.get(length) {
        length += 1;
        match byte {
            b'"' => break,
            b'\\' => length += 1,
            _ => {}
        }
    }
    length.min(json.len())
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn all_else_stays_as_it_is() {
        let json = br#"{"1.0": [1.0, "2.0\\\"3.0", 4e0], "a": -1.50}"#;
        let plain = numbers(json).unwrap();
        let expected = br#"{"1.0": [1  , "2.0\\\"3.0", 4  ], "a": -1.50}"#;
        assert_eq!(plain, expected, "{}", String::from_utf8_lossy(&plain));
        for json in [r#"{"a": [1, "1.0", 1.5]}"#, "", "\"1.0", "\"1.0\\"] {
            assert_eq!(numbers(json.as_bytes()), None, "{json}");
        }
    }
}
