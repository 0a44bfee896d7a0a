//! What types are called that the document gives no names.

use super::spot::Spot;
use crate::lower::shape::Shape;
use crate::lower::source::Source;
use crate::names::Claim;
use crate::pointer::Pointer;
use crate::vocabulary::MS_ENUM;

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

/// What the document calls a list of values by an extension, unless a schema of the components is called
/// so, which keeps its name.
pub(super) fn called_so(source: &Source<'_>, shape: &Shape<'_>) -> Option<String> {
    let Shape::Literals { lists, .. } = shape else {
        return None;
    };
    let [list] = &lists[..] else {
        return None;
    };
    let says = list.schema.schema_data.extensions.get(MS_ENUM)?;
    let name = says.get("name")?.as_str()?;
    let is_taken = source.components().schemas.contains_key(name);
    let is_name = name.chars().any(char::is_alphabetic);
    (is_name && !is_taken).then(|| name.to_owned())
}

/// What a type without a name of its own is called: by a name that an extension gives it, if one does.
pub(super) fn claim(spot: &Spot<'_>, name: Option<&str>) -> Claim {
    let hint = &spot.hint;
    let of_parameter = spot.at.path().starts_with("/components/parameters/");
    let what = if of_parameter { "parameter" } else { "value" };
    let claim = match name {
        Some(name) => Claim::new(name).or(hint.as_str()),
        None => Claim::new(hint.as_str()),
    };
    let claim = claim.or(format!("{hint} {what}"));
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
