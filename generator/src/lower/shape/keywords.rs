//! What the keywords of a schema say, and whether another schema says as much.

use std::collections::BTreeMap;

use openapiv3::{AnySchema, Schema};
use serde_json::{Map, Value};

use crate::lower::source::form;
use crate::lower::source::said::said;
use crate::lower::source::subschema::SchemaRef;
use crate::vocabulary::{
    MAXIMUM, MINIMUM, MULTIPLE_OF, NULL, PATTERN_PROPERTIES, PREFIX, PREFIX_ITEMS, TUPLE, UNCHECKED,
};

/// The keywords that only say which values of a type are right.
pub(super) const BOUNDS: [&str; 10] = [
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "exclusiveMinimum",
    "exclusiveMaximum",
];

/// The same of numbers, which have their places among the extensions.
const NUMBER_BOUNDS: [&str; 3] = [MINIMUM, MAXIMUM, MULTIPLE_OF];

/// The keywords that describe what is in a list or a map.
const PARTS: [&str; 2] = ["items", "additionalProperties"];

/// Whether one description of a property says less of its values than the other: less of their kind, or
/// as much of that and fewer bounds.
pub(super) fn says_less(one: SchemaRef<'_>, other: SchemaRef<'_>) -> bool {
    let says_nothing = one.inline().is_some_and(is_annotation);
    let is_known = says_no_other_kind(one, other);
    if says_nothing || is_known != says_no_other_kind(other, one) {
        return says_nothing || is_known;
    }
    says_no_more(one, other) && !says_no_more(other, one)
}

/// Whether all that a description says of the kind of its values the other says as well.
fn says_no_other_kind(one: SchemaRef<'_>, other: SchemaRef<'_>) -> bool {
    match (one.inline(), other.inline()) {
        (None, _) => false,
        (Some(one), Some(other)) => is_kind_of(one, other),
        // A reference stands for more than the type that it is of.
        (Some(one), None) => kind(one).is_some_and(|kind| kind.keys().all(|key| key == "type")),
    }
}

/// Whether two schemas say the same of the kind of their values.
pub(super) fn are_of_one_kind(one: &Schema, other: &Schema) -> bool {
    is_kind_of(one, other) && is_kind_of(other, one)
}

/// Whether a schema says all that the other says of the kind of its values.
fn is_kind_of(other: &Schema, schema: &Schema) -> bool {
    let known = kinds(keywords(schema));
    kind(other).is_some_and(|kind| all_known(&kind, &known))
}

/// Whether all that is said of a kind is said by these keywords as well.
fn all_known(kind: &Map<String, Value>, known: &Map<String, Value>) -> bool {
    kind.iter().all(|(key, value)| {
        if !PARTS.contains(&key.as_str()) {
            return says(known, key, value) || is_integer_too(known, key, value);
        }
        match (value, known.get(key)) {
            (Value::Object(kind), Some(Value::Object(known))) => all_known(kind, known),
            _ => says(known, key, value),
        }
    })
}

/// Whether a keyword asks for a number, and what is known for an integer, which is one.
fn is_integer_too(known: &Map<String, Value>, key: &str, value: &Value) -> bool {
    let is = |word: &str| known.get("type").is_some_and(|typ| typ == word);
    key == "type" && value == "number" && is("integer")
}

/// The keywords that say of what kind values are, if these say all of it. The bounds of several schemas
/// count together, so that they make no kind.
fn kind(schema: &Schema) -> Option<Map<String, Value>> {
    let mut facts = own_extensions(schema);
    let has_others = facts.any(is_own_kind);
    (!has_others).then(|| kinds(keywords(schema)))
}

/// The keywords of these that say of what kind values are.
fn kinds(mut keywords: Map<String, Value>) -> Map<String, Value> {
    keywords.retain(|key, value| {
        if let Value::Object(part) = &mut *value
            && PARTS.contains(&key.as_str())
        {
            part.retain(|key, _| !is_annotation_keyword(key) || is_own_kind(key));
            *part = kinds(std::mem::take(part));
        }
        !BOUNDS.contains(&key.as_str()) && !allows_all(key, value)
    });
    // A format alone is one of text as well as of numbers.
    if !keywords.contains_key("type") {
        keywords.shift_remove("format");
    }
    keywords
}

