//! Which types several schemas allow together.

use serde_json::Value;

use super::Facts;
use super::placement::Placement;

/// Whether a list holds a value.
pub(super) fn has(list: &Value, value: &Value) -> bool {
    list.as_array().is_some_and(|list| list.contains(value))
}

/// The types that all of the schemas allow, where they say so.
pub(super) fn types<'s>(facts: &Facts<'s>) -> Option<Vec<&'s str>> {
    let mut common: Option<Vec<&str>> = None;
    for said in facts.all("type") {
        let said: Vec<&str> = match said {
            Value::String(word) => vec![word],
            said => said.as_array()?.iter().filter_map(Value::as_str).collect(),
        };
        let narrowed = match common {
            None => said,
            Some(common) => narrowed(&common, &said),
        };
        common = Some(narrowed);
    }
    common
}

fn narrowed<'s>(left: &[&'s str], right: &[&'s str]) -> Vec<&'s str> {
    let first = left.iter().filter(|word| is_within(word, right));
    let second = right
        .iter()
        .filter(|word| is_within(word, left) && !left.contains(word));
    first.chain(second).copied().collect()
}

/// Whether all values of a type are of one of these.
fn is_within(word: &str, types: &[&str]) -> bool {
    types.contains(&word) || (word == "integer" && types.contains(&"number"))
}

/// The types that schemas without one leave, where they say which it is not: what their keywords
/// speak of comes first.
pub(super) fn left_over(
    facts: &Facts<'_>,
    depth: usize,
    placement: &Placement,
) -> Vec<&'static str> {
    let first = guess(facts, depth, placement);
    let forbidden = facts.all("not").filter_map(|schema| {
        let mut own = Facts::default();
        own.parts
            .extend(schema.as_object().filter(|all| all.len() == 1));
        types(&own)
    });
    let forbidden: Vec<&str> = forbidden.flatten().collect();
    if forbidden.is_empty() {
        return vec![first];
    }
    let others = ["boolean", "integer", "string", "array", "object"];
    let others = others.into_iter().filter(|ty| *ty != first);
    let all = [first].into_iter().chain(others);
    all.filter(|ty| !is_within(ty, &forbidden)).collect()
}

/// Whether a value is of one of the types.
pub(super) fn is_of(value: &Value, types: &[&str]) -> bool {
    types.iter().any(|ty| match *ty {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    })
}

/// The type that the keywords of schemas without one speak of.
fn guess(facts: &Facts<'_>, depth: usize, placement: &Placement) -> &'static str {
    let has = |keywords: &[&str]| {
        keywords
            .iter()
            .any(|keyword| facts.all(keyword).next().is_some())
    };
    if has(&[
        "properties",
        "additionalProperties",
        "patternProperties",
        "required",
        "minProperties",
    ]) {
        "object"
    } else if has(&[
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "uniqueItems",
    ]) {
        "array"
    } else if has(&[
        "minimum",
        "maximum",
        "multipleOf",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ]) {
        "number"
    } else if depth == 0
        && placement.is_body()
        && !has(&["pattern", "format", "minLength", "maxLength"])
    {
        "object"
    } else {
        "string"
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_no_number_is_no_integer() {
        let schema = json!({ "not": { "type": "number" } });
        let mut facts = Facts::default();
        facts.parts.extend(schema.as_object());
        let left = left_over(&facts, 1, &Placement::BODY);
        assert_eq!(left, ["string", "boolean", "array", "object"]);
    }
}
