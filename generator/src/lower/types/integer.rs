//! The type of a whole number.

use openapiv3::Schema;
use serde_json::Value;

use crate::ir::Type;
use crate::lower::source::extension;
use crate::lower::source::report::Report;
use crate::pointer::Pointer;
use crate::vocabulary::MINIMUM;

/// The type of a whole number of a format. Where there is none, the values that
/// the document itself states have room in it, if any type has room for them.
pub(super) fn integer(
    report: &mut Report<'_>,
    schema: &Schema,
    format: Option<&str>,
    at: &Pointer,
) -> Type {
    match format {
        Some("int8" | "int16" | "int32") => Type::Integer32,
        Some("uint8" | "uint16" | "uint32") => Type::Unsigned32,
        Some("uint64" | "uint" | "uint128") => Type::Unsigned64,
        _ => stated(report, schema, at),
    }
}

fn stated(report: &mut Report<'_>, schema: &Schema, at: &Pointer) -> Type {
    let data = &schema.schema_data;
    let stated = [("default", &data.default), ("example", &data.example)];
    let stated = stated.map(|(key, value)| (key, value.as_ref()));
    let least: Option<Value> = extension(&data.extensions, MINIMUM);
    let mut all = stated.iter().filter_map(|(_, value)| *value).chain(&least);
    let is_large = |value: &Value| value.as_i64().is_none() && value.as_u64().is_some();
    let is_negative = |value: &Value| value.as_f64().is_some_and(|value| value < 0.0);
    let is_unsigned =
        stated.iter().any(|(_, value)| value.is_some_and(is_large)) && !all.any(is_negative);
    for (key, value) in stated {
        let Some(value) = value.filter(|value| value.is_number()) else {
            continue;
        };
        let has_room = value.as_i64().is_some() || is_unsigned && value.as_u64().is_some();
        // A fraction is the document's mistake, and no question of room.
        let is_whole = value.as_f64().is_some_and(|value| value.fract() == 0.0);
        if !has_room && is_whole && value.as_f64().is_some_and(|value| value.abs() > LARGE) {
            let message = format!("`{key}` is beyond the 64 bits that such a number has");
            report.unrepresented("wide-integer", &at.child(key), message);
        }
    }
    if is_unsigned {
        Type::Unsigned64
    } else {
        Type::Integer64
    }
}

/// What has room in all types of 64 bits; `1e3` is a whole number as well.
const LARGE: f64 = 9e18;
