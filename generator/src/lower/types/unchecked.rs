//! What a type does not say of its values, and nothing checks.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

use super::Context;
use super::bounds::unchecked_within;
use super::spot::Spot;
use crate::ir::{ModelId, Type};
use crate::lower::shape::declared::unlisted;
use crate::lower::shape::members::{Member, members};
use crate::lower::shape::same::chain;
use crate::lower::shape::{Shape, is_constraint, is_nothing, narrows};
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;
use crate::vocabulary::{CONTENT, PATTERN_PROPERTIES, PREFIX_ITEMS};

/// Reports what is not checked of values that are no type of their own.
pub(super) fn unchecked_value(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: &Shape<'_>,
    spot: &Spot<'_>,
) {
    unchecked_not(context, schema, &spot.at);
    unchecked_facts(context.report, schema, shape, &spot.at);
    unchecked_texts(context, schema, shape, &spot.at, spot.home.owner());
    if matches!(shape, Shape::Any) {
        listed_alone(context.source, context.report, schema, &spot.at);
    }
}

/// Reports what the type does not say of its values.
fn unchecked_facts(report: &mut Report<'_>, schema: &Schema, shape: &Shape<'_>, at: &Pointer) {
    let form = form(schema);
    let is_whole = matches!(shape, Shape::Boolean)
        && [true, false]
            .map(Value::Bool)
            .iter()
            .all(|value| form.enumeration.contains(value));
    if !form.enumeration.is_empty() && !is_whole {
        let message =
            "an enum of these values has no type of its own, so any value of its type is taken";
        report.unrepresented("plain-enum", &at.child("enum"), message);
    }
    for (keyword, branches) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
        for (index, branch) in branches.iter().enumerate() {
            let narrows = |schema| form.typ.is_some() && narrows(schema);
            let says = |schema| (is_constraint(schema) || narrows(schema)) && !is_nothing(schema);
            if branch.as_item().is_some_and(says) {
                let at = at.child(keyword).item(index);
                let message = format!(
                    "this branch of `{keyword}` only says which values are right, which is not checked"
                );
                report.unrepresented("unchecked-branch", &at, message);
            }
        }
    }
    let extensions = &schema.schema_data.extensions;
    if extensions.contains_key(CONTENT) && form.items.is_some() {
        let message =
            "the JSON in this text is the caller's to read: only that of an event is typed";
        report.unrepresented("unread-content", &at.child("items"), message);
    }
    if matches!(shape, Shape::Any) {
        untyped_union(report, schema, at);
    }
    unchecked_keys(report, schema, at);
    if matches!(shape, Shape::List(_)) && schema.schema_data.extensions.contains_key(PREFIX_ITEMS) {
        let message = "the array may be shorter or longer than its `prefixItems`, so it is a list of any values";
        report.unrepresented("open-tuple", &at.child("prefixItems"), message);
    }
}

/// Reports what a value must not be, by a schema and by what it is put together of.
pub(super) fn unchecked_not(context: &mut Context<'_, '_>, schema: &Schema, at: &Pointer) {
    if is_nothing(schema) {
        let message = "no value is right here, which is not checked";
        context.report.unrepresented("unchecked-not", at, message);
        return;
    }
    let mut tell = |schema: &Schema, at: &Pointer| {
        if form(schema).not.is_some() {
            let at = at.child("not");
            let message = "`not` is not checked";
            context.report.unrepresented("unchecked-not", &at, message);
        }
    };
    if form(schema).all_of.is_empty() {
        tell(schema, at);
        return;
    }
    for member in members(context.source, schema, at) {
        tell(member.schema, &member.at);
    }
}

/// Reports that a union is any value because a branch of it is, so that the others are no types.
fn untyped_union(report: &mut Report<'_>, schema: &Schema, at: &Pointer) {
    let form = form(schema);
    for (keyword, branches) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
        let named = branches.iter().filter_map(|branch| match branch {
            ReferenceOr::Reference { reference } => reference.rsplit_once('/'),
            ReferenceOr::Item(_) => None,
        });
        let named: Vec<String> = named.map(|(_, name)| format!("`{name}`")).collect();
        if branches.len() < 2 {
            continue;
        }
        let others = match named.as_slice() {
            [] => "the others are no types",
            _ => &format!("it is not told from {}", named.join(", ")),
        };
        let message = format!("a branch of `{keyword}` allows any value, and {others}");
        report.unrepresented("untyped-union", &at.child(keyword), message);
    }
}

