//! What a value is bounded by, in words.

use openapiv3::{AnySchema, Schema};
use serde_json::Value;

use super::code;
use crate::lower::source::{extension, form};
use crate::vocabulary::{MAXIMUM, MINIMUM, MULTIPLE_OF, as_whole};

/// Formats that the Rust type says already.
const TYPED_FORMATS: [&str; 4] = ["int32", "int64", "float", "double"];

/// The range of a value in words.
pub(super) fn range(schema: &Schema) -> Option<String> {
    let form = form(schema);
    let format = form
        .format
        .as_deref()
        .filter(|format| !TYPED_FORMATS.contains(format));
    let parts = [
        format.map(|format| format!("Format: {}.", code(format))),
        counted(form.min_length, form.max_length, "character", "characters"),
        counted(form.min_items, form.max_items, "item", "items"),
        counted(
            form.min_properties,
            form.max_properties,
            "property",
            "properties",
        ),
        numbers(schema, form),
        extension::<Value>(&schema.schema_data.extensions, MULTIPLE_OF)
            .map(|of| format!("A multiple of {}.", number(&of))),
        form.pattern
            .as_deref()
            .map(|pattern| format!("Pattern: {}.", code(pattern))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn counted(min: Option<usize>, max: Option<usize>, one: &str, many: &str) -> Option<String> {
    let noun = |count: usize| if count == 1 { one } else { many };
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("{min} {}.", noun(min))),
        (Some(min), Some(max)) => Some(format!("{min} to {max} {many}.")),
        (Some(min), None) if min > 0 => Some(format!("At least {min} {}.", noun(min))),
        (None, Some(max)) => Some(format!("At most {max} {}.", noun(max))),
        _ => None,
    }
}

fn numbers(schema: &Schema, form: &AnySchema) -> Option<String> {
    let extensions = &schema.schema_data.extensions;
    let bound = |key| extension::<Value>(extensions, key).map(|bound| number(&bound));
    let (minimum, maximum) = (bound(MINIMUM), bound(MAXIMUM));
    let above = form.exclusive_minimum == Some(true);
    let below = form.exclusive_maximum == Some(true);
    match (minimum, maximum) {
        (Some(min), Some(max)) if !above && !below => Some(format!("{min} to {max}.")),
        (None, None) => None,
        (min, max) => {
            let min = min.map(|min| {
                if above {
                    format!("greater than {min}")
                } else {
                    format!("at least {min}")
                }
            });
            let max = max.map(|max| {
                if below {
                    format!("less than {max}")
                } else {
                    format!("at most {max}")
                }
            });
            let text = [min, max]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" and ");
            let mut letters = text.chars();
            let first = letters.next()?.to_uppercase();
            Some(format!("{first}{}.", letters.as_str()))
        }
    }
}

/// A number as a person writes it: one that JSON only has as a floating-point number is `1e30` where that is
/// shorter.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "it is looked at whether anything is lost"
)]
fn number(value: &Value) -> String {
    let Some(whole) = as_whole(value) else {
        return value.to_string();
    };
    let (digits, float) = (whole.to_string(), whole as f64);
    let short = format!("{float:?}");
    let is_wide = i64::try_from(whole).is_err() && u64::try_from(whole).is_err();
    if is_wide && float as i128 == whole && short.len() < digits.len() {
        short
    } else {
        digits
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::number;

    #[test]
    fn a_number_is_written_as_a_person_does() {
        let wide = |digits: &str| Value::from(digits);
        for (value, text) in [
            (json!(100), "100"),
            (json!(-0.5), "-0.5"),
            (json!(10_000_000_000_000_000_u64), "10000000000000000"),
            (json!(u64::MAX), "18446744073709551615"),
            (wide("18446744073709551616"), "18446744073709551616"),
            (wide("99999999999999999999"), "99999999999999999999"),
            (wide("1000000000000000019884624838656"), "1e30"),
            (wide("-1000000000000000019884624838656"), "-1e30"),
        ] {
            assert_eq!(number(&value), text);
        }
    }
}
