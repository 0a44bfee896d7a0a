//! Values that have others in them: objects and arrays.

use serde_json::{Map, Value};

use super::pattern;
use super::{Facts, Sampler, Sampling, ValueKind};
use crate::limits::proof::{FULL_VALUES, ITEMS, REQUIRED_ITEMS, SCARCE_VALUES};
use crate::verify::schema::Schemas;

impl<'s> Sampler<'s> {
    /// An object with its required properties, with the others while there is room for them, and
    /// with members that have no property where some are wanted.
    pub(super) fn object(
        &self,
        facts: &Facts<'s>,
        sampling: Sampling<'_>,
        depth: usize,
    ) -> Option<Value> {
        if depth > 0 && sampling.placement.is_flat() {
            return None;
        }
        let required = required(facts);
        let most = facts.least("maxProperties").unwrap_or(usize::MAX);
        let mut members = Map::new();
        for (name, schemas) in properties(facts) {
            let is_required = required.contains(&name);
            let is_wanted =
                sampling.everything && depth < FULL_VALUES && self.left() > SCARCE_VALUES;
            if !is_required && (!is_wanted || members.len() >= most) {
                continue;
            }
            match self.value(&schemas, sampling, depth + 1) {
                Some(value)
                    if sampling.placement.is_body() || value != Value::String(String::new()) =>
                {
                    _ = members.insert(name.to_owned(), value);
                }
                _ if is_required => return None,
                _ => {}
            }
        }
        self.fill(facts, sampling, depth, &mut members);
        for name in required {
            if !members.contains_key(name) {
                let value = self.value(&further(self.schemas, facts, name), sampling, depth + 1)?;
                members.insert(name.to_owned(), value);
            }
        }
        while members.len() > most {
            let last = members
                .keys()
                .rfind(|name| !required_has(facts, name))?
                .clone();
            members.remove(&last);
        }
        self.add_further(facts, sampling, depth, &mut members);
        Some(Value::Object(members))
    }

    /// Adds properties that need not be there, as many as `minProperties` asks for: they are known,
    /// and what has no property may have no place.
    fn fill(
        &self,
        facts: &Facts<'s>,
        sampling: Sampling<'_>,
        depth: usize,
        members: &mut Map<String, Value>,
    ) {
        let least = facts.most("minProperties").unwrap_or_default();
        for (name, schemas) in properties(facts) {
            if members.len() >= least {
                return;
            }
            if !members.contains_key(name)
                && let Some(value) = self.value(&schemas, sampling, depth + 1)
            {
                members.insert(name.to_owned(), value);
            }
        }
    }

    /// Adds members that have no property: as many as `minProperties` asks for, and one where
    /// everything is wanted and the schemas say what such a member is.
    fn add_further(
        &self,
        facts: &Facts<'s>,
        sampling: Sampling<'_>,
        depth: usize,
        members: &mut Map<String, Value>,
    ) {
        let least = facts.most("minProperties").unwrap_or_default();
        let most = facts.least("maxProperties").unwrap_or(usize::MAX);
        let is_open = facts
            .all("additionalProperties")
            .any(|schema| schema != &Value::Bool(false))
            || facts.all("patternProperties").next().is_some()
            || facts.all("properties").next().is_none();
        let wanted = usize::from(sampling.everything && depth < FULL_VALUES && is_open);
        let wanted = least
            .max(members.len() + wanted)
            .min(most)
            .min(least.max(members.len()) + ITEMS);
        for number in 0..ITEMS {
            if members.len() >= wanted {
                return;
            }
            let Some(key) = self.key(facts, sampling.next(number)) else {
                return;
            };
            if let Some(value) = self.value(
                &further(self.schemas, facts, &key),
                sampling.next(number),
                depth + 1,
            ) {
                members.entry(key).or_insert(value);
            }
        }
    }

    /// A key for a member that has no property.
    fn key(&self, facts: &Facts<'s>, sampling: Sampling<'_>) -> Option<String> {
        if let Some(names) = facts.all("propertyNames").next() {
            let mut own = Facts::default();
            own.parts.extend(names.as_object());
            let listed = names.get("enum").and_then(Value::as_array);
            let one = listed.and_then(|listed| listed.get(sampling.index % listed.len().max(1)));
            let made = || {
                self.value(
                    &[names],
                    Sampling {
                        kind: ValueKind::Plain,
                        ..sampling
                    },
                    1,
                )
            };
            return one.cloned().or_else(made)?.as_str().map(str::to_owned);
        }
        let patterns = facts.all("patternProperties").filter_map(Value::as_object);
        let patterns: Vec<&String> = patterns.flat_map(Map::keys).collect();
        if !patterns.is_empty() {
            let pattern = patterns[self.choose(patterns.len(), sampling.index)];
            return pattern::text(pattern, sampling, 1, usize::MAX);
        }
        Some(format!("extra{}", sampling.index))
    }

