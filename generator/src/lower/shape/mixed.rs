//! Properties that schemas describe otherwise of which any may hold.

use serde_json::Value;

use super::listed::Listed;
use super::property::Property;
use super::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// What a property is of which schemas disagree that may hold at once.
pub(in crate::lower) enum Mixed<'b> {
    /// One of the texts that any of them lists.
    Listed(Shape<'b>),
    /// Any JSON value.
    Any,
}

impl<'b> Property<'_, 'b> {
    /// What it is, where those of its descriptions of which any may hold allow values that the one
    /// that counts does not.
    pub(in crate::lower) fn mixed(&self, source: &Source<'b>) -> Option<Mixed<'b>> {
        // Most properties are described by no branch, and there is nothing to look into.
        if !self.object.iter().any(|member| member.optional) {
            return None;
        }
        let alternatives = self.alternatives();
        let others = alternatives
            .iter()
            .filter_map(|other| values(source, other));
        let others: Vec<Values<'_>> = others.collect();
        if others.is_empty() {
            return None;
        }
        let counts = values(source, self.counts)?;
        if others.iter().any(|other| other.json != counts.json) {
            return Some(Mixed::Any);
        }
        if counts.lists.is_empty() {
            return None;
        }
        let listed: Vec<&Value> = counts.listed().collect();
        let is_known = |other: &Values<'_>| {
            !other.lists.is_empty() && other.listed().all(|value| listed.contains(&value))
        };
        if others.iter().all(is_known) {
            return None;
        }
        Some(Mixed::Listed(Shape::Literals {
            any_text: others.iter().any(|other| other.lists.is_empty()),
            open: counts.open || others.iter().any(|other| other.open),
            lists: [counts]
                .into_iter()
                .chain(others)
                .flat_map(|values| values.lists)
                .collect(),
        }))
    }
}

/// The values that a schema allows, where all of them are of one kind.
struct Values<'b> {
    /// What they are in JSON.
    json: &'static str,
    /// The texts that are listed; nothing where all values of the kind are allowed.
    lists: Vec<Listed<'b>>,
    open: bool,
}

impl<'b> Values<'b> {
    fn listed(&self) -> impl Iterator<Item = &'b Value> {
        self.lists
            .iter()
            .flat_map(Listed::values)
            .map(|(_, value)| value)
    }
}

fn values<'b>(source: &Source<'b>, described: &Subschema<'b>) -> Option<Values<'b>> {
    match settled(source, described)? {
        Shape::Literals { lists, open, .. } => {
            let values = Values {
                json: "a text",
                lists,
                open,
            };
            let is_text = |value: &Value| value.is_string() || value.is_null();
            let are_texts = values.listed().all(is_text);
            are_texts.then_some(values)
        }
        shape => Some(Values {
            json: shape.json()?,
            lists: Vec::new(),
            open: true,
        }),
    }
}
