//! What a description of a property says that does not count beside a later one.

use serde_json::{Map, Value};

use super::keywords::{BOUNDS, holds, keywords};
use super::members::{Member, members_of};
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;

/// Reports what other descriptions of `what` say that the one which counts does not.
pub(in crate::lower) fn report_lost(
    source: &Source<'_>,
    report: &mut Report<'_>,
    what: &str,
    counts: &Subschema<'_>,
    others: &[Subschema<'_>],
) {
    for other in others {
        let Some(lost) = lost(source, other, counts) else {
            continue;
        };
        let message = format!(
            "`{what}` is described more than once, and another description counts: {lost} here does not"
        );
        report.unrepresented("described-twice", &other.at, message);
    }
}

/// The keywords of one description that the other has not got.
fn lost(source: &Source<'_>, other: &Subschema<'_>, counts: &Subschema<'_>) -> Option<String> {
    let known: Vec<Member<'_>> = members_of(source, counts)?;
    let said: Vec<Map<String, Value>> = known.iter().map(|known| keywords(known.schema)).collect();
    let is_listed = said.iter().any(|known| known.contains_key("enum"));
    let mut lost: Vec<String> = Vec::new();
    for member in members_of(source, other)? {
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
            if !said.iter().any(|known| holds(&keyword, &value, known)) {
                lost.push(format!("`{keyword}`"));
            }
        }
    }
    (!lost.is_empty()).then(|| lost.join(", "))
}
