//! The fields of a form of several parts, with all that the document says of them.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType};

use crate::diagnostic::{Diagnostic, Place};
use crate::limits::NESTING;
use crate::lower::shape::choices::choices;
use crate::lower::shape::properties::properties;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, extension};
use crate::pointer::Pointer;
use crate::vocabulary::{CONTENT_ENCODING, CONTENT_MEDIA_TYPE};

/// A field of a form, with what the document says of its parts.
pub(super) struct FormField<'f, 'b> {
    pub(super) name: &'f str,
    pub(super) encoding: Option<&'f Encoding>,
    /// Its schemas, of which a union of forms can have several, and those of their items.
    pub(super) schemas: Vec<Subschema<'b>>,
    /// Whether it may be a file.
    pub(super) is_file: bool,
}

impl FormField<'_, '_> {
    /// What its schemas say of the media type of what is in it.
    pub(super) fn content_media_type(&self, source: &Source<'_>) -> Option<String> {
        self.word(source, CONTENT_MEDIA_TYPE)
    }

    /// What its schemas say of the texts that stand for bytes.
    pub(super) fn content_encoding(&self, source: &Source<'_>) -> Option<String> {
        self.word(source, CONTENT_ENCODING)
    }

    fn word(&self, source: &Source<'_>, key: &str) -> Option<String> {
        let mut schemas = self.schemas.iter();
        schemas.find_map(|schema| {
            let (schema, _) = schema.resolve(source)?;
            extension(&schema.schema_data.extensions, key)
        })
    }

    /// Whether a value of it may be an object, or a list of objects.
    pub(super) fn may_have_names(&self, source: &Source<'_>) -> bool {
        let mut schemas = self.schemas.iter();
        schemas.any(|schema| {
            let shape = settled(source, schema);
            matches!(shape, Some(Shape::Object(_) | Shape::Map(_)))
        })
    }

    /// Whether a value of it may be of any type.
    pub(super) fn is_untyped(&self, source: &Source<'_>) -> bool {
        let mut schemas = self.schemas.iter();
        schemas.any(|schema| matches!(settled(source, schema), Some(Shape::Any)))
    }
}

/// All fields that the schema of a form names, and those of which the form alone speaks.
pub(super) fn fields<'f, 'b>(
    source: &Source<'b>,
    content: &'f MediaType,
    at: &Pointer,
) -> Vec<FormField<'f, 'b>>
where
    'f: 'b,
    'b: 'f,
{
    let mut named = named(source, content, at);
    for name in content.encoding.keys() {
        named.entry(name).or_default();
    }
    let fields = named.into_iter().map(|(name, schemas)| FormField {
        name,
        encoding: content.encoding.get(name),
        is_file: schemas.iter().any(|schema| holds_file(source, schema, 0)),
        schemas: with_items(source, schemas),
    });
    fields.collect()
}

/// The fields that the schema of a form names.
fn named<'f, 'b>(
    source: &Source<'b>,
    content: &'f MediaType,
    at: &Pointer,
) -> IndexMap<&'b str, Vec<Subschema<'b>>>
where
    'f: 'b,
{
    let mut named = IndexMap::new();
    if let Some(schema) = &content.schema {
        let schema = Subschema::plain(schema, at.child("schema"));
        collect(source, &schema, &mut named);
    }
    named
}

/// Reports what is said of how fields are written that the form does not have: "the key, being the
/// property name, MUST exist in the schema as a property".
pub(super) fn report_unknown(
    source: &Source<'_>,
    report: &mut Report<'_>,
    content: &MediaType,
    at: &Pointer,
) {
    if content.encoding.is_empty() {
        return;
    }
    let known: Vec<&str> = named(source, content, at).into_keys().collect();
    let unknown = content.encoding.keys();
    for name in unknown.filter(|name| !known.contains(&name.as_str())) {
        let message = format!("`encoding` speaks of `{name}`, but the body has no such property");
        let place = Place::Key(report.origin(&at.child("encoding").child(name)));
        let said = Diagnostic::warning("unknown-field", place, message);
        report.push(said.with_nearest(name, known.iter().copied()));
    }
}

fn collect<'b>(
    source: &Source<'b>,
    schema: &Subschema<'b>,
    named: &mut IndexMap<&'b str, Vec<Subschema<'b>>>,
) {
    for shape in choices(source, schema) {
        let members = match &shape {
            Shape::Object(members) => members,
            Shape::Union(union) => &union.base,
            _ => continue,
        };
        for (name, property) in properties(members) {
            named.entry(name).or_default().push(property);
        }
    }
}

/// Schemas, and behind those of lists those of their items.
fn with_items<'b>(source: &Source<'b>, schemas: Vec<Subschema<'b>>) -> Vec<Subschema<'b>> {
    let mut all = Vec::new();
    for schema in schemas {
        let item = match settled(source, &schema) {
            Some(Shape::List(item)) => item,
            _ => None,
        };
        all.push(schema);
        all.extend(item);
    }
    all
}

fn holds_file(source: &Source<'_>, part: &Subschema<'_>, depth: usize) -> bool {
    let shapes = choices(source, part);
    shapes.iter().any(|shape| match shape {
        Shape::Text(format) => *format == Some("binary"),
        Shape::List(Some(item)) if depth < NESTING => holds_file(source, item, depth + 1),
        _ => false,
    })
}
