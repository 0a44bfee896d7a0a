//! The second stage: from the tree to the one model that `lower` reads.
//!
//! Every key of the tree is accounted for here, before `openapiv3` sees it: it
//! is used, reported as not represented, an extension, or unknown. Each reader
//! builds its part of the model by itself, so that one bad node costs that node
//! alone and the conversion as a whole cannot fail.
//!
//! The model is that of OpenAPI 3.0, and what 3.1 and 3.2 spell otherwise is
//! rewritten to it. Every reference in it leads to a component: what is referred
//! to anywhere else, in whatever file, becomes one.

mod about;
mod composed;
mod context;
mod document;
mod message;
mod object;
mod operation;
mod schema;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

pub(crate) use about::template_names;
pub use context::{Elsewhere, Method, Origins, XmlFacts};

use context::{Context, Registry};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::limits::COMPOSED;
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources, Written};
use crate::selection::Selection;

/// A document in the one model, whatever version and spelling it came in.
#[derive(Clone, Debug)]
pub struct Document {
    /// The model. Each schema in it is `SchemaKind::Any`, so that `lower` reads
    /// schemas in one form.
    pub api: openapiv3::OpenAPI,
    /// What the API sends on its own account, at `/webhooks/<name>` of the model.
    pub webhooks: IndexMap<String, openapiv3::PathItem>,
    /// The operations of methods that the 3.0 model has no place for.
    pub methods: Vec<Method>,
    /// Where each part of the model comes from.
    pub origins: Origins,
    /// The schemas of which nobody has to be told that nothing uses them, by their names: parts of
    /// others that something referred to, those that are only used with other parts, and those by
    /// which unions say that there may be null.
    pub unlisted: HashSet<String>,
    /// The schemas that stand elsewhere, such as within others, and are components here, by their
    /// names.
    pub elsewhere: HashMap<String, Elsewhere>,
    /// What schemas say of how their values are written in XML, by where they stand.
    pub xml: HashMap<Pointer, XmlFacts>,
    /// The names of the files that were read, as seen from the document's folder.
    pub files: Vec<String>,
    /// Where the parts of files that were made anew are written in them: those of Swagger 2.0, and those
    /// that an overlay was laid over.
    pub written: HashMap<FileId, Written>,
}

impl Document {
    /// A place as the one who wrote the file finds it.
    #[must_use]
    pub fn written(&self, at: &Pointer) -> Pointer {
        let written = self.written.get(&at.file());
        written.map_or_else(|| at.clone(), |written| written.within(at))
    }
}

/// Brings what is selected of the sources into the one model; nothing where the
/// entry is no OpenAPI document at all, which has been reported then.
pub fn normalize(
    sources: &Sources,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let tree = sources.tree(FileId::default());
    if matches!(tree, Node::Null) && diagnostics.has_errors() {
        return None;
    }
    let mut context = opened(sources, selection, Registry::default());
    let mut read = document::document(&context, tree);
    let taken = context.taken();
    let mut findings = context.finish();
    if findings.registry.is_used() {
        let registry = findings.registry.decided(sources, &taken);
        context = opened(sources, selection, registry);
        read = document::document(&context, tree);
        findings = context.finish();
    }
    diagnostics.extend(findings.diagnostics);
    let Some((api, webhooks)) = read else {
        if !diagnostics.has_errors() {
            let message = "this is no OpenAPI document, since nothing says its version";
            let place = Place::Value(Pointer::root(FileId::default()));
            diagnostics.push(Diagnostic::error("unsupported-version", place, message));
        }
        return None;
    };
    if let Some(too_long) = too_long(&api, &findings.origins) {
        diagnostics.push(too_long);
        return None;
    }
    Some(Document {
        api,
        webhooks,
        methods: findings.methods,
        origins: findings.origins,
        elsewhere: findings.registry.elsewhere(),
        unlisted: &findings.registry.unlisted() | &findings.nulls,
        xml: findings.xml,
        files: sources.names(),
        written: sources.made_anew(),
    })
}

/// What there is to say of schemas that are made of each other without an end.
fn too_long(api: &openapiv3::OpenAPI, origins: &Origins) -> Option<Diagnostic> {
    let name = composed::too_long(&api.components.as_ref()?.schemas)?;
    let model = Pointer::root(FileId::default());
    let model = ["components", "schemas", name]
        .iter()
        .fold(model, |at, key| at.child(key));
    let message = format!(
        "`{name}` is made of another schema, which is made of a third, and so on for more than {COMPOSED} of them"
    );
    let help = "have the last of them say what the others are";
    let place = Place::Key(origins.of(model.path()));
    Some(Diagnostic::error("endless-schema", place, message).with_help(help))
}

/// What the readers share, with the components that are references and nothing more.
fn opened<'a>(sources: &'a Sources, selection: &'a Selection, registry: Registry) -> Context<'a> {
    let context = Context::new(sources, selection, registry);
    object::aliases(&context);
    context
}
