//! Where the values of a JSON text begin and end.

/// So deep may lists and objects be within each other, as in a text that `serde_json` reads at once.
const DEPTH: usize = 127;

/// Why a text is not held.
pub(crate) struct TooMuch(pub(crate) &'static str);

/// Where a value is in its text.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The place of the first value behind it that is not within it.
    pub(crate) next: u32,
}

/// The values of a text in the order in which they begin, keys among them: behind a list stand its
/// items, and behind an object each key with its value.
#[derive(Default)]
pub(crate) struct Outline(Vec<Span>);

impl Outline {
    /// The value at a place.
    #[inline]
    pub(crate) fn get(&self, at: u32) -> Option<Span> {
        self.0.get(usize::try_from(at).ok()?).copied()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        self.0.capacity() * size_of::<Span>()
    }

    /// Finds the values of a text, which is JSON.
    pub(crate) fn fill(&mut self, text: &str) -> Result<(), TooMuch> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooMuch("longer than 4 GiB"));
        }
        let bytes = text.as_bytes();
        let mut depth = 0;
        // The innermost list or object that is open; it has the place of the one around it as its
        // `next` until it ends.
        let mut open = 0;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let end = match byte {
                b'{' | b'[' => {
                    depth += 1;
                    if depth > DEPTH {
                        return Err(TooMuch("recursion limit exceeded"));
                    }
                    let around = std::mem::replace(&mut open, short(self.0.len()));
                    self.push(at, at, around);
                    at + 1
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    open = self.close(open, at + 1);
                    at + 1
                }
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => at + 1,
                b'"' => self.scalar(at, string(bytes, at)),
                _ => self.scalar(at, word(bytes, at)),
            };
            at = end;
        }
        Ok(())
    }

    #[inline]
    fn scalar(&mut self, start: usize, end: usize) -> usize {
        self.push(start, end, short(self.0.len() + 1));
        end
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, next: u32) {
        let (start, end) = (short(start), short(end));
        self.0.push(Span { start, end, next });
    }

    /// Ends a list or an object, and gives the one around it.
    fn close(&mut self, open: u32, end: usize) -> u32 {
        let next = short(self.0.len());
        let Some(span) = usize::try_from(open).ok().and_then(|at| self.0.get_mut(at)) else {
            return 0;
        };
        span.end = short(end);
        std::mem::replace(&mut span.next, next)
    }
}

/// A place in a text, which is known to be no longer than that.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Where a string ends that begins there.
fn string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => break,
            b'\\' => at += 1,
            _ => {}
        }
    }
    at.min(bytes.len())
}

/// Where a number or a word ends that begins there.
fn word(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.iter().skip(start);
    let ends = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
    start + rest.take_while(|byte| !ends(byte)).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::Outline;

    fn values(text: &str) -> Vec<(&str, u32)> {
        let mut outline = Outline::default();
        assert!(outline.fill(text).is_ok(), "{text}");
        let spans = outline.0.iter();
        spans
            .map(|span| (&text[span.start as usize..span.end as usize], span.next))
            .collect()
    }

    #[test]
    fn each_value_is_found_with_its_end() {
        assert_eq!(values(" 1.50 "), [("1.50", 1)]);
        assert_eq!(values(r#""a\"]""#), [(r#""a\"]""#, 1)]);
        let text = r#"{"a": [1, {"b\\": null}], "c": true}"#;
        assert_eq!(
            values(text),
            [
                (text, 9),
                (r#""a""#, 2),
                (r#"[1, {"b\\": null}]"#, 7),
                ("1", 4),
                (r#"{"b\\": null}"#, 7),
                (r#""b\\""#, 6),
                ("null", 7),
                (r#""c""#, 8),
                ("true", 9),
            ]
        );
        assert_eq!(values("[[], {}]"), [("[[], {}]", 3), ("[]", 2), ("{}", 3)]);
    }

    #[test]
    fn what_is_no_json_is_walked_even_so() {
        for text in ["", "]", "}}", "[", "\"", "\"\\", "{]", "\u{1}", "é"] {
            values(text);
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        for (depth, is_read) in [(127, true), (128, false)] {
            let text = nested(depth);
            assert_eq!(Outline::default().fill(&text).is_ok(), is_read, "{depth}");
            let value = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(value.is_ok(), is_read, "{depth}");
        }
    }
}
