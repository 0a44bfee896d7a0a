//! Where in a JSON text an error is.

use std::fmt::Write as _;

/// The path of the innermost value at a place that `serde_json` gives as line and column.
///
/// Only a text that could not be read is ever searched, so that reading one costs nothing more.
pub(crate) fn of(text: &[u8], line: usize, column: usize) -> String {
    let end = offset(text, line, column);
    // An array or an object that should have been something else is refused at its first byte,
    // everything else after its last one.
    let target = match text.get(end) {
        Some(b'[' | b'{') => end,
        _ => end.saturating_sub(1),
    };
    let mut scanner = Scanner {
        text,
        target,
        at: 0,
        open: Vec::new(),
    };
    scanner.run();
    scanner.path()
}

/// The number of bytes before the place: lines count from 1, and so do the bytes of a line.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let earlier = text.split_inclusive(|byte| *byte == b'\n');
    let start: usize = earlier.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (start + column).min(text.len())
}

/// Walks a text, which may be broken, up to a target.
struct Scanner<'a> {
    text: &'a [u8],
    target: usize,
    at: usize,
    open: Vec<Open<'a>>,
}

/// An array or an object that has begun, and which of its values has begun in it.
enum Open<'a> {
    Array { next: usize, inside: bool },
    Object { key: &'a [u8], inside: bool },
}

impl<'a> Scanner<'a> {
    fn run(&mut self) {
        while self.at <= self.target {
            let Some(byte) = self.text.get(self.at) else {
                return;
            };
            match byte {
                b'{' => self.open(Open::Object {
                    key: b"",
                    inside: false,
                }),
                b'[' => self.open(Open::Array {
                    next: 0,
                    inside: false,
                }),
                b'}' | b']' => self.close(),
                b':' => self.colon(),
                b',' => self.comma(),
                b'"' => self.string(),
                b' ' | b'\t' | b'\r' | b'\n' => {}
                _ => self.begin_value(),
            }
            self.at += 1;
        }
    }

    fn open(&mut self, container: Open<'a>) {
        self.begin_value();
        self.open.push(container);
    }

    /// The container's last byte is its own, no longer that of a value in it.
    fn close(&mut self) {
        if self.at == self.target {
            self.comma();
        } else {
            self.open.pop();
        }
    }

    fn colon(&mut self) {
        if let Some(Open::Object { inside, .. }) = self.open.last_mut() {
            *inside = true;
        }
    }

    fn comma(&mut self) {
        match self.open.last_mut() {
            Some(Open::Array { next, inside }) => {
                *next += usize::from(*inside);
                *inside = false;
            }
            Some(Open::Object { inside, .. }) => *inside = false,
            None => {}
        }
    }

    fn begin_value(&mut self) {
        if let Some(Open::Array { inside, .. }) = self.open.last_mut() {
            *inside = true;
        }
    }

    /// Goes to a string's closing quote.
    fn string(&mut self) {
        self.begin_value();
        let start = self.at + 1;
        let mut end = start;
        while let Some(byte) = self.text.get(end) {
            match byte {
                b'"' => break,
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        self.at = end;
        let content = self.text.get(start..end).unwrap_or_default();
        if let Some(Open::Object { key, inside: false }) = self.open.last_mut() {
            *key = content;
        }
    }

    fn path(&self) -> String {
        let mut path = String::from("$");
        for container in &self.open {
            match container {
                Open::Array { next, inside: true } => {
                    // Writing to a string does not fail.
                    let _ = write!(path, "[{next}]");
                }
                Open::Object { key, inside: true } => push_key(&mut path, key),
                Open::Array { .. } | Open::Object { .. } => {}
            }
        }
        path
    }
}

fn push_key(path: &mut String, key: &[u8]) {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let key_text = String::from_utf8_lossy(key);
    if !key.is_empty() && key.iter().all(plain) {
        path.push('.');
        path.push_str(&key_text);
    } else {
        path.push_str("[\"");
        path.push_str(&key_text);
        path.push_str("\"]");
    }
}
