//! What stands on the heap, so that no type contains itself. What stood there stays there, and what did
//! not stays where it is as long as something new can be put there in its place.

use super::graph::Graph;
use crate::ir::{Model, ModelKind, Type};
use crate::lower::kept::KeptType;
use crate::record;

/// Whether each part of each model was on the heap before; nothing of what is new.
pub(super) struct Boxes(Vec<Vec<Option<bool>>>);

impl Boxes {
    pub(super) fn new(models: &[Model], types: &[Option<KeptType<'_>>]) -> Self {
        let all = models.iter().zip(types);
        let all = all.map(|(model, known)| {
            let known = known.map(|known| known.ty);
            known.map_or_else(Vec::new, |known| of_parts(model, known))
        });
        Self(all.collect())
    }

    /// Whether a part of a model was on the heap before.
    pub(super) fn was_boxed(&self, model: usize, part: usize) -> Option<bool> {
        self.0.get(model)?.get(part).copied().flatten()
    }

    /// Puts on the heap what stood there.
    pub(super) fn keep(&self, models: &mut [Model]) {
        for (index, model) in models.iter_mut().enumerate() {
            for (part, ty) in parts_mut(model).into_iter().enumerate() {
                if self.was_boxed(index, part) == Some(true) && ty.direct_model().is_some() {
                    put(ty);
                }
            }
        }
    }

    /// Puts a value on the heap wherever a type would otherwise contain itself, within a circle of
    /// models and nowhere else: what is new, and what is not only where that does not suffice.
    pub(super) fn end_recursion(&self, models: &mut [Model]) {
        for is_for_all in [false, true] {
            let direct = |model: &Model| {
                let types = model.types().into_iter();
                types
                    .filter_map(Type::direct_model)
                    .map(|id| id.0)
                    .collect()
            };
            let circles = Graph::new(models.iter().map(direct).collect()).circles();
            for (index, model) in models.iter_mut().enumerate() {
                if matches!(model.kind, ModelKind::Choice(_)) {
                    continue;
                }
                for (part, ty) in parts_mut(model).into_iter().enumerate() {
                    let to = ty.direct_model();
                    let is_circle = to.is_some_and(|to| circles[to.0] == circles[index]);
                    if is_circle && (is_for_all || self.was_boxed(index, part).is_none()) {
                        put(ty);
                    }
                }
            }
        }
    }
}

fn put(ty: &mut Type) {
    *ty = Type::Boxed(Box::new(ty.clone()));
}

/// Whether each part of a model was on the heap, in the order of its types.
fn of_parts(model: &Model, known: &record::Type) -> Vec<Option<bool>> {
    let is_boxed = |ty: &String| ty.starts_with("Box<");
    let field = |wire: &str| known.fields.get(wire).map(|field| is_boxed(&field.ty));
    let variant = |name: &str| {
        let mut variants = known.variants.values();
        let found = variants.find(|known| known.name == name);
        found.map(|known| is_boxed(&known.ty))
    };
    match &model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter().map(|known| field(&known.wire));
            let rest = object.rest.iter();
            let rest = rest.map(|_| known.rest.as_ref().map(|rest| is_boxed(&rest.ty)));
            fields.chain(rest).collect()
        }
        ModelKind::Tuple(tuple) => {
            let items = 0..tuple.items.len();
            items.map(|item| field(&item.to_string())).collect()
        }
        ModelKind::Union(union) => {
            let branches = union.branches.iter();
            branches
                .map(|branch| variant(branch.name.as_str()))
                .collect()
        }
        ModelKind::Choice(choice) => {
            let variants = choice.variants.iter();
            variants.map(|one| variant(one.name.as_str())).collect()
        }
        ModelKind::Enum(_) => Vec::new(),
    }
}

/// The types of what a model contains, in the order of [`Model::types`].
fn parts_mut(model: &mut Model) -> Vec<&mut Type> {
    match &mut model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter_mut().map(|field| &mut field.ty);
            let rest = object.rest.as_mut().map(|rest| &mut rest.ty);
            fields.chain(rest).collect()
        }
        ModelKind::Tuple(tuple) => tuple.items.iter_mut().map(|item| &mut item.ty).collect(),
        ModelKind::Union(union) => {
            let branches = union.branches.iter_mut();
            branches.map(|branch| &mut branch.ty).collect()
        }
        ModelKind::Choice(choice) => {
            let variants = choice.variants.iter_mut();
            variants.map(|variant| &mut variant.ty).collect()
        }
        ModelKind::Enum(_) => Vec::new(),
    }
}
