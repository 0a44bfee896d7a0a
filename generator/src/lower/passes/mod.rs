//! What follows from the models as a whole: recursion, what a request can hold,
//! and which traits can be derived.

mod endless;
mod graph;
mod one_way;
mod places;
mod recursion;
mod size;

pub(in crate::lower) use endless::end_unions;
pub(in crate::lower) use places::name_places;
pub(in crate::lower) use recursion::limit;

use self::graph::Graph;
use crate::ir::{Model, ModelId, ModelKind, Type};

/// The models that go over the wire, each the whole of something.
pub(in crate::lower) struct Travelling {
    /// Those that calls take.
    pub(in crate::lower) requested: Vec<ModelId>,
    /// Those that the API sends.
    pub(in crate::lower) answered: Vec<ModelId>,
}

/// Runs all of them.
pub(in crate::lower) fn run(models: &mut [Model], travelling: Travelling) {
    mark(models, travelling.requested, |model| &mut model.in_request);
    one_way::settle(models, travelling.answered);
    box_recursion(models);
    box_large_variants(models);
    mark(models, fitted(models), |model| &mut model.in_union);
    let floats = spread(models, Model::has_float);
    let bounds = spread(models, Model::has_bounds);
    for ((model, float), bound) in models.iter_mut().zip(floats).zip(bounds) {
        model.eq = !float;
        model.checked = bound;
    }
    for model in models.iter_mut() {
        model.default = model.can_default();
    }
}

/// Puts a value on the heap wherever a type would otherwise contain itself:
/// within a circle of models, and nowhere else.
fn box_recursion(models: &mut [Model]) {
    let direct = |model: &Model| {
        model
            .types()
            .into_iter()
            .filter_map(Type::direct_model)
            .map(|id| id.0)
            .collect()
    };
    let circles = Graph::new(models.iter().map(direct).collect()).circles();
    for (index, model) in models.iter_mut().enumerate() {
        for ty in types_mut(model) {
            if ty
                .direct_model()
                .is_some_and(|to| circles[to.0] == circles[index])
            {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

/// Puts the large ones among the types that a value is one of on the heap.
fn box_large_variants(models: &mut [Model]) {
    let sizes = size::sizes(models);
    for model in models.iter_mut() {
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
        for ty in types {
            if size::of(ty, &|id| sizes[id]) > size::LARGE {
                *ty = Type::Boxed(Box::new(ty.clone()));
            }
        }
    }
}

fn types_mut(model: &mut Model) -> Vec<&mut Type> {
    match &mut model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter_mut().map(|field| &mut field.ty);
            fields
                .chain(object.rest.as_mut().map(|rest| &mut rest.ty))
                .collect()
        }
        ModelKind::Tuple(tuple) => tuple.items.iter_mut().map(|item| &mut item.ty).collect(),
        ModelKind::Union(union) => union
            .branches
            .iter_mut()
            .map(|branch| &mut branch.ty)
            .collect(),
        ModelKind::Choice(_) | ModelKind::Enum(_) => Vec::new(),
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
