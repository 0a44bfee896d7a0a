//! Bounds, as words of JSON Schema: `minLength 1, maxLength 5`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::change::Effect;

/// What other bounds of what is sent do to an old client: what it sends may be refused.
pub(super) fn effect(old: &str, new: &str) -> Effect {
    let (old, new) = (parsed(old), parsed(new));
    let is_tighter = |(key, value): (&&str, &&str)| match old.get(key) {
        None => true,
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
    match key {
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
            order == Ordering::Less
        }
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
            order == Ordering::Greater
        }
        _ => true,
    }
}

/// How two numbers stand to each other, whole ones exactly.
fn order(old: &str, new: &str) -> Option<Ordering> {
    if let (Ok(old), Ok(new)) = (old.parse::<i128>(), new.parse::<i128>()) {
        return Some(old.cmp(&new));
    }
    let (old, new): (f64, f64) = (old.parse().ok()?, new.parse().ok()?);
    old.partial_cmp(&new)
}
