//! Why no value of a schema is found, where the document shows it.

use serde_json::Value;

use super::content::kind_among;
use crate::limits::proof::MEMBERS;
use crate::verify::document::Media;
use crate::verify::media::MediaKind;
use crate::verify::schema::{SchemaId, Schemas};

/// Why there is no body, behind the sentence that says so.
pub(super) fn of_body(schemas: &Schemas, media: &Media, content: &[Media]) -> String {
    let kind = kind_among(schemas, media, content);
    let is_form = matches!(kind, MediaKind::Form | MediaKind::Multipart);
    said(schemas, media, |facts| {
        let types = facts.types()?;
        let why = format!("a form has fields, and its type is {}", in_words(&types));
        let has_fields = types.iter().any(|ty| *ty == "object" || *ty == "string");
        (is_form && !has_fields).then_some(why)
    })
}

/// The same of an answer.
pub(super) fn of_answer(schemas: &Schemas, media: &Media) -> String {
    said(schemas, media, |_| None)
}

fn said(
    schemas: &Schemas,
    media: &Media,
    of_place: impl Fn(&AllOf<'_>) -> Option<String>,
) -> String {
    let Some(place) = media.schema.as_ref() else {
        return String::new();
    };
    let facts = schemas.at(place).map(|id| AllOf::of(schemas, id));
    let why = facts.and_then(|facts| of_place(&facts).or_else(|| facts.contradiction()));
    match why {
        Some(why) => format!(": {why} ({place})"),
        None => format!(" ({place})"),
    }
}

/// A schema and those that hold beside it.
struct AllOf<'s>(Vec<&'s Value>);

impl<'s> AllOf<'s> {
    fn of(schemas: &'s Schemas, id: SchemaId) -> Self {
        let mut all = vec![schemas.get(id)];
        let mut next = 0;
        while let Some(schema) = all.get(next).copied().filter(|_| next < MEMBERS) {
            let reference = schema.get("$ref").and_then(Value::as_str);
            all.extend(reference.and_then(|reference| schemas.target(reference)));
            let members = schema.get("allOf").and_then(Value::as_array);
            all.extend(members.into_iter().flatten());
            next += 1;
        }
        Self(all)
    }

    fn each(&self, keyword: &str) -> impl Iterator<Item = &'s Value> {
        self.0.iter().filter_map(move |schema| schema.get(keyword))
    }

    /// The types of the first schema that has any.
    fn types(&self) -> Option<Vec<&'s str>> {
        self.each("type").next().map(|types| match types {
            Value::String(word) => vec![word.as_str()],
            types => {
                let words = types.as_array().into_iter().flatten();
                words.filter_map(Value::as_str).collect()
            }
        })
    }

    /// What two keywords say that cannot both be.
    fn contradiction(&self) -> Option<String> {
        let types = self.types()?;
        let listed = self.each("enum").find_map(Value::as_array)?;
        let is_of = |value: &&Value| types.iter().any(|ty| *ty == type_of(value));
        let has_number = types.contains(&"number") && listed.iter().any(Value::is_number);
        (!has_number && !listed.iter().any(|value| is_of(&value))).then(|| {
            let types = in_words(&types);
            format!("its type is {types}, and its `enum` has no value of that type")
        })
    }
}

fn in_words(types: &[&str]) -> String {
    let quoted: Vec<String> = types.iter().map(|ty| format!("`{ty}`")).collect();
    quoted.join(" or ")
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
