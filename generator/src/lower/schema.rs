//! The Rust type of a schema.

use openapiv3::Schema;

use super::bounds::unchecked_within;
use super::draft::{Draft, Drafts};
use super::facets::{Facet, Member};
use super::integer::integer;
use super::object::is_nullable;
use super::property::Property;
use super::shape::{Shape, chain, shape};
use super::view::{View, form};
use crate::ir::{Docs, ModelId, ModelKind, Object, Type};
use crate::limits::CHOICES;
use crate::names::Claim;
use crate::pointer::Pointer;

/// Where a schema stands, and what a type that has to be made of it is called.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) at: Pointer,
    /// What it is a part of and as what, in words.
    pub(super) words: String,
    /// The model in whose file it goes; none means a file of its own.
    pub(super) file: Option<ModelId>,
}

impl Spot {
    /// A part of the thing here.
    pub(super) fn part(&self, at: Pointer, words: &str) -> Self {
        Self {
            at,
            words: format!("{} {words}", self.words),
            file: self.file,
        }
    }
}

impl Drafts {
    /// The type of a schema; `words` say of what it is the type, as the name of
    /// a type that may have to be made, in the file of `file`.
    pub(super) fn ty(
        &mut self,
        view: &mut View<'_>,
        property: Property<'_>,
        at: &Pointer,
        words: &str,
        file: Option<ModelId>,
    ) -> Type {
        let spot = Spot {
            at: at.clone(),
            words: words.to_owned(),
            file,
        };
        let ty = self.part(view, property, &spot);
        self.lower_pending(view);
        ty
    }

    /// As [`Drafts::ty`], for a part of something that is being made itself.
    pub(super) fn part(
        &mut self,
        view: &mut View<'_>,
        property: Property<'_>,
        spot: &Spot,
    ) -> Type {
        if let Some(reference) = property.reference() {
            return self.referenced(view, &reference, &spot.at);
        }
        match property.inline() {
            Some(schema) => self.of_schema(view, schema, spot),
            None => Type::Json,
        }
    }

    fn referenced(&mut self, view: &mut View<'_>, reference: &str, at: &Pointer) -> Type {
        let Some((schema, target)) = view.schema(reference) else {
            return Type::Json;
        };
        let name = target.last().unwrap_or_default();
        if let Some(ty) = self.known(&name) {
            return ty.clone();
        }
        // Once more round leads to what has been met, or leads nowhere.
        if self.open.contains(&name) {
            view.unrepresented(
                "endless-schema",
                at,
                format!("`{name}` stands for nothing but itself, so it is any JSON value"),
            );
            return Type::Json;
        }
        self.open.push(name.clone());
        let shape = shape(view, schema, &target);
        let ty = if shape.defines_type() {
            Type::Model(self.named(view, &name, &target))
        } else {
            let spot = Spot {
                at: target,
                words: name.clone(),
                file: None,
            };
            self.plain(view, schema, shape, &spot)
        };
        self.open.pop();
        self.know(name, ty.clone());
        ty
    }

    fn of_schema(&mut self, view: &mut View<'_>, schema: &Schema, spot: &Spot) -> Type {
        let shape = shape(view, schema, &spot.at);
        if !shape.defines_type() {
            return self.plain(view, schema, shape, spot);
        }
        if let Shape::Union(union) = &shape
            && let Some(ty) = self.shared_union(view, union, spot)
        {
            return ty;
        }
        Type::Model(self.inline(view, schema, &shape, spot))
    }

    /// Makes a model of a schema that has no name of its own.
    pub(super) fn inline(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        shape: &Shape<'_>,
        spot: &Spot,
    ) -> ModelId {
        let origin = view.origin(&spot.at);
        if let Some(id) = self.met(&origin) {
            return id;
        }
        let words = &spot.words;
        let file = spot.file.or_else(|| self.file_of_calls(&spot.at));
        let id = self.push(Draft {
            claim: Claim::new(words.as_str()).or(format!("{words} value")),
            named: false,
            file,
            docs: Docs::default(),
            kind: ModelKind::Object(Object::default()),
            origin: origin.clone(),
        });
        self.meet(origin, id);
        let inner = Spot {
            file: Some(file.unwrap_or(id)),
            ..spot.clone()
        };
        let (docs, kind) = self.model(view, schema, shape, &inner);
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
        shape: Shape<'_>,
        spot: &Spot,
    ) -> Type {
        if let Shape::Same(Member { property, at }) = shape {
            let spot = Spot { at, ..spot.clone() };
            let ty = self.part(view, property, &spot);
            return nullable(view, property, ty);
        }
        unrepresented_facts(view, schema, &shape, &spot.at);
        match shape {
            Shape::Null => Type::Null,
            Shape::Boolean => Type::Boolean,
            Shape::Integer(format) => integer(view, schema, format, &spot.at),
            Shape::Number(Some("float")) => Type::Number32,
            Shape::Number(_) => Type::Number64,
            Shape::Text(format) => format
                .and_then(|format| self.text_of(format))
                .unwrap_or(Type::Text),
            Shape::List(item) => Type::List(Box::new(self.within(view, item, "item", spot))),
            Shape::Map(value) => Type::Map(Box::new(self.within(view, value, "value", spot))),
            _ => Type::Json,
        }
    }

