//! The document and the crate side by side.

use std::collections::{HashMap, HashSet};

use super::document::{Contents, Model, Operation};
use super::{Count, Missing, Site, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics};
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
pub(super) fn compare(
    document: &Contents,
    api: &Api,
    report: &Diagnostics,
    tree: Tree<'_>,
) -> (Vec<Count>, Vec<Missing>) {
    let mut lacks = Vec::new();
    let mut counts = vec![operations(document, api, &mut lacks)];
    counts.extend(PARTS.map(|part| parts(&part, document, api, &mut lacks)));
    counts.push(models(document, api, tree, &mut lacks));
    let missing = lacks
        .into_iter()
        .map(|lack| lack.with_reason(report, tree, &api.files));
    (counts, missing.collect())
}

/// What is said where nothing below has a type, or none of its own.
const UNTYPED: [&str; 11] = [
    "body-of-head",
    "body-of-status",
    "informational-status",
    "mixed-values",
    "not-represented",
    "open-tuple",
    "other-media-types",
    "plain-enum",
    "unchecked-combination",
    "untyped-body",
    "untyped-union",
];

/// What names the schemas of which it is said: in all else, a word in quotes may as well be a key.
const NAMING: [&str; 3] = ["endless-schema", "unlisted-mapping", "untyped-union"];

/// Whether anything at a place, or at what that refers to, refers to another place.
fn leads_to(tree: Tree<'_>, from: Site<'_>, to: &Pointer) -> bool {
    let (mut open, mut seen) = (vec![from], HashSet::new());
    while let Some(site) = open.pop() {
        if let Some(target) = tree.target(&site)
            && seen.insert(target.at.clone())
        {
            open.push(target);
        }
        open.extend(site.children().into_iter().map(|(_, child)| child));
    }
    seen.contains(to)
}

/// What the members of a list refer to.
fn targets(tree: Tree<'_>, list: &Pointer) -> Vec<Pointer> {
    let members = tree.place(list).map(|list| list.children());
    let targets = members.into_iter().flatten();
    let targets = targets.filter_map(|(_, member)| tree.target(&member));
    targets.map(|target| target.at).collect()
}

/// A thing that the crate lacks.
struct Lack<'d> {
    what: &'static str,
    name: String,
    at: &'d Pointer,
}

impl Lack<'_> {
    /// Whether a place is in the part of an operation that the thing is.
    fn has(&self, place: &Pointer) -> bool {
        let part = match self.what {
            "bodies" => self.at.child("requestBody"),
            "responses" => self.at.child("responses"),
            _ => return false,
        };
        *place == part || place.path().starts_with(&format!("{}/", part.path()))
    }

    /// The report speaks of the place of the thing, or of a schema by its name. What is said of a path item or of
    /// something in an operation is a reason for what the operation lacks.
    fn with_reason(self, report: &Diagnostics, tree: Tree<'_>, files: &[String]) -> Missing {
        let is_of_part = |said: &&Diagnostic| said.place.pointer().is_some_and(|at| self.has(at));
        let own = report.iter().find(is_of_part);
        let Self { what, name, at } = self;
        let quoted = format!("`{name}`");
        let item = at.parent().unwrap_or_else(|| at.clone());
        let parameters = [item.child("parameters"), at.child("parameters")];
        let referred: Vec<Pointer> = parameters
            .iter()
            .flat_map(|all| targets(tree, all))
            .collect();
        let within = [at, &parameters[0]];
        let is_around = |place: &Pointer| {
            let is_below =
                |whole: &&Pointer| place.path().starts_with(&format!("{}/", whole.path()));
            let owners = [at, &item, &parameters[0]];
            owners.contains(&place) || within.iter().any(is_below)
        };
        let is_it = |place: &Pointer| {
            place == at
                || what != "models"
                    && (referred.contains(place) || place.file() == at.file() && is_around(place))
        };
        let is_meant = |said: &&Diagnostic| {
            let is_named = NAMING.contains(&said.code) && said.message.contains(&quoted);
            is_named || said.place.pointer().is_some_and(is_it)
        };
        let is_below = |said: &&Diagnostic| {
            let site = said.place.pointer().and_then(|place| tree.place(place));
            UNTYPED.contains(&said.code) && site.is_some_and(|site| leads_to(tree, site, at))
        };
        let found = own.or_else(|| report.iter().find(is_meant));
        let found = found.or_else(|| report.iter().find(is_below));
        Missing {
            what: what.to_owned(),
            pointer: tree.written(at, files),
            name,
            reason: found.map(|said| said.message.clone()),
        }
    }
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

