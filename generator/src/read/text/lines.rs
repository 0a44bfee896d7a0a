//! Lines and columns of a text.

use std::cell::OnceCell;
use std::ops::Range;

/// How many bytes there are between two counts of characters.
const STRIDE: usize = 4096;

/// Where the lines of a text begin.
///
/// A line ends with a line feed, which a carriage return may precede: this is
/// how editors number them.
pub(in crate::read) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The characters before each stride of bytes: a document may be one line
    /// of megabytes, with thousands of places to find in it.
    counts: OnceCell<Vec<usize>>,
}

impl<'a> Lines<'a> {
    pub(in crate::read) fn new(text: &'a str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1));
        Self {
            text,
            starts: starts.collect(),
            counts: OnceCell::new(),
        }
    }

    /// The line and the column in characters, both from 1, of a byte.
    pub(in crate::read) fn position(&self, offset: usize) -> (usize, usize) {
        let offset = floor(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = if offset - start < STRIDE {
            characters(&self.text.as_bytes()[start..offset])
        } else {
            self.characters(offset) - self.characters(start)
        };
        (line, before + 1)
    }

    /// How many characters there are before a byte.
    fn characters(&self, offset: usize) -> usize {
        let counts = self.counts.get_or_init(|| {
            let strides = self.text.as_bytes().chunks(STRIDE);
            let ends = strides.scan(0, |sum, stride| {
                *sum += characters(stride);
                Some(*sum)
            });
            std::iter::once(0).chain(ends).collect()
        });
        let stride = offset / STRIDE;
        counts[stride] + characters(&self.text.as_bytes()[stride * STRIDE..offset])
    }

    /// The byte at a line and a column in characters, both from 1. What is past
    /// the end of a line is at its end.
    pub(in crate::read) fn offset(&self, line: usize, column: usize) -> usize {
        let line = self.line(line);
        let text = &self.text[line.clone()];
        let column = text.char_indices().nth(column.saturating_sub(1));
        line.start + column.map_or(text.len(), |(offset, _)| offset)
    }

    /// The same for a column that counts bytes.
    pub(in crate::read) fn byte_offset(&self, line: usize, column: usize) -> usize {
        let line = self.line(line);
        let offset = line.start + column.saturating_sub(1);
        floor(self.text, offset.min(line.end))
    }

    /// What a range holds of the line that it begins in.
    pub(in crate::read) fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let line = self.starts.partition_point(|start| *start <= range.start);
        let end = self.line(line).end.min(range.end).max(range.start);
        range.start..range.start + self.text[range.start..end].trim_end().len()
    }

    /// A line, from 1, without its end.
    fn line(&self, line: usize) -> Range<usize> {
        let index = line.clamp(1, self.starts.len()) - 1;
        let start = self.starts[index];
        let end = self.starts.get(index + 1).copied();
        let text = &self.text[start..end.unwrap_or(self.text.len())];
        start..start + text.trim_end_matches(['\r', '\n']).len()
    }
}

/// How many characters begin in some bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !is_continuation(**byte)).count()
}

/// Whether a byte continues a character of UTF-8.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The start of the character that a byte is part of.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("ä: 1\r\nöö: 2\n");
        assert_eq!(lines.position(0), (1, 1));
        assert_eq!(lines.position("ä: ".len()), (1, 4));
        assert_eq!(lines.position("ä: 1\r\nöö".len()), (2, 3));
        assert_eq!(lines.position(1_000), (3, 1));
    }

    #[test]
    fn columns_of_a_long_line_count_characters() {
        let text = "äb😀".repeat(5_000);
        let lines = Lines::new(&text);
        for count in [0, 1, 1_363, 1_364, 4_096, 5_000] {
            assert_eq!(lines.position("äb😀".len() * count), (1, 3 * count + 1));
        }
    }

    #[test]
    fn a_position_leads_back_to_its_byte() {
        let text = "ä: 1\r\nöö: 2\n";
        let lines = Lines::new(text);
        assert_eq!(lines.offset(2, 3), "ä: 1\r\nöö".len());
        assert_eq!(lines.offset(1, 99), "ä: 1".len());
        assert_eq!(lines.offset(99, 1), text.len());
        assert_eq!(lines.offset(0, 0), 0);
        assert_eq!(lines.byte_offset(1, 3), "ä".len());
        assert_eq!(lines.byte_offset(1, 2), 0);
    }

    #[test]
    fn a_range_is_cut_to_its_first_line() {
        let lines = Lines::new("a: |\r\n  b\n");
        assert_eq!(lines.first_line(3..9), 3..4);
        assert_eq!(lines.first_line(0..2), 0..2);
    }
}
