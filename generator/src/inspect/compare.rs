//! The document and the crate side by side.

use std::collections::{HashMap, HashSet};

use super::document::{Contents, Model, Operation};
use super::{Count, Missing};
use crate::ir::{self, Api, ModelKind, Status};
use crate::pointer::Pointer;

/// What is counted of an operation, in the document and in the crate.
struct Part {
    what: &'static str,
    in_document: fn(&Operation) -> usize,
    in_crate: fn(&ir::Operation) -> usize,
}

const PARTS: [Part; 3] = [
    Part {
        what: "parameters",
        in_document: |operation| operation.parameters,
        in_crate: |operation| operation.parameters.len(),
    },
    Part {
        what: "bodies",
        in_document: |operation| usize::from(operation.has_body),
        in_crate: |operation| usize::from(operation.body.is_some()),
    },
    Part {
        what: "responses",
        in_document: |operation| operation.responses,
        in_crate: answers,
    },
];

/// How much there is of each thing, and what the crate lacks.
pub(super) fn compare(document: &Contents, api: &Api) -> (Vec<Count>, Vec<Missing>) {
    let mut missing = Vec::new();
    let mut counts = vec![operations(document, api, &mut missing)];
    counts.extend(PARTS.map(|part| parts(&part, document, api, &mut missing)));
    counts.push(models(document, api, &mut missing));
    (counts, missing)
}

fn count(what: &str, in_document: usize, in_crate: usize) -> Count {
    Count {
        what: what.to_owned(),
        in_document,
        in_crate,
    }
}

/// The crate's operations, to be found by what the document says of them.
struct Operations<'a> {
    by_origin: HashMap<&'a Pointer, Vec<&'a ir::Operation>>,
}

impl<'a> Operations<'a> {
    fn new(api: &'a Api) -> Self {
        let mut by_origin: HashMap<_, Vec<_>> = HashMap::new();
        for operation in api.operations() {
            let same = by_origin.entry(&operation.origin).or_default();
            same.push(operation);
        }
        Self { by_origin }
    }

    /// Several paths may share what stands in one place, and are told apart by
    /// how they begin: a path may be spelled otherwise in the crate.
    fn find(&self, operation: &Operation) -> Option<&'a ir::Operation> {
        let same = self.by_origin.get(&operation.at)?;
        let is_at = |one: &&&ir::Operation| one.path == operation.path;
        same.iter().find(is_at).or_else(|| same.first()).copied()
    }
}

fn operations(document: &Contents, api: &Api, missing: &mut Vec<Missing>) -> Count {
    let in_crate = Operations::new(api);
    for operation in &document.operations {
        if in_crate.find(operation).is_none() {
            missing.push(Missing {
                what: "operations".to_owned(),
                name: format!("{} {}", operation.method, operation.path),
                pointer: operation.at.to_string(),
            });
        }
    }
    count(
        "operations",
        document.operations.len(),
        api.operations().count(),
    )
}

fn parts(part: &Part, document: &Contents, api: &Api, missing: &mut Vec<Missing>) -> Count {
    let in_crate = Operations::new(api);
    for operation in &document.operations {
        let has = (part.in_document)(operation);
        let found = in_crate.find(operation);
        // A missing operation is counted elsewhere.
        let kept = found.map_or(has, |operation| (part.in_crate)(operation));
        if kept < has {
            missing.push(Missing {
                what: part.what.to_owned(),
                name: format!("{kept} of {has} in {} {}", operation.method, operation.path),
                pointer: operation.at.to_string(),
            });
        }
    }
    count(
        part.what,
        document.operations.iter().map(part.in_document).sum(),
        api.operations().map(part.in_crate).sum(),
    )
}

/// The answers with a status of their own. A `default` that is all there is
/// stands among the successes and among the errors.
fn answers(operation: &ir::Operation) -> usize {
    let first = operation.success.first();
    let shared = first.is_some_and(|answer| answer.status == Status::Default);
    operation.success.len() + operation.errors.len() - usize::from(shared)
}

fn models(document: &Contents, api: &Api, missing: &mut Vec<Missing>) -> Count {
    let constants = api.models.iter().flat_map(|model| match &model.kind {
        ModelKind::Object(object) => &object.constants[..],
        _ => &[],
    });
    // A list of which each type that has one has one value is these constants.
    let constants = constants.map(|constant| &constant.schema);
    let models = api.models.iter().map(|model| &model.origin);
    let origins: HashSet<&Pointer> = models.chain(constants).collect();
    let (kept, lost): (Vec<&Model>, Vec<_>) = document
        .models
        .iter()
        .partition(|model| origins.contains(&model.at));
    missing.extend(lost.into_iter().map(|model| Missing {
        what: "models".to_owned(),
        name: model.name.clone(),
        pointer: model.at.to_string(),
    }));
    count("models", document.models.len(), kept.len())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::document;
    use super::*;
    use crate::Request;
    use crate::read::Sources;

    /// A document of which nothing is lost, and its crate.
    fn whole() -> (Sources, Api) {
        inspected("edges")
    }

    /// The document of a case, and its crate.
    fn inspected(case: &str) -> (Sources, Api) {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let outcome = crate::inspect(&Request {
            spec: root.join(format!("../tests/cases/{case}/openapi.yaml")),
            ..Request::default()
        });
        (outcome.sources, outcome.api.expect("a document"))
    }

    #[test]
    fn a_crate_of_everything_lacks_nothing() {
        let (sources, api) = whole();
        let (counts, missing) = compare(&document::contents(&sources), &api);
        for count in &counts {
            assert_eq!(count.in_document, count.in_crate, "{}", count.what);
            assert!(count.in_crate > 0, "{}", count.what);
        }
        assert_eq!(missing, []);
    }

    #[test]
    fn what_describes_an_event_is_no_type_and_what_it_holds_is() {
        let (sources, api) = inspected("events");
        let (counts, missing) = compare(&document::contents(&sources), &api);
        assert_eq!(missing, []);
        let models = counts.iter().find(|count| count.what == "models");
        let models = models.expect("a count of the models");
        assert_eq!((models.in_document, models.in_crate), (2, 2));
    }

    #[test]
    fn what_a_crate_lacks_is_named_with_its_place() {
        let (sources, mut api) = whole();
        let contents = document::contents(&sources);
        let mut operations = api.tags.iter_mut().flat_map(|tag| &mut tag.operations);
        let has_any = |operation: &&mut ir::Operation| !operation.parameters.is_empty();
        operations
            .find(has_any)
            .expect("one with any")
            .parameters
            .clear();
        let tag = api.tags.last_mut().expect("a tag");
        let lost = tag.operations.pop().expect("an operation");
        let model = contents.models[0].at.clone();
        api.models.retain(|kept| kept.origin != model);
        let (_, missing) = compare(&contents, &api);
        let found = |what: &str| missing.iter().find(|missing| missing.what == what);
        let operation = found("operations").expect("an operation is missing");
        // The crate tells its two `{id}` apart, and the document does not.
        assert_eq!(
            operation.name,
            format!("{} /a/{{id}}/b/{{id}}", lost.method)
        );
        assert_eq!(operation.pointer, lost.origin.to_string());
        let parameters = found("parameters").expect("parameters are missing");
        assert!(parameters.name.starts_with("0 of "), "{}", parameters.name);
        let lost = found("models").expect("a model is missing");
        assert_eq!(lost.pointer, model.to_string());
    }
}
