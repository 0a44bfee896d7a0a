//! What callers see of a type.

use std::collections::BTreeMap;

use super::had::with_today;
use super::seen::Seen;
use super::whole::alternatives;
use crate::ir::{
    self, Choice, ChoiceVariant, Constant, Model, ModelKind, Object, Presence, Tuple, Union,
};
use crate::record::spelled::{bounds, json};
use crate::record::{Constructor, Field, Kind, Shape, Type, Variant};

impl Seen<'_> {
    /// A type.
    pub(super) fn model(&self, model: &Model) -> Type {
        let shape = Shape {
            made: model.in_request,
            eq: model.eq,
            default: model.default,
            checked: model.is_checked(),
            closed: matches!(&model.kind, ModelKind::Object(of) if of.closed),
            any: matches!(&model.kind, ModelKind::Enum(of) if of.any_text),
        };
        let known = Type {
            at: model.places.clone(),
            module: model.module.to_string(),
            shape,
            xml: self.xml(model),
            ..Type::default()
        };
        match &model.kind {
            ModelKind::Object(object) => self.object(model, object, known),
            ModelKind::Tuple(tuple) => self.tuple(model, tuple, known),
            ModelKind::Enum(of) => Type {
                kind: Kind::Enum,
                variants: of.variants.iter().map(value).collect(),
                other: of.other.as_ref().map(ToString::to_string),
                ..known
            },
            ModelKind::Union(union) => self.union(union, known),
            ModelKind::Choice(choice) => self.choice(choice, known),
        }
    }

    fn object(&self, model: &Model, object: &Object, known: Type) -> Type {
        let required = object.fields.iter();
        let required = required.filter(|field| field.presence == Presence::Required);
        let constants = object.constants.iter();
        let new: Vec<String> = required
            .filter(|_| model.in_request && !model.default)
            .map(|field| field.wire.clone())
            .collect();
        Type {
            kind: Kind::Object,
            constructor: object.constructor.as_ref().map(ToString::to_string),
            had: had(object, &new),
            new,
            fields: object
                .fields
                .iter()
                .map(|field| self.field(field, model.in_request))
                .collect(),
            constants: constants
                .clone()
                .map(|constant| (constant.wire.clone(), json(&constant.value)))
                .collect(),
            needed: sorted(constants.clone().filter(|constant| !constant.optional)),
            unsent: sorted(constants.filter(|constant| !constant.is_sent)),
            rest: object.rest.as_ref().map(|rest| Field {
                name: rest.name.to_string(),
                ty: self.ty(&rest.ty),
                said: rest.said.by_keyword().clone(),
                beginnings: rest.beginnings.clone(),
                ..Field::default()
            }),
            ..known
        }
    }

    fn field(&self, field: &ir::Field, made: bool) -> (String, Field) {
        let Presences { optional, nullable } = Presences::of(field.presence);
        let known = Field {
            name: field.name.to_string(),
            given: None,
            ty: self.ty(&field.ty),
            optional,
            nullable,
            bounds: bounds(&field.bounds),
            said: said(field, made && !field.read_only),
            beginnings: Vec::new(),
            read_only: field.read_only,
            write_only: field.write_only,
            deprecated: field.deprecated,
        };
        (field.wire.clone(), known)
    }

    fn tuple(&self, model: &Model, tuple: &Tuple, known: Type) -> Type {
        let items = tuple.items.iter().enumerate();
        let made = model.in_request;
        Type {
            kind: Kind::Tuple,
            new: items
                .clone()
                .filter(|_| made)
                .map(|(index, _)| index.to_string())
                .collect(),
            fields: items
                .map(|(index, item)| {
                    let field = Field {
                        name: item.name.to_string(),
                        given: Some(item.given.to_string())
                            .filter(|given| *given != item.name.as_str()),
                        ty: self.ty(&item.ty),
                        bounds: bounds(&item.bounds),
                        said: item.said.by_keyword().clone(),
                        ..Field::default()
                    };
                    (index.to_string(), field)
                })
                .collect(),
            ..known
        }
    }

    fn union(&self, union: &Union, known: Type) -> Type {
        let branches = union.branches.iter().map(|branch| {
            let mut tags: Vec<String> = branch.tags.iter().map(json).collect();
            tags.sort();
            tags.dedup();
            let variant = Variant {
                name: branch.name.to_string(),
                ty: self.ty(&branch.ty),
                tags,
                said: alternatives(&branch.said),
                ..Variant::default()
            };
            (self.ty(branch.ty.unboxed()), variant)
        });
        let tried = union.branches.iter().filter(|_| !union.is_decided);
        Type {
            kind: Kind::Union,
            tag: union.tag.clone(),
            variants: branches.collect(),
            order: tried.map(|branch| self.ty(branch.ty.unboxed())).collect(),
            other: union.other.as_ref().map(ToString::to_string),
            ..known
        }
    }

    fn choice(&self, choice: &Choice, known: Type) -> Type {
        let kind = match choice {
            choice if choice.is_sent() => Kind::Bodies,
            choice if choice.is_of_events() => Kind::Events,
            _ => Kind::Answers,
        };
        let variants = choice.variants.iter().map(|variant| {
            let known = Variant {
                name: variant.name.to_string(),
                ty: self.ty(&variant.ty),
                tags: chosen_by(variant),
                said: alternatives(&variant.said),
                ..Variant::default()
            };
            (self.what(variant), known)
        });
        Type {
            kind,
            variants: variants.collect(),
            ..known
        }
    }

    /// What tells a variant of a choice from the others.
    fn what(&self, variant: &ChoiceVariant) -> String {
        match (&variant.sent, &variant.events) {
            (Some(sent), _) => sent.media_type.clone(),
            (None, Some(events)) => events.what(),
            (None, None) => self.ty(variant.ty.unboxed()),
        }
    }
}

