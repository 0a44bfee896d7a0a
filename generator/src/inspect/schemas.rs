//! The schemas of a document that have a name and are types of their own.

use std::collections::HashSet;

use super::follow::{Site, Tree};
use crate::pointer::Pointer;
use crate::read::Node;

/// What a place in the document holds, as far as finding schemas goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    Schema,
    /// A schema of which another one is made, and that is no type for that.
    Part,
    /// A map or a list of schemas.
    Schemas,
    Parts,
    /// Anything else that may have schemas in it.
    Other,
}

/// Finds those that something which can be called or received makes use of,
/// and all of them where there is nothing of the kind.
pub(super) fn named(tree: Tree<'_>, entry: &Site<'_>) -> Vec<Pointer> {
    let mut search = Search {
        tree,
        seen: HashSet::new(),
        named: Vec::new(),
        found: HashSet::new(),
    };
    let sections = ["paths", "webhooks"].map(|key| entry.child(key));
    let has_any = |section: &Site<'_>| !section.children().is_empty();
    let used: Vec<Site<'_>> = sections.into_iter().flatten().filter(has_any).collect();
    if !used.is_empty() {
        for section in used {
            search.walk(section);
        }
        return search.named;
    }
    let components = entry.child("components");
    let components = components.and_then(|components| components.child("schemas"));
    for (_, schema) in components.iter().flat_map(Site::children) {
        search.name(&schema);
    }
    search.walk(entry.clone());
    search.named
}

struct Search<'a> {
    tree: Tree<'a>,
    /// Where references have led, so that none is followed twice.
    seen: HashSet<(Pointer, Role)>,
    named: Vec<Pointer>,
    found: HashSet<Pointer>,
}

impl<'a> Search<'a> {
    fn walk(&mut self, entry: Site<'a>) {
        let mut open = vec![(entry, Role::Other)];
        while let Some((site, role)) = open.pop() {
            // Also a whole map of properties may stand elsewhere.
            if let Some(target) = self.tree.target(&site) {
                if role == Role::Schema {
                    self.name(&target);
                }
                if self.seen.insert((target.at.clone(), role)) {
                    open.push((target, role));
                }
            }
            let children = site.children().into_iter().rev();
            open.extend(
                children.filter_map(|(key, child)| Some((child, role_of(role, &key, site.node)?))),
            );
        }
    }

    fn name(&mut self, schema: &Site<'a>) {
        if is_type(schema.node) && self.found.insert(schema.at.clone()) {
            self.named.push(schema.at.clone());
        }
    }
}

/// The role of a member of a place, or nothing where it holds no schemas.
fn role_of(parent: Role, key: &str, holder: &Node) -> Option<Role> {
    match (parent, key) {
        (Role::Schemas, _) => Some(Role::Schema),
        (Role::Parts, _) => Some(Role::Part),
        (_, "example" | "examples" | "default" | "enum" | "const") => None,
        (_, key) if key.starts_with("x-") => None,
        (Role::Schema | Role::Part, "allOf") if is_type(holder) => Some(Role::Parts),
        (
            Role::Schema | Role::Part,
            "properties" | "patternProperties" | "$defs" | "dependentSchemas" | "allOf" | "anyOf"
            | "oneOf" | "prefixItems",
        )
        | (Role::Other, "schemas") => Some(Role::Schemas),
        (
            Role::Schema | Role::Part,
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties",
        ) => Some(Role::Schema),
        (Role::Schema | Role::Part, _) => None,
        (Role::Other, "schema" | "itemSchema") if is_map(holder) => Some(Role::Schema),
        (Role::Other, _) => Some(Role::Other),
    }
}

fn is_map(node: &Node) -> bool {
    node.as_map().is_some()
}