    /// The type of text of a format; nothing where it is no more than text.
    fn text_of(&self, format: &str) -> Option<Type> {
        match format {
            "binary" => Some(Type::File),
            other => self.formats.of(other),
        }
    }

    /// The type of what stands in a list or a map.
    pub(super) fn within(
        &mut self,
        view: &mut View<'_>,
        member: Option<Member<'_>>,
        word: &str,
        spot: &Spot,
    ) -> Type {
        let Some(Member { property, at }) = member else {
            return Type::Json;
        };
        let part = spot.part(at, word);
        let ty = self.part(view, property, &part);
        unchecked_within(view, spot.file, property, &part.at, &ty);
        nullable(view, property, ty)
    }
}

/// Reports what the type does not say of its values.
fn unrepresented_facts(view: &mut View<'_>, schema: &Schema, shape: &Shape<'_>, at: &Pointer) {
    let form = form(schema);
    if !form.enumeration.is_empty() {
        let message =
            "an enum of these values has no type of its own, so any value of its type is taken";
        view.unrepresented("plain-enum", &at.child("enum"), message);
    }
    if form.not.is_some() {
        view.unrepresented("unchecked-not", &at.child("not"), "`not` is not checked");
    }
    let patterns = crate::vocabulary::PATTERN_PROPERTIES;
    if schema.schema_data.extensions.contains_key(patterns) {
        let message = "that keys match the pattern is not checked";
        view.unrepresented("unchecked-keys", &at.child("patternProperties"), message);
    }
    if matches!(shape, Shape::List(_))
        && schema
            .schema_data
            .extensions
            .contains_key(crate::vocabulary::PREFIX_ITEMS)
    {
        let message = "the array may be shorter or longer than its `prefixItems`, so it is a list of any values";
        view.unrepresented("open-tuple", &at.child("prefixItems"), message);
    }
}

/// Reports the members of a union that only say which values are right.
pub(super) fn unchecked_members(view: &mut View<'_>, facets: &[Facet<'_>]) {
    let merged = facets.iter().any(|facet| facet.optional);
    for facet in facets {
        let Some((keyword, members)) = facet.members() else {
            continue;
        };
        let constraint = |member: &openapiv3::ReferenceOr<Schema>| {
            member.as_item().is_some_and(super::shape::is_constraint)
        };
        if merged || members.iter().any(constraint) {
            let message =
                format!("`{keyword}` only says which properties go together, which is not checked");
            view.unrepresented("unchecked-combination", &facet.at.child(keyword), message);
        }
    }
}

/// The type with `null` among its values, if the schema says so.
pub(super) fn nullable(view: &View<'_>, property: Property<'_>, ty: Type) -> Type {
    if !matches!(ty, Type::Json | Type::Null | Type::Nullable(_)) && admits_null(view, property) {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    }
}

/// Whether `null` is among the values, be it because of what the schema stands for, or of one that
/// it chooses between.
pub(super) fn admits_null(view: &View<'_>, property: Property<'_>) -> bool {
    admits_null_within(view, property, CHOICES)
}

fn admits_null_within(view: &View<'_>, property: Property<'_>, depth: usize) -> bool {
    let part = Member {
        property,
        at: Pointer::default(),
    };
    chain(view, &part).any(|(schema, _)| {
        let form = form(schema);
        // A type beside the choice stands for all that is chosen.
        let is_free = depth > 0 && form.typ.is_none() && form.all_of.is_empty();
        let mut branches = form.one_of.iter().chain(&form.any_of);
        let of_branch = |one| admits_null_within(view, Property::Plain(one), depth - 1);
        is_nullable(schema) || is_free && branches.any(of_branch)
    })
}
