//! JSON whose integers are written with a fraction, as some servers do.

use std::io;

use serde::Serialize as _;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

/// Up to here, integers are the same to those who read them as numbers.
const SAFE: u64 = 9_007_199_254_740_991;

/// The JSON of a value, in which 1 is `1.0`.
pub(super) fn with_fractions(value: &Value) -> Vec<u8> {
    let mut json = Vec::new();
    // Writing to memory does not fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut json, Fractions));
    json
}

struct Fractions;

impl Formatter for Fractions {
    fn write_i64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        write!(writer, "{value}{}", fraction(value.unsigned_abs()))
    }

    fn write_u64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        write!(writer, "{value}{}", fraction(value))
    }
}

fn fraction(size: u64) -> &'static str {
    if size <= SAFE { ".0" } else { "" }
}
