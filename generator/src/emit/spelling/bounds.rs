//! Bounds of values.

use super::spelled::Spelled;
use crate::ir::{Bounds, Limit};

/// Bounds as a value.
pub(in crate::emit) fn bounds(bounds: &Bounds) -> Spelled {
    let length = match (bounds.min_length, bounds.max_length) {
        (Some(min), Some(max)) => format!("length({min}, {})", grouped(max)),
        (Some(min), None) => format!("min_length({})", grouped(min)),
        (None, Some(max)) => format!("max_length({})", grouped(max)),
        (None, None) => "NONE".to_owned(),
    };
    let end = |name: &str, end: Option<Limit>| {
        end.map_or_else(String::new, |end| format!(".{name}({})", limit(end)))
    };
    let (minimum, maximum) = (
        end("minimum", bounds.minimum),
        end("maximum", bounds.maximum),
    );
    Spelled::new(format!("runtime::Bounds::{length}{minimum}{maximum}"))
}

fn limit(limit: Limit) -> String {
    let (value, exclusive) = match limit {
        Limit::Integer { value, exclusive } => (format!("integer({value})"), exclusive),
        Limit::Number { value, exclusive } => (format!("number({})", float(value)), exclusive),
    };
    let exclusive = if exclusive { ".exclusive()" } else { "" };
    format!("runtime::Limit::{value}{exclusive}")
}

/// A number with its point, and without an exponent.
fn float(number: f64) -> String {
    let text = number.to_string();
    if text.contains('.') {
        text
    } else {
        format!("{text}.0")
    }
}

/// A number as a person writes it: `32_768`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::bounds;
    use crate::ir::{Bounds, Limit};

    #[test]
    fn bounds_are_spelled_as_a_person_writes_them() {
        let spelled = |known| bounds(&known).to_string();
        let none = Bounds::default();
        assert_eq!(spelled(none), "runtime::Bounds::NONE");
        let length = Bounds {
            min_length: Some(1),
            max_length: Some(32_768),
            ..none
        };
        assert_eq!(spelled(length), "runtime::Bounds::length(1, 32_768)");
        let (minimum, maximum) = (
            Limit::Integer {
                value: -1,
                exclusive: false,
            },
            Limit::Number {
                value: 1e20,
                exclusive: true,
            },
        );
        let range = Bounds {
            max_length: Some(4096),
            minimum: Some(minimum),
            maximum: Some(maximum),
            ..none
        };
        assert_eq!(
            spelled(range),
            "runtime::Bounds::max_length(4096).minimum(runtime::Limit::integer(-1))\
             .maximum(runtime::Limit::number(100000000000000000000.0).exclusive())"
        );
    }
}
