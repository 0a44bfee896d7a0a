//! Which operations require so much that one struct takes all of it, and what
//! that is called.

use crate::ir::{Api, Tag};
use crate::names::{CALL_TYPES, Case, Claim, Name, PRELUDE_TYPES, Scope};

/// With more values than this, where a call is made cannot be seen which is which.
const MANY: usize = 6;

/// Gives each operation of many arguments its struct.
pub(super) fn apply(api: &mut Api) {
    let names: Vec<Vec<Option<Name>>> = api.tags.iter().map(|tag| names(api, tag)).collect();
    for (tag, names) in api.tags.iter_mut().zip(names) {
        for (operation, name) in tag.operations.iter_mut().zip(names) {
            operation.arguments = name;
        }
    }
}

/// The names of the structs of one tag, for each of its operations.
///
/// They stand beside the calls. A caller imports them beside models, so that
/// they leave those their names as well.
fn names(api: &Api, tag: &Tag) -> Vec<Option<Name>> {
    let has_many: Vec<bool> = tag
        .operations
        .iter()
        .map(|operation| api.arguments(operation).len() > MANY)
        .collect();
    if !has_many.contains(&true) {
        return vec![None; has_many.len()];
    }
    let calls = tag.operations.iter().map(|operation| operation.call.bare());
    let models = api.models.iter().map(|model| model.name.bare());
    let taken: Vec<&str> = calls.chain(models).collect();
    let claims = tag.operations.iter().zip(&has_many);
    let claims = claims.filter(|(_, many)| **many).map(|(operation, _)| {
        let words = operation.function.bare();
        Claim::new(format!("{words} arguments")).or(format!("{words} required arguments"))
    });
    let mut names = Scope::new(Case::Type)
        .without(PRELUDE_TYPES)
        .without(CALL_TYPES)
        .without(&taken)
        .claim_all(claims)
        .into_iter();
    let name = |many: bool| if many { names.next() } else { None };
    has_many.into_iter().map(name).collect()
}
