//! The headers of answers.

use serde_json::Value;

use super::body::as_text;
use crate::limits::CHAIN;
use crate::verify::case::AnswerHeader;
use crate::verify::document::{Form, Parameter, Response};
use crate::verify::media::{self, MediaKind};
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Facts, Sampler, Sampling, ValueKind};
use crate::verify::schema::{SchemaId, Schemas};

/// Headers that say something to the transport.
const TRANSPORT: [&str; 6] = [
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "connection",
    "content-type",
    "location",
];

/// The headers that are documented, as far as values for them are found.
pub(super) fn all(
    schemas: &Schemas,
    sampler: &Sampler<'_>,
    response: &Response,
) -> Vec<AnswerHeader> {
    let headers = response.headers.iter();
    let headers =
        headers.filter(|header| !TRANSPORT.contains(&header.name.to_ascii_lowercase().as_str()));
    headers
        .filter_map(|header| one(schemas, sampler, header))
        .collect()
}

fn one(schemas: &Schemas, sampler: &Sampler<'_>, header: &Parameter) -> Option<AnswerHeader> {
    let schema = header.schema.as_ref().and_then(|place| schemas.at(place));
    let value = value(schemas, sampler, header, schema)?;
    let (text, is_json) = match &header.form {
        Form::Content(name) if media::kind(name) == MediaKind::Json => (value.to_string(), true),
        Form::Content(_) => (as_text(value.clone()), false),
        Form::Styled(style) => (in_a_row(&value, style.explode), false),
    };
    let is_printable = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let has_one_form = |schema| is_json || is_plain(schemas, schemas.get(schema), true, CHAIN);
    is_printable.then(|| AnswerHeader {
        name: header.name.clone(),
        text,
        value,
        is_typed: schema.is_some_and(has_one_form),
    })
}

fn value(
    schemas: &Schemas,
    sampler: &Sampler<'_>,
    header: &Parameter,
    schema: Option<SchemaId>,
) -> Option<Value> {
    let placement = Placement::of(header);
    let sampling = Sampling {
        kind: ValueKind::Example,
        everything: true,
        index: 0,
        placement: &placement,
    };
    let fits = |value: &&Value| {
        placement.fits(value) && schema.is_none_or(|schema| schemas.allows(schema, value))
    };
    let example = header.examples.iter().find(fits).cloned();
    example.or_else(|| match schema {
        Some(schema) => sampler.sample(schema, sampling),
        None => sampler.text(&Facts::default(), sampling).map(Value::String),
    })
}

/// Whether a schema names one type whose values are written in one way alone: a
/// string, a number, a boolean, or, where that can be, a list of these.
fn is_plain(schemas: &Schemas, schema: &Value, can_be_list: bool, depth: usize) -> bool {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = schemas.target(target).filter(|_| depth > 0);
        return target.is_some_and(|target| is_plain(schemas, target, can_be_list, depth - 1));
    }
    match words(schema).as_slice() {
        ["string" | "integer" | "number" | "boolean"] => true,
        ["array"] if can_be_list => {
            let items = schema.get("items");
            items.is_some_and(|items| is_plain(schemas, items, false, depth))
        }
        _ => false,
    }
}

/// The types that a schema names, `null` left out.
fn words(schema: &Value) -> Vec<&str> {
    let words = match schema.get("type") {
        Some(Value::String(word)) => vec![word.as_str()],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    words.into_iter().filter(|word| *word != "null").collect()
}

/// A value in the style `simple`, in which a header is.
pub(in crate::verify) fn in_a_row(value: &Value, explode: bool) -> String {
    let strings: Vec<String> = match value {
        Value::Array(items) => items.iter().cloned().map(as_text).collect(),
        Value::Object(members) => {
            let between = if explode { "=" } else { "," };
            let members = members.iter();
            members
                .map(|(key, value)| format!("{key}{between}{}", as_text(value.clone())))
                .collect()
        }
        value => vec![as_text(value.clone())],
    };
    strings.join(",")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_stands_in_a_row() {
        assert_eq!(in_a_row(&json!(["a", 1]), false), "a,1");
        assert_eq!(in_a_row(&json!({ "a": 1, "b": true }), true), "a=1,b=true");
        assert_eq!(in_a_row(&json!({ "a": 1 }), false), "a,1");
        assert_eq!(in_a_row(&json!("a"), false), "a");
    }
}
