//! How the names of properties begin that a pattern describes.

use openapiv3::AdditionalProperties;

use super::members::Member;
use crate::beginning::beginning;
use crate::vocabulary::PATTERN_PROPERTIES;

/// How the names of the properties begin that are described by patterns, where nothing is said of others:
/// what comes later beside them is of any type. None where a pattern says more than how names begin.
pub(in crate::lower) fn beginnings(members: &[Member<'_>]) -> Vec<String> {
    let is_said = |one: &Member<'_>| one.form().additional_properties.is_some();
    if members.iter().any(is_said) {
        return Vec::new();
    }
    let all: Option<Vec<String>> = patterns(members)
        .map(|pattern| beginning(pattern).map(str::to_owned))
        .collect();
    let mut all = all.unwrap_or_default();
    // In which order the patterns stand says nothing.
    all.sort_unstable();
    all
}

/// The patterns that the names of all properties match which are described without their names, in
/// whichever order the document has them. None where those of any name are described as well.
pub(in crate::lower) fn names<'m>(members: &'m [Member<'_>]) -> Vec<&'m str> {
    let is_of_any = |one: &Member<'_>| {
        let others = one.form().additional_properties.as_ref();
        others.is_some_and(|others| !matches!(others, AdditionalProperties::Any(false)))
    };
    if members.iter().any(is_of_any) {
        return Vec::new();
    }
    let mut all: Vec<&str> = patterns(members).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn patterns<'m>(members: &'m [Member<'_>]) -> impl Iterator<Item = &'m str> {
    let patterns = members.iter().filter_map(|member| {
        let extensions = &member.schema.schema_data.extensions;
        extensions.get(PATTERN_PROPERTIES)?.as_object()
    });
    patterns.flat_map(serde_json::Map::keys).map(String::as_str)
}
