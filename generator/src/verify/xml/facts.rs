//! What the keyword `xml` says of a schema.

use serde_json::{Map, Value};

use super::name::Name;
use crate::limits::{CHAIN, NESTING};
use crate::verify::schema::Schemas;

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In an element of its own.
    Element,
    /// In an attribute of the element around it.
    Attribute,
    /// As the text of the element around it.
    Text,
    /// Nowhere: what it holds stands in its place.
    Nowhere,
}

/// What is said of one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts<'s> {
    /// What is said in one place or another, that first which counts more.
    said: Vec<&'s Map<String, Value>>,
}

impl<'s> Facts<'s> {
    /// What these schemas say, all of which hold for the value.
    pub(super) fn of(schemas: &'s Schemas, of: &[&'s Value]) -> Self {
        let mut all = of.iter().map(|schema| said(schemas, schema));
        Self {
            said: all.find(|said| !said.is_empty()).unwrap_or_default(),
        }
    }

    fn word(&self, key: &str) -> Option<&'s str> {
        let word = self.said.iter().find_map(|said| said.get(key)?.as_str());
        word.filter(|word| !word.is_empty())
    }

    fn flag(&self, key: &str) -> bool {
        let flag = self.said.iter().find_map(|said| said.get(key)?.as_bool());
        flag.unwrap_or_default()
    }

    /// The name, if one is said.
    pub(super) fn own_name(&self) -> Option<Name> {
        let name = self.word("name")?;
        Some(self.name(name))
    }

    /// The name, or this one where none is said.
    pub(super) fn name(&self, other: &str) -> Name {
        let whole = self.word("name").unwrap_or(other);
        let (prefix, local) = match (self.word("prefix"), whole.split_once(':')) {
            (None, Some((prefix, local))) => (Some(prefix), local),
            (prefix, _) => (prefix, whole),
        };
        Name {
            prefix: prefix.map(str::to_owned),
            local: local.to_owned(),
            namespace: self.word("namespace").map(str::to_owned),
        }
    }

    pub(super) fn place(&self) -> Place {
        match self.word("nodeType") {
            Some("attribute") => Place::Attribute,
            Some("text" | "cdata") => Place::Text,
            Some("none") => Place::Nowhere,
            None if self.flag("attribute") => Place::Attribute,
            _ => Place::Element,
        }
    }

    /// Whether a list has an element around it.
    pub(super) fn is_wrapped(&self) -> bool {
        match self.word("nodeType") {
            Some(kind) => kind == "element",
            None => self.flag("wrapped"),
        }
    }
}

/// What a schema says itself, and then what the one says that it is no more than.
fn said<'s>(schemas: &'s Schemas, schema: &'s Value) -> Vec<&'s Map<String, Value>> {
    let mut said = Vec::new();
    for schema in chain(schemas, schema) {
        itself(schema, &mut said, 0);
    }
    said
}

/// A schema, and then each one that the one before it is no more than.
pub(super) fn chain<'s>(
    schemas: &'s Schemas,
    schema: &'s Value,
) -> impl Iterator<Item = &'s Value> {
    let next = |schema: &&'s Value| same(schemas, schema);
    std::iter::successors(Some(schema), next).take(CHAIN)
}

/// The schema that one is no more than: what it refers to, or the only one of its members that says
/// anything of values.
fn same<'s>(schemas: &'s Schemas, schema: &'s Value) -> Option<&'s Value> {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return schemas.target(reference);
    }
    let lists = ["allOf", "anyOf", "oneOf"];
    if schema.get("properties").is_some() {
        return None;
    }
    let lists = lists
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array());
    let mut saying = lists.flatten().filter(|member| says_something(member));
    saying.next().filter(|_| saying.next().is_none())
}

/// Whether a schema says what values are, and not only what they mean.
fn says_something(schema: &Value) -> bool {
    let keys = [
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "enum",
        "items",
        "oneOf",
        "properties",
        "type",
    ];
    let is_null = schema.get("type").is_some_and(|ty| ty == "null");
    !is_null && keys.iter().any(|key| schema.get(key).is_some())
}

/// What stands in a schema, and then what stands in its own members of `allOf`, the last of these
/// first.
fn itself<'s>(schema: &'s Value, said: &mut Vec<&'s Map<String, Value>>, depth: usize) {
    said.extend(schema.get("xml").and_then(Value::as_object));
    let members = schema.get("allOf").and_then(Value::as_array);
    for member in members.into_iter().flatten().rev() {
        if depth < NESTING {
            itself(member, said, depth + 1);
        }
    }
}
