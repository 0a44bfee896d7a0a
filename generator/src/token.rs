//! The words of HTTP, which the names of headers, cookies and media types are made of.

/// Whether a text is a token (RFC 9110, 5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    let is_mark = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || is_mark(byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn a_token_has_no_separators() {
        for text in ["X-Trace-Id", "a!#$%&'*+-.^_`|~9"] {
            assert!(is_token(text), "{text}");
        }
        for text in ["", "a b", "a:b", "a/b", "a;b", "\"a\"", "größe", "a\n"] {
            assert!(!is_token(text), "{text}");
        }
    }
}
