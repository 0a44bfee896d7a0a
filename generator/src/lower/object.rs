//! Objects: types with fields.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, Schema};

use super::docs;
use super::draft::Drafts;
use super::facets::{Facet, Member, additional, properties, required};
use super::overridden::report_lost;
use super::property::Property;
use super::schema::{Spot, admits_null, nullable};
use super::shape::{Shape, literal, settled};
use super::twice::{all_bounds, united, within};
use super::view::{View, form};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Bounds, Constant, Docs, Field, Literal, Object, Presence, Rest, Type};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;

/// The claim of the field that holds what no other field does.
const REST: &str = "additional properties";

impl Drafts {
    pub(super) fn object(
        &mut self,
        view: &mut View<'_>,
        facets: &[Facet<'_>],
        spot: &Spot,
    ) -> Object {
        let required = required(facets);
        let mut constants = Vec::new();
        let mut members = Vec::new();
        let properties = properties(facets);
        for (wire, member) in &properties {
            match constant(view, member).filter(|_| required.contains(wire)) {
                Some(value) => constants.push(Constant {
                    wire: (*wire).to_owned(),
                    value,
                    origin: view.origin(&member.at),
                }),
                None => members.push((*wire, member)),
            }
        }
        let known = properties.keys().copied().collect();
        let unknown = unknown_required(view, facets, &known);
        let wires = members.iter().map(|(wire, _)| *wire);
        let claims = wires.chain(unknown.iter().map(|(wire, _)| *wire));
        let claims = claims.map(|wire| Claim::new(wire).or_spelled_out().or_spelled_out_whole());
        let claims = claims.chain([Claim::new(REST).or("further properties")]);
        let mut names = Scope::new(Case::Value).claim_all(claims);
        let rest_name = names.pop();
        let undescribed = names.split_off(members.len());
        let mut fields: Vec<Field> = members
            .into_iter()
            .zip(names)
            .map(|((wire, member), name)| {
                let required = required.contains(wire);
                let ty = self.property(view, facets, (wire, member), spot);
                field(view, facets, (wire, member), (name, required), ty, spot)
            })
            .collect();
        let undescribed = unknown.into_iter().zip(undescribed);
        fields.extend(undescribed.map(|((wire, at), name)| any_value(view, wire, &at, name)));
        let rest = rest_name.and_then(|name| self.rest(view, facets, name, spot));
        Object {
            fields,
            constants,
            rest,
        }
    }

    /// The type of a property, of which several schemas may tell.
    fn property(
        &mut self,
        view: &mut View<'_>,
        facets: &[Facet<'_>],
        (wire, member): (&str, &Member<'_>),
        spot: &Spot,
    ) -> Type {
        let part = spot.part(member.at.clone(), wire);
        let Some(united) = united(view, facets, wire, member) else {
            report_lost(view, facets, wire, member);
            // Whether there may be `null` is what the field's presence says.
            return match self.part(view, member.property, &part) {
                Type::Nullable(inner) => *inner,
                other => other,
            };
        };
        let Some((schema, _)) = member.property.resolve(view) else {
            return Type::Json;
        };
        let together = united.iter().map(|facet| facet.at.clone()).collect();
        let here = spot.at.child("properties").child(wire);
        let at = self.united.entry(together).or_insert(here).clone();
        let part = Spot { at, ..part };
        let id = self.inline(view, schema, &Shape::Object(united), &part);
        // To a reader it stands where the description does that counts.
        let origin = view.origin(&member.at);
        if self.met(&origin).is_none() {
            self.draft_mut(id).origin = origin;
        }
        Type::Model(id)
    }

    /// The field for properties that are not named, where the document says
    /// that there are some.
    fn rest(
        &mut self,
        view: &mut View<'_>,
        facets: &[Facet<'_>],
        name: Name,
        spot: &Spot,
    ) -> Option<Rest> {
        let ty = match additional(facets)? {
            (AdditionalProperties::Any(_), _) => Type::Json,
            (AdditionalProperties::Schema(schema), at) => {
                let property = Property::Plain(schema);
                let ty = self.part(view, property, &spot.part(at, "value"));
                nullable(view, property, ty)
            }
        };
        Some(Rest {
            name,
            ty,
            docs: Docs("Properties that the document does not name.".to_owned()),
        })
    }
}

/// A field of that type.
fn field(
    view: &mut View<'_>,
    facets: &[Facet<'_>],
    (wire, member): (&str, &Member<'_>),
    (name, required): (Name, bool),
    ty: Type,
    spot: &Spot,
) -> Field {
    let Member { property, at } = member;
    let schema = property.resolve(view).map(|(schema, _)| schema);
    let data = schema.map(|schema| &schema.schema_data);
    let one_way = data.is_some_and(|data| data.read_only || data.write_only);
    // Of several descriptions the one that counts: who adds `nullable` to a base means it.
    let null = ty != Type::Json && ty != Type::Null && admits_null(view, *property);
    let presence = match (required && !one_way, null) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let (bounds, is_tighter) = all_bounds(view, spot.file, facets, (wire, member), &ty);
    let docs = match schema {
        Some(schema) if is_tighter => docs_of(&within(schema, &bounds), &ty),
        Some(schema) => docs_of(schema, &ty),
        None => Docs::default(),
    };
    Field {
        name,
        wire: wire.to_owned(),
        docs,
        bounds,
        ty,
        presence,
        deprecated: data.is_some_and(|data| data.deprecated),
        origin: view.origin(at),
    }
}

/// The value of a property that has one alone.
pub(super) fn constant(view: &View<'_>, member: &Member<'_>) -> Option<Literal> {
    let (schema, _) = member.property.resolve(view)?;
    let form = form(schema);
    // Most properties are nothing of the kind, which is to be seen at a glance.
    if form.enumeration.is_empty()
        && form.all_of.is_empty()
        && form.one_of.is_empty()
        && form.any_of.is_empty()
    {
        return None;
    }
    if admits_null(view, member.property) {
        return None;
    }
    if let [only] = form.enumeration.as_slice() {
        return literal(only);
    }
    match settled(view, member)? {
        Shape::Literals {
            lists,
            any_text: false,
            ..
        } => match lists.as_slice() {
            [list] => match list.form().enumeration.as_slice() {
                [only] => literal(only),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The names that are required and not described, each with where it stands; those that the field
/// for all others has room for are only told.
fn unknown_required<'b>(
    view: &mut View<'_>,
    facets: &[Facet<'b>],
    known: &HashSet<&str>,
) -> Vec<(&'b str, Pointer)> {
    let mut unknown: Vec<(&str, Pointer)> = Vec::new();
    for facet in facets.iter().filter(|facet| !facet.optional) {
        for (index, name) in facet.form().required.iter().enumerate() {
            if known.contains(name.as_str()) {
                continue;
            }
            let at = facet.at.child("required").item(index);
            let place = Place::Value(view.origin(&at));
            let message = format!("`{name}` is required, but the object has no such property");
            let diagnostic = Diagnostic::warning("unknown-required", place, message);
            view.report(diagnostic.with_nearest(name, known.iter().copied()));
            if unknown.iter().all(|(other, _)| other != name) {
                unknown.push((name, at));
            }
        }
    }
    let is_said = |facet: &Facet<'_>| facet.form().additional_properties.is_some();
    unknown.retain(|_| !facets.iter().any(is_said));
    unknown
}

/// The field for a property that is required and not described, so that any value of it is right.
/// It can be left out nevertheless: such a name is likely to be misspelt, and then no answer has it.
fn any_value(view: &View<'_>, wire: &str, at: &Pointer, name: Name) -> Field {
    Field {
        name,
        wire: wire.to_owned(),
        docs: Docs("The document requires this without describing it.".to_owned()),
        ty: Type::Json,
        presence: Presence::Optional,
        bounds: Bounds::default(),
        deprecated: false,
        origin: view.origin(at),
    }
}

/// Whether `null` is a value of the schema.
pub(super) fn is_nullable(schema: &Schema) -> bool {
    schema.schema_data.nullable
        || form(schema)
            .enumeration
            .iter()
            .any(serde_json::Value::is_null)
}

fn docs_of(schema: &Schema, ty: &Type) -> Docs {
    match ty.unboxed() {
        Type::Model(_) => docs::value_of_model(schema),
        _ => docs::value(schema),
    }
}
