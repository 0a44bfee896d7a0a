//! How deep the compiler has to look into the types of the crate.

use super::graph::Graph;
use crate::ir::{Model, Type};

/// What rustc and rustdoc allow where a crate does not say otherwise.
const USUAL: usize = 128;

/// What the compiler may come to behind the last model: a JSON value is the
/// deepest of the types that are not the crate's own.
const BEHIND: usize = 24;

/// The limit of recursion that the crate needs, if the usual one may be too low.
///
/// Whether a type is `Send`, or `UnwindSafe` as the docs have it, depends on
/// all that can be reached from it. To find that out the compiler walks from
/// model to model and turns back at none but those that it has come through.
pub(in crate::lower) fn limit(models: &[Model]) -> Option<usize> {
    let contained = |model: &Model| {
        let types = model.types().into_iter();
        types.filter_map(Type::model).map(|id| id.0).collect()
    };
    // The model itself, the `Option` of a field, and what is in that.
    let layers = |model: &Model| 2 + model.types().into_iter().map(layers).max().unwrap_or(0);
    let layers: Vec<usize> = models.iter().map(layers).collect();
    let graph = Graph::new(models.iter().map(contained).collect());
    let needed = graph.longest_walk(&layers) + BEHIND;
    (needed > USUAL).then(|| needed.next_power_of_two())
}

/// How many types of the standard library stand between a field and the model
/// in it, private ones included: a pointer alone is four, a list is three.
fn layers(ty: &Type) -> usize {
    match ty {
        Type::Boxed(inner) => 4 + layers(inner),
        Type::List(inner) => 3 + layers(inner),
        Type::Map(inner) => 10 + layers(inner),
        Type::Nullable(inner) => 1 + layers(inner),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::limit;
    use crate::ir::{Branch, Docs, Gate, Model, ModelId, ModelKind, Type, Union};
    use crate::names::Case;
    use crate::pointer::Pointer;

    /// The limit for so many models of which each has the next one, and the last the first.
    fn limit_of(models: usize, field: fn(Type) -> Type) -> Option<usize> {
        let model = |index: usize| {
            let next = Type::Model(ModelId((index + 1) % models));
            let branch = Branch {
                name: Case::Type.name("next"),
                docs: Docs::default(),
                ty: field(next),
                tags: Vec::new(),
                is_default: false,
                said: Vec::new(),
                origin: Pointer::default(),
            };
            Model {
                name: Case::Type.name("model"),
                former: None,
                module: Case::Module.name("model"),
                docs: Docs::default(),
                kind: ModelKind::Union(Union {
                    tag: None,
                    within: None,
                    is_decided: false,
                    branches: vec![branch],
                    other: None,
                }),
                in_request: false,
                in_union: false,
                eq: false,
                default: false,
                checked: false,
                gate: Gate::Open,
                origin: Pointer::default(),
                places: Vec::new(),
            }
        };
        let models: Vec<Model> = (0..models).map(model).collect();
        limit(&models)
    }

    #[test]
    fn a_long_circle_needs_a_higher_limit() {
        let boxed = |next| Type::Boxed(Box::new(next));
        assert_eq!(limit_of(17, boxed), None);
        assert_eq!(limit_of(18, boxed), Some(256));
        assert_eq!(limit_of(50, boxed), Some(512));
    }

    #[test]
    fn the_compiler_looks_deeper_for_what_is_in_a_map() {
        let map = |next| Type::Map(Box::new(next));
        assert_eq!(limit_of(8, map), None);
        assert_eq!(limit_of(9, map), Some(256));
        let list = |next| Type::List(Box::new(next));
        assert_eq!(limit_of(20, list), None);
        assert_eq!(limit_of(21, list), Some(256));
    }
}
