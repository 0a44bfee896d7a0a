//! `$ref`: it stands where a thing could stand, and must point to one.

use openapiv3::ReferenceOr;

use super::at::At;
use super::context::Context;
use super::object::{Object, Reader, text};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::pointer::{FileId, Pointer};
use crate::read::Node;

/// Reads a thing, or a reference to one in `section` of the components.
pub(super) fn reference_or<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    section: &str,
    read: Reader<T>,
) -> Option<ReferenceOr<T>> {
    if !is_reference(node) {
        return read(context, node, at).map(ReferenceOr::Item);
    }
    let mut object = Object::open(context, node, at, "a reference")?;
    let reference = object.read("$ref", text)?;
    for (sibling, _) in object.others() {
        let message = format!("`{sibling}` beside `$ref` says nothing in OpenAPI 3.0");
        let place = Place::Key(at.key(sibling).pointer());
        context.report(Diagnostic::warning("reference-sibling", place, message));
    }
    check(context, &reference, &at.key("$ref"), section)?;
    Some(ReferenceOr::Reference { reference })
}

pub(super) fn is_reference(node: &Node) -> bool {
    matches!(node, Node::Map(map) if map.get("$ref").is_some_and(|target| matches!(target, Node::Text(_))))
}

/// Reports a reference that points nowhere, or to where nothing of its kind can be.
pub(super) fn check(
    context: &Context<'_>,
    reference: &str,
    at: &At<'_>,
    section: &str,
) -> Option<()> {
    let place = || Place::Value(at.pointer());
    let Some(path) = reference.strip_prefix('#') else {
        let message = format!("`{reference}` is in another file, and those are not read yet");
        context.report(Diagnostic::error("unsupported-reference", place(), message));
        return None;
    };
    let target = Pointer::new(FileId::default(), path);
    let tree = context.sources.tree(FileId::default());
    if !path.starts_with('/') || tree.at(target.path()).is_none() {
        let mut diagnostic = Diagnostic::error(
            "unknown-reference",
            place(),
            format!("`{reference}` does not exist"),
        );
        if let Some(near) = suggestion(tree, &target) {
            diagnostic = diagnostic.with_help(format!("did you mean `{near}`?"));
        }
        context.report(diagnostic);
        return None;
    }
    if component(reference, section).is_none() {
        let message = format!(
            "`{reference}` is not in `#/components/{section}`, and other places are not read yet"
        );
        context.report(Diagnostic::error("unsupported-reference", place(), message));
        return None;
    }
    Some(())
}

/// The name that a reference has in a section of the components.
fn component<'a>(reference: &'a str, section: &str) -> Option<&'a str> {
    let name = reference
        .strip_prefix("#/components/")?
        .strip_prefix(section)?
        .strip_prefix('/')?;
    (!name.is_empty() && !name.contains('/')).then_some(name)
}

/// The thing beside the missing one whose name is spelled most like it.
fn suggestion(tree: &Node, missing: &Pointer) -> Option<Pointer> {
    let parent = missing.parent()?;
    let Some(Node::Map(map)) = tree.at(parent.path()) else {
        return None;
    };
    let name = missing.last()?;
    let near = nearest(&name, map.iter().map(|(key, _)| key))?;
    Some(parent.child(near))
}
