//! The document itself: `openapi`, `paths`, and what has been referred to.

mod components;
mod fixed_query;
mod version;

use indexmap::IndexMap;
use openapiv3::{OpenAPI, PathItem, Paths, ReferenceOr};

use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::about::{external_docs, info, requirement, server, tag};
use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Object, extension, string};
use crate::normalize::operation::path_item;
use crate::pointer::{FileId, Pointer};
use crate::read::Node;
use crate::vocabulary::{self, Errors};
use components::{components, hoisted};
use version::version;

/// Reads the document with its webhooks; nothing where its version is not one
/// that can be read.
pub(super) fn document(
    context: &Context<'_>,
    node: &Node,
) -> Option<(OpenAPI, IndexMap<String, PathItem>)> {
    let root = Pointer::root(FileId::default());
    let at = &At::root(&root, &root);
    let mut object = Object::open(context, node, at, "an OpenAPI document")?;
    let openapi = version(context, &mut object, node, at)?;
    object.pass(&["jsonSchemaDialect"], Version::V31);
    object.pass(&["$self"], Version::V32);
    let mut api = OpenAPI {
        openapi,
        info: object.required("info", info),
        servers: object.list("servers", server).unwrap_or_default(),
        paths: all_paths(context, &mut object),
        components: object.read("components", components),
        security: object.list("security", requirement),
        tags: object.list("tags", tag).unwrap_or_default(),
        external_docs: object.read("externalDocs", external_docs),
        ..OpenAPI::default()
    };
    object.newer("webhooks", Version::V31);
    let webhooks = object.map("webhooks", webhook).unwrap_or_default();
    object.unrepresented(
        vocabulary::MS_PATHS,
        "there is one operation for each path and method, whatever the query",
    );
    object.unrepresented(
        vocabulary::MS_HOST,
        "the address of the server is not made of parameters",
    );
    let errors = object.read(vocabulary::ERRORS, errors);
    api.extensions = extension::set(object.finish(), vocabulary::ERRORS, errors);
    hoisted(context, &mut api.components);
    Some((api, webhooks))
}

fn webhook(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<PathItem> {
    context
        .is_selected(at)
        .then(|| path_item(context, node, at))?
}

/// The paths, which a document since 3.1 may do without.
fn all_paths(context: &Context<'_>, object: &mut Object<'_>) -> Paths {
    if context.version.get() == Version::V30 {
        object.required("paths", paths)
    } else {
        object.read("paths", paths).unwrap_or_default()
    }
}

fn paths(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Paths> {
    let mut object = Object::open(context, node, at, "`paths`")?;
    let mut paths = Paths::default();
    for (path, node) in object.others() {
        let at = at.key(path);
        if !context.is_selected(&at) {
            continue;
        }
        if let Some((message, help)) = bad_path(path) {
            let diagnostic =
                Diagnostic::unrepresented("bad-path", Place::Key(at.pointer()), message);
            context.report(match help {
                Some(help) => diagnostic.with_help(help),
                None => diagnostic,
            });
        } else if let Some(mut item) = path_item(context, node, &at) {
            if let Some(query) = fixed_query::of(path) {
                fixed_query::add(context, &mut item, &query, &at);
            }
            paths.paths.insert(path.to_owned(), ReferenceOr::Item(item));
        }
    }
    paths.extensions = object.finish_open();
    Some(paths)
}

/// Why a path cannot be called, and what to do about it.
fn bad_path(path: &str) -> Option<(String, Option<&'static str>)> {
    if !path.starts_with('/') {
        Some((
            format!("the path `{path}` does not begin with `/`, so it is left out"),
            None,
        ))
    } else if fixed_query::of(path).is_some_and(|query| !fixed_query::is_plain(&query)) {
        Some((
            format!("the path `{path}` has a query in it, so it is left out"),
            Some("write what follows `?` as parameters with `in: query`"),
        ))
    } else {
        let problem = bad_braces(path).or_else(|| has_dots(path).then_some(DOTS));
        problem.map(|problem| {
            let message = format!("in the path `{path}` {problem}, so it is left out");
            (message, None)
        })
    }
}

/// What is the matter with a path that leads elsewhere than it says.
const DOTS: &str = "a segment is `.` or `..`, which no request has";

/// Whether a path has segments that are taken out of it before it is sent (RFC 3986, 5.2.4).
fn has_dots(path: &str) -> bool {
    let own = path.split(['?', '#']).next().unwrap_or_default();
    own.split('/').any(|segment| matches!(segment, "." | ".."))
}

/// What is the matter with the braces of a path: each opens a template that is closed before the
/// next one begins, and that has a name.
fn bad_braces(path: &str) -> Option<&'static str> {
    let mut parts = path.split('{');
    let before = parts.next().unwrap_or_default();
    if before.contains('}') {
        return Some("a brace closes nothing");
    }
    for part in parts {
        match part.split_once('}') {
            None => return Some("a brace is not closed"),
            Some((_, behind)) if behind.contains('}') => return Some("a brace closes nothing"),
            Some((name, _)) if name.chars().all(|mark| ".;?&/#+* ".contains(mark)) => {
                return Some("a template has no name");
            }
            Some(_) => {}
        }
    }
    None
}

/// Where the parts of an error stand in the bodies of answers.
fn errors(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Errors> {
    let mut object = Object::open(context, node, at, "`x-oasmith-errors`")?;
    let errors = Errors {
        code: object.list("code", string).unwrap_or_default(),
        message: object.list("message", string).unwrap_or_default(),
        expired_credential: object.list("expiredCredential", string).unwrap_or_default(),
        request_id: object.list("requestId", string).unwrap_or_default(),
        request_id_headers: object.list("requestIdHeaders", string).unwrap_or_default(),
    };
    object.finish();
    Some(errors)
}
