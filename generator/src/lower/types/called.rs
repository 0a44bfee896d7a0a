//! What types are called that the document gives no names.

use super::spot::Spot;
use crate::names::Claim;
use crate::pointer::Pointer;

/// What a type is called that a parameter, a body or an answer of the components is of.
pub(super) fn in_components(at: &Pointer) -> Option<String> {
    if !at.path().starts_with("/components/") {
        return None;
    }
    let mut segments = at.segments().skip(1);
    let (section, name) = (segments.next()?, segments.next()?);
    let what = match section.as_str() {
        "parameters" => return Some(name),
        "headers" => "header",
        "requestBodies" => "body",
        "responses" => "response",
        _ => return None,
    };
    let says_so = name.to_lowercase().ends_with(what);
    Some(if says_so {
        name
    } else {
        format!("{name} {what}")
    })
}

/// What a type without a name of its own is called.
pub(super) fn claim(spot: &Spot<'_>) -> Claim {
    let hint = &spot.hint;
    let of_parameter = spot.at.path().starts_with("/components/parameters/");
    let what = if of_parameter { "parameter" } else { "value" };
    let claim = Claim::new(hint.as_str()).or(format!("{hint} {what}"));
    match as_part(&spot.at) {
        Some(part) => claim.or(part),
        None => claim,
    }
}

/// What a property of a schema with a name is called as its part. That tells `c` of `AB` from `b c`
/// of `A`, which are called the same when only read together.
fn as_part(at: &Pointer) -> Option<String> {
    let segments: Vec<String> = at.segments().collect();
    let (top, below) = segments.split_at_checked(3)?;
    let [components, schemas, schema] = top else {
        return None;
    };
    if components != "components" || schemas != "schemas" {
        return None;
    }
    let mut whole = vec![schema.as_str()];
    for pair in below.chunks(2) {
        match pair {
            [keyword, name] if keyword == "properties" => whole.push(name),
            _ => return None,
        }
    }
    let part = if whole.len() > 1 {
        whole.pop()?
    } else {
        return None;
    };
    Some(format!("{part} of {}", whole.join(" ")))
}
