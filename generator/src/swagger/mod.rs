//! Swagger 2.0: a document of that version, written anew as OpenAPI 3.0.
//!
//! What follows sees one version less, and its messages point into the file that the user has: each
//! part of the new tree knows where it is written. What 2.0 says and 3.0 cannot is told here.

mod body;
mod context;
mod document;
mod operation;
mod parameter;
mod reference;
mod response;
mod schema;
mod security;
mod server;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::FileId;
use crate::read::{Node, Sources};

use self::context::Context;
use self::reference::Rewritten;

/// Writes the document anew as OpenAPI 3.0, if it is one of Swagger 2.0.
pub fn upgrade(sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let entry = FileId::default();
    if !is_swagger(sources.tree(entry)) {
        return;
    }
    let context = Context::new(sources);
    let Rewritten { files, moves } = reference::rewritten(sources, document::document(&context));
    for (at, diagnostic) in context.said() {
        // Places are those of the new tree, in which each part knows where it is written.
        let place = Place::Value(moves.find(&at));
        diagnostics.push(Diagnostic {
            place,
            ..diagnostic
        });
    }
    for (file, tree, written) in files {
        sources.replace(file, tree, written);
    }
}

/// Whether a document says that it is one of Swagger 2.0, as text or as a number.
fn is_swagger(document: &Node) -> bool {
    let map = document.as_map();
    if map.is_some_and(|map| map.get("openapi").is_some()) {
        // What says both is told by those who read the other.
        return false;
    }
    let version = map.and_then(|map| map.get("swagger"));
    match version {
        Some(Node::String(version)) => matches!(version.trim(), "2.0" | "2"),
        Some(Node::Float(version)) => (1.99..2.01).contains(version),
        Some(Node::Int(version)) => *version == 2,
        _ => false,
    }
}
