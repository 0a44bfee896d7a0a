//! Objects: types with fields.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::Schema;

use super::Context;
use super::bounds::{NAMES, all_bounds, unchecked_within, within};
use super::constants::constants;
use super::formats::telling;
use super::said::said;
use super::scalar::wider;
use super::schema::{inline, part, plain};
use super::spot::Spot;
use super::unchecked::mixed_values;
use super::undescribed::{any_value, unknown_required};
use crate::ir::{Docs, Field, Object, Presence, Rest, Said, Type};
use crate::lower::docs;
use crate::lower::shape::Shape;
use crate::lower::shape::beginnings::{beginnings, names};
use crate::lower::shape::lost::report_lost;
use crate::lower::shape::members::Member;
use crate::lower::shape::mixed::Mixed;
use crate::lower::shape::null::{admits_null, nullable};
use crate::lower::shape::one_way::OneWay;
use crate::lower::shape::properties::{
    Further, further, further_schemas, is_closed, properties, required,
};
use crate::lower::shape::property::{Container, Made, Merged, Property};
use crate::lower::shape::same::chain;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::names::{Case, Claim, Name, Scope};

/// The claim of the field that holds what no other field does.
const REST: &str = "additional properties";

/// Makes the object that these schemas describe together.
pub(super) fn object(
    context: &mut Context<'_, '_>,
    members: &[Member<'_>],
    spot: &Spot<'_>,
) -> Object {
    let required = required(members);
    let properties = properties(members);
    let known = properties.keys().copied().collect();
    let mut unknown = unknown_required(context.report, members, &known);
    let describing = describing(members);
    let described = all_described(&properties, &describing, members);
    let constants = constants(context, &described, &required, &unknown, spot);
    let wires: HashSet<&str> = constants.iter().map(|one| one.wire.as_str()).collect();
    let is_constant = |wire: &str| wires.contains(wire);
    unknown.retain(|unknown| !is_constant(unknown.wire));
    let described: Vec<_> = described
        .into_iter()
        .filter(|property| !is_constant(property.wire))
        .collect();
    let wires = described.iter().map(|property| property.wire);
    let claims = wires.chain(unknown.iter().map(|unknown| unknown.wire));
    let claims = claims.map(|wire| {
        Claim::new(wire)
            .or_spelled_out()
            .or_spelled_out_whole()
            .or_exact()
    });
    let claims = claims.chain([Claim::new(REST).or("further properties")]);
    let mut names = Scope::new(Case::Value).claim_all(claims);
    let rest_name = names.pop();
    let undescribed = names.split_off(described.len());
    let mut fields: Vec<Field> = described
        .into_iter()
        .zip(names)
        .map(|(property, name)| {
            let required = required.contains(property.wire);
            field(context, property, name, required, spot)
        })
        .collect();
    let undescribed = unknown.into_iter().zip(undescribed);
    fields.extend(undescribed.map(|(unknown, name)| any_value(context.source, &unknown, name)));
    let rest = rest_name.and_then(|name| rest(context, members, name, spot));
    Object {
        constructor: None,
        had: Vec::new(),
        fields,
        constants,
        closed: rest.is_none() && is_closed(members),
        rest,
    }
}

/// The properties, each with the schemas that describe it.
fn all_described<'p, 'b>(
    properties: &'p IndexMap<&'b str, Subschema<'b>>,
    describing: &'p HashMap<&str, Vec<Member<'b>>>,
    members: &'p [Member<'b>],
) -> Vec<Property<'p, 'b>> {
    let described = properties.iter().map(|(wire, counts)| Property {
        object: describing.get(wire).map_or(members, Vec::as_slice),
        wire,
        counts,
    });
    described.collect()
}

/// The schemas that describe each property, where several schemas describe the object.
fn describing<'m, 'b>(members: &'m [Member<'b>]) -> HashMap<&'m str, Vec<Member<'b>>> {
    let mut describing: HashMap<&str, Vec<Member<'_>>> = HashMap::new();
    if members.len() > 1 {
        for member in members {
            for wire in member.form().properties.keys() {
                describing.entry(wire).or_default().push(member.clone());
            }
        }
    }
    describing
}

