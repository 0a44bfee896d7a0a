//! Values of parameters.

use serde_json::Value;

use crate::verify::document::{Document, Parameter};
use crate::verify::sample::room::Room;
use crate::verify::sample::{Facts, Leaf, Sampler, Wish};
use crate::verify::schema::{SchemaId, Schemas};

/// A value for a parameter, if one is found that its schema allows and its place
/// can carry.
pub(super) fn value(
    sampler: &Sampler<'_>,
    parameter: &Parameter,
    (leaf, everything, index): (Leaf, bool, usize),
) -> Option<Value> {
    if let Some(constant) = &parameter.constant {
        return Some(constant.as_str().into());
    }
    let room = Room::of(parameter);
    let wish = Wish {
        // Nothing outside of a body is `null`.
        leaf: match leaf {
            Leaf::Null => Leaf::Plain,
            leaf => leaf,
        },
        everything,
        index,
        room: &room,
    };
    let schema = parameter.schema.as_ref();
    let schema = schema.and_then(|place| sampler.schemas.at(place));
    let example = (leaf == Leaf::Example)
        .then(|| example(sampler.schemas, parameter, schema, &room))
        .flatten();
    example.or_else(|| match schema {
        Some(schema) => of_schema(sampler, schema, wish),
        None => text(sampler, wish),
    })
}

/// The first example of the document that can be sent.
fn example(
    schemas: &Schemas,
    parameter: &Parameter,
    schema: Option<SchemaId>,
    room: &Room,
) -> Option<Value> {
    let fits = |example: &&Value| {
        let is_valid = schema.is_none_or(|schema| schemas.allows(schema, example));
        is_valid && room.fits(example)
    };
    parameter.examples.iter().find(fits).cloned()
}

fn of_schema(sampler: &Sampler<'_>, schema: SchemaId, wish: Wish<'_>) -> Option<Value> {
    let nested = wish.room.nested();
    let further = Wish {
        room: &nested,
        ..wish
    };
    let flat = sampler.sample(schema, wish);
    flat.or_else(|| {
        let nested = sampler.sample(schema, further);
        nested.filter(|_| wish.room.is_flat())
    })
}

/// A text for a parameter of which the document says nothing more.
fn text(sampler: &Sampler<'_>, wish: Wish<'_>) -> Option<Value> {
    let text = |wish| sampler.text(&Facts::default(), wish).map(Value::String);
    let plain = Wish {
        leaf: Leaf::Plain,
        ..wish
    };
    text(wish)
        .filter(|text| wish.room.fits(text))
        .or_else(|| text(plain))
}

/// What tells a parameter from others, and from media types.
pub(super) fn key(parameter: &Parameter) -> String {
    format!("{} {}", parameter.place.as_str(), parameter.name)
}

/// Why a parameter is never sent.
pub(super) fn unmade(document: &Document, parameter: &Parameter) -> String {
    let place = parameter.place.as_str();
    let known = parameter
        .schema
        .as_ref()
        .is_some_and(|place| document.requests.at(place).is_some());
    let why = if known {
        "that its schema allows and its place can carry"
    } else {
        "that its place can carry"
    };
    format!(
        "no value of the {place} parameter `{}` is found {why}",
        parameter.name
    )
}