/// What made an object, up to what makes one today.
fn had(object: &Object, new: &[String]) -> Vec<Constructor> {
    let known = object.had.iter().map(|known| Constructor {
        name: known.name.clone(),
        took: known.took.clone(),
    });
    let today = (!new.is_empty()).then(|| Constructor {
        name: object
            .constructor
            .as_ref()
            .map_or_else(|| "new".to_owned(), ToString::to_string),
        took: new.to_vec(),
    });
    with_today(known.collect(), today, |known| &known.took[..])
}

/// How a field may be missing.
struct Presences {
    optional: bool,
    nullable: bool,
}

impl Presences {
    fn of(presence: Presence) -> Self {
        let (optional, nullable) = match presence {
            Presence::Required => (false, false),
            Presence::Nullable => (false, true),
            Presence::Optional => (true, false),
            Presence::OptionalNullable => (true, true),
        };
        Self { optional, nullable }
    }
}

/// The media type or the types of events that choose a variant.
fn chosen_by(variant: &ChoiceVariant) -> Vec<String> {
    let sent = variant.sent.iter().map(|sent| &sent.media_type);
    let events = variant.events.iter().flat_map(|events| &events.names);
    let all = sent.chain(events);
    all.map(|text| serde_json::Value::from(text.as_str()).to_string())
        .collect()
}

fn value(variant: &ir::Variant) -> (String, Variant) {
    let known = Variant {
        name: variant.name.to_string(),
        given: variant.given.as_ref().map(ToString::to_string),
        ..Variant::default()
    };
    (json(&variant.wire), known)
}

/// What is said of the values of a field; what stands for one that is left out, where it is `sent`.
fn said(field: &ir::Field, sent: bool) -> BTreeMap<String, String> {
    let mut said = field.said.by_keyword().clone();
    if !sent {
        said.remove("default");
    }
    said
}

/// The names of constants, in whichever order the document has them.
fn sorted<'c>(constants: impl Iterator<Item = &'c Constant>) -> Vec<String> {
    let mut names: Vec<String> = constants.map(|constant| constant.wire.clone()).collect();
    names.sort_unstable();
    names
}
