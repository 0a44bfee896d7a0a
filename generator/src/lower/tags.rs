//! The operations by their tag.

use std::collections::HashMap;

use openapiv3::{Operation, PathItem};

use super::docs;
use super::draft::Drafts;
use super::operation::Lowered;
use super::repeated::Repeated;
use super::servers::Servers;
use super::template;
use super::view::View;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{self, Docs, Tag};
use crate::names::{CALL_TYPES, CLIENT_METHODS, Case, Claim, Scope};
use crate::pointer::{FileId, Pointer};
use crate::settings::Settings;
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
    /// Where it stands, for a method that path items have no place for.
    elsewhere: Option<&'a Pointer>,
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
        let usual = || self.item_at().child(self.method);
        self.elsewhere.cloned().unwrap_or_else(usual)
    }

    /// The operation's id: the document's, or one made of method and path.
    pub(super) fn id(&self) -> String {
        self.operation
            .operation_id
            .clone()
            .unwrap_or_else(|| format!("{} {}", self.method, self.path))
    }

    /// The words from which the operation's names are made.
    pub(super) fn words(&self) -> String {
        let id = self.operation.operation_id.as_deref();
        let id = id.filter(|id| id.chars().any(char::is_alphanumeric));
        id.map_or_else(|| self.path_words(), str::to_owned)
    }

    /// What the operation does, from its method and path: `get pets`, `get pets
    /// by id`, `list` being left to who writes documents.
    fn path_words(&self) -> String {
        let path = template::plain(self.path);
        let (mut words, mut by) = (vec![self.method.to_lowercase()], Vec::new());
        for segment in path.split('/').filter(|segment| !segment.is_empty()) {
            if let Some((before, after)) = segment.split_once('{') {
                words.push(before.to_owned());
                by.push(after.replace(['{', '}'], " "));
            } else {
                words.push(segment.to_owned());
            }
        }
        if !by.is_empty() {
            words.push(format!("by {}", by.join(" and ")));
        }
        words.join(" ")
    }

    fn tag(&self) -> &str {
        self.operation.tags.first().map_or(UNTAGGED, String::as_str)
    }
}

/// All operations in the document's order.
pub(super) fn sites<'a>(view: &View<'a>) -> Vec<Site<'a>> {
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
            elsewhere: None,
        }));
        let further = view.document().methods.iter();
        sites.extend(
            further
                .filter(|known| known.path == *path)
                .map(|known| Site {
                    path,
                    method: &known.method,
                    item,
                    operation: &known.operation,
                    elsewhere: Some(&known.at),
                }),
        );
    }
    sites
}

pub(super) fn tags(
    view: &mut View<'_>,
    drafts: &mut Drafts,
    servers: &Servers<'_>,
    settings: &Settings,
) -> Vec<Tag> {
    let sites = sites(view);
    unique_ids(view, &sites);
    further_tags(view, &sites);
    let functions = functions(&sites);
    let mut order: Vec<&str> = Vec::new();
    let mut lowered: HashMap<&str, Vec<(Lowered, crate::names::Name)>> = HashMap::new();
    for (site, function) in sites.iter().zip(functions) {
        drafts.begin(site.tag());
        let id = site.operation.operation_id.as_deref();
        let repeated = Repeated::new(view, site, id.unwrap_or(function.bare()), settings);
        let operation = drafts.operation(view, site, servers, repeated);
        let group = lowered.entry(site.tag()).or_insert_with(|| {
            order.push(site.tag());
            Vec::new()
        });
        group.push((operation, function));
    }
    let mut modules = Scope::new(Case::Module).without(&["api", "mod", "model", "runtime"]);
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

/// The methods of the client, named over all tags together.
fn functions(sites: &[Site<'_>]) -> Vec<crate::names::Name> {
    let claims = sites.iter().map(|site| {
        let words = site.words();
        Claim::new(words.as_str())
            .or(format!("{} {words}", site.method))
            .or(site.path_words())
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
                Diagnostic::warning("duplicate-operation-id", place, message).with_help(help),
            );
        } else {
            first.insert(id, at);
        }
    }
}

/// Said once for a document: it is a matter of grouping alone.
fn further_tags(view: &mut View<'_>, sites: &[Site<'_>]) {
    let mut several = sites.iter().filter(|site| site.operation.tags.len() > 1);
    if let Some(first) = several.next() {
        let number = several.count() + 1;
        let message = format!(
            "operations stand under the first of their tags alone; {number} have others, `{}` among them",
            first.id()
        );
        view.unrepresented("further-tags", &first.at().child("tags"), message);
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