/// Whether a keyword describes what is in a list or a map, and says no more of its kind than these do.
pub(super) fn is_known_part(keyword: &str, value: &Value, known: &Map<String, Value>) -> bool {
    let said = Map::from_iter([(keyword.to_owned(), value.clone())]);
    PARTS.contains(&keyword) && all_known(&kinds(said), &kinds(known.clone()))
}

/// Whether one description of a property says nothing that the other does not say as well.
pub(super) fn says_no_more(one: SchemaRef<'_>, other: SchemaRef<'_>) -> bool {
    let Some(schema) = one.inline() else {
        return false;
    };
    if is_annotation(schema) {
        return true;
    }
    match other.inline() {
        Some(other) => {
            let admits_less = other.schema_data.nullable && !schema.schema_data.nullable;
            let known = keywords(other);
            let mut said = keywords(schema).into_iter();
            !admits_less
                && said.all(|(keyword, value)| {
                    allows_all(&keyword, &value) || says(&known, &keyword, &value)
                })
                && !has_own_extension(schema)
        }
        // A reference stands for more than the type that it is of.
        None => {
            let mut said = keywords(schema).into_iter();
            said.all(|(keyword, value)| keyword == "type" || allows_all(&keyword, &value))
        }
    }
}

/// Whether a keyword says nothing because every item is right.
fn allows_all(keyword: &str, value: &Value) -> bool {
    let mut said = value.as_object().into_iter().flat_map(Map::keys);
    keyword == "items" && value.is_object() && said.all(|keyword| is_annotation_keyword(keyword))
}

/// The keywords of a schema that say what its values are.
pub(super) fn keywords(schema: &Schema) -> Map<String, Value> {
    match serde_json::to_value(form(schema)) {
        Ok(Value::Object(keywords)) => keywords,
        _ => Map::new(),
    }
}

/// Whether a schema only describes values, without a word on what they are.
pub(super) fn is_annotation(schema: &Schema) -> bool {
    *form(schema) == AnySchema::default() && !has_own_extension(schema)
}

/// Whether a schema says no more of values than its type and the members that they are made of.
pub(super) fn has_members_alone(form: &AnySchema) -> bool {
    let AnySchema {
        typ: _,
        all_of: _,
        one_of: _,
        any_of: _,
        pattern,
        format,
        multiple_of,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        unique_items,
        min_length,
        max_length,
        min_items,
        max_items,
        min_properties,
        max_properties,
        properties,
        required,
        additional_properties,
        items,
        enumeration,
        not,
    } = form;
    let words = [pattern, format];
    let numbers = [multiple_of, minimum, maximum];
    let flags = [exclusive_minimum, exclusive_maximum, unique_items];
    let lengths = [min_length, max_length, min_items, max_items];
    let counts = [min_properties, max_properties];
    let has_parts = additional_properties.is_some() || items.is_some() || not.is_some();
    words.iter().all(|word| word.is_none())
        && numbers.iter().all(|number| number.is_none())
        && flags.iter().all(|flag| flag.is_none())
        && lengths.iter().chain(&counts).all(|count| count.is_none())
        && properties.is_empty()
        && required.is_empty()
        && enumeration.is_empty()
        && !has_parts
}

/// Whether `normalize` has put a fact into the schema that the model has no place for.
pub(super) fn has_own_extension(schema: &Schema) -> bool {
    own_extensions(schema).next().is_some()
}

/// Whether such a fact says what is in values, or that there is no other than `null`.
pub(super) fn has_values(schema: &Schema) -> bool {
    const KINDS: [&str; 4] = [NULL, PATTERN_PROPERTIES, PREFIX_ITEMS, TUPLE];
    own_extensions(schema).any(|key| KINDS.contains(&key))
}

/// Whether such a fact says which values there are.
pub(super) fn describes_values(schema: &Schema) -> bool {
    const OF_VALUES: [&str; 6] = [
        MINIMUM,
        MAXIMUM,
        MULTIPLE_OF,
        PATTERN_PROPERTIES,
        PREFIX_ITEMS,
        TUPLE,
    ];
    own_extensions(schema).any(|key| OF_VALUES.contains(&key))
}

