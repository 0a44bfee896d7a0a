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
pub(super) fn limit(models: &[Model]) -> Option<usize> {
    let contained = |model: &Model| {
        let types = model.types().into_iter();
        types.filter_map(Type::model).map(|id| id.0).collect()
    };
    // The model itself, the `Option` of a field, and what is in that.
    let steps = |model: &Model| 2 + model.types().into_iter().map(steps).max().unwrap_or(0);
    let steps: Vec<usize> = models.iter().map(steps).collect();
    let graph = Graph::new(models.iter().map(contained).collect());
    let needed = graph.longest_walk(&steps) + BEHIND;
    (needed > USUAL).then(|| needed.next_power_of_two())
}

/// How many types of the standard library stand between a field and the model
/// in it, private ones included: a pointer alone is four, a list is three.
fn steps(ty: &Type) -> usize {
    match ty {
        Type::Boxed(inner) => 4 + steps(inner),
        Type::List(inner) => 3 + steps(inner),
        Type::Map(inner) => 10 + steps(inner),
        Type::Nullable(inner) => 1 + steps(inner),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::path::Path;

    use super::super::lower;
    use crate::diagnostic::Diagnostics;
    use crate::normalize::normalize;
    use crate::read::Sources;
    use crate::settings::Settings;

    /// The limit for a document of models of which each has the next in `field`,
    /// and the last the first.
    fn limit_of(models: usize, field: &str) -> Option<usize> {
        let mut text =
            "openapi: 3.1.0\ninfo: {title: A, version: '1'}\ncomponents:\n  schemas:\n".to_owned();
        for index in 0..models {
            let next = format!("{{$ref: '#/components/schemas/M{}'}}", (index + 1) % models);
            let field = field.replace('_', &next);
            let _ = writeln!(text, "    M{index}: {{properties: {{next: {field}}}}}");
        }
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), &text, &mut diagnostics);
        let document = normalize(&sources, &mut diagnostics).expect("a document");
        lower(&document, &Settings::default(), None, &mut diagnostics).recursion_limit
    }

    #[test]
    fn a_long_circle_needs_a_higher_limit() {
        assert_eq!(limit_of(17, "_"), None);
        assert_eq!(limit_of(18, "_"), Some(256));
        assert_eq!(limit_of(50, "_"), Some(512));
    }

    #[test]
    fn the_compiler_looks_deeper_for_what_is_in_a_map() {
        let map = "{additionalProperties: _}";
        assert_eq!(limit_of(8, map), None);
        assert_eq!(limit_of(9, map), Some(256));
        assert_eq!(limit_of(20, "{items: _}"), None);
        assert_eq!(limit_of(21, "{items: _}"), Some(256));
    }
}
