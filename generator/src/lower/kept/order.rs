//! What a union holds is tried in the order in which it was tried.
//!
//! Where a value fits several alike, the first of them is taken, so that another order of the document
//! would have it read as something else.

use super::parts::former_names;
use super::types::KeptType;
use crate::ir::{Model, ModelId, ModelKind};
use crate::record::spelled;

/// Has each union that no property tells apart keep its order, in which what is new comes last.
pub(in crate::lower) fn keep_order(models: &mut [Model], types: &[Option<KeptType<'_>>]) {
    let names = former_names(models, types);
    let name = |id: ModelId| names.get(id.0).map_or("", String::as_str);
    for (model, known) in models.iter_mut().zip(types) {
        let (ModelKind::Union(union), Some(known)) = (&mut model.kind, known) else {
            continue;
        };
        if union.is_decided {
            continue;
        }
        union.branches.sort_by_cached_key(|branch| {
            let what = spelled::ty(branch.ty.unboxed(), &name);
            let mut known = known.ty.order.iter();
            known.position(|known| *known == what).unwrap_or(usize::MAX)
        });
    }
}
