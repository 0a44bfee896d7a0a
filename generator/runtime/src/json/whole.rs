//! Whole numbers that are written with a fraction or an exponent.

#[cfg(feature = "client")]
use std::iter;

/// The most digits that a whole number of any type has.
const LONGEST: usize = 39;

/// The same JSON with numbers such as `1.0` and `1e3`, which JSON Schema counts among the whole
/// ones, written without a point and an exponent; nothing where it has none.
#[cfg(feature = "client")]
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

/// The digits of a number that is whole and not written so.
pub(crate) fn number(text: &str) -> Option<String> {
    if text == "-0" {
        return Some("0".to_owned());
    }
    if !text.contains(['.', 'e', 'E']) {
        return None;
    }
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => ("-", number),
        None => ("", number),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    // JSON has no number that begins with a point, or with a zero before other digits.
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let digits = [whole, fraction].concat();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.bytes().all(|byte| byte == b'0') {
        return Some("0".to_owned());
    }
    let exponent: isize = exponent.parse().ok()?;
    let point = usize::try_from(exponent.checked_add_unsigned(whole.len())?).ok()?;
    let (before, after) = digits.split_at(point.min(digits.len()));
    let before = before.trim_start_matches('0');
    let is_whole = after.bytes().all(|byte| byte == b'0');
    if !is_whole || before.is_empty() || point > LONGEST {
        return None;
    }
    let zeros = "0".repeat(point.saturating_sub(digits.len()));
    Some(format!("{sign}{before}{zeros}"))
}

#[cfg(feature = "client")]
fn is_numeric(byte: u8) -> bool {
    matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'E' | b'e')
}

/// The length of a string with its quotes, or of what there is of it.
#[cfg(feature = "client")]
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
    use super::{number, numbers};

    #[test]
    fn a_whole_number_is_found_however_it_is_written() {
        for (text, whole) in [
            ("1.0", "1"),
            ("-12.000", "-12"),
            ("1e3", "1000"),
            ("1.5E+1", "15"),
            ("1200e-2", "12"),
            ("0.5e1", "5"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("0e5", "0"),
            ("1e38", "100000000000000000000000000000000000000"),
            ("9007199254740993.0", "9007199254740993"),
        ] {
            assert_eq!(number(text).as_deref(), Some(whole), "{text}");
        }
        for text in [
            "1",
            "-7",
            "1.5",
            "15e-1",
            "0.1",
            "1e39",
            "1e-400",
            "1e99999999999999999999",
            "1e",
            "-",
            ".e",
            "2.",
            "2.e3",
            ".5e1",
            "02.0",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

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