fn operations<'d>(document: &'d Contents, api: &Api, lacks: &mut Vec<Lack<'d>>) -> Count {
    let in_crate = Operations::new(api);
    for operation in &document.operations {
        if in_crate.find(operation).is_none() {
            lacks.push(Lack {
                what: "operations",
                name: format!("{} {}", operation.method, operation.path),
                at: &operation.at,
            });
        }
    }
    count(
        "operations",
        document.operations.len(),
        api.operations().count(),
    )
}

fn parts<'d>(part: &Part, document: &'d Contents, api: &Api, lacks: &mut Vec<Lack<'d>>) -> Count {
    let in_crate = Operations::new(api);
    for operation in &document.operations {
        let has = (part.in_document)(operation);
        let found = in_crate.find(operation);
        // A missing operation is counted elsewhere.
        let kept = found.map_or(has, |operation| (part.in_crate)(operation));
        if kept < has {
            lacks.push(Lack {
                what: part.what,
                name: format!("{kept} of {has} in {} {}", operation.method, operation.path),
                at: &operation.at,
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

fn models<'d>(
    document: &'d Contents,
    api: &Api,
    tree: Tree<'_>,
    lacks: &mut Vec<Lack<'d>>,
) -> Count {
    let mut origins: HashSet<Pointer> = HashSet::new();
    for model in &api.models {
        // A branch that refers to a schema is that schema, with what all branches have.
        let site = tree.place(&model.origin);
        origins.extend(site.map(|site| tree.resolved(site).at));
        origins.insert(model.origin.clone());
        // A list of which each type that has one has one value is these constants.
        if let ModelKind::Object(object) = &model.kind {
            let constants = object.constants.iter();
            origins.extend(constants.map(|constant| constant.schema.clone()));
        }
    }
    let (kept, lost): (Vec<&Model>, Vec<_>) = document
        .models
        .iter()
        .partition(|model| origins.contains(&model.at));
    lacks.extend(lost.into_iter().map(|model| Lack {
        what: "models",
        name: model.name.clone(),
        at: &model.at,
    }));
    count("models", document.models.len(), kept.len())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::document;
    use super::*;
    use crate::Request;
    use crate::diagnostic::Place;
    use crate::read::Sources;
    use crate::selection::Selection;

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
        let (counts, missing) = compare(
            &document::contents(&sources, &Selection::default()),
            &api,
            &Diagnostics::default(),
            Tree::new(&sources),
        );
        for count in &counts {
            assert_eq!(count.in_document, count.in_crate, "{}", count.what);
            assert!(count.in_crate > 0, "{}", count.what);
        }
        assert_eq!(missing, []);
    }

    #[test]
    fn what_describes_an_event_is_no_type_and_what_it_holds_is() {
        let (sources, api) = inspected("events");
        let contents = document::contents(&sources, &Selection::default());
        let tree = Tree::new(&sources);
        let (counts, missing) = compare(&contents, &api, &Diagnostics::default(), tree);
        assert_eq!(missing, []);
        let models = counts.iter().find(|count| count.what == "models");
        let models = models.expect("a count of the models");
        assert_eq!((models.in_document, models.in_crate), (2, 2));
    }

    #[test]
    fn what_is_said_of_a_body_is_the_reason_of_that() {
        let (sources, _) = whole();
        let at = Pointer::default().child("paths").child("/a").child("post");
        let mut report = Diagnostics::default();
        for part in ["parameters", "requestBody"] {
            let place = Place::Value(at.child(part).child("$ref"));
            report.push(Diagnostic::warning("unknown-reference", place, part));
        }
        let lack = Lack {
            what: "bodies",
            name: "0 of 1 in POST /a".to_owned(),
            at: &at,
        };
        let missing = lack.with_reason(&report, Tree::new(&sources), &[]);
        assert_eq!(missing.reason.as_deref(), Some("requestBody"));
    }

    #[test]
    fn what_a_crate_lacks_is_named_with_its_place() {
        let (sources, mut api) = whole();
        let contents = document::contents(&sources, &Selection::default());
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
        // What is said of a key of that name is no reason.
        let mut report = Diagnostics::default();
        let message = format!("`{}` is not checked", contents.models[0].name);
        let elsewhere = Place::File(model.file());
        report.push(Diagnostic::warning("unknown-key", elsewhere, message));
        let (_, missing) = compare(&contents, &api, &report, Tree::new(&sources));
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
        assert_eq!((&lost.pointer, &lost.reason), (&model.to_string(), &None));
    }
}
