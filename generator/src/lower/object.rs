//! Objects and tuples: types with fields.

use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema};

use super::bounds::bounds;
use super::docs;
use super::draft::Drafts;
use super::schema::nullable;
use super::view::{View, form};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Field, ModelId, Object, Presence, Tuple, Type};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::TupleItem;

impl Drafts {
    pub(super) fn object(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: ModelId,
    ) -> Object {
        let form = form(schema);
        let claims = form.properties.keys().map(|wire| Claim::new(wire.as_str()));
        let names = Scope::new(Case::Value).claim_all(claims);
        let mut fields = Vec::with_capacity(names.len());
        for ((wire, property), name) in form.properties.iter().zip(names) {
            let at = at.child("properties").child(wire);
            let property = unboxed(property);
            let required = form.required.contains(wire);
            fields.push(self.field(view, property, &at, wire, name, required, words, file));
        }
        unknown_required(view, form, at);
        if schema.schema_data.discriminator.is_some() {
            let message = "a discriminator chooses between types, which is not read yet";
            view.unrepresented("discriminator", &at.child("discriminator"), message);
        }
        if let Some(AdditionalProperties::Schema(_) | AdditionalProperties::Any(true)) =
            form.additional_properties
        {
            let message = "properties beside the named ones are read over";
            view.unrepresented(
                "additional-properties",
                &at.child("additionalProperties"),
                message,
            );
        }
        Object {
            fields,
            ..Object::default()
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a field is made of all of these")]
    fn field(
        &mut self,
        view: &mut View<'_>,
        property: Property<'_>,
        at: &Pointer,
        wire: &str,
        name: Name,
        required: bool,
        words: &str,
        file: ModelId,
    ) -> Field {
        let ty = self.ty(view, property, at, &format!("{words} {wire}"), Some(file));
        let schema = property.resolve(view).map(|(schema, _)| schema);
        let data = schema.map(|schema| &schema.schema_data);
        let one_way = data.is_some_and(|data| data.read_only || data.write_only);
        let nullable = schema.is_some_and(is_nullable);
        let presence = match (required && !one_way, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, _) => Presence::Optional,
        };
        if nullable && presence == Presence::Optional {
            let message = format!("`{wire}` can be left out, but `null` cannot be sent in it");
            view.unsent(Some(file), "null-not-sent", at, message);
        }
        Field {
            name,
            wire: wire.to_owned(),
            docs: schema.map(docs::value).unwrap_or_default(),
            bounds: bounds(view, Some(file), property, at, &ty),
            ty,
            presence,
            deprecated: data.is_some_and(|data| data.deprecated),
            origin: view.origin(at),
        }
    }

    pub(super) fn tuple(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        items: &[TupleItem],
        at: &Pointer,
        words: &str,
        file: ModelId,
    ) -> Tuple {
        let form = form(schema);
        if form.min_items != Some(items.len()) || form.max_items != Some(items.len()) {
            let message = format!(
                "a tuple of {0} items needs `minItems` and `maxItems` of {0}",
                items.len()
            );
            view.error("wrong-count", at, message);
        }
        let claims = items.iter().map(|item| Claim::new(item.name.as_str()));
        let names = Scope::new(Case::Value).claim_all(claims);
        let lowered = items.iter().zip(names).map(|(item, name)| {
            let reference = item
                .schema
                .clone()
                .map(|reference| ReferenceOr::Reference { reference });
            let property = match (&reference, &form.items) {
                (Some(reference), _) => Some(Property::Plain(reference)),
                (None, Some(items)) => Some(unboxed(items)),
                (None, None) => None,
            };
            let at = at.child("items");
            let words = format!("{words} {}", item.name);
            let ty = property.map_or(Type::Json, |property| {
                let ty = self.ty(view, property, &at, &words, Some(file));
                nullable(view, property, ty)
            });
            let bounds = property
                .map(|property| bounds(view, Some(file), property, &at, &ty))
                .unwrap_or_default();
            let docs = match (
                &item.description,
                property.and_then(|property| property.resolve(view)),
            ) {
                (Some(description), _) => docs::markdown(description),
                (None, Some((schema, _))) => docs::value(schema),
                (None, None) => crate::ir::Docs::default(),
            };
            crate::ir::TupleItem {
                name,
                docs,
                ty,
                bounds,
            }
        });
        Tuple {
            items: lowered.collect(),
        }
    }
}

/// A name that is required and not described is likely to be misspelt.
fn unknown_required(view: &mut View<'_>, form: &AnySchema, at: &Pointer) {
    for (index, name) in form.required.iter().enumerate() {
        if form.properties.contains_key(name) {
            continue;
        }
        let place = Place::Value(view.origin(&at.child("required").item(index)));
        let message = format!("`{name}` is required, but the object has no such property");
        let diagnostic = Diagnostic::warning("unknown-required", place, message);
        let known = form.properties.keys().map(String::as_str);
        view.report(diagnostic.with_nearest(name, known));
    }
}

/// A schema as a part of another, in the two ways in which the model holds one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Property<'a> {
    Plain(&'a ReferenceOr<Schema>),
    Boxed(&'a ReferenceOr<Box<Schema>>),
}

impl<'a> Property<'a> {
    /// The reference, if it is one.
    pub(super) fn reference(self) -> Option<&'a str> {
        match self {
            Self::Plain(ReferenceOr::Reference { reference })
            | Self::Boxed(ReferenceOr::Reference { reference }) => Some(reference),
            Self::Plain(ReferenceOr::Item(_)) | Self::Boxed(ReferenceOr::Item(_)) => None,
        }
    }

    /// The schema, if it stands right here.
    pub(super) fn inline(self) -> Option<&'a Schema> {
        match self {
            Self::Plain(ReferenceOr::Item(schema)) => Some(schema),
            Self::Boxed(ReferenceOr::Item(schema)) => Some(schema),
            Self::Plain(ReferenceOr::Reference { .. })
            | Self::Boxed(ReferenceOr::Reference { .. }) => None,
        }
    }

    /// The schema, wherever it stands; its pointer, if that is elsewhere.
    pub(super) fn resolve<'b>(self, view: &View<'b>) -> Option<(&'b Schema, Option<Pointer>)>
    where
        'a: 'b,
    {
        match self.reference() {
            Some(reference) => view
                .schema(reference)
                .map(|(schema, at)| (schema, Some(at))),
            None => self.inline().map(|schema| (schema, None)),
        }
    }
}

/// A property as the model holds it, boxed.
pub(super) fn unboxed(property: &ReferenceOr<Box<Schema>>) -> Property<'_> {
    Property::Boxed(property)
}

/// Whether `null` is a value of the schema.
pub(super) fn is_nullable(schema: &Schema) -> bool {
    schema.schema_data.nullable
        || form(schema)
            .enumeration
            .iter()
            .any(serde_json::Value::is_null)
}
