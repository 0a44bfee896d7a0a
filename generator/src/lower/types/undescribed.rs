//! Properties that an object requires without describing them.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::ir::{Bounds, Docs, Field, Presence, Said, Type};
use crate::lower::shape::members::Member;
use crate::lower::shape::properties::{has_patterns, required};
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::names::Name;
use crate::pointer::Pointer;

/// A name that is required and not described.
pub(super) struct Unknown<'b> {
    pub(super) wire: &'b str,
    pub(super) at: Pointer,
}

/// The names that are required and not described; those that the field for all others has room
/// for are only told.
pub(super) fn unknown_required<'b>(
    report: &mut Report<'_>,
    members: &[Member<'b>],
    known: &HashSet<&str>,
) -> Vec<Unknown<'b>> {
    let mut unknown: Vec<Unknown<'_>> = Vec::new();
    // What is required already is not what is meant by another name.
    let required = required(members);
    let meant = || {
        known
            .iter()
            .copied()
            .filter(|name| !required.contains(name))
    };
    let by_pattern = members.iter().any(has_patterns);
    for member in members.iter().filter(|member| !member.optional) {
        for (index, wire) in member.form().required.iter().enumerate() {
            if known.contains(wire.as_str()) {
                continue;
            }
            let at = member.at.child("required").item(index);
            let message = if by_pattern {
                format!("`{wire}` is required, and described by a pattern at most")
            } else {
                format!("`{wire}` is required, but the object has no such property")
            };
            let diagnostic = Diagnostic::warning("unknown-required", report.place(&at), message);
            report.push(diagnostic.with_nearest(wire, meant()));
            if unknown.iter().all(|other| other.wire != wire) {
                unknown.push(Unknown { wire, at });
            }
        }
    }
    let is_said = |member: &Member<'_>| member.form().additional_properties.is_some();
    unknown.retain(|_| !members.iter().any(is_said));
    unknown
}

/// The field for a property that is required and not described, so that any value of it is right.
/// It can be left out nevertheless: such a name is likely to be misspelt, and then no answer has it.
pub(super) fn any_value(source: &Source<'_>, unknown: &Unknown<'_>, name: Name) -> Field {
    Field {
        name,
        wire: unknown.wire.to_owned(),
        docs: Docs("The document requires this without describing it.".to_owned()),
        ty: Type::Json,
        presence: Presence::Optional,
        read_only: false,
        write_only: false,
        bounds: Bounds::default(),
        said: Said::default(),
        format: None,
        deprecated: false,
        origin: source.origin(&unknown.at),
    }
}
