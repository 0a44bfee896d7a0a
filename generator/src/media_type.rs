//! What a media type is, by its name.

/// The media type without its parameters, in small letters.
pub(crate) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

/// Whether what is of a media type is JSON.
pub(crate) fn is_json(name: &str) -> bool {
    let essence = essence(name);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}
