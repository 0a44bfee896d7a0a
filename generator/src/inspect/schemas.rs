//! The schemas of a document that have a name and are types of their own.

use std::collections::HashSet;

use super::event::describes_events;
use super::keywords::{
    has_members, is_constant, is_name, is_null, is_string, listed, may_be_list, may_be_object,
    says_something, scalar,
};
use super::{Site, Tree};
use crate::limits::CHAIN;
use crate::pointer::Pointer;
use crate::read::Node;
use crate::selection::Selection;

/// What a place in the document is to somebody who looks for schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    /// A schema that can be a type.
    Schema,
    /// A member of `allOf`, or a branch that is merged with others. It is no type because of that.
    Member,
    /// A map or a list of schemas that can be types.
    Schemas,
    /// A list of members.
    Members,
    /// What describes events with their fields, which is no type: what an event holds is.
    Event,
    /// A map or a list of such.
    Events,
    /// The fields of an event.
    EventFields,
    /// The data of an event, a text whose content is described.
    EventData,
    /// Answers by their statuses, of which `default` is one.
    Answers,
    /// Headers by their names, many of which begin with `x-`.
    Headers,
    /// Anything else. There may be schemas in it.
    Other,
}

/// Finds the schemas that operations and webhooks use. In a document without operations and
/// webhooks these are all schemas.
pub(super) fn named(tree: Tree<'_>, selection: &Selection, entry: &Site<'_>) -> Vec<Pointer> {
    let mut search = Search {
        tree,
        selection,
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
    selection: &'a Selection,
    /// Where references have led, so that none is followed twice.
    seen: HashSet<(Pointer, Role)>,
    named: Vec<Pointer>,
    found: HashSet<Pointer>,
}

impl<'a> Search<'a> {
    fn walk(&mut self, entry: Site<'a>) {
        let mut open = vec![(entry, Role::Other)];
        while let Some((site, role)) = open.pop() {
            // Anything can be a reference, a whole map of properties too.
            if let Some(target) = self.tree.target(&site) {
                if role == Role::Schema {
                    self.name(&target);
                }
                if self.seen.insert((target.at.clone(), role)) {
                    open.push((target, role));
                }
            }
            let children = site.parts().into_iter().rev();
            let children = children.filter(|(_, child)| !self.selection.hides(&child.at));
            open.extend(
                children.filter_map(|(key, child)| Some((child, self.role_of(role, &key, &site)?))),
            );
        }
    }

    fn name(&mut self, schema: &Site<'a>) {
        if self.is_type(schema) && self.found.insert(schema.at.clone()) {
            self.named.push(schema.at.clone());
        }
    }

    /// The role of what stands at a key of a place; nothing where no schemas can be in it.
    fn role_of(&self, parent: Role, key: &str, holder: &Site<'a>) -> Option<Role> {
        match (parent, key) {
            (Role::Schemas, _) => return Some(Role::Schema),
            (Role::Members, _) => return Some(Role::Member),
            (Role::Answers, "default") | (Role::Headers, _) => return Some(Role::Other),
            (_, "example" | "examples" | "default" | "enum" | "const") => return None,
            (_, key) if key.starts_with("x-") => return None,
            (Role::Other, "schemas") => return Some(Role::Schemas),
            (Role::Other, "responses") => return Some(Role::Answers),
            (Role::Other, "headers") => return Some(Role::Headers),
            (Role::Other, "schema" | "itemSchema") if describes_events(self.tree, holder, key) => {
                return Some(Role::Event);
            }
            (Role::Event, "allOf" | "oneOf" | "anyOf") => return Some(Role::Events),
            (Role::Event, "properties") => return Some(Role::EventFields),
            (Role::Events, _) => return Some(Role::Event),
            (Role::EventFields, "data") => {
                let is_content = holder
                    .child("data")
                    .is_some_and(|data| self.tree.resolved(data).child("contentSchema").is_some());
                return Some(if is_content {
                    Role::EventData
                } else {
                    Role::Schema
                });
            }
            (Role::EventData, "contentSchema") => return Some(Role::Schema),
            (Role::Event | Role::EventFields | Role::EventData, _) => return None,
            (Role::Other, "schema" | "itemSchema") if is_map(holder.node) => {
                return Some(Role::Schema);
            }
            (Role::Other | Role::Answers, _) => return Some(Role::Other),
            (Role::Schema | Role::Member, _) => {}
        }
        match key {
            // A constant has no types in it.
            _ if is_constant(holder.node) => None,
            // What a member consists of makes up the same type as the member.
            "allOf" if parent == Role::Member || self.is_type(holder) => Some(Role::Members),
            "anyOf" | "oneOf" if self.is_of_strings(holder) => Some(Role::Members),
            // `items` says nothing of a value that cannot be a list.
            "items" if !may_be_list(holder.node) => None,
            "properties" | "patternProperties" | "$defs" | "dependentSchemas" | "allOf"
            | "anyOf" | "oneOf" | "prefixItems" => Some(Role::Schemas),
            "items"
            | "additionalProperties"
            | "not"
            | "if"
            | "then"
            | "else"
            | "contains"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties" => Some(Role::Schema),
            _ => None,
        }
    }

    /// Whether a schema is a type of its own. A string, a number, a list, a map, a constant and
    /// another name for a type are none.
    fn is_type(&self, schema: &Site<'a>) -> bool {
        let Some(map) = schema.node.as_map() else {
            return false;
        };
        let has_any = |key: &str| map.get(key).is_some_and(has_members);
        let branches = |key: &str| {
            let list = map.get(key).and_then(Node::as_list).unwrap_or_default();
            list.iter().filter(|branch| says_something(branch)).count()
        };
        let is_union = ["anyOf", "oneOf"].iter().any(|key| branches(key) > 1);
        has_any("properties") && may_be_object(schema.node)
            || listed(schema.node) > 1
            || has_any("prefixItems")
            || branches("allOf") > 1
            // A schema that requires more properties than its only member is another type.
            || branches("allOf") == 1 && has_any("required")
            || is_union && !self.is_text(schema) && !self.is_of_scalars(schema)
    }

    /// Whether a schema is a union of booleans, or of numbers of one format, which is one of them.
    fn is_of_scalars(&self, schema: &Site<'a>) -> bool {
        let members = self.members(schema);
        let mut kinds = members.iter().map(|member| scalar(member.node));
        let first = kinds.next().flatten();
        first.is_some() && kinds.all(|kind| kind == first)
    }

    /// Whether a schema is a union of strings alone, which is one string or one enum.
    fn is_of_strings(&self, schema: &Site<'a>) -> bool {
        let branches = self.branches(schema);
        branches.len() > 1 && branches.iter().all(|branch| is_string(branch.node))
    }

    /// Whether a schema is a union of strings none of which lists its values.
    fn is_text(&self, schema: &Site<'a>) -> bool {
        let mut branches = self.branches(schema).into_iter();
        self.is_of_strings(schema) && branches.all(|branch| listed(branch.node) == 0)
    }

    /// The branches of a union. A branch that is a union is replaced by its own branches, and one
    /// that is a name by the schema it names.
    fn branches(&self, schema: &Site<'a>) -> Vec<Site<'a>> {
        let mut open = self.members(schema);
        let mut seen = HashSet::new();
        let mut branches = Vec::new();
        while let Some(branch) = open.pop() {
            if !seen.insert(branch.at.clone()) {
                continue;
            }
            match self.members(&branch) {
                members if members.is_empty() => branches.push(branch),
                members => open.extend(members),
            }
        }
        branches
    }

    /// The branches of a union as they stand in it. One that is a name is replaced by the schema
    /// it names.
    fn members(&self, schema: &Site<'a>) -> Vec<Site<'a>> {
        let unions = ["anyOf", "oneOf"].map(|key| schema.child(key));
        let members = unions.iter().flatten().flat_map(Site::children);
        let members = members.filter(|(_, member)| !is_null(member.node));
        members.map(|(_, member)| self.original(member)).collect()
    }

    /// The schema that a name stands for.
    fn original(&self, schema: Site<'a>) -> Site<'a> {
        let mut schema = self.tree.resolved(schema);
        for _ in 0..CHAIN {
            let parts = schema.child("allOf").filter(|_| is_name(schema.node));
            let Some(part) = parts.and_then(|parts| parts.item(0)) else {
                break;
            };
            schema = self.tree.resolved(part);
        }
        schema
    }
}

fn is_map(node: &Node) -> bool {
    node.as_map().is_some()
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
        let found = named(tree, &Selection::default(), &entry);
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
    Strict: {allOf: [{$ref: '#/components/schemas/Pet'}], required: [name]}
    Again: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {}}]}
    Text: {oneOf: [{title: a, allOf: [{$ref: '#/components/schemas/Id'}]}, {type: string, format: uri}]}
    Open: {anyOf: [{type: string}, {$ref: '#/components/schemas/Kind'}]}
    Size: {oneOf: [{type: [integer, 'null'], maximum: 3}, {type: integer, minimum: 5}]}
    Sizes: {oneOf: [{type: integer, format: int32}, {type: integer, format: int64}]}
";
        let names = ["Pet", "Kind", "Either", "Wide", "Strict", "Open", "Sizes"];
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
    Part: {allOf: [{$ref: '#/components/schemas/Above'}], properties: {kind: {$ref: '#/components/schemas/Kind'}, list: {$ref: '#/components/schemas/List'}}}
    Same: {allOf: [{$ref: '#/components/schemas/Other'}]}
    Other: {properties: {a: {}}}
    Kind: {enum: [a, b]}
    Unused: {properties: {a: {}}}
    Above: {allOf: [{$ref: '#/components/schemas/Base'}]}
    Base: {properties: {b: {}}}
    List: {type: array, items: {}, properties: {a: {}}}
";
        let mut found = named_in(text);
        found.sort();
        let names = ["Kind", "Other", "Whole"];
        let expected = names.map(|name| format!("/components/schemas/{name}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_an_answer_of_any_status_or_a_header_uses_counts() {
        let text = "
paths:
  /a:
    get:
      responses:
        x-note: {schema: {$ref: '#/components/schemas/Unused'}}
        default:
          headers: {x-rate: {content: {application/json: {schema: {$ref: '#/components/schemas/Rate'}}}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}
components:
  schemas:
    Problem: {properties: {a: {}}}
    Rate: {properties: {a: {}}}
    Unused: {properties: {a: {}}}
";
        let mut found = named_in(text);
        found.sort();
        let expected = ["Problem", "Rate"].map(|name| format!("/components/schemas/{name}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_only_makes_up_another_type_does_not_count() {
        let text = "
paths:
  /a:
    post:
      requestBody: {content: {application/json: {schema: {required: [name], allOf: [{$ref: '#/components/schemas/Base'}]}}}}
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}}
components:
  schemas:
    Base: {properties: {name: {type: string}}}
    Answer:
      properties:
        kind: {type: string, enum: [cat], allOf: [{$ref: '#/components/schemas/Fixed'}]}
        model: {anyOf: [{type: string}, {anyOf: [{type: string}, {$ref: '#/components/schemas/Folded'}]}]}
        maybe: {anyOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}
        odd: {type: object, items: {$ref: '#/components/schemas/Base'}}
    Fixed: {type: string, enum: [cat, dog]}
    Folded: {type: string, enum: [a, b]}
    Other: {type: string, enum: [a, b]}
";
        let expected = ["Answer", "Other"].map(|name| format!("/components/schemas/{name}"));
        assert_eq!(named_in(text), expected);
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
