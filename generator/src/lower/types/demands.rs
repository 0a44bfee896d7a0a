//! What keywords demand of values that types know nothing of, in one spelling: two schemas that demand the
//! same have the same.

use openapiv3::{AnySchema, Schema};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::ir::Said;
use crate::limits::DEMANDED;
use crate::lower::shape::is_constraint;
use crate::lower::shape::members::Member;
use crate::lower::source::subschema::SchemaRef;
use crate::lower::source::{Source, extension, form};
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

/// The keyword for what stands elsewhere.
const REFERENCE: &str = "$ref";

/// Where all schemas of a document stand that have names.
const SCHEMAS: &str = "#/components/schemas/";

/// Adds what a schema demands, each keyword behind `within`, as in `items.`.
pub(super) fn add<'b>(source: &Source<'b>, said: &mut Said, member: &Member<'b>, within: &str) {
    // What holds of some values only demands nothing.
    if member.optional {
        return;
    }
    for (keyword, value) in demands(source, member) {
        said.says(format!("{within}{keyword}"), &value);
    }
}

fn demands<'b>(source: &Source<'b>, member: &Member<'b>) -> Vec<(String, Value)> {
    let extensions = &member.schema.schema_data.extensions;
    let said: Map<String, Value> = extension(extensions, UNCHECKED).unwrap_or_default();
    let said: Map<String, Value> = said
        .into_iter()
        .map(|(keyword, value)| (keyword, plain(source, &value)))
        .collect();
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
            _ => all.push((keyword.clone(), value.clone())),
        }
    }
    let form = member.form();
    let not = form.not.as_ref().and_then(|not| json(source, not));
    all.extend(not.map(|not| ("not".to_owned(), not)));
    all.extend(together(source, member));
    all
}

/// What is demanded of the names of properties, keyword by keyword. That they are texts goes without
/// saying.
fn of_names(value: &Value) -> Vec<(String, Value)> {
    match value {
        Value::Object(said) => {
            let said = said.iter().filter(|(keyword, _)| *keyword != "type");
            said.map(|(keyword, value)| (format!("propertyNames.{keyword}"), value.clone()))
                .collect()
        }
        other => vec![("propertyNames".to_owned(), other.clone())],
    }
}

/// Which properties need which others.
fn depending(value: &Value) -> Value {
    let mut value = value.clone();
    let lists = value.as_object_mut().into_iter().flat_map(Map::values_mut);
    for list in lists.filter_map(Value::as_array_mut) {
        in_order(list);
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
    let parts = parts.filter_map(|key| Some((key.to_owned(), said.get(key)?.clone())));
    let parts: Map<String, Value> = parts.collect();
    (parts.len() > 1).then(|| ("if".to_owned(), Value::Object(parts)))
}

/// Which properties go together, where that is all that the branches of a choice say, be it that they stand
/// there or are referred to.
fn together<'b>(source: &Source<'b>, member: &Member<'b>) -> Option<(String, Value)> {
    let (keyword, branches) = member.branches()?;
    let schemas = branches.iter();
    let schemas = schemas.map(|branch| Some(SchemaRef::Plain(branch).resolve(source)?.0));
    let schemas: Vec<&Schema> = schemas.collect::<Option<_>>()?;
    let constrains = |schema: &&Schema| is_constraint(schema);
    let is_empty = |schema: &&Schema| *form(schema) == AnySchema::default();
    let mut all = schemas.iter();
    if !schemas.iter().any(constrains) || !all.all(|schema| constrains(schema) || is_empty(schema))
    {
        return None;
    }
    let branches = branches.iter().filter_map(|branch| json(source, branch));
    let mut branches: Vec<Value> = branches.collect();
    in_order(&mut branches);
    Some((keyword.to_owned(), branches.into()))
}

/// A schema as JSON.
fn json(source: &Source<'_>, schema: &impl Serialize) -> Option<Value> {
    let value = serde_json::to_value(schema).ok()?;
    Some(plain(source, &value))
}

/// What is said without what demands nothing, in an order of its own, with what is referred to in place of
/// the reference.
fn plain(source: &Source<'_>, value: &Value) -> Value {
    let mut plain = Plain {
        source,
        met: Vec::new(),
        left: DEMANDED,
    };
    plain.of(value, false)
}

/// A schema that is looked at.
struct Plain<'s, 'b> {
    source: &'s Source<'b>,
    /// The references that are followed.
    met: Vec<String>,
    /// How many more can be.
    left: usize,
}

impl Plain<'_, '_> {
    fn of(&mut self, value: &Value, is_set: bool) -> Value {
        match value {
            Value::Object(members) => self.of_members(members),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.of(item, false));
                let mut items: Vec<Value> = items.collect();
                if is_set {
                    in_order(&mut items);
                }
                Value::Array(items)
            }
            other => other.clone(),
        }
    }

    fn of_members(&mut self, members: &Map<String, Value>) -> Value {
        let own = |key: &str| key.starts_with(PREFIX);
        let is_silent = |key: &str| SILENT.contains(&key) || key.starts_with("x-") && !own(key);
        let mut members: Vec<_> = members.iter().filter(|(key, _)| !is_silent(key)).collect();
        members.sort_unstable_by_key(|(key, _)| key.as_str());
        if let [(key, value)] = members[..]
            && key == REFERENCE
            && let Some(referred) = self.referred(value)
        {
            return referred;
        }
        let members = members.into_iter().map(|(key, value)| {
            let referred = if key == REFERENCE {
                self.referred(value)
            } else {
                None
            };
            let is_set = SETS.contains(&key.as_str());
            (
                key.clone(),
                referred.unwrap_or_else(|| self.of(value, is_set)),
            )
        });
        Value::Object(members.collect())
    }

    /// What a reference leads to, unless it leads back to itself or there were too many before it.
    fn referred(&mut self, reference: &Value) -> Option<Value> {
        let reference = reference.as_str()?;
        if self.met.iter().any(|met| met == reference) {
            return None;
        }
        let name = reference.strip_prefix(SCHEMAS)?;
        let schema = self.source.components().schemas.get(name)?;
        self.left = self.left.checked_sub(1)?;
        let schema = serde_json::to_value(schema).ok()?;
        self.met.push(reference.to_owned());
        let plain = self.of(&schema, false);
        self.met.pop();
        Some(plain)
    }
}

/// A list without an order.
fn in_order(items: &mut Vec<Value>) {
    items.sort_by_cached_key(ToString::to_string);
    items.dedup();
}
