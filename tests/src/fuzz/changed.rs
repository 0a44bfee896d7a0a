//! Bytes with a few things wrong, where no fuzzer chooses them.

use super::Target;
use crate::chance::Chance;
use crate::mutations::{Kind, change};

/// What means something where JSON or events are read.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\\",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"-",
    b"1e3",
    b"1.0",
    b"null",
    b"\n",
    b"\r",
    b"\r\n\n",
    b"data:",
    b"id:",
    b"retry: 1",
    b"event: added\n",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\0",
    b"99999999999999999999",
];

/// The inputs of a target, one after another, the same for the same seed.
#[derive(Debug)]
pub struct Changes {
    seeds: Vec<Vec<u8>>,
    is_of_documents: bool,
    chance: Chance,
}

impl Changes {
    /// Begins with the seeds of a target.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn of(target: &Target, seed: u64) -> std::io::Result<Self> {
        Ok(Self {
            seeds: target.seeds()?,
            is_of_documents: target.is_of_documents,
            chance: Chance::new(seed),
        })
    }

    fn seed(&mut self) -> Vec<u8> {
        self.chance.pick(&self.seeds).cloned().unwrap_or_default()
    }

    /// One of the seeds with up to four things wrong.
    pub fn one(&mut self) -> Vec<u8> {
        let mut input = self.seed();
        for _ in 0..=self.chance.below(4) {
            input = match self.is_of_documents {
                true if self.chance.below(4) == 0 => {
                    let other = self.seed();
                    spliced(&input, &other, &mut self.chance)
                }
                true => document(&input, &mut self.chance),
                false => bytes(input, &mut self.chance),
            };
        }
        input
    }
}

/// A document with one thing wrong.
fn document(document: &[u8], chance: &mut Chance) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    let kind = chance.pick(&Kind::ALL);
    let changed = kind.and_then(|kind| change(&text, *kind, chance));
    changed.map_or_else(|| document.to_vec(), |changed| changed.text.into_bytes())
}

/// A document with some lines of another in the middle of it.
fn spliced(document: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = document.split_inclusive(|byte| *byte == b'\n').collect();
    let others: Vec<&[u8]> = other.split_inclusive(|byte| *byte == b'\n').collect();
    let start = chance.below(others.len());
    let end = (start + 1 + chance.below(8)).min(others.len());
    let at = chance.below(lines.len());
    let some = others.get(start..end).unwrap_or_default();
    lines.splice(at..at, some.iter().copied());
    lines.concat()
}

/// Bytes of which some are others.
fn bytes(mut bytes: Vec<u8>, chance: &mut Chance) -> Vec<u8> {
    let start = chance.below(bytes.len() + 1);
    let end = (start + chance.below(4)).min(bytes.len());
    let piece = chance.pick(&PIECES).copied().unwrap_or_default();
    bytes.splice(start..end, piece.iter().copied());
    bytes
}
