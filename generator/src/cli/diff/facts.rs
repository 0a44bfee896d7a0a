//! Changes for a machine.

use serde_json::{Value, json};

use super::place::Both;
use crate::diff::{Change, worst};

/// All changes, each with its places, and the greatest effect of all.
pub(in crate::cli) fn facts(changes: &[Change], places: &Both) -> Value {
    let (wire, rust) = worst(changes);
    let list = changes.iter().map(|change| {
        let mut object = json!(change);
        let sides = [
            ("old_place", places.of_old(change)),
            ("new_place", places.of_new(change)),
        ];
        for (key, place) in sides {
            if let Some(place) = place {
                object[key] = json!(place);
            }
        }
        object
    });
    json!({
        "wire": wire,
        "rust": rust,
        "changes": list.collect::<Vec<_>>(),
    })
}
