//! Bounds of values.

use super::spelled::Spelled;
use crate::ir::{Bounds, Limit};

/// Bounds as a value.
pub(in crate::emit) fn bounds(bounds: &Bounds) -> Spelled {
    let mut code = match (bounds.min_length, bounds.max_length) {
        (Some(min), Some(max)) => format!("length({min}, {})", grouped(max)),
        (Some(min), None) => format!("min_length({})", grouped(min)),
        (None, Some(max)) => format!("max_length({})", grouped(max)),
        (None, None) => "NONE".to_owned(),
    };
    code.insert_str(0, "runtime::Bounds::");
    if let Some(minimum) = bounds.minimum {
        code.push_str(&format!(".minimum({})", limit(minimum)));
    }
    if let Some(maximum) = bounds.maximum {
        code.push_str(&format!(".maximum({})", limit(maximum)));
    }
    Spelled::new(code)
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
