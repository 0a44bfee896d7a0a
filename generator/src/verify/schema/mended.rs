//! A value without what its schema refuses of it.

use serde_json::Value;

use super::Schemas;
use super::id::SchemaId;
use crate::limits::proof::NESTED_VALUES;

/// A value without those of its members that its schema refuses, where they may be left out.
pub(in crate::verify) fn mended(
    schemas: &Schemas,
    id: SchemaId,
    mut value: Value,
) -> Option<Value> {
    // Where a member has to be there, what holds it is refused next.
    for _ in 0..NESTED_VALUES {
        let refused = schemas.refused(id, &value);
        if refused.is_empty() {
            return Some(value);
        }
        for place in refused {
            leave_out(&mut value, &place)?;
        }
    }
    None
}

/// Leaves out the member at a place, or the one that holds the place: a list without an item would
/// be another list. The whole value is no member.
fn leave_out(value: &mut Value, place: &str) -> Option<()> {
    let (holder, name) = place.rsplit_once('/')?;
    match value.pointer_mut(holder) {
        Some(Value::Object(members)) => {
            members.remove(&name.replace("~1", "/").replace("~0", "~"));
            Some(())
        }
        Some(_) => leave_out(value, holder),
        // It is left out already.
        None => Some(()),
    }
}
