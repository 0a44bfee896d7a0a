//! Schemas, which are nearly the same in both versions.

use super::context::Old;
use crate::read::Node;
use crate::rewrite::{Content, Part};
use crate::vocabulary::NULLABLE;

/// A schema.
pub(super) fn schema(old: &Old<'_>) -> Part {
    let Node::Map(_) = old.node else {
        return old.same();
    };
    if old.reference().is_some() && old.is(NULLABLE) {
        return nullable_reference(old);
    }
    let mut members = Vec::new();
    for (key, value) in old.members() {
        members.extend(member(old, key, &value));
    }
    Part::map(members).at(&old.at)
}

/// A reference that may be null: what stands beside it is read, as it is not beside a reference in 3.0.
fn nullable_reference(old: &Old<'_>) -> Part {
    let members = old.members().flat_map(|(key, value)| {
        let members = member(old, key, &value);
        if key != "$ref" {
            return members;
        }
        let reference = Part::map(members).at(&old.at);
        vec![("allOf".to_owned(), Part::list(vec![reference]).at(&old.at))]
    });
    Part::map(members.collect()).at(&old.at)
}

/// A member of a schema, as what it is in 3.0.
pub(super) fn member(of: &Old<'_>, key: &str, value: &Old<'_>) -> Vec<(String, Part)> {
    let one = |part| vec![(key.to_owned(), part)];
    match (key, value.node) {
        ("$ref", Node::String(_)) => one(reference(value)),
        ("properties" | "patternProperties", Node::Map(_)) => one(schemas(value)),
        ("additionalProperties" | "items" | "not", Node::Map(_)) => one(schema(value)),
        ("allOf" | "anyOf" | "oneOf" | "items", Node::List(_)) => {
            let all = value.items().map(|item| schema(&item));
            one(Part::list(all.collect()).at(&value.at))
        }
        ("discriminator", Node::String(_)) => {
            let name = vec![("propertyName".to_owned(), value.same())];
            one(Part::map(name).at(&value.at))
        }
        (NULLABLE, Node::Bool(_)) if of.get("nullable").is_none() => {
            vec![("nullable".to_owned(), value.same())]
        }
        ("type", Node::String(kind)) if kind == "file" => vec![
            ("type".to_owned(), Part::text("string").at(&value.at)),
            ("format".to_owned(), Part::text("binary").at(&value.at)),
        ],
        _ => one(value.same()),
    }
}

/// Schemas by their names.
pub(super) fn schemas(old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let all = old.members();
    let all = all.map(|(name, one)| (name.to_owned(), schema(&one)));
    Part::map(all.collect()).at(&old.at)
}

/// A `$ref`, of which it is known later where it leads.
pub(super) fn reference(old: &Old<'_>) -> Part {
    let text = old.node.as_str().unwrap_or_default();
    Part {
        from: Some(old.at.clone()),
        content: Content::Reference(text.to_owned()),
    }
}

/// What stands in another file, of which it is not known what it is: the schemas in it, wherever they are.
pub(super) fn within(old: &Old<'_>) -> Part {
    let is_value = |key: &str| matches!(key, "example" | "examples" | "default" | "enum");
    match old.node {
        Node::Map(_) => {
            let mut members = Vec::new();
            for (key, value) in old.members() {
                let is_kept = is_value(key) || key.starts_with("x-");
                match value.node {
                    Node::Map(_) | Node::List(_) if !is_kept => {
                        members.push((key.to_owned(), within(&value)));
                    }
                    _ => members.extend(member(old, key, &value)),
                }
            }
            Part::map(members).at(&old.at)
        }
        Node::List(_) => Part::list(old.items().map(|item| within(&item)).collect()).at(&old.at),
        _ => old.same(),
    }
}
