//! What a media type is, by its name.

/// The media type without its parameters, in small letters.
pub(crate) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

/// In which coding the texts of a media type are, in small letters, where that is none of those that UTF-8
/// has in it.
pub(crate) fn other_charset(name: &str) -> Option<String> {
    let parameters = name.split(';').skip(1);
    let pairs = parameters.filter_map(|parameter| parameter.split_once('='));
    let mut charsets = pairs.filter(|(key, _)| key.trim().eq_ignore_ascii_case("charset"));
    let (_, charset) = charsets.next()?;
    let charset = charset.trim().trim_matches('"').to_lowercase();
    let is_utf_8 = matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii");
    (!is_utf_8).then_some(charset)
}

/// Whether a text of this coding is read as what it is: each of its bytes is a character.
pub(crate) fn is_read(charset: &str) -> bool {
    matches!(charset, "iso-8859-1" | "latin1")
}

/// Whether what is of a media type is JSON.
pub(crate) fn is_json(name: &str) -> bool {
    let essence = essence(name);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}