    /// An array of as many items as its bounds and what is wanted ask for.
    pub(super) fn array(
        &self,
        facts: &Facts<'s>,
        sampling: Sampling<'_>,
        depth: usize,
    ) -> Option<Value> {
        if depth > 0 && sampling.placement.is_flat() {
            return None;
        }
        let first: &[Value] = facts
            .all("prefixItems")
            .find_map(Value::as_array)
            .map_or(&[], Vec::as_slice);
        let least = facts.most("minItems").unwrap_or_default();
        let most = facts.least("maxItems").unwrap_or(usize::MAX);
        if least > REQUIRED_ITEMS {
            return None;
        }
        let items: Vec<&Value> = facts.all("items").collect();
        let is_closed = items.contains(&&Value::Bool(false));
        let most = if is_closed {
            most.min(first.len())
        } else {
            most
        };
        let is_set = facts
            .all("uniqueItems")
            .any(|flag| flag == &Value::Bool(true));
        let usual = self.usual_length(first.len(), most, sampling, depth);
        let wanted = usual.min(most).max(least);
        let mut made: Vec<Value> = Vec::new();
        for number in 0..wanted.saturating_mul(3) {
            if made.len() >= wanted {
                break;
            }
            let position = first.get(made.len());
            let schemas: Vec<&Value> =
                position.map_or_else(|| items.clone(), |schema| vec![schema]);
            match self.value(&schemas, sampling.next(number), depth + 1) {
                Some(value) if !is_set || !made.contains(&value) => made.push(value),
                Some(_) => {}
                None => break,
            }
        }
        if matches!(sampling.kind, ValueKind::Least | ValueKind::Most) {
            self.note_met();
        }
        (made.len() >= least).then_some(Value::Array(made))
    }

    /// How many items an array has if its bounds allow that.
    fn usual_length(
        &self,
        first: usize,
        most: usize,
        sampling: Sampling<'_>,
        depth: usize,
    ) -> usize {
        let usual = match sampling.kind {
            _ if depth >= FULL_VALUES || self.left() < SCARCE_VALUES => 0,
            ValueKind::Least => 0,
            ValueKind::Most if most <= ITEMS => most,
            ValueKind::Most => 3,
            _ if first == 0 => 2,
            _ => first,
        };
        if sampling.placement.is_body() {
            usual
        } else {
            usual.max(1)
        }
    }
}

/// The properties of all schemas, each with the schemas that hold for it.
pub(super) fn properties<'s>(facts: &Facts<'s>) -> Vec<(&'s str, Vec<&'s Value>)> {
    let mut properties: Vec<(&str, Vec<&Value>)> = Vec::new();
    let mut positions = std::collections::HashMap::new();
    for all in facts.all("properties").filter_map(Value::as_object) {
        for (name, schema) in all {
            let position = *positions.entry(name.as_str()).or_insert_with(|| {
                properties.push((name.as_str(), Vec::new()));
                properties.len() - 1
            });
            properties[position].1.push(schema);
        }
    }
    properties
}

fn required<'s>(facts: &Facts<'s>) -> Vec<&'s str> {
    let lists = facts.all("required").filter_map(Value::as_array);
    let mut names: Vec<&str> = lists.flatten().filter_map(Value::as_str).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    names
}

fn required_has(facts: &Facts<'_>, name: &str) -> bool {
    required(facts).contains(&name)
}

/// The schemas that hold for a member that has no property.
fn further<'s>(schemas: &Schemas, facts: &Facts<'s>, name: &str) -> Vec<&'s Value> {
    let patterns = facts
        .all("patternProperties")
        .filter_map(Value::as_object)
        .flatten();
    let matching = patterns.filter(|(pattern, _)| schemas.matches(pattern, name));
    let matching: Vec<&Value> = matching.map(|(_, schema)| schema).collect();
    if matching.is_empty() {
        facts.all("additionalProperties").collect()
    } else {
        matching
    }
}
