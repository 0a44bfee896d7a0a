//! Small documents, and what becomes of them.

mod circles;
mod documents;
mod forms;
mod items;
mod kubernetes;
mod media_types;
mod references;
mod resources;
mod schemas;

use std::path::Path;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};

use super::{Document, normalize};
use crate::diagnostic::{Diagnostics, Severity};
use crate::read::{Sources, folder};
use crate::selection::Selection;

/// A document that was read, and what there was to say.
struct Read {
    document: Document,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Read {
    /// The codes of all messages with their weight.
    fn told(&self) -> Vec<(Severity, &'static str)> {
        let all = self.diagnostics.iter();
        all.map(|one| (one.severity, one.code)).collect()
    }

    /// The schema under a key of the components.
    fn schema(&self, key: &str) -> &Schema {
        let components = self.document.api.components.as_ref().unwrap();
        match components.schemas.get(key) {
            Some(ReferenceOr::Item(schema)) => schema,
            other => panic!("{key}: {other:?} of {:?}", self.keys()),
        }
    }

    /// The demands of the schema under a key.
    fn form(&self, key: &str) -> &AnySchema {
        form(self.schema(key))
    }

    /// The keys of the schemas.
    fn keys(&self) -> Vec<&str> {
        let components = self.document.api.components.as_ref().unwrap();
        components.schemas.keys().map(String::as_str).collect()
    }

    /// Where a part of the model stands, as a file and a JSON Pointer.
    fn origin(&self, model: &str) -> String {
        let origin = self.document.origins.of(model);
        let path = self.sources.file(origin.file()).path();
        format!("{}{origin}", path.file_name().unwrap().to_string_lossy())
    }
}

fn form(schema: &Schema) -> &AnySchema {
    match &schema.schema_kind {
        SchemaKind::Any(form) => form,
        other => panic!("{other:?}"),
    }
}

fn item(schema: &ReferenceOr<Schema>) -> &Schema {
    schema.as_item().expect("no reference")
}

fn reference<T>(thing: &ReferenceOr<T>) -> &str {
    match thing {
        ReferenceOr::Reference { reference } => reference,
        ReferenceOr::Item(_) => panic!("no reference"),
    }
}

/// Reads one document of a text.
fn read(text: &str) -> Read {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    sources.add_text(Path::new("api.yaml"), text, &mut diagnostics);
    finish(sources, diagnostics)
}

/// Reads a document of several files, of which the first is the entry.
fn read_files(files: &[(&str, &str)]) -> Read {
    let folder = folder(files);
    let mut diagnostics = Diagnostics::default();
    let sources = Sources::read(&folder.path().join(files[0].0), &mut diagnostics);
    finish(sources, diagnostics)
}

fn finish(sources: Sources, mut diagnostics: Diagnostics) -> Read {
    let document =
        normalize(&sources, &Selection::default(), &mut diagnostics).expect("a document");
    Read {
        document,
        sources,
        diagnostics,
    }
}

/// A document of that version with nothing but schemas, each indented by four.
fn with_schemas(version: &str, schemas: &str) -> Read {
    read(&format!(
        "openapi: {version}.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    ))
}
