//! What a description of a property says that does not count beside a later one.

use serde_json::{Map, Value};

use super::keywords::{BOUNDS, holds, is_known_part, keywords};
use super::members::members_of;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;

/// Reports what other descriptions of `what` say that the one which counts does not; but for what is
/// `taken` from them.
pub(in crate::lower) fn report_lost(
    source: &Source<'_>,
    report: &mut Report<'_>,
    what: &str,
    counts: &Subschema<'_>,
    others: &[Subschema<'_>],
    taken: Option<&str>,
) {
    for other in others {
        let lost = lost(source, other, counts).into_iter();
        let lost = lost.filter(|keyword| Some(keyword.as_str()) != taken);
        let lost: Vec<String> = lost.map(|keyword| format!("`{keyword}`")).collect();
        if lost.is_empty() {
            continue;
        }
        let lost = lost.join(", ");
        let message = format!(
            "`{what}` is described more than once, and another description counts: {lost} here does not"
        );
        report.unrepresented("described-twice", &other.at, message);
    }
}

/// The keywords of one description that the other has not got.
fn lost(source: &Source<'_>, other: &Subschema<'_>, counts: &Subschema<'_>) -> Vec<String> {
    let (Some(known), Some(others)) = (members_of(source, counts), members_of(source, other))
    else {
        return Vec::new();
    };
    let said: Vec<Map<String, Value>> = known.iter().map(|known| keywords(known.schema)).collect();
    let is_listed = said.iter().any(|known| known.contains_key("enum"));
    let mut lost: Vec<String> = Vec::new();
    for member in others {
        if known.iter().any(|known| known.at == member.at) {
            continue;
        }
        for (keyword, value) in keywords(member.schema) {
            // The bounds of all descriptions count, and what is not checked of them is told there.
            // What an `allOf` brings in are parts of their own. Of values that are listed there is
            // nothing more to say than which.
            let is_elsewhere = BOUNDS.contains(&keyword.as_str()) || keyword == "allOf";
            if is_elsewhere || (is_listed && keyword != "enum") {
                continue;
            }
            let is_known = |known: &Map<String, Value>| {
                holds(&keyword, &value, known) || is_known_part(&keyword, &value, known)
            };
            if !said.iter().any(is_known) {
                lost.push(keyword);
            }
        }
    }
    lost
}
