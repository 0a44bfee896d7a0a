//! What the values of an enum are: texts alone, or numbers and truth values as well.

use super::pair::Pair;
use crate::diff::change::{Change, Effect};
use crate::record::{Kind, Type};

/// That an enum of texts alone is one of other values too, or the other way round: each is read and
/// made in its own way.
pub(super) fn change(pair: &Pair) -> Option<Change> {
    if pair.old.kind != Kind::Enum {
        return None;
    }
    let (says, wire) = match (has_texts_alone(pair.old), has_texts_alone(pair.new)) {
        // Who knows texts alone reads nothing else, whatever else it keeps. As bare text it is one.
        (true, false) if !pair.way.bare => {
            ("an enum of texts has other values as well", pair.way.more())
        }
        (true, false) => ("an enum of texts has other values as well", pair.way.some()),
        (false, true) => ("an enum has texts alone", pair.way.some()),
        _ => return None,
    };
    let has = |ty: &Type| {
        if has_texts_alone(ty) {
            "texts"
        } else {
            "texts and other values"
        }
    };
    let change = pair.told(says).wire(wire).rust(Effect::Breaking);
    Some(change.beside(has(pair.old), has(pair.new)))
}

/// Whether an enum has texts alone, as JSON has them.
pub(super) fn has_texts_alone(ty: &Type) -> bool {
    ty.variants.keys().all(|value| value.starts_with('"'))
}
