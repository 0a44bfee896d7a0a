//! A schema as a part of another.

use std::borrow::Cow;

use openapiv3::{ReferenceOr, Schema};

use super::view::View;
use crate::pointer::Pointer;

/// A schema as a part of another, in the ways in which the model holds one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Property<'a> {
    Plain(&'a ReferenceOr<Schema>),
    Boxed(&'a ReferenceOr<Box<Schema>>),
    /// A reference that stands in an extension.
    Reference(&'a str),
    /// A schema of the components, by its name.
    Component(&'a str),
}

impl<'a> Property<'a> {
    /// The reference, if it is one.
    pub(super) fn reference(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Plain(ReferenceOr::Reference { reference })
            | Self::Boxed(ReferenceOr::Reference { reference }) => Some(Cow::Borrowed(reference)),
            Self::Reference(reference) => Some(Cow::Borrowed(reference)),
            Self::Component(name) => {
                let target = super::view::section("schemas").child(name);
                Some(Cow::Owned(target.to_string()))
            }
            Self::Plain(ReferenceOr::Item(_)) | Self::Boxed(ReferenceOr::Item(_)) => None,
        }
    }

    /// The schema, if it stands right here.
    pub(super) fn inline(self) -> Option<&'a Schema> {
        match self {
            Self::Plain(ReferenceOr::Item(schema)) => Some(schema),
            Self::Boxed(ReferenceOr::Item(schema)) => Some(schema),
            _ => None,
        }
    }

    /// The schema, wherever it stands; its pointer, if that is elsewhere.
    pub(super) fn resolve<'b>(self, view: &View<'b>) -> Option<(&'b Schema, Option<Pointer>)>
    where
        'a: 'b,
    {
        match self.reference() {
            Some(reference) => view
                .schema(&reference)
                .map(|(schema, at)| (schema, Some(at))),
            None => self.inline().map(|schema| (schema, None)),
        }
    }
}

/// A property as the model holds it, boxed.
pub(super) fn unboxed(property: &ReferenceOr<Box<Schema>>) -> Property<'_> {
    Property::Boxed(property)
}
