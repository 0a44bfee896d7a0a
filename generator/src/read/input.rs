//! The text that a program is given.

use std::io::{self, ErrorKind, Read};

use crate::limits;

/// Reads a text to its end, if it has one within the limit of a file.
///
/// # Errors
///
/// When it cannot be read, is longer, or is not UTF-8.
pub fn input(from: impl Read) -> io::Result<String> {
    into(String::new(), from)
}

/// Reads behind `text` to the end of the input, if that is within the limit of a file.
pub(super) fn into(mut text: String, from: impl Read) -> io::Result<String> {
    from.take(limits::FILE + 1).read_to_string(&mut text)?;
    match u64::try_from(text.len()) {
        Ok(bytes) if bytes <= limits::FILE => Ok(text),
        _ => Err(ErrorKind::FileTooLarge.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_not_read_to_its_end() {
        assert_eq!(input(&b"a: 1"[..]).unwrap(), "a: 1");
        let error = input(io::repeat(b' ')).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::FileTooLarge);
    }
}
