//! `x-ms-enum`: what the values of an enum are called and mean, and whether there may be others.

use indexmap::IndexMap;
use serde_json::Value;

use crate::normalize::context::{At, Context};
use crate::normalize::object::extension;
use crate::vocabulary::{ENUM_DESCRIPTIONS, ENUM_NAMES, EXTENSIBLE_ENUM, MS_ENUM};

/// Says what it says of so many values in the words that the model has for it, unless the schema says
/// that in these words itself.
pub(super) fn take(
    context: &Context<'_>,
    at: &At<'_>,
    values: &[Value],
    mut all: IndexMap<String, Value>,
) -> IndexMap<String, Value> {
    let Some(says) = all.get(MS_ENUM).cloned() else {
        return all;
    };
    let at = at.key(MS_ENUM);
    if values.is_empty() || !says.is_object() {
        let why = if values.is_empty() {
            "no `enum` stands beside it"
        } else {
            "it is no map"
        };
        context.unrepresented(&at, MS_ENUM, why);
        all.shift_remove(MS_ENUM);
        return all;
    }
    let listed = says.get("values").and_then(Value::as_array);
    let listed = listed.map_or(&[][..], Vec::as_slice);
    unlisted(context, &at, values, listed);
    let mut set = |key: &str, value: Option<Value>| {
        if !all.contains_key(key) {
            all = extension::set(std::mem::take(&mut all), key, value);
        }
    };
    set(ENUM_NAMES, texts(values, listed, "name", usual_name));
    set(
        ENUM_DESCRIPTIONS,
        texts(values, listed, "description", |_| String::new()),
    );
    let as_string = says.get("modelAsString").and_then(Value::as_bool);
    set(EXTENSIBLE_ENUM, as_string.map(Value::Bool));
    all
}

/// What is said of each of the values under a key, if anything is said of any.
fn texts(
    values: &[Value],
    listed: &[Value],
    key: &str,
    usual: fn(&Value) -> String,
) -> Option<Value> {
    let said = |value: &Value| {
        let mut listed = listed.iter();
        let item = listed.find(|item| item.get("value").is_some_and(|other| is(other, value)))?;
        item.get(key)?.as_str().map(str::to_owned)
    };
    let said: Vec<Option<String>> = values.iter().map(said).collect();
    said.iter().any(Option::is_some).then(|| {
        let all = said.into_iter().zip(values);
        all.map(|(said, value)| said.unwrap_or_else(|| usual(value)))
            .collect()
    })
}

/// What a value is called of which nothing is said.
fn usual_name(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => format!("value {other}"),
    }
}

/// Whether a value is another, which may be written as a text.
fn is(said: &Value, value: &Value) -> bool {
    let written = value.to_string();
    said == value || said.as_str() == Some(written.as_str())
}

/// Reports values that the schema does not allow.
fn unlisted(context: &Context<'_>, at: &At<'_>, values: &[Value], listed: &[Value]) {
    let list = at.key("values");
    for (index, item) in listed.iter().enumerate() {
        let Some(said) = item.get("value").filter(|said| !said.is_null()) else {
            continue;
        };
        if !values.iter().any(|value| is(said, value)) {
            let why = format!("`enum` does not list {said}");
            context.unrepresented(&list.index(index), MS_ENUM, &why);
        }
    }
}
