//! How the names of properties begin that a pattern describes.

use super::members::Member;
use crate::vocabulary::PATTERN_PROPERTIES;

/// How the names of the properties begin that are described by patterns, where nothing is said of others:
/// what comes later beside them is of any type. None where a pattern says more than how names begin.
pub(in crate::lower) fn beginnings(members: &[Member<'_>]) -> Vec<String> {
    let is_said = |one: &Member<'_>| one.form().additional_properties.is_some();
    if members.iter().any(is_said) {
        return Vec::new();
    }
    let patterns = members.iter().filter_map(|member| {
        let extensions = &member.schema.schema_data.extensions;
        extensions.get(PATTERN_PROPERTIES)?.as_object()
    });
    let patterns = patterns.flat_map(serde_json::Map::keys);
    let all: Option<Vec<String>> = patterns.map(|pattern| beginning(pattern)).collect();
    all.unwrap_or_default()
}

/// The text that a name begins with to match a pattern, if the pattern says no more.
fn beginning(pattern: &str) -> Option<String> {
    let text = pattern.strip_prefix('^')?;
    let ends = [".*$", ".+$", ".*", ".+"];
    let end = ends.iter().find_map(|end| text.strip_suffix(end));
    let text = end.unwrap_or(text);
    let is_plain =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | ':');
    (!text.is_empty() && text.chars().all(is_plain)).then(|| text.to_owned())
}
