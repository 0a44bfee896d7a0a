//! Whether XML that was sent is what a value is to be written as.

use serde_json::{Number, Value};

use super::numerals::misspelled;
use crate::verify::same;
use crate::verify::xml::{Element, Name, Scope, Sent};

/// What is wrong with a root, if anything is. Elements of different names may stand in any order, and
/// whitespace between elements means nothing.
pub(super) fn mistake(wanted: &Element, sent: &Sent) -> Option<String> {
    compare(wanted, sent, &Scope::default(), "")
}

fn compare(wanted: &Element, sent: &Sent, around: &Scope<'_>, path: &str) -> Option<String> {
    let attributes = wanted.attributes.iter().map(|(name, _)| name);
    let scope = around.within(&wanted.name, attributes);
    let namespace = scope.of_element(&wanted.name);
    let path = format!("{path}/{}", wanted.name);
    name_mistake(&wanted.name, namespace, &sent.name, &path)
        .or_else(|| attributes_mistake(wanted, sent, &scope, &path))
        .or_else(|| children_mistake(wanted, sent, &scope, &path))
        .or_else(|| content_mistake(wanted.content.as_ref(), &sent.text, &path))
}

fn name_mistake(wanted: &Name, namespace: Option<&str>, sent: &Name, path: &str) -> Option<String> {
    if wanted.local != sent.local {
        return Some(format!("`{path}` is called `{sent}`"));
    }
    if namespace != sent.namespace.as_deref() {
        let within = |namespace: Option<&str>| {
            namespace.map_or("none".to_owned(), |namespace| format!("`{namespace}`"))
        };
        return Some(format!(
            "the namespace of `{path}` is {} and not {}",
            within(sent.namespace.as_deref()),
            within(namespace)
        ));
    }
    (wanted.prefix != sent.prefix).then(|| format!("`{path}` is called `{sent}`"))
}

fn attributes_mistake(
    wanted: &Element,
    sent: &Sent,
    scope: &Scope<'_>,
    path: &str,
) -> Option<String> {
    let wrong = wanted.attributes.iter().find_map(|(name, value)| {
        let path = format!("{path}/@{name}");
        let mut found = sent.attributes.iter();
        let Some((found, text)) = found.find(|(found, _)| found.local == name.local) else {
            return Some(format!("`{path}` is missing"));
        };
        name_mistake(name, scope.of_attribute(name), found, &path)
            .or_else(|| content_mistake(Some(value), text, &path))
    });
    wrong.or_else(|| {
        let is_known = |name: &Name| {
            let mut known = wanted.attributes.iter();
            known.any(|(known, _)| known.local == name.local)
        };
        let (name, _) = sent.attributes.iter().find(|(name, _)| !is_known(name))?;
        Some(format!("`{path}/@{name}` is not expected"))
    })
}

fn children_mistake(
    wanted: &Element,
    sent: &Sent,
    scope: &Scope<'_>,
    path: &str,
) -> Option<String> {
    let mut left: Vec<&Sent> = sent.children.iter().collect();
    for child in &wanted.children {
        let mut names = left.iter().map(|one| &one.name.local);
        let Some(place) = names.position(|local| *local == child.name.local) else {
            return Some(format!("`{path}/{}` is missing", child.name));
        };
        if let Some(mistake) = compare(child, left.remove(place), scope, path) {
            return Some(mistake);
        }
    }
    let one = left.first()?;
    Some(format!("`{path}/{}` is not expected", one.name))
}

/// What is wrong with a text. A number has one spelling, and a moment has several.
fn content_mistake(wanted: Option<&Value>, text: &str, path: &str) -> Option<String> {
    let Some(wanted) = wanted else {
        let is_empty = text.trim().is_empty();
        return (!is_empty).then(|| format!("`{path}` has a text that is not expected: `{text}`"));
    };
    let found = match wanted {
        Value::Number(_) => serde_json::from_str::<Number>(text).map(Value::Number).ok(),
        Value::Bool(_) => text.parse().map(Value::Bool).ok(),
        _ => None,
    };
    let found = found.unwrap_or_else(|| text.into());
    let is_number = found.is_number();
    let unlike = same::difference(wanted, &found).map(|_| match wanted {
        Value::String(wanted) => format!("`{path}` is `{text}` and not `{wanted}`"),
        wanted => format!("`{path}` is `{text}` and not {wanted}"),
    });
    unlike.or_else(|| {
        let mistake = misspelled(text.as_bytes()).filter(|_| is_number)?;
        Some(format!("`{path}`: {mistake}"))
    })
}
