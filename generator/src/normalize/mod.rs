//! The second stage: from the tree to the one model that `lower` reads.
//!
//! Every key of the tree is accounted for here, before `openapiv3` sees it: it
//! is used, reported as not represented, an extension, or unknown. Each reader
//! builds its part of the model by itself, so that one bad node costs that node
//! alone and the conversion as a whole cannot fail.

mod at;
mod components;
mod context;
mod document;
mod extension;
mod object;
mod operation;
mod origins;
mod parameter;
mod reference;
mod response;
mod schema;
mod security;
mod server;
mod value;

pub use origins::Origins;
pub(crate) use server::template_names;

use crate::diagnostic::Diagnostics;
use crate::pointer::FileId;
use crate::read::{Node, Sources};

/// A document in the one model, whatever version and spelling it came in.
#[derive(Clone, Debug)]
pub struct Document {
    /// The model. Each schema in it is `SchemaKind::Any`, so that `lower` reads
    /// schemas in one form.
    pub api: openapiv3::OpenAPI,
    /// Where each part of the model comes from.
    pub origins: Origins,
}

/// Brings the sources into the one model; nothing where the entry is no OpenAPI
/// document at all, which has been reported then.
pub fn normalize(sources: &Sources, diagnostics: &mut Diagnostics) -> Option<Document> {
    let entry = FileId::default();
    let tree = sources.tree(entry);
    if matches!(tree, Node::Null) && diagnostics.has_errors() {
        return None;
    }
    let context = context::Context::new(sources);
    let api = document::document(&context, tree, &at::At::root(entry));
    diagnostics.extend(context.finish());
    Some(Document {
        api: api?,
        origins: Origins::new(entry),
    })
}
