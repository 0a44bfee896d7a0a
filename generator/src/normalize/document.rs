//! The document itself: `openapi`, `info`, `tags` and `paths`.

use openapiv3::{Contact, ExternalDocumentation, Info, License, OpenAPI, Paths, ReferenceOr, Tag};

use super::at::At;
use super::components::components;
use super::context::Context;
use super::extension;
use super::object::{Object, text};
use super::operation::path_item;
use super::reference::reference_or;
use super::security::requirement;
use super::server::server;
use crate::diagnostic::{Diagnostic, Place};
use crate::read::Node;
use crate::vocabulary;

const VERSION_HELP: &str = "this version of oasmith reads OpenAPI 3.0";

/// Reads the document; nothing where its version is not one that can be read.
pub(super) fn document(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<OpenAPI> {
    let mut object = Object::open(context, node, at, "an OpenAPI document")?;
    let openapi = version(context, &mut object, at)?;
    let mut api = OpenAPI {
        openapi,
        info: object.required("info", info),
        servers: object.list("servers", server).unwrap_or_default(),
        paths: object.required("paths", paths),
        components: object.read("components", components),
        security: object.list("security", requirement),
        tags: object.list("tags", tag).unwrap_or_default(),
        external_docs: object.read("externalDocs", external_docs),
        ..OpenAPI::default()
    };
    let errors = object.read(vocabulary::ERRORS, extension::errors);
    api.extensions = extension::set(object.finish(), vocabulary::ERRORS, errors);
    Some(api)
}

fn version(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>) -> Option<String> {
    if object.node("swagger").is_some() {
        let place = Place::Value(at.key("swagger").pointer());
        let message = "this is a Swagger 2.0 document";
        let help = "convert it to OpenAPI 3 first, with `swagger2openapi` for example";
        context.report(Diagnostic::error("unsupported-version", place, message).with_help(help));
        return None;
    }
    let Some(version) = object.node("openapi") else {
        object.missing("openapi");
        return None;
    };
    let at = at.key("openapi");
    let version = text(context, version, &at)?;
    if version == "3.0" || version.starts_with("3.0.") {
        return Some(version);
    }
    let place = Place::Value(at.pointer());
    let message = format!("OpenAPI `{version}` is not supported yet");
    context
        .report(Diagnostic::error("unsupported-version", place, message).with_help(VERSION_HELP));
    None
}

fn info(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Info> {
    let mut object = Object::open(context, node, at, "`info`")?;
    Some(Info {
        title: object.required("title", text),
        version: object.required("version", text),
        description: object.read("description", text),
        terms_of_service: object.read("termsOfService", text),
        contact: object.read("contact", contact),
        license: object.read("license", license),
        extensions: object.finish(),
    })
}

fn contact(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Contact> {
    let mut object = Object::open(context, node, at, "`contact`")?;
    Some(Contact {
        name: object.read("name", text),
        url: object.read("url", text),
        email: object.read("email", text),
        extensions: object.finish(),
    })
}

fn license(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<License> {
    let mut object = Object::open(context, node, at, "`license`")?;
    Some(License {
        name: object.required("name", text),
        url: object.read("url", text),
        extensions: object.finish(),
    })
}

fn tag(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Tag> {
    let mut object = Object::open(context, node, at, "a tag")?;
    Some(Tag {
        name: object.required("name", text),
        description: object.read("description", text),
        external_docs: object.read("externalDocs", external_docs),
        extensions: object.finish(),
    })
}

pub(super) fn external_docs(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ExternalDocumentation> {
    let mut object = Object::open(context, node, at, "`externalDocs`")?;
    Some(ExternalDocumentation {
        description: object.read("description", text),
        url: object.required("url", text),
        extensions: object.finish(),
    })
}

fn paths(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Paths> {
    let mut object = Object::open(context, node, at, "`paths`")?;
    let mut paths = Paths::default();
    for (path, node) in object.others() {
        let at = at.key(path);
        if !path.starts_with('/') {
            let place = Place::Key(at.pointer());
            let message = format!("the path `{path}` does not begin with `/`");
            context.report(Diagnostic::error("bad-path", place, message));
        } else if path.contains(['?', '#']) {
            let place = Place::Key(at.pointer());
            let message = format!("the path `{path}` has a query or a fragment");
            let help = "write what follows `?` as parameters with `in: query`";
            context.report(Diagnostic::error("bad-path", place, message).with_help(help));
        } else if path.matches('{').count() != path.matches('}').count() {
            let place = Place::Key(at.pointer());
            let message = format!("a brace of the path `{path}` is not closed");
            context.report(Diagnostic::error("bad-path", place, message));
        } else if let Some(item) = reference_or(context, node, &at, "pathItems", path_item) {
            if let ReferenceOr::Reference { .. } = item {
                context.unrepresented(&at, "$ref", "path items in other places are not read yet");
            } else {
                paths.paths.insert(path.to_owned(), item);
            }
        }
    }
    paths.extensions = object.finish_open();
    Some(paths)
}
