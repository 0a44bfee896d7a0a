//! What follows from the models as a whole: recursion, what a request can hold,
//! and which traits can be derived.

mod boxes;
mod endless;
mod graph;
mod one_way;
mod places;
mod recursion;
mod size;
mod text_files;
mod usual_forms;

pub(in crate::lower) use endless::end_unions;
pub(in crate::lower) use places::name_places;
pub(in crate::lower) use recursion::limit;
pub(in crate::lower) use text_files::tell_text_files;
pub(in crate::lower) use usual_forms::leave_out_usual;

use self::boxes::Boxes;
use self::graph::Graph;
use crate::ir::{Model, ModelId, ModelKind, Type};
use crate::lower::kept::KeptType;

/// The models that go over the wire, each the whole of something.
pub(in crate::lower) struct Travelling {
    /// Those that calls take.
    pub(in crate::lower) requested: Vec<ModelId>,
    /// Those that the API sends.
    pub(in crate::lower) answered: Vec<ModelId>,
}

/// Runs all of them.
pub(in crate::lower) fn run(
    models: &mut [Model],
    mut travelling: Travelling,
    edition: u32,
    types: &[Option<KeptType<'_>>],
) {
    travelling.requested.extend(made_before(types));
    mark(models, travelling.requested, |model| &mut model.in_request);
    one_way::settle(models, travelling.answered);
    let boxes = Boxes::new(models, types);
    boxes.keep(models);
    boxes.end_recursion(models);
    box_large_variants(models, &boxes);
    mark(models, fitted(models), |model| &mut model.in_union);
    let floats = spread(models, Model::has_float);
    let bounds = spread(models, Model::has_bounds);
    for ((model, float), bound) in models.iter_mut().zip(floats).zip(bounds) {
        model.eq = !float && (edition == 1 || stays_equal(model));
        model.checked = bound;
    }
    for model in models.iter_mut() {
        model.default = model.can_default();
    }
}

/// The models that a caller could make before: each stays one that can be made.
fn made_before(types: &[Option<KeptType<'_>>]) -> impl Iterator<Item = ModelId> {
    let types = types.iter().enumerate();
    let made = types.filter(|(_, known)| known.is_some_and(|known| known.ty.shape.made));
    made.map(|(index, _)| ModelId(index))
}

/// Whether what is equal to itself today is so whatever is added to the document: an object may get a
/// number with a fraction, and a union another member.
fn stays_equal(model: &Model) -> bool {
    match &model.kind {
        ModelKind::Enum(_) => true,
        ModelKind::Tuple(tuple) => tuple.items.iter().all(|item| item.ty.model().is_none()),
        ModelKind::Object(_) | ModelKind::Union(_) | ModelKind::Choice(_) => false,
    }
}

/// Puts the large ones among the types that a value is one of on the heap.
fn box_large_variants(models: &mut [Model], boxes: &Boxes) {
    let sizes = size::sizes(models);
    for (index, model) in models.iter_mut().enumerate() {
        let types: Vec<&mut Type> = match &mut model.kind {
            ModelKind::Union(union) => union
                .branches
                .iter_mut()
                .map(|branch| &mut branch.ty)
                .collect(),
            ModelKind::Choice(choice) => choice
                .variants
                .iter_mut()
                .map(|variant| &mut variant.ty)
                .collect(),
            _ => continue,
        };
        for (part, ty) in types.into_iter().enumerate() {
            let is_new = boxes.was_boxed(index, part).is_none();
            if is_new && size::of(ty, &|id| sizes[id]) > size::LARGE {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// What unions hold that are told apart by what fits.
fn fitted(models: &[Model]) -> Vec<ModelId> {
    let unions = models.iter().filter_map(|model| match &model.kind {
        ModelKind::Union(union) if !union.is_decided => Some(&union.branches),
        _ => None,
    });
    let branches = unions.flatten();
    branches.filter_map(|branch| branch.ty.model()).collect()
}

/// Marks models, and all that they contain.
fn mark(models: &mut [Model], from: Vec<ModelId>, of: fn(&mut Model) -> &mut bool) {
    let reached = reached(models, from);
    for (model, is_reached) in models.iter_mut().zip(reached) {
        *of(model) |= is_reached;
    }
}

/// Which models are among these, or are contained in one that is.
fn reached(models: &[Model], mut open: Vec<ModelId>) -> Vec<bool> {
    let mut reached = vec![false; models.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut reached[id.0], true) {
            open.extend(models[id.0].types().into_iter().filter_map(Type::model));
        }
    }
    reached
}

/// The models of which something holds, and those that contain one of them.
fn spread(models: &[Model], holds: fn(&Model) -> bool) -> Vec<bool> {
    let contained = |model: &Model| {
        model
            .types()
            .into_iter()
            .filter_map(Type::model)
            .map(|id| id.0)
            .collect()
    };
    let mut marked: Vec<bool> = models.iter().map(holds).collect();
    Graph::new(models.iter().map(contained).collect()).spread_back(&mut marked);
    marked
}
