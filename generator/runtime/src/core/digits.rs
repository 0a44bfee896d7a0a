//! How a number that may have a fraction is written.

use std::fmt;

/// A finite number as ECMAScript and RFC 8785 write it, which is the same in JSON and outside of
/// it: the fewest digits that are this number, and an exponent only from 1e21 on and below 1e-6.
pub(crate) struct Digits(pub(crate) f64);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // There is one zero.
        let number = self.0 + 0.0;
        let size = number.abs();
        if size >= 1e21 {
            let text = format!("{number:e}");
            f.write_str(&text.replace('e', "e+"))
        } else if size < 1e-6 && size > 0.0 {
            write!(f, "{number:e}")
        } else {
            write!(f, "{number}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Digits;

    #[test]
    fn numbers_are_written_as_ecmascript_does() {
        for (number, text) in [
            (2.0, "2"),
            (-0.0, "0"),
            (-1.5, "-1.5"),
            (51.503_541, "51.503541"),
            (1e16, "10000000000000000"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (-1.5e300, "-1.5e+300"),
            (0.000_001, "0.000001"),
            (0.000_000_1, "1e-7"),
            (5e-324, "5e-324"),
            (333_333_333.333_333_3, "333333333.3333333"),
        ] {
            assert_eq!(Digits(number).to_string(), text);
        }
    }
}