/// Whether a schema is a type of its own, rather than text, a number, a list, a
/// map, a constant, or another name for one type.
fn is_type(schema: &Node) -> bool {
    let Some(map) = schema.as_map() else {
        return false;
    };
    let has_any = |key: &str| match map.get(key) {
        Some(Node::Map(members)) => !members.is_empty(),
        Some(Node::List(items)) => items.iter().any(|item| *item != Node::Null),
        _ => false,
    };
    let branches = |key: &str| {
        let list = map.get(key).and_then(Node::as_list).unwrap_or_default();
        list.iter().filter(|branch| !is_null(branch)).count()
    };
    // What can only be one value is a constant wherever it stands.
    let values = map.get("enum").and_then(Node::as_list).unwrap_or_default();
    let values = values.iter().filter(|value| **value != Node::Null).count();
    has_any("properties")
        || values > 1
        || has_any("prefixItems")
        || ["allOf", "anyOf", "oneOf"]
            .iter()
            .any(|key| branches(key) > 1)
}

/// Whether a branch says that there may be nothing, and no more than that.
fn is_null(schema: &Node) -> bool {
    let Some(map) = schema.as_map() else {
        return false;
    };
    let has = |key: &str, value: &Node| map.get(key) == Some(value);
    let alone = || {
        map.iter()
            .all(|(key, _)| key == "nullable" || key == "description")
    };
    map.get("type").and_then(Node::as_text) == Some("null")
        || has("enum", &Node::List(vec![Node::Null]))
        || has("const", &Node::Null)
        || has("nullable", &Node::Bool(true)) && alone()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::read::Sources;

    fn named_in(text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), text, &mut Diagnostics::default());
        let tree = Tree::new(&sources);
        let entry = tree.entry().expect("a document");
        let found = named(tree, &entry);
        found.iter().map(|at| at.path().to_owned()).collect()
    }

    #[test]
    fn components_that_are_types_are_found() {
        let text = "
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Kind: {type: string, enum: [cat, dog]}
    Constant: {type: string, enum: [cat]}
    Id: {type: string}
    Labels: {type: object, additionalProperties: {type: string}}
    Same: {$ref: '#/components/schemas/Pet'}
    Either: {oneOf: [{$ref: '#/components/schemas/Pet'}, {type: string}]}
    Maybe: {oneOf: [{$ref: '#/components/schemas/Pet'}, {type: 'null'}]}
    Perhaps: {anyOf: [{$ref: '#/components/schemas/Pet'}, {nullable: true}]}
    Wide: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {more: {}}}]}
";
        let names = ["Pet", "Kind", "Either", "Wide"];
        let expected = names.map(|name| format!("/components/schemas/{name}"));
        assert_eq!(named_in(text), expected);
    }

    #[test]
    fn where_there_is_something_to_call_what_it_uses_counts() {
        let text = "
paths:
  /a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Whole'}}}}}}}
components:
  schemas:
    Whole: {allOf: [{$ref: '#/components/schemas/Part'}, {properties: {same: {$ref: '#/components/schemas/Same'}}}]}
    Part: {properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    Same: {allOf: [{$ref: '#/components/schemas/Other'}]}
    Other: {properties: {a: {}}}
    Kind: {enum: [a, b]}
    Unused: {properties: {a: {}}}
";
        let mut found = named_in(text);
        found.sort();
        let names = ["Kind", "Other", "Whole"];
        let expected = names.map(|name| format!("/components/schemas/{name}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_schema_elsewhere_has_a_name_once_it_is_referred_to() {
        let text = "
paths:
  /a:
    get:
      responses:
        '200':
          content:
            application/json:
              schema: {type: object, properties: {next: {type: object, properties: {a: {}}}}}
              example: {schema: {$ref: '#/paths/~1a/get'}}
  /b:
    get:
      parameters:
        - {in: query, name: b, schema: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/properties/next'}}
";
        let expected =
            "/paths/~1a/get/responses/200/content/application~1json/schema/properties/next";
        assert_eq!(named_in(text), [expected]);
    }

    #[test]
    fn schemas_that_refer_to_each_other_end() {
        let text = "
components:
  schemas:
    A: {properties: {b: {$ref: '#/components/schemas/B'}}}
    B: {properties: {a: {$ref: '#/components/schemas/A'}, b: {$ref: '#/components/schemas/B'}}}
";
        assert_eq!(named_in(text).len(), 2);
    }
}
