//! Branches of which no two hold for one value.

use std::collections::{HashMap, HashSet};

use openapiv3::Schema;
use serde_json::Value;

use super::members::members_of;
use super::properties::properties;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// Whether one of several schemas alone can hold, whichever keyword lists them: there is a discriminator,
/// or a property of which each lists values that no other does.
pub(super) fn is_exclusive<'b>(
    source: &Source<'b>,
    listing: &Schema,
    branches: &[Subschema<'b>],
) -> bool {
    listing.schema_data.discriminator.is_some() || are_told_apart(source, branches)
}

fn are_told_apart<'b>(source: &Source<'b>, branches: &[Subschema<'b>]) -> bool {
    let all: Vec<_> = branches
        .iter()
        .map(|branch| listed(source, branch))
        .collect();
    let Some((first, others)) = all.split_first().filter(|(_, others)| !others.is_empty()) else {
        return false;
    };
    first.iter().any(|(name, values)| {
        let mut seen: HashSet<String> = HashSet::new();
        let mut is_new = |values: &&Vec<Value>| {
            let texts: HashSet<String> = values.iter().map(Value::to_string).collect();
            let length = seen.len() + texts.len();
            seen.extend(texts);
            seen.len() == length
        };
        is_new(values)
            && others
                .iter()
                .all(|other| other.get(name).is_some_and(&mut is_new))
    })
}

/// The properties of an object that list their values, with these.
fn listed<'b>(source: &Source<'b>, branch: &Subschema<'b>) -> HashMap<&'b str, &'b Vec<Value>> {
    let members = members_of(source, branch).unwrap_or_default();
    let described = properties(&members).into_iter();
    let listed = described.filter_map(|(name, property)| {
        let (schema, _) = property.resolve(source)?;
        let values = &form(schema).enumeration;
        (!values.is_empty()).then_some((name, values))
    });
    listed.collect()
}
