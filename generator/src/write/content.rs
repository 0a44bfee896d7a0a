//! The content of files on a disk, where version control may have changed the
//! ends of lines.

use std::borrow::Cow;

/// The content with `\n` at the ends of lines. A checkout may have made `\r\n`
/// of them, which nobody edited and nothing has to be written for.
pub(super) fn unix_lines(content: &[u8]) -> Cow<'_, [u8]> {
    if !content.contains(&b'\r') {
        return Cow::Borrowed(content);
    }
    let mut lines = Vec::with_capacity(content.len());
    for (index, byte) in content.iter().enumerate() {
        if !(*byte == b'\r' && content.get(index + 1) == Some(&b'\n')) {
            lines.push(*byte);
        }
    }
    Cow::Owned(lines)
}

/// A file as text to show to a person.
pub(super) fn text(content: &[u8]) -> String {
    String::from_utf8_lossy(&unix_lines(content)).into_owned()
}
