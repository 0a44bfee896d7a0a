//! The Rust type of a schema.

use openapiv3::{AdditionalProperties, AnySchema, Schema};

use super::bounds::unchecked_within;
use super::draft::{Draft, Drafts};
use super::model::{defines_type, is_composed};
use super::object::{Property, is_nullable, unboxed};
use super::view::{View, form};
use crate::ir::{Docs, ModelId, ModelKind, Object, Type};
use crate::names::Claim;
use crate::pointer::Pointer;

impl Drafts {
    /// The type of a schema that is a part of something; `words` say of what, as
    /// the name of a type that may have to be made, in the file of `file`.
    pub(super) fn ty(
        &mut self,
        view: &mut View<'_>,
        property: Property<'_>,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        if let Some(reference) = property.reference() {
            return self.referenced(view, reference, at);
        }
        let Some(schema) = property.inline() else {
            return Type::Json;
        };
        if defines_type(schema) {
            return Type::Model(self.inline(view, schema, at, words, file));
        }
        self.plain(view, schema, at, words, file)
    }

    fn referenced(&mut self, view: &mut View<'_>, reference: &str, at: &Pointer) -> Type {
        let Some((schema, target)) = view.schema(reference) else {
            return Type::Json;
        };
        let name = target.last().unwrap_or_default();
        if let Some(id) = self.named(&name) {
            return Type::Model(id);
        }
        // Once more round leads to what has been met, or leads nowhere.
        if self.open.iter().filter(|open| **open == name).count() > 1 {
            view.unrepresented(
                "endless-schema",
                at,
                format!("`{name}` stands for nothing but itself, so it is any JSON value"),
            );
            return Type::Json;
        }
        self.open.push(name.clone());
        let ty = self.plain(view, schema, &target, &name, None);
        self.open.pop();
        ty
    }

    /// Makes a model of a schema that has no name of its own.
    fn inline(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> ModelId {
        if let Some(id) = self.met(at) {
            return id;
        }
        let id = self.push(Draft {
            claim: Claim::new(words).or(format!("{words} value")),
            file,
            docs: Docs::default(),
            kind: ModelKind::Object(Object::default()),
            origin: view.origin(at),
        });
        self.meet(at, id);
        let (docs, kind) = self.model(view, schema, at, words, file.unwrap_or(id));
        let draft = self.draft_mut(id);
        draft.docs = docs;
        draft.kind = kind;
        id
    }

    /// The type of a schema that is not a type of its own.
    fn plain(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        let form = form(schema);
        if is_composed(schema) {
            if let ([only], true) = (form.all_of.as_slice(), stands_alone(form)) {
                return self.ty(
                    view,
                    Property::Plain(only),
                    &at.child("allOf").item(0),
                    words,
                    file,
                );
            }
            let keyword = composition(form);
            let message = format!("`{keyword}` is not read yet, so this is any JSON value");
            view.unrepresented("composed-schema", at, message);
            return Type::Json;
        }
        if !form.enumeration.is_empty() {
            let message =
                "only enums of strings have a type of their own, so any value of its type is taken";
            view.unrepresented("plain-enum", &at.child("enum"), message);
        }
        match form.typ.as_deref() {
            Some("boolean") => Type::Boolean,
            Some("string") => {
                let format = form.format.as_deref();
                let format = format.and_then(|format| self.formats.of(format));
                format.map_or(Type::Text, Type::Formatted)
            }
            Some("integer") if form.format.as_deref() == Some("int32") => Type::Integer32,
            Some("integer") => Type::Integer64,
            Some("number") if form.format.as_deref() == Some("float") => Type::Number32,
            Some("number") => Type::Number64,
            Some("array") => self.list(view, schema, at, words, file),
            Some("object") => self.open_object(view, schema, at, words, file),
            _ => Type::Json,
        }
    }

    fn list(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        let item = match &form(schema).items {
            Some(items) => {
                let words = format!("{words} item");
                self.within(view, unboxed(items), &at.child("items"), &words, file)
            }
            None => Type::Json,
        };
        Type::List(Box::new(item))
    }

    /// An object without named properties: a map, if anything is said of its values.
    fn open_object(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        let value = match &form(schema).additional_properties {
            Some(AdditionalProperties::Schema(values)) => {
                let at = at.child("additionalProperties");
                let words = format!("{words} value");
                self.within(view, Property::Plain(values), &at, &words, file)
            }
            Some(AdditionalProperties::Any(_)) | None => Type::Json,
        };
        Type::Map(Box::new(value))
    }

    /// The type of what stands in a list or a map.
    fn within(
        &mut self,
        view: &mut View<'_>,
        property: Property<'_>,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        let ty = self.ty(view, property, at, words, file);
        unchecked_within(view, file, property, at, &ty);
        nullable(view, property, ty)
    }
}

/// Whether `allOf` is all that the schema says of its values.
fn stands_alone(form: &AnySchema) -> bool {
    let alone = AnySchema {
        all_of: form.all_of.clone(),
        typ: form.typ.clone(),
        ..AnySchema::default()
    };
    *form == alone
}

/// The keyword by which a schema is put together.
fn composition(form: &AnySchema) -> &'static str {
    if !form.all_of.is_empty() {
        "allOf"
    } else if !form.one_of.is_empty() {
        "oneOf"
    } else if !form.any_of.is_empty() {
        "anyOf"
    } else {
        "not"
    }
}

/// The type with `null` among its values, if the schema says so.
pub(super) fn nullable(view: &View<'_>, property: Property<'_>, ty: Type) -> Type {
    let schema = property.resolve(view).map(|(schema, _)| schema);
    if ty != Type::Json && schema.is_some_and(is_nullable) {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    }
}