/// The field of a property.
fn field(
    context: &mut Context<'_, '_>,
    property: Property<'_, '_>,
    name: Name,
    required: bool,
    spot: &Spot<'_>,
) -> Field {
    let ty = property_type(context, property, spot);
    let source = context.source;
    let counts = property.counts;
    let schema = counts.resolve(source).map(|(schema, _)| schema);
    let data = schema.map(|schema| &schema.schema_data);
    // Of several descriptions the one that counts: who adds `nullable` to a base means it.
    let null = ty != Type::Json && ty != Type::Null && admits_null(source, counts.schema);
    let presence = match (required, null) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    };
    let together = all_bounds(source, context.report, spot.home.owner(), property, &ty);
    let one_way = property.one_way(source);
    let docs = match described(source, counts, one_way) {
        Some(schema) if together.bounds != together.own || together.format.is_some() => {
            docs_of(&within(&schema, &together), &ty)
        }
        Some(schema) => docs_of(&schema, &ty),
        None => Docs::default(),
    };
    Field {
        name,
        wire: property.wire.to_owned(),
        docs,
        bounds: together.bounds,
        said: together.said,
        format: telling(source, counts, &ty),
        ty,
        presence,
        read_only: one_way.read_only,
        write_only: one_way.write_only,
        deprecated: data.is_some_and(|data| data.deprecated),
        origin: source.origin(&counts.at),
    }
}

/// The type of a property, of which several schemas may tell.
fn property_type(
    context: &mut Context<'_, '_>,
    property: Property<'_, '_>,
    spot: &Spot<'_>,
) -> Type {
    let Property { wire, counts, .. } = property;
    let place = if property.is_further() {
        spot.part(counts.at.clone(), Container::Map.part())
    } else {
        spot.member(counts.at.clone(), wire)
    };
    let Some(merged) = property.merged(context.source) else {
        match property.mixed(context.source) {
            Some(Mixed::Listed(values)) => return all_listed(context, property, &values, spot),
            Some(Mixed::Any) => {
                let message = format!(
                    "`{wire}` is of several types in branches of which any may hold, so it is any JSON value"
                );
                let at = &counts.at;
                context.report.unrepresented("described-twice", at, message);
                return Type::Json;
            }
            None => {}
        }
        let others = property.others();
        report_lost(context.source, context.report, wire, counts, &others, None);
        // Whether there may be `null` is what the field's presence says.
        return match part(context, counts.schema, &place) {
            Type::Nullable(inner) => *inner,
            other => other,
        };
    };
    let at = spot.at.child("properties").child(wire);
    merged_type(context, merged, wire, Spot { at, ..place })
}

/// The type of what several descriptions of `what` make together.
pub(super) fn merged_type(
    context: &mut Context<'_, '_>,
    merged: Merged<'_>,
    what: &str,
    mut here: Spot<'_>,
) -> Type {
    let (counts, around) = (merged.counts, merged.around);
    for (container, _) in &around {
        here = here.inner(here.at.child(container.keyword()), container.part());
    }
    let inner = match merged.made {
        Made::Object(members) => merged_object(context, &counts, members, here),
        Made::Value(shape, keyword) => {
            let what = around
                .last()
                .map_or(what, |(container, _)| container.keyword());
            let (source, report) = (context.source, &mut context.report);
            report_lost(source, report, what, &counts, &merged.others, Some(keyword));
            merged_value(context, &counts, shape, &here)
        }
    };
    let around = around.iter().rev();
    around.fold(inner, |inner, (container, schema)| {
        let inner = Box::new(nullable(context.source, *schema, inner));
        match container {
            Container::List => Type::List(inner),
            Container::Map => Type::Map(inner),
        }
    })
}

/// The type of a value of which one description has what another lacks.
fn merged_value(
    context: &mut Context<'_, '_>,
    counts: &Subschema<'_>,
    shape: Shape<'_>,
    here: &Spot<'_>,
) -> Type {
    let resolved = counts.resolve(context.source);
    resolved.map_or(Type::Json, |(schema, at)| {
        plain(context, schema, shape, &here.at(at))
    })
}

