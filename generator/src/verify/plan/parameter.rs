//! Values of parameters.

use serde_json::Value;

use crate::verify::document::{Document, Parameter};
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Facts, Sampler, Sampling, ValueKind, Variation};
use crate::verify::schema::SchemaId;

/// A value for a parameter, if one is found that its schema allows and its location
/// can carry.
pub(super) fn value(
    sampler: &Sampler<'_>,
    parameter: &Parameter,
    variation: Variation,
) -> Option<Value> {
    if let Some(constant) = &parameter.constant {
        return Some(constant.as_str().into());
    }
    let placement = Placement::of(parameter);
    let mut sampling = variation.at(&placement);
    if sampling.kind == ValueKind::Null {
        // Nothing outside of a body is `null`.
        sampling.kind = ValueKind::Plain;
    }
    let schema = parameter.schema.as_ref();
    let schema = schema.and_then(|place| sampler.schemas.at(place));
    let example = (variation.kind == ValueKind::Example)
        .then(|| example(sampler, parameter, schema, sampling))
        .flatten();
    example.or_else(|| match schema {
        Some(schema) => of_schema(sampler, schema, sampling),
        None => text(sampler, sampling),
    })
}

/// One of the examples of the document that can be sent.
fn example(
    sampler: &Sampler<'_>,
    parameter: &Parameter,
    schema: Option<SchemaId>,
    sampling: Sampling<'_>,
) -> Option<Value> {
    let fits = |example: &&Value| {
        let is_valid = schema.is_none_or(|schema| sampler.schemas.allows(schema, example));
        is_valid && sampling.placement.fits(example)
    };
    let examples: Vec<&Value> = parameter.examples.iter().filter(fits).collect();
    sampler.turn(&examples, sampling.index).cloned()
}

fn of_schema(sampler: &Sampler<'_>, schema: SchemaId, sampling: Sampling<'_>) -> Option<Value> {
    let nested = sampling.placement.nested();
    let further = Sampling {
        placement: &nested,
        ..sampling
    };
    let flat = sampler.sample(schema, sampling);
    flat.or_else(|| {
        let nested = sampler.sample(schema, further);
        nested.filter(|_| sampling.placement.is_flat())
    })
}

/// A text for a parameter of which the document says nothing more.
fn text(sampler: &Sampler<'_>, sampling: Sampling<'_>) -> Option<Value> {
    let text = |sampling| sampler.text(&Facts::default(), sampling).map(Value::String);
    let plain = Sampling {
        kind: ValueKind::Plain,
        ..sampling
    };
    text(sampling)
        .filter(|text| sampling.placement.fits(text))
        .or_else(|| text(plain))
}

/// What tells a parameter from others, and from media types.
pub(super) fn key(parameter: &Parameter) -> String {
    format!("{} {}", parameter.location.as_str(), parameter.name)
}

/// Why a parameter is never sent.
pub(super) fn unmade(document: &Document, parameter: &Parameter) -> String {
    let location = parameter.location.as_str();
    let known = parameter
        .schema
        .as_ref()
        .is_some_and(|place| document.requests.at(place).is_some());
    let why = if known {
        "that its schema allows and its location can carry"
    } else {
        "that its location can carry"
    };
    format!(
        "no value of the {location} parameter `{}` is found {why}",
        parameter.name
    )
}
