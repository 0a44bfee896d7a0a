//! The words of HTTP, which headers, cookies and media types are made of.

/// Whether a text is a token (RFC 9110, 5.6.2).
pub(in crate::normalize) fn is_token(text: &str) -> bool {
    let is_mark = |one: u8| b"!#$%&'*+-.^_`|~".contains(&one);
    !text.is_empty()
        && text
            .bytes()
            .all(|one| one.is_ascii_alphanumeric() || is_mark(one))
}
