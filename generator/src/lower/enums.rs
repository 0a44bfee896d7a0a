//! Enums of strings.

use std::collections::HashSet;

use openapiv3::Schema;
use serde_json::Value;

use super::docs;
use super::view::{View, extension, form};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Enum, Literal, Variant};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::{ENUM_DESCRIPTIONS, ENUM_NAMES, EXTENSIBLE_ENUM};

/// Makes the enum of a schema whose values are text, `null` aside.
pub(super) fn lower(view: &mut View<'_>, schema: &Schema, at: &Pointer) -> Enum {
    let extensions = &schema.schema_data.extensions;
    let values = values(view, schema, at);
    let names: Vec<String> = listed(view, schema, at, ENUM_NAMES);
    let descriptions: Vec<String> = listed(view, schema, at, ENUM_DESCRIPTIONS);
    let open = extension(extensions, EXTENSIBLE_ENUM).unwrap_or(true);

    let mut claims: Vec<Claim> = Vec::new();
    for (index, value) in &values {
        claims.push(Claim::new(names.get(*index).unwrap_or(value)).or(format!("value {value}")));
    }
    if open {
        claims.push(Claim::new("other").or("unlisted"));
    }
    let mut variants = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let other = if open { variants.pop() } else { None };
    let variants = values
        .into_iter()
        .zip(variants)
        .map(|((index, wire), name)| {
            let described = descriptions.get(index).map(|text| docs::markdown(text));
            let docs = described.unwrap_or_default();
            Variant {
                name,
                wire: Literal::Text(wire),
                docs,
            }
        });
    Enum {
        variants: variants.collect(),
        other,
    }
}

/// The values, each once, with their places in the list.
fn values(view: &mut View<'_>, schema: &Schema, at: &Pointer) -> Vec<(usize, String)> {
    let mut seen = HashSet::new();
    let mut values = Vec::new();
    for (index, value) in form(schema).enumeration.iter().enumerate() {
        let Value::String(value) = value else {
            continue;
        };
        if seen.insert(value) {
            values.push((index, value.clone()));
        } else {
            let place = Place::Value(view.origin(&at.child("enum").item(index)));
            let message = format!("the value `{value}` stands twice in the enum");
            view.report(Diagnostic::warning("duplicate-value", place, message));
        }
    }
    values
}

/// What an extension says of each value, which must be as many things as there are values.
fn listed(view: &mut View<'_>, schema: &Schema, at: &Pointer, key: &'static str) -> Vec<String> {
    let listed: Vec<String> = extension(&schema.schema_data.extensions, key).unwrap_or_default();
    let values = form(schema).enumeration.len();
    if !listed.is_empty() && listed.len() != values {
        let message = format!(
            "`{key}` has {} items, but the enum has {values} values",
            listed.len()
        );
        view.error("wrong-count", &at.child(key), message);
    }
    listed
}
