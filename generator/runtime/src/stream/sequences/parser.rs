//! The items of a sequential media type, one at a time.

use std::mem;

use bytes::{Buf as _, Bytes};

use super::framing::Framing;
use crate::stream::piecewise::{Misread, extend, read_json};
use serde_core::de::{DeserializeOwned, Error as _};

/// What an item of a sequence begins with.
pub(crate) const RECORD: u8 = 0x1e;

/// What a text may begin with, and no item has.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// An item as it came.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RawItem {
    /// Which it is, from 1.
    number: u64,
    pub(crate) text: Vec<u8>,
    /// Whether it may have lost its end.
    is_cut: bool,
}

/// Makes items of the bytes of a stream, one at a time.
#[derive(Debug)]
pub(crate) struct ItemParser {
    framing: Framing,
    number: u64,
    item: Vec<u8>,
    /// How far the item in a sequence has come.
    json: Progress,
}

/// How far a JSON text has come, as far as it has to be known to tell where it ends.
#[derive(Debug, Default)]
struct Progress {
    depth: usize,
    in_text: bool,
    is_escaped: bool,
}

impl ItemParser {
    pub(crate) fn new(framing: Framing) -> Self {
        Self {
            framing,
            number: 0,
            item: Vec::new(),
            json: Progress::default(),
        }
    }

    /// The next item that a piece completes, which is taken from it; all of it, if there is none.
    pub(crate) fn next(&mut self, piece: &mut Bytes) -> Option<RawItem> {
        loop {
            let end = match self.framing {
                Framing::Lines => piece.iter().position(|byte| *byte == b'\n'),
                Framing::Sequence => piece.iter().position(|byte| self.json.ends_at(*byte)),
            };
            let Some(end) = end else {
                extend(&mut self.item, &mem::take(piece));
                return None;
            };
            extend(&mut self.item, &piece[..=end]);
            piece.advance(end + 1);
            let item = self.finish();
            if item.is_some() {
                return item;
            }
        }
    }

    /// The item that has no end, if there is one.
    pub(crate) fn last(&mut self) -> Option<RawItem> {
        self.finish()
    }

    /// How many bytes wait for the end of their item.
    pub(crate) fn held(&self) -> usize {
        self.item.len()
    }

    /// The item of what has come, unless that is blank.
    fn finish(&mut self) -> Option<RawItem> {
        self.json = Progress::default();
        let mut text = mem::take(&mut self.item);
        if text.last() == Some(&RECORD) {
            text.pop();
        }
        if self.number == 0 && text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len());
        }
        let first = text.trim_ascii_start().first()?;
        // What ends by itself is known to be whole. What does not needs something behind it.
        let ends_itself = matches!(first, b'{' | b'[' | b'"');
        let is_closed = text.last().is_some_and(u8::is_ascii_whitespace);
        self.number += 1;
        Some(RawItem {
            number: self.number,
            is_cut: self.framing == Framing::Sequence && !ends_itself && !is_closed,
            text,
        })
    }
}

impl Progress {
    /// Whether an item ends with the next byte: where another begins, and at the end of a line
    /// that ends a value.
    fn ends_at(&mut self, byte: u8) -> bool {
        if byte == RECORD {
            return true;
        }
        if self.in_text {
            self.in_text = self.is_escaped || byte != b'"';
            self.is_escaped = !self.is_escaped && byte == b'\\';
            return false;
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        byte == b'\n' && self.depth == 0
    }
}

impl RawItem {
    /// Reads it as JSON. A number or a word that may have lost its end is none.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Misread> {
        if self.is_cut {
            let problem = "it is cut off: a number or a word that nothing stands behind";
            return Err(Misread {
                path: self.place(""),
                error: serde_json::Error::custom(problem),
            });
        }
        read_json(&self.text).map_err(|Misread { path, error }| Misread {
            path: self.place(&path),
            error,
        })
    }

    /// A path within it, as one within all items.
    fn place(&self, path: &str) -> String {
        match path {
            "" | "." => format!("the item {}", self.number),
            path => format!("the item {}, {path}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The items of a text that comes in pieces of every length, and whether each is whole.
    fn items(framing: Framing, text: &[u8]) -> Vec<(String, bool)> {
        let mut all: Vec<Vec<(String, bool)>> = Vec::new();
        for length in 1..=text.len().max(1) {
            let mut parser = ItemParser::new(framing);
            let mut found = Vec::new();
            for piece in text.chunks(length) {
                let mut piece = Bytes::copy_from_slice(piece);
                while let Some(item) = parser.next(&mut piece) {
                    found.push(item);
                }
                assert!(piece.is_empty());
            }
            found.extend(parser.last());
            assert_eq!(parser.held(), 0);
            let shown = found.into_iter().map(|item| {
                let text = String::from_utf8_lossy(item.text.trim_ascii()).into_owned();
                (text, !item.is_cut)
            });
            all.push(shown.collect());
        }
        assert!(all.windows(2).all(|two| two[0] == two[1]), "{all:?}");
        all.remove(0)
    }

    fn texts(framing: Framing, text: &str) -> Vec<String> {
        let items = items(framing, text.as_bytes()).into_iter();
        items.map(|(text, _)| text).collect()
    }

    #[test]
    fn lines_are_items_and_blank_ones_are_none() {
        let lines = "\u{feff}{\"a\":1}\r\n\n \t\n[2]\n3";
        assert_eq!(texts(Framing::Lines, lines), ["{\"a\":1}", "[2]", "3"]);
        assert!(texts(Framing::Lines, "").is_empty());
    }

    #[test]
    fn items_of_a_sequence_may_have_lines() {
        let sequence =
            "\u{1e}\u{1e}{\n \"a\": \"}\\\"\u{1f}\"\n}\n\u{1e}\"x\"\u{1e}[\n1]\n\u{1e}\n";
        assert_eq!(
            texts(Framing::Sequence, sequence),
            ["{\n \"a\": \"}\\\"\u{1f}\"\n}", "\"x\"", "[\n1]"]
        );
        // What begins anew is an item, whatever was wrong with the one before.
        let broken = "\u{1e}{\"a\n\u{1e}{}\n";
        assert_eq!(texts(Framing::Sequence, broken), ["{\"a", "{}"]);
    }

    #[test]
    fn what_does_not_end_by_itself_may_be_cut_off() {
        let found = items(Framing::Sequence, b"\x1e1\n\x1e12\x1e{}\x1etru");
        let whole: Vec<bool> = found.iter().map(|(_, is_whole)| *is_whole).collect();
        assert_eq!(whole, [true, false, true, false]);
        let cut = items(Framing::Lines, b"12");
        assert_eq!(cut, [("12".to_owned(), true)]);
    }

    #[test]
    fn a_misread_item_is_named_by_its_number() {
        type Numbers = std::collections::BTreeMap<String, Vec<u8>>;
        let mut parser = ItemParser::new(Framing::Lines);
        let mut piece = Bytes::from_static(b"1\n\n{\"a\":[true]}\n");
        parser.next(&mut piece).unwrap();
        let second = parser.next(&mut piece).unwrap();
        let misread = second.read::<Numbers>().unwrap_err();
        assert!(misread.path.starts_with("the item 2, "), "{}", misread.path);
    }
}
