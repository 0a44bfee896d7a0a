//! A schema as a part of another thing, with where it stands.

use std::borrow::Cow;

use openapiv3::{ParameterData, ParameterSchemaOrContent, ReferenceOr, Schema};

use super::{Source, section};
use crate::pointer::Pointer;

/// A schema or a reference to one, in the ways in which the model holds it.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) enum SchemaRef<'a> {
    Plain(&'a ReferenceOr<Schema>),
    Boxed(&'a ReferenceOr<Box<Schema>>),
    /// A reference that stands in an extension.
    Reference(&'a str),
    /// A schema of the components, by its name.
    Component(&'a str),
}

impl<'a> SchemaRef<'a> {
    /// The reference, if it is one.
    pub(in crate::lower) fn reference(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Plain(ReferenceOr::Reference { reference })
            | Self::Boxed(ReferenceOr::Reference { reference }) => Some(Cow::Borrowed(reference)),
            Self::Reference(reference) => Some(Cow::Borrowed(reference)),
            Self::Component(name) => {
                let target = section("schemas").child(name);
                Some(Cow::Owned(target.to_string()))
            }
            Self::Plain(ReferenceOr::Item(_)) | Self::Boxed(ReferenceOr::Item(_)) => None,
        }
    }

    /// The schema, if it stands right here.
    pub(in crate::lower) fn inline(self) -> Option<&'a Schema> {
        match self {
            Self::Plain(ReferenceOr::Item(schema)) => Some(schema),
            Self::Boxed(ReferenceOr::Item(schema)) => Some(schema),
            _ => None,
        }
    }

    /// The schema, wherever it stands; its pointer, if that is elsewhere.
    pub(in crate::lower) fn resolve<'b>(
        self,
        source: &Source<'b>,
    ) -> Option<(&'b Schema, Option<Pointer>)>
    where
        'a: 'b,
    {
        match self.reference() {
            Some(reference) => source
                .schema(&reference)
                .map(|(schema, at)| (schema, Some(at))),
            None => self.inline().map(|schema| (schema, None)),
        }
    }
}

/// A schema that is a part of something, with where it stands.
#[derive(Clone)]
pub(in crate::lower) struct Subschema<'b> {
    pub(in crate::lower) schema: SchemaRef<'b>,
    pub(in crate::lower) at: Pointer,
}

impl<'b> Subschema<'b> {
    /// The schema that stands at that place.
    pub(in crate::lower) fn plain(schema: &'b ReferenceOr<Schema>, at: Pointer) -> Self {
        let schema = SchemaRef::Plain(schema);
        Self { schema, at }
    }

    /// The schema of the parameter there: its own, or that of the media type that it holds.
    pub(in crate::lower) fn of_parameter(data: &'b ParameterData, at: &Pointer) -> Option<Self> {
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                Some(Self::plain(schema, at.child("schema")))
            }
            ParameterSchemaOrContent::Content(content) => {
                let (name, media_type) = content.first()?;
                let at = at.child("content").child(name);
                Some(Self::plain(media_type.schema.as_ref()?, at.child("schema")))
            }
        }
    }

    /// The schema, wherever it stands, with its pointer.
    pub(in crate::lower) fn resolve(&self, source: &Source<'b>) -> Option<(&'b Schema, Pointer)> {
        let (schema, elsewhere) = self.schema.resolve(source)?;
        Some((schema, elsewhere.unwrap_or_else(|| self.at.clone())))
    }
}
