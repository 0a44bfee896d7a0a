//! The operations by their tag.

use std::collections::HashMap;

use openapiv3::{Operation, PathItem};

use super::docs;
use super::draft::Drafts;
use super::operation::Lowered;
use super::shape::shape;
use super::view::{View, section};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{self, Counts, Docs, Tag};
use crate::names::{CALL_TYPES, CLIENT_METHODS, Case, Claim, Scope};
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::METHOD_ORDER;

/// The tag of operations that have none.
const UNTAGGED: &str = "operations";

/// One operation where it stands in the document.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) item: &'a PathItem,
    pub(super) operation: &'a Operation,
}

impl Site<'_> {
    /// The pointer to the path item in the model.
    pub(super) fn item_at(&self) -> Pointer {
        Pointer::root(FileId::default())
            .child("paths")
            .child(self.path)
    }

    /// The pointer to the operation in the model.
    pub(super) fn at(&self) -> Pointer {
        self.item_at().child(self.method)
    }

    /// The operation's id: the document's, or one made of method and path.
    pub(super) fn id(&self) -> String {
        self.operation
            .operation_id
            .clone()
            .unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }

    fn tag(&self) -> &str {
        self.operation.tags.first().map_or(UNTAGGED, String::as_str)
    }
}

/// All operations in the document's order.
fn sites<'a>(view: &View<'a>) -> Vec<Site<'a>> {
    let mut sites = Vec::new();
    for (path, item) in &view.api().paths.paths {
        let Some(item) = item.as_item() else { continue };
        let order: Vec<String> =
            super::view::extension(&item.extensions, METHOD_ORDER).unwrap_or_default();
        let position = |method: &str| order.iter().position(|other| other == method);
        let mut operations: Vec<_> = item.iter().collect();
        operations.sort_by_key(|(method, _)| position(method));
        sites.extend(operations.into_iter().map(|(method, operation)| Site {
            path,
            method,
            item,
            operation,
        }));
    }
    sites
}

pub(super) fn tags(view: &mut View<'_>, drafts: &mut Drafts) -> Vec<Tag> {
    let sites = sites(view);
    unique_ids(view, &sites);
    further_tags(view, &sites);
    let functions = functions(&sites);
    let mut order: Vec<&str> = Vec::new();
    let mut lowered: HashMap<&str, Vec<(Lowered, crate::names::Name)>> = HashMap::new();
    for (site, function) in sites.iter().zip(functions) {
        match drafts.operation(view, site) {
            Some(operation) => {
                let group = lowered.entry(site.tag()).or_insert_with(|| {
                    order.push(site.tag());
                    Vec::new()
                });
                group.push((operation, function));
            }
            None => left_out(view, site),
        }
    }
    let mut modules = Scope::new(Case::Value).without(&["api", "mod", "model", "runtime"]);
    let modules = modules.claim_all(
        order
            .iter()
            .map(|tag| Claim::new(*tag).or(format!("{tag} api"))),
    );
    let tags = order.into_iter().zip(modules).map(|(title, module)| Tag {
        title: title.to_owned(),
        module,
        docs: tag_docs(view, title),
        operations: named(lowered.remove(title).unwrap_or_default()),
    });
    tags.collect()
}

/// An operation that cannot be called is not in the crate.
fn left_out(view: &mut View<'_>, site: &Site<'_>) {
    let message = format!(
        "`{}` is left out: it cannot be called without what is not supported",
        site.id()
    );
    view.unrepresented("operation-left-out", &site.at(), message);
}

/// How many of each thing the document has.
pub(super) fn counts(view: &View<'_>) -> Counts {
    let sites = sites(view);
    let operations = || sites.iter().map(|site| site.operation);
    let responses = |operation: &Operation| {
        operation.responses.responses.len() + usize::from(operation.responses.default.is_some())
    };
    Counts {
        operations: sites.len(),
        parameters: sites
            .iter()
            .map(|site| site.operation.parameters.len() + site.item.parameters.len())
            .sum(),
        bodies: operations()
            .filter(|operation| operation.request_body.is_some())
            .count(),
        responses: operations().map(responses).sum(),
        models: view
            .components()
            .schemas
            .iter()
            .filter_map(|(name, schema)| Some((name, schema.as_item()?)))
            .filter(|(name, schema)| {
                shape(view, schema, &section("schemas").child(name)).defines_type()
            })
            .count(),
    }
}

/// The methods of the client, named over all tags together.
fn functions(sites: &[Site<'_>]) -> Vec<crate::names::Name> {
    let claims = sites.iter().map(|site| {
        let id = site.id();
        Claim::new(id.as_str())
            .or(format!("{} {id}", site.method))
            .or(format!("{} {}", site.method, site.path))
    });
    Scope::new(Case::Value)
        .without(CLIENT_METHODS)
        .claim_all(claims)
}

/// Names the types of the calls of one tag.
fn named(lowered: Vec<(Lowered, crate::names::Name)>) -> Vec<ir::Operation> {
    let claims = lowered
        .iter()
        .map(|(_, function)| Claim::new(function.bare()).or(format!("{} call", function.bare())));
    let calls = Scope::new(Case::Type)
        .without(crate::names::PRELUDE_TYPES)
        .without(CALL_TYPES)
        .claim_all(claims);
    let operations = lowered.into_iter().zip(calls);
    operations
        .map(|((operation, function), call)| operation.named(function, call))
        .collect()
}

fn unique_ids(view: &mut View<'_>, sites: &[Site<'_>]) {
    let mut first: HashMap<&str, Pointer> = HashMap::new();
    for site in sites {
        let Some(id) = site.operation.operation_id.as_deref() else {
            continue;
        };
        let at = site.at().child("operationId");
        if let Some(other) = first.get(id) {
            let message = format!("the operationId `{id}` is taken");
            let help = format!(
                "`{}` has it too, and each must be unique",
                view.origin(other).path()
            );
            let place = Place::Value(view.origin(&at));
            view.report(
                Diagnostic::error("duplicate-operation-id", place, message).with_help(help),
            );
        } else {
            first.insert(id, at);
        }
    }
}

fn further_tags(view: &mut View<'_>, sites: &[Site<'_>]) {
    for site in sites.iter().filter(|site| site.operation.tags.len() > 1) {
        let message = format!("`{}` stands under the first of its tags alone", site.id());
        view.unrepresented("further-tags", &site.at().child("tags"), message);
    }
}

fn tag_docs(view: &View<'_>, title: &str) -> Docs {
    let tag = view.api().tags.iter().find(|tag| tag.name == title);
    let described = tag
        .and_then(|tag| tag.description.as_deref())
        .map(|text| docs::markdown(text).0);
    let title = if title == UNTAGGED {
        "Operations without a tag"
    } else {
        title
    };
    let heading = format!("{}.", docs::markdown(title).0.trim_end_matches('.'));
    docs::paragraphs([Some(heading), described])
}
