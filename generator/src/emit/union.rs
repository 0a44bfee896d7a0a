//! Enums of which each variant is a type of its own on the wire.

use std::collections::HashMap;

use super::types::Types;
use super::{Definition, Source, bounds, model};
use crate::ir::{Api, Branch, Docs, Model, ModelKind, Type, Union};

const OTHER: &str = "What the document does not list.";

pub(super) fn union(source: Source, api: &Api, model: &Model, union: &Union) -> Source {
    let types = Types::new(api);
    let by = match (&union.tag, &union.other) {
        (Some(tag), Some(other)) => format!(" by {tag:?} or {other}"),
        (Some(tag), None) => format!(" by {tag:?}"),
        (None, _) if union.is_scalar(&|id| &api.model(id).kind) => ": Value".to_owned(),
        (None, _) => String::new(),
    };
    source
        .definition(definition(model, union, &types))
        .table(
            "union!",
            format!("{}{by}", model.name),
            rows(api, model, union, &types),
        )
        .items(bounds::check(api, model))
}

fn definition(model: &Model, union: &Union, types: &Types<'_>) -> Definition {
    let branches = union.branches.iter().map(|branch| {
        let Branch { name, ty, .. } = branch;
        let text = format!("{name}({})", types.text(ty));
        model::row(&branch.docs_or_tags(union), text)
    });
    let other = union.other.as_ref().map(|other| {
        let docs = Docs(OTHER.to_owned());
        model::row(&docs, format!("{other}(serde_json::Value)"))
    });
    model::enumeration(model, branches.chain(other))
}

/// A variant, what it can be made from, and the values of the tag that choose it.
fn rows(api: &Api, model: &Model, union: &Union, types: &Types<'_>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for branch in &union.branches {
        *seen.entry(types.text(branch.ty.unboxed())).or_default() += 1;
    }
    let row = |branch: &Branch| {
        let unique = seen[&types.text(branch.ty.unboxed())] == 1;
        let sources = if unique {
            sources(api, model, &branch.ty, types)
        } else {
            Vec::new()
        };
        let sources = if sources.is_empty() {
            String::new()
        } else {
            format!("({})", sources.join(", "))
        };
        let tags: Vec<String> = branch.tags.iter().map(ToString::to_string).collect();
        let tags = match &union.tag {
            Some(tag) if has_place(api, &branch.ty, tag) => format!(" = {}", tags.join(" | ")),
            // The first value is as good as the others.
            Some(_) => {
                let first = tags.first().map_or("", String::as_str);
                format!(" = {} as {first}", tags.join(" | "))
            }
            None => String::new(),
        };
        format!("{}{sources}{tags}", branch.name)
    };
    union.branches.iter().map(row).collect()
}

/// Whether the values of a type say by themselves what the tag is.
pub(super) fn has_place(api: &Api, ty: &Type, tag: &str) -> bool {
    let object = ty.unboxed().model().map(|id| &api.model(id).kind);
    let Some(ModelKind::Object(object)) = object else {
        return true;
    };
    let is_field = object.fields.iter().any(|field| field.wire == tag);
    is_field || object.constants.iter().any(|known| known.wire == tag)
}

/// The types from which a variant of a type can be made.
fn sources(api: &Api, model: &Model, ty: &Type, types: &Types<'_>) -> Vec<String> {
    let itself = ty.unboxed().model().is_some_and(|id| {
        matches!(ty.unboxed(), Type::Model(_)) && api.model(id).name == model.name
    });
    let mut sources = Vec::new();
    if !itself {
        sources.push(types.text(ty.unboxed()));
    }
    match ty {
        Type::Boxed(_) => sources.push(types.text(ty)),
        Type::Text => sources.push("&str".to_owned()),
        _ => {}
    }
    sources
}

impl Branch {
    /// The docs, or what chooses it where the document says nothing.
    fn docs_or_tags(&self, union: &Union) -> Docs {
        if !self.docs.0.is_empty() {
            return self.docs.clone();
        }
        let tags: Vec<String> = self.tags.iter().map(ToString::to_string).collect();
        let tags = tags.join("` or `").replace('"', "");
        Docs(match &union.tag {
            Some(tag) if !tags.is_empty() => {
                format!("`{}` is `{tags}`.", tag.replace('`', "'"))
            }
            _ => format!("`{}`.", self.name),
        })
    }
}