/// The object that several descriptions make together.
fn merged_object(
    context: &mut Context<'_, '_>,
    counts: &Subschema<'_>,
    members: Vec<Member<'_>>,
    here: Spot<'_>,
) -> Type {
    let Some((schema, _)) = counts.resolve(context.source) else {
        return Type::Json;
    };
    let together = members.iter().map(|member| member.at.clone());
    let at = context.drafts.merged(together.collect(), here.at.clone());
    let object = Shape::Object(members);
    let id = inline(context, schema, &object, &Spot { at, ..here });
    // To a reader it stands where the description does that counts.
    let origin = context.source.origin(&counts.at);
    if context.drafts.met(&origin).is_none() {
        context.drafts.draft_mut(id).origin = origin;
    }
    Type::Model(id)
}

/// The enum of all values that the branches list of which any may hold.
fn all_listed(
    context: &mut Context<'_, '_>,
    property: Property<'_, '_>,
    values: &Shape<'_>,
    spot: &Spot<'_>,
) -> Type {
    let Property { wire, counts, .. } = property;
    let Some((schema, at)) = counts.resolve(context.source) else {
        return Type::Json;
    };
    // What stands elsewhere has a type of its own, with the values that it lists itself.
    let at = if at == counts.at && at.is_within(&spot.at) {
        at
    } else {
        spot.at.child("properties").child(wire)
    };
    Type::Model(inline(context, schema, values, &spot.member(at, wire)))
}

/// The field for properties that are not named, where the document says
/// that there are some.
fn rest(
    context: &mut Context<'_, '_>,
    members: &[Member<'_>],
    name: Name,
    spot: &Spot<'_>,
) -> Option<Rest> {
    let mut stated = Said::default();
    let ty = match further(context.source, members)? {
        Further::Any => Type::Json,
        Further::Of(values) => {
            let Subschema { schema, at } = values.clone();
            let ty = part(context, schema, &spot.part(at, "value"));
            let ty = of_all_further(context, members, ty, spot);
            stated = said(context.source, &values, &ty);
            nullable(context.source, schema, ty)
        }
        Further::Mixed(at) => {
            mixed_values(context.report, &at);
            Type::Json
        }
    };
    stated.names(NAMES.to_owned(), &names(members));
    Some(Rest {
        name,
        beginnings: match ty {
            Type::Json => Vec::new(),
            _ => beginnings(members),
        },
        ty,
        said: stated,
        docs: Docs("Properties that the document does not name.".to_owned()),
    })
}

/// The type of properties that are not named, which has room for all that these schemas say of them: of
/// one kind they are, and what is not checked of them is told.
pub(super) fn of_all_further(
    context: &mut Context<'_, '_>,
    members: &[Member<'_>],
    ty: Type,
    spot: &Spot<'_>,
) -> Type {
    let owner = spot.home.owner();
    let all = further_schemas(members);
    let is_alone = all.len() < 2;
    all.iter().fold(ty, |ty, further| {
        let ty = if is_alone || matches!(ty.unboxed(), Type::Model(_)) {
            ty
        } else {
            let own = part(context, further.schema, &spot.at(further.at.clone()));
            wider(ty, own)
        };
        unchecked_within(context.source, context.report, owner, further, &ty);
        ty
    })
}

/// A schema for its docs: what has no text of its own has that of the schema that it stands for, and all
/// descriptions together say which way it goes.
fn described<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
    one_way: OneWay,
) -> Option<Cow<'b, Schema>> {
    let has_text = |schema: &Schema| {
        let data = &schema.schema_data;
        data.description.is_some() || data.title.is_some()
    };
    let (schema, _) = part.resolve(source)?;
    let mut described = Cow::Borrowed(schema);
    let mut same = chain(source, part).map(|(schema, _)| schema);
    if let Some(other) = same.find(|same| has_text(same))
        && !has_text(schema)
    {
        let texts = other.schema_data.clone();
        let own = &mut described.to_mut().schema_data;
        own.description = texts.description;
        own.title = texts.title;
    }
    let own = &schema.schema_data;
    if (one_way.read_only, one_way.write_only) != (own.read_only, own.write_only) {
        let own = &mut described.to_mut().schema_data;
        own.read_only = one_way.read_only;
        own.write_only = one_way.write_only;
    }
    Some(described)
}

fn docs_of(schema: &Schema, ty: &Type) -> Docs {
    match ty.unboxed() {
        Type::Model(_) => docs::value_of_model(schema),
        _ => docs::value(schema),
    }
}
