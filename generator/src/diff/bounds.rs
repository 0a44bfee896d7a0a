//! Bounds, as words of JSON Schema: `minLength 1, maxLength 5`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::change::Effect;

/// What other bounds of what is sent do to an old client: what it sends may be refused.
pub(super) fn effect(old: &str, new: &str) -> Effect {
    between(&parsed(old), &parsed(new))
}

/// The same of bounds by their keyword.
pub(super) fn between(old: &BTreeMap<&str, &str>, new: &BTreeMap<&str, &str>) -> Effect {
    let is_tighter = |(key, value): (&&str, &&str)| match old.get(key) {
        None => !allows_all(key, value),
        Some(before) if before == value => false,
        Some(before) => tightens(key, before, value),
    };
    if new.iter().any(is_tighter) {
        Effect::Breaking
    } else if old == new {
        Effect::None
    } else {
        Effect::Compatible
    }
}

fn parsed(bounds: &str) -> BTreeMap<&str, &str> {
    let bounds = bounds.split(", ").map(str::trim);
    let bounds = bounds.filter(|bound| !bound.is_empty());
    bounds
        .map(|bound| bound.split_once(' ').unwrap_or((bound, "")))
        .collect()
}

/// Whether a bound leaves less than before. What is not understood is taken to do so.
fn tightens(key: &str, old: &str, new: &str) -> bool {
    let Some(order) = order(old, new) else {
        return true;
    };
    match bare(key) {
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            order == Ordering::Less
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            order == Ordering::Greater
        }
        "multipleOf" => !is_multiple(old, new),
        _ => true,
    }
}

/// Whether a bound leaves all that there was without it.
fn allows_all(key: &str, value: &str) -> bool {
    matches!(bare(key), "minLength" | "minItems" | "minProperties") && value == "0"
}

/// A keyword by itself, be it of the items of a list.
fn bare(key: &str) -> &str {
    key.strip_prefix("items.").unwrap_or(key)
}

/// Whether a whole number is so many times another, so that each multiple of it is one of the other.
fn is_multiple(number: &str, of: &str) -> bool {
    let numbers = number.parse::<i128>().ok().zip(of.parse::<i128>().ok());
    numbers.is_some_and(|(number, of)| number.checked_rem(of) == Some(0))
}

/// How two numbers stand to each other, whole ones exactly.
fn order(old: &str, new: &str) -> Option<Ordering> {
    if let (Ok(old), Ok(new)) = (old.parse::<i128>(), new.parse::<i128>()) {
        return Some(old.cmp(&new));
    }
    let (old, new): (f64, f64) = (old.parse().ok()?, new.parse().ok()?);
    old.partial_cmp(&new)
}