fn own_extensions(schema: &Schema) -> impl Iterator<Item = &str> {
    let keys = schema.schema_data.extensions.keys().map(String::as_str);
    keys.filter(|key| is_own(key))
}

fn is_own(key: &str) -> bool {
    key.starts_with(PREFIX) && !key.ends_with("examples") && key != UNCHECKED
}

/// Whether such a fact says of what kind values are.
fn is_own_kind(key: &str) -> bool {
    is_own(key) && !NUMBER_BOUNDS.contains(&key)
}

/// Whether one description of a property says all that the other does of the values of its parts,
/// and more.
pub(super) fn says_more(one: SchemaRef<'_>, other: SchemaRef<'_>) -> bool {
    let (Some(one), Some(other)) = (one.inline(), other.inline()) else {
        return false;
    };
    let (one, other) = (keywords(one), keywords(other));
    all_hold(other.iter(), &one) && !all_hold(one.iter(), &other)
}

/// Whether all that keywords say holds of what another description allows, its parts included.
fn all_hold<'v>(
    mut said: impl Iterator<Item = (&'v String, &'v Value)>,
    known: &Map<String, Value>,
) -> bool {
    let parts = known.get("allOf").and_then(Value::as_array);
    let parts: Vec<_> = parts
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect();
    said.all(|(keyword, value)| {
        holds(keyword, value, known) || parts.iter().any(|part| holds(keyword, value, part))
    })
}

/// Whether keywords say the same by one of them, in whichever order.
fn says(known: &Map<String, Value>, keyword: &str, value: &Value) -> bool {
    let as_one = |value: &Value| said(&BTreeMap::from([(keyword, value)]));
    let known = known.get(keyword);
    known.is_some_and(|known| known == value || as_one(known) == as_one(value))
}

/// Whether what a keyword says holds of all that another description allows.
pub(super) fn holds(keyword: &str, value: &Value, counts: &Map<String, Value>) -> bool {
    let other = counts.get(keyword);
    match (keyword, value) {
        ("properties", Value::Object(properties)) => {
            let known = other.and_then(Value::as_object);
            let is_known = |(name, said): (&String, &Value)| {
                let known = known?.get(name)?.as_object()?;
                Some(is_within(said, known))
            };
            properties.iter().all(|one| is_known(one) == Some(true))
        }
        ("required", Value::Array(names)) => {
            let known = other.and_then(Value::as_array);
            known.is_some_and(|known| names.iter().all(|name| known.contains(name)))
        }
        ("enum", Value::Array(values)) => {
            let known = other.and_then(Value::as_array);
            known.is_some_and(|known| known.iter().all(|value| values.contains(value)))
        }
        ("oneOf" | "anyOf", Value::Array(branches)) => {
            let chosen = |branch: &Value| is_within(branch, counts);
            other == Some(value) || branches.iter().any(chosen)
        }
        ("items" | "additionalProperties", Value::Object(said)) => {
            let says = said.keys().any(|keyword| !is_annotation_keyword(keyword));
            !says
                || other
                    .and_then(Value::as_object)
                    .is_some_and(|known| is_within(value, known))
        }
        ("additionalProperties", Value::Bool(true)) => true,
        _ => says(counts, keyword, value) || is_integer_too(counts, keyword, value),
    }
}

/// Whether a schema says nothing of values that the other does not say as well.
fn is_within(schema: &Value, known: &Map<String, Value>) -> bool {
    let Value::Object(said) = schema else {
        return false;
    };
    let said = said.iter();
    all_hold(
        said.filter(|(keyword, _)| !is_annotation_keyword(keyword)),
        known,
    )
}

/// Whether a keyword is only for who reads it.
fn is_annotation_keyword(keyword: &str) -> bool {
    let annotations = [
        "title",
        "description",
        "example",
        "default",
        "deprecated",
        "externalDocs",
    ];
    annotations.contains(&keyword) || keyword.starts_with("x-")
}
