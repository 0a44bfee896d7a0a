//! What a union holds is tried in the order in which it was tried.
//!
//! Where a value fits several alike, the first of them is taken, so that another order of the document
//! would have it read as something else.

use std::collections::HashMap;

use super::were::Were;
use crate::ir::{Model, ModelId, ModelKind, Type};

/// Has each union that no property tells apart keep its order, in which what is new comes last.
pub(in crate::lower) fn keep_order(models: &mut [Model], were: &Were<'_>) {
    let names = were.names(models);
    for (index, model) in models.iter_mut().enumerate() {
        let (ModelKind::Union(union), Some((_, known))) =
            (&mut model.kind, were.before(ModelId(index)))
        else {
            continue;
        };
        if union.is_decided {
            continue;
        }
        let places = known.order.iter().map(String::as_str).zip(0_usize..);
        let places: HashMap<&str, usize> = places.collect();
        let types: Vec<&Type> = union.branches.iter().map(|branch| &branch.ty).collect();
        let told = names.told(&types, |what| places.contains_key(what));
        let place = |what: &String| places.get(&what[..]).copied().unwrap_or(usize::MAX);
        let order: Vec<usize> = told.iter().map(place).collect();
        let mut branches: Vec<_> = order.into_iter().zip(union.branches.drain(..)).collect();
        branches.sort_by_key(|(place, _)| *place);
        union.branches = branches.into_iter().map(|(_, branch)| branch).collect();
    }
}
