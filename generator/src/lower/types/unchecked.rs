//! What a type does not say of its values, and nothing checks.

use openapiv3::{ReferenceOr, Schema};

use crate::lower::shape::members::Member;
use crate::lower::shape::{Shape, is_constraint};
use crate::lower::source::form;
use crate::lower::source::report::Report;
use crate::pointer::Pointer;
use crate::vocabulary::{PATTERN_PROPERTIES, PREFIX_ITEMS};

/// Reports what the type does not say of its values.
pub(super) fn unchecked_facts(
    report: &mut Report<'_>,
    schema: &Schema,
    shape: &Shape<'_>,
    at: &Pointer,
) {
    let form = form(schema);
    if !form.enumeration.is_empty() {
        let message =
            "an enum of these values has no type of its own, so any value of its type is taken";
        report.unrepresented("plain-enum", &at.child("enum"), message);
    }
    if form.not.is_some() {
        report.unrepresented("unchecked-not", &at.child("not"), "`not` is not checked");
    }
    if schema
        .schema_data
        .extensions
        .contains_key(PATTERN_PROPERTIES)
    {
        let message = "that keys match the pattern is not checked";
        report.unrepresented("unchecked-keys", &at.child("patternProperties"), message);
    }
    if matches!(shape, Shape::List(_)) && schema.schema_data.extensions.contains_key(PREFIX_ITEMS) {
        let message = "the array may be shorter or longer than its `prefixItems`, so it is a list of any values";
        report.unrepresented("open-tuple", &at.child("prefixItems"), message);
    }
}

/// Reports the branches of a union that only say which values are right.
pub(super) fn unchecked_branches(report: &mut Report<'_>, members: &[Member<'_>]) {
    let merged = members.iter().any(|member| member.optional);
    for member in members {
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
