//! What HTTP calls a token.

/// Whether a text can be the name of a header.
pub(in crate::lower) fn is_token(name: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(is_allowed)
}
