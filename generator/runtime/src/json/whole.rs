//! Whole numbers that are written with a fraction or an exponent.

/// The most digits that a whole number of any type has.
const LONGEST: usize = 39;

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

#[cfg(test)]
mod tests {
    use super::number;

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
}
