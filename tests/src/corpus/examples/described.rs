//! The part of an example that the document describes. A key that no schema
//! mentions is not kept by the types, nor should it be.

use std::collections::HashSet;

use oasmith::inspect::{Site, Tree};
use oasmith::read::Node;
use serde_json::{Map, Value};

/// Takes out of a value what none of its schemas describes.
pub(super) fn described<'a>(tree: Tree<'a>, schemas: Vec<Site<'a>>, value: Value) -> Value {
    let schemas = with_branches(tree, schemas);
    match value {
        Value::Object(members) => Value::Object(object(tree, &schemas, members)),
        Value::Array(items) => {
            let of_items = under(&schemas, &["items"]);
            let items = items.into_iter().enumerate().map(|(index, item)| {
                let mut of_item = of_items.clone();
                let first = under(&schemas, &["prefixItems"]).into_iter();
                of_item.extend(first.filter_map(|list| list.item(index)));
                described(tree, of_item, item)
            });
            Value::Array(items.collect())
        }
        other => other,
    }
}

fn object<'a>(
    tree: Tree<'a>,
    schemas: &[Site<'a>],
    members: Map<String, Value>,
) -> Map<String, Value> {
    let properties = under(schemas, &["properties"]);
    let properties: Vec<Site<'a>> = properties
        .into_iter()
        .map(|properties| tree.resolved(properties))
        .collect();
    let further = under(schemas, &["additionalProperties", "unevaluatedProperties"]);
    let patterns = under(schemas, &["patternProperties"]);
    let patterns: Vec<_> = patterns.iter().flat_map(Site::children).collect();
    // Where nothing is said of any key, all of them are kept.
    let is_free = properties.is_empty() && further.is_empty() && patterns.is_empty();
    let is_open = |site: &Site<'_>| !matches!(site.node, Node::Bool(false));
    let mut kept = Map::new();
    for (key, value) in members {
        let mut of_key: Vec<Site<'a>> = properties
            .iter()
            .filter_map(|properties| properties.child(&key))
            .collect();
        if of_key.is_empty() {
            of_key.extend(further.iter().filter(|site| is_open(site)).cloned());
            of_key.extend(patterns.iter().map(|(_, schema)| schema.clone()));
        }
        if is_free || !of_key.is_empty() {
            kept.insert(key, described(tree, of_key, value));
        }
    }
    kept
}

/// What the schemas have under some keys.
fn under<'a>(schemas: &[Site<'a>], keys: &[&str]) -> Vec<Site<'a>> {
    let pairs = schemas
        .iter()
        .flat_map(|schema| keys.iter().map(move |key| schema.child(key)));
    pairs.flatten().collect()
}

/// The schemas, what they refer to, and the branches of all of these.
fn with_branches<'a>(tree: Tree<'a>, schemas: Vec<Site<'a>>) -> Vec<Site<'a>> {
    let mut open = schemas;
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    while let Some(schema) = open.pop() {
        if !seen.insert(schema.at.clone()) {
            continue;
        }
        open.extend(tree.target(&schema));
        let branches = ["allOf", "anyOf", "oneOf"].map(|key| schema.child(key));
        let branches = branches.iter().flatten().flat_map(Site::children);
        open.extend(branches.map(|(_, branch)| branch));
        all.push(schema);
    }
    all
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use oasmith::diagnostic::Diagnostics;
    use oasmith::read::Sources;
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_that_no_schema_mentions_are_left_out() {
        let text = "
allOf:
  - {$ref: '#/other'}
  - {properties: {$ref: '#/elsewhere'}}
  - properties:
      list: {items: {properties: {a: {}}}}
      free: {type: object}
      map: {additionalProperties: {properties: {b: {}}}}
other: {properties: {named: {}}}
elsewhere: {far: {}}
";
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), text, &mut Diagnostics::default());
        let tree = Tree::new(&sources);
        let schema = tree.entry().expect("a document");
        let value = json!({
            "named": 1, "far": 1, "odd": 2, "list": [{ "a": 1, "x": 2 }],
            "free": { "x": 1 }, "map": { "any": { "b": 1, "x": 2 } },
        });
        let expected = json!({
            "named": 1, "far": 1, "list": [{ "a": 1 }], "free": { "x": 1 }, "map": { "any": { "b": 1 } },
        });
        assert_eq!(described(tree, vec![schema], value), expected);
    }
}
