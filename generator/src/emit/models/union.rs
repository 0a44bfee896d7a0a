//! Enums of which each variant is a type of its own on the wire.

use super::check::check;
use crate::emit::layout::{Item, List, Source};
use crate::emit::spelling::{Types, enumeration, row};
use crate::ir::{Api, Branch, Docs, Literal, MadeFrom, Model, Union};

const OTHER: &str = "What the document does not list.";

pub(super) fn union(source: Source, api: &Api, model: &Model, union: &Union) -> Source {
    let types = Types::new(api);
    let default = union.branches.iter().find(|branch| branch.is_default);
    let by = match (&union.tag, &union.other, default) {
        (Some(tag), Some(other), _) if union.is_decided => format!(" by {tag:?} or {other}"),
        (Some(tag), Some(other), _) => format!(" or {other} by {tag:?}"),
        (Some(tag), None, Some(Branch { name, .. })) => format!(" by {tag:?} else {name}"),
        (Some(tag), None, None) => format!(" by {tag:?}"),
        (None, Some(other), _) => match &union.within {
            Some([around, within]) => format!(" or {other} by {around:?} in {within:?}"),
            None => format!(" or {other}"),
        },
        (None, ..) if union.is_scalar(&|id| &api.model(id).kind) => ": Value".to_owned(),
        (None, ..) => String::new(),
    };
    let head = format!("{}{by}", model.name);
    let rows = union
        .branches
        .iter()
        .map(|branch| table_row(api, model, union, branch, &types));
    source
        .item(definition(model, union, &types))
        .item(List::table("union!", head, rows))
        .items(check(api, model))
}

fn definition(model: &Model, union: &Union, types: &Types<'_>) -> Item {
    let branches = union.branches.iter().map(|branch| {
        let Branch { name, ty, .. } = branch;
        let text = format!("{name}({})", types.ty(ty));
        row(branch.shown_docs(union), text)
    });
    let other = union.other.as_ref().map(|other| {
        let docs = Docs(OTHER.to_owned());
        row(docs, format!("{other}(serde_json::Value)"))
    });
    enumeration(model, branches.chain(other))
}

/// A variant, what it can be made from, and the values of the tag that choose it.
fn table_row(
    api: &Api,
    model: &Model,
    union: &Union,
    branch: &Branch,
    types: &Types<'_>,
) -> String {
    let sources = api.sources(model, union, &branch.ty);
    let sources = sources.iter().map(|source| match source {
        MadeFrom::Type(ty) => types.ty(ty).to_string(),
        MadeFrom::BorrowedText => "&str".to_owned(),
        MadeFrom::LibraryMoment => "jiff::Timestamp".to_owned(),
        MadeFrom::LibraryDay => "jiff::civil::Date".to_owned(),
    });
    let sources: Vec<String> = sources.collect();
    let sources = if sources.is_empty() {
        String::new()
    } else {
        format!("({})", sources.join(", "))
    };
    let tags = match &branch.tags[..] {
        _ if union.tag.is_none() && union.other.is_none() => String::new(),
        [] => String::new(),
        tags => format!(" = {}", alternatives(tags)),
    };
    let stated = match api.stated_tags(union, branch) {
        [] => String::new(),
        tags => format!(" as {}", alternatives(tags)),
    };
    format!("{}{sources}{tags}{stated}", branch.name)
}

fn alternatives(tags: &[Literal]) -> String {
    let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
    tags.join(" | ")
}