/// Reports the bounds of the texts that a schema chooses between, which are one text.
pub(super) fn unchecked_texts(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: &Shape<'_>,
    at: &Pointer,
    owner: Option<ModelId>,
) {
    let is_text = matches!(
        shape,
        Shape::Text(_) | Shape::Literals { any_text: true, .. }
    );
    if !is_text {
        return;
    }
    let mut met = HashSet::new();
    let mut open = vec![(schema, at.clone())];
    while let Some((schema, at)) = open.pop() {
        let form = form(schema);
        for (keyword, branches) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
            for (index, branch) in branches.iter().enumerate() {
                let part = Subschema::plain(branch, at.child(keyword).item(index));
                unchecked_within(context.source, context.report, owner, &part, &Type::Text);
                let last = chain(context.source, &part).last();
                open.extend(last.filter(|(_, at)| met.insert(at.clone())));
            }
        }
    }
}

/// Reports a schema that is any value because all that is said of it is what it is derived from,
/// which says in turn that it is one of its types.
fn listed_alone(source: &Source<'_>, report: &mut Report<'_>, schema: &Schema, at: &Pointer) {
    let members = members(source, schema, at);
    if let Some(base) = members.iter().find(|member| !member.union) {
        let base = base.at.last().unwrap_or_default();
        let message = format!(
            "this says no more than `{base}`, which says that it may be this, so it is any JSON value"
        );
        report.unrepresented("endless-schema", at, message);
    }
}

/// Reports what the discriminator of a choice maps to, where that is none of its branches.
pub(super) fn unlisted_mappings(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    branches: &[Subschema<'_>],
    at: &Pointer,
) {
    let mapping = at.child("discriminator").child("mapping");
    for (value, name) in unlisted(context.source, schema, branches) {
        let message =
            format!("`{name}` is none of the members, so the value `{value}` is read as any other");
        let at = mapping.child(value);
        context
            .report
            .unrepresented("unlisted-mapping", &at, message);
    }
}

/// Reports properties without names of their own that are of several types.
pub(super) fn mixed_values(report: &mut Report<'_>, at: &Pointer) {
    let message = "the names of these properties say of which type their values are, so that all of them are any JSON value";
    report.unrepresented("mixed-values", at, message);
}

/// Reports what is said of further properties beside a union that has no place for them.
pub(super) fn lost_properties(report: &mut Report<'_>, schema: &Schema, at: &Pointer) {
    let is_said = match &form(schema).additional_properties {
        Some(AdditionalProperties::Any(allowed)) => *allowed,
        Some(AdditionalProperties::Schema(_)) => true,
        None => schema
            .schema_data
            .extensions
            .contains_key(PATTERN_PROPERTIES),
    };
    if is_said {
        let message =
            "properties that the branches do not name are not kept, though they may be there";
        report.unrepresented("lost-properties", at, message);
    }
}

/// Reports a choice within a choice within another, of which properties stand beside.
pub(super) fn lost_choice(report: &mut Report<'_>, at: &Pointer) {
    let message = "this is a choice within a choice within another that has properties beside it, so that the \
                   properties of its branches are not kept";
    report.unrepresented("lost-properties", at, message);
}

/// Reports that names are not held against the patterns that describe properties.
fn unchecked_keys(report: &mut Report<'_>, schema: &Schema, at: &Pointer) {
    let extensions = &schema.schema_data.extensions;
    if extensions.contains_key(PATTERN_PROPERTIES) {
        let message = "that keys match the pattern is not checked";
        report.unrepresented("unchecked-keys", &at.child("patternProperties"), message);
    }
}

/// Reports the branches of a union that only say which values are right.
pub(super) fn unchecked_branches(report: &mut Report<'_>, members: &[Member<'_>]) {
    let merged = members.iter().any(|member| member.optional);
    for member in members {
        unchecked_keys(report, member.schema, &member.at);
        let Some((keyword, branches)) = member.branches() else {
            continue;
        };
        let constraint = |branch: &ReferenceOr<Schema>| branch.as_item().is_some_and(is_constraint);
        if merged || branches.iter().any(constraint) {
            let message =
                format!("`{keyword}` only says which properties go together, which is not checked");
            report.unrepresented("unchecked-combination", &member.at.child(keyword), message);
        }
    }
}
