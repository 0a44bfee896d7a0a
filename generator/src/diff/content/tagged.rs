//! Types that are members of unions alone.

use crate::diff::spelled::innermost;
use crate::record::{Call, Kind, Record, Type};

/// Whether unions alone have a type, tell it apart by a property, and let values of that pass which
/// they do not know.
pub(super) fn is_told_apart(record: &Record, name: &str, wire: &str) -> bool {
    let is_it = |spelled: &str| innermost(spelled) == name;
    let is_given = record.calls.values().flat_map(given).any(is_it);
    let is_received = record.sent.values().flatten().any(|ty| is_it(ty));
    let mut types = record.types.values();
    let is_held = types.clone().any(|ty| fields(ty).any(is_it));
    let has_it = |ty: &Type| ty.variants.values().any(|variant| is_it(&variant.ty));
    let tells =
        |ty: &Type| ty.kind == Kind::Union && ty.tag.as_deref() == Some(wire) && ty.other.is_some();
    let is_told = types.clone().filter(|ty| has_it(ty)).all(tells);
    !is_given && !is_received && !is_held && is_told && types.any(has_it)
}

fn fields(ty: &Type) -> impl Iterator<Item = &str> {
    let fields = ty.fields.values().chain(&ty.rest);
    fields.map(|field| field.ty.as_str())
}

/// All types that stand in a call itself.
fn given(call: &Call) -> impl Iterator<Item = &str> {
    let arguments = call.arguments.iter().chain(&call.options);
    let arguments = arguments.map(|argument| &argument.ty);
    let bodies = call.bodies.iter().map(|body| &body.ty);
    let answers = call.answers.values().flatten().map(|answer| &answer.ty);
    let parts = [
        &call.output,
        &call.error,
        &call.events,
        &call.items,
        &call.pages,
    ];
    let all = arguments.chain(bodies).chain(answers);
    all.chain(parts.into_iter().flatten()).map(String::as_str)
}
