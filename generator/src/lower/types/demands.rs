//! What keywords demand of values that types know nothing of, in one spelling: two schemas that demand the
//! same have the same.

use openapiv3::{AnySchema, ReferenceOr, Schema};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::ir::Said;
use crate::lower::shape::is_constraint;
use crate::lower::shape::members::Member;
use crate::lower::source::{extension, form};
use crate::vocabulary::{PREFIX, UNCHECKED};

/// Keywords that say nothing of which values are right.
const SILENT: [&str; 10] = [
    "title",
    "description",
    "default",
    "deprecated",
    "example",
    "examples",
    "externalDocs",
    "readOnly",
    "writeOnly",
    "$comment",
];

/// The keywords whose lists have no order.
const SETS: [&str; 6] = ["allOf", "anyOf", "enum", "oneOf", "required", "type"];

/// Adds what a schema demands, each keyword behind `within`, as in `items.`.
pub(super) fn add(said: &mut Said, member: &Member<'_>, within: &str) {
    // What holds of some values only demands nothing.
    if member.optional {
        return;
    }
    for (keyword, value) in demands(member) {
        said.says(format!("{within}{keyword}"), &value);
    }
}

fn demands(member: &Member<'_>) -> Vec<(String, Value)> {
    let extensions = &member.schema.schema_data.extensions;
    let said: Map<String, Value> = extension(extensions, UNCHECKED).unwrap_or_default();
    let mut all = Vec::new();
    for (keyword, value) in &said {
        match keyword.as_str() {
            "propertyNames" => all.extend(of_names(value)),
            "dependentRequired" => all.push((keyword.clone(), depending(value))),
            "contains" if holds_always(&said) => {}
            "minContains" | "maxContains" if !said.contains_key("contains") => {}
            // At least one is what is demanded anyway.
            "minContains" if matches!(value.as_u64(), Some(0 | 1)) => {}
            "then" | "else" => {}
            "if" => all.extend(condition(&said)),
            _ => all.push((keyword.clone(), plain(value, false))),
        }
    }
    let form = member.form();
    let not = form.not.as_ref().and_then(json);
    all.extend(not.map(|not| ("not".to_owned(), not)));
    all.extend(together(member));
    all
}

/// What is demanded of the names of properties, keyword by keyword. That they are texts goes without
/// saying.
fn of_names(value: &Value) -> Vec<(String, Value)> {
    let plain = plain(value, false);
    match plain {
        Value::Object(said) => {
            let said = said.into_iter().filter(|(keyword, _)| keyword != "type");
            said.map(|(keyword, value)| (format!("propertyNames.{keyword}"), value))
                .collect()
        }
        other => vec![("propertyNames".to_owned(), other)],
    }
}

/// Which properties need which others.
fn depending(value: &Value) -> Value {
    let mut value = plain(value, false);
    let lists = value.as_object_mut().into_iter().flat_map(Map::values_mut);
    for list in lists {
        *list = plain(list, true);
    }
    value
}

/// Whether a list may have no item at all that `contains` asks for, and any number of them.
fn holds_always(said: &Map<String, Value>) -> bool {
    said.get("minContains").and_then(Value::as_u64) == Some(0) && !said.contains_key("maxContains")
}

/// A condition with what follows from it, if anything does.
fn condition(said: &Map<String, Value>) -> Option<(String, Value)> {
    let parts = ["else", "if", "then"].into_iter();
    let parts = parts.filter_map(|key| Some((key.to_owned(), plain(said.get(key)?, false))));
    let parts: Map<String, Value> = parts.collect();
    (parts.len() > 1).then(|| ("if".to_owned(), Value::Object(parts)))
}

/// Which properties go together, where that is all that the branches of a choice say.
fn together(member: &Member<'_>) -> Option<(String, Value)> {
    let (keyword, branches) = member.branches()?;
    let constrains = |branch: &ReferenceOr<Schema>| branch.as_item().is_some_and(is_constraint);
    let is_empty = |branch: &ReferenceOr<Schema>| {
        let schema = branch.as_item();
        schema.is_some_and(|schema| *form(schema) == AnySchema::default())
    };
    let mut all = branches.iter();
    if !branches.iter().any(constrains) || !all.all(|branch| constrains(branch) || is_empty(branch))
    {
        return None;
    }
    let branches = branches.iter().filter_map(json);
    let branches = Value::Array(branches.collect());
    Some((keyword.to_owned(), plain(&branches, true)))
}

/// A schema as JSON.
fn json(schema: &impl Serialize) -> Option<Value> {
    let value = serde_json::to_value(schema).ok()?;
    Some(plain(&value, false))
}

/// What is said without what demands nothing, in an order of its own.
fn plain(value: &Value, is_set: bool) -> Value {
    match value {
        Value::Object(members) => {
            let own = |key: &str| key.starts_with(PREFIX);
            let is_silent = |key: &str| SILENT.contains(&key) || key.starts_with("x-") && !own(key);
            let mut members: Vec<_> = members.iter().filter(|(key, _)| !is_silent(key)).collect();
            members.sort_unstable_by_key(|(key, _)| key.as_str());
            let members = members.into_iter();
            let members = members.map(|(key, value)| {
                let is_set = SETS.contains(&key.as_str());
                (key.clone(), plain(value, is_set))
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| plain(item, false)).collect();
            if is_set {
                items.sort_by_cached_key(ToString::to_string);
                items.dedup();
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}
