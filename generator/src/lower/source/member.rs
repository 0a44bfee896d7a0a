//! What tells a member of a union that has no name from the others, by what is in it.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap, HashSet};

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use super::form;
use crate::record::spelled::quoted;

/// What each of the members of a union is told by: by itself, so that it is told by the same
/// whatever stands beside it, and where several are told by the same, by what they differ in as well.
pub(in crate::lower) fn told(members: &[&Schema]) -> Vec<String> {
    let told: Vec<String> = members.iter().map(|member| what(member)).collect();
    let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, told) in told.iter().enumerate() {
        alike.entry(told).or_default().push(index);
    }
    let mut all = told.clone();
    for group in alike.values().filter(|group| group.len() > 1) {
        let facts: Vec<_> = group.iter().map(|index| facts(members[*index])).collect();
        let names: HashSet<&String> = facts.iter().flat_map(BTreeMap::keys).collect();
        let differs = |name: &String| {
            let mut values = facts.iter().map(|facts| facts.get(name));
            let first = values.next();
            values.any(|value| Some(value) != first)
        };
        let differ: HashSet<&String> = names.into_iter().filter(|name| differs(name)).collect();
        for (index, facts) in group.iter().zip(&facts) {
            let own = facts.iter().filter(|(name, _)| differ.contains(name));
            all[*index].extend(own.map(|(name, value)| format!(" {name}:{value}")));
        }
    }
    all
}

/// What can be said of a schema, each under a name.
fn facts(schema: &Schema) -> BTreeMap<String, String> {
    let form = form(schema);
    let properties = form.properties.iter();
    let properties = properties.map(|(name, property)| (quoted(name), either(property)));
    let mut values: Vec<String> = form.enumeration.iter().map(Value::to_string).collect();
    values.sort();
    let values = (!values.is_empty()).then(|| ("enum".to_owned(), values.join(",")));
    let items = form.items.as_ref();
    let items = items.map(|items| ("items".to_owned(), either(items)));
    properties.chain(values).chain(items).collect()
}

/// What a reference leads to, by its name.
pub(in crate::lower) fn name(reference: &str) -> String {
    quoted(reference.rsplit('/').next().unwrap_or_default())
}

/// What a schema is that may have a name.
fn either<S: Borrow<Schema>>(schema: &ReferenceOr<S>) -> String {
    match schema {
        ReferenceOr::Reference { reference } => name(reference),
        ReferenceOr::Item(schema) => what(schema.borrow()),
    }
}

/// What a schema is that stands among others, by the first of these that is there: its title, its
/// properties with one value alone, those that are required, all of them, its parts, its type.
fn what(schema: &Schema) -> String {
    let form = form(schema);
    if let Some(title) = &schema.schema_data.title {
        return quoted(title);
    }
    let properties = form.properties.iter();
    let tags = properties.filter_map(|(name, property)| tag(name, property.as_item()?));
    let mut tags: Vec<String> = tags.collect();
    if !tags.is_empty() {
        tags.sort();
        return tags.join(",");
    }
    let mut names: Vec<&String> = form.required.iter().collect();
    if names.is_empty() {
        names.extend(form.properties.keys());
    }
    if !names.is_empty() {
        names.sort();
        let names: Vec<String> = names.into_iter().map(|name| quoted(name)).collect();
        return names.join(",");
    }
    let parts = form.all_of.iter().map(either);
    let parts: Vec<String> = parts.collect();
    if !parts.is_empty() {
        return parts.join("&");
    }
    if let [Value::String(only)] = &form.enumeration[..] {
        return quoted(only);
    }
    let typ = form.typ.as_deref().unwrap_or("any");
    let typ = if form.enumeration.is_empty() {
        typ
    } else {
        "enum"
    };
    let items = form.items.as_ref();
    let items = items.map(either);
    match form.format.clone().or(items) {
        Some(further) => format!("{typ} {further}"),
        None => typ.to_owned(),
    }
}

/// A property with one value alone.
fn tag(name: &str, property: &Schema) -> Option<String> {
    match &form(property).enumeration[..] {
        [Value::String(value)] => Some(format!("{}={}", quoted(name), quoted(value))),
        _ => None,
    }
}
