//! Values as Rust's `Debug` writes them.

use crate::limits::proof::DESCRIBED;

/// A value, as far as its text has a structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Debugged<'t> {
    /// A struct, or a map: what it holds, by the names of its fields or by its keys in quotes.
    Fields(Vec<(&'t str, Debugged<'t>)>),
    /// What stands in parentheses behind a name, such as the variant of an enum.
    Named(&'t str, Vec<Debugged<'t>>),
    /// A list.
    Items(Vec<Debugged<'t>>),
    /// Anything else.
    Atom(&'t str),
}

impl<'t> Debugged<'t> {
    /// Reads a whole text; nothing where it is not of that form.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.rest.is_empty().then_some(value)
    }

    /// What a field or a key in quotes holds.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Fields(fields) = self else {
            return None;
        };
        let mut fields = fields.iter();
        let found = fields.find(|(known, _)| known.strip_prefix("r#").unwrap_or(known) == name)?;
        Some(&found.1)
    }

    /// What stands in a `Some`.
    pub(super) fn some(&self) -> Option<&Self> {
        match self {
            Self::Named("Some", inner) => inner.first(),
            _ => None,
        }
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Option<Debugged<'t>> {
        // Each level of a value is up to three here.
        if depth > 3 * DESCRIBED {
            return None;
        }
        if self.eats("[") {
            return Some(Debugged::Items(self.items("]", depth)?));
        }
        if self.eats("(") {
            return Some(Debugged::Named("", self.items(")", depth)?));
        }
        if self.eats("{") {
            return Some(Debugged::Fields(self.fields(depth)?));
        }
        let name = self.atom()?;
        // JSON of any kind writes its lists so.
        if name == "Array" && self.eats(" [") {
            return Some(Debugged::Items(self.items("]", depth)?));
        }
        if self.eats("(") {
            return Some(Debugged::Named(name, self.items(")", depth)?));
        }
        if self.eats(" { ") || self.eats(" {") {
            return Some(Debugged::Fields(self.fields(depth)?));
        }
        Some(Debugged::Atom(name))
    }

    fn items(&mut self, end: &str, depth: usize) -> Option<Vec<Debugged<'t>>> {
        let mut items = Vec::new();
        while !self.eats(end) {
            items.push(self.value(depth + 1)?);
            self.eats(", ");
        }
        Some(items)
    }

    fn fields(&mut self, depth: usize) -> Option<Vec<(&'t str, Debugged<'t>)>> {
        let mut fields = Vec::new();
        while !(self.eats("}") || self.eats(" }")) {
            // Nobody says how many fields are left out.
            if self.eats("..") {
                continue;
            }
            let name = self.atom()?;
            if !self.eats(": ") {
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            self.eats(", ");
        }
        Some(fields)
    }

    /// A name, a text in quotes, or what a type of its own writes, up to what ends a value.
    fn atom(&mut self) -> Option<&'t str> {
        let whole = self.rest;
        let quoted = whole.strip_prefix('b').unwrap_or(whole);
        let length = if quoted.starts_with('"') {
            whole.len() - quoted.len() + end_of_text(quoted)?
        } else {
            let is_end = |character| ",(){}[]\" ".contains(character);
            let end = whole.find(is_end).unwrap_or(whole.len());
            // A key ends with a colon, and a moment has some.
            match whole[..end].strip_suffix(':') {
                Some(key) => key.len(),
                None => end,
            }
        };
        self.rest = &whole[length..];
        (length > 0).then(|| &whole[..length])
    }

    fn eats(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

/// How long a text in quotes is.
fn end_of_text(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    Some(end? + 2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Debug)]
    #[expect(dead_code, reason = "its text alone is read")]
    enum Either {
        Named {
            r#type: Option<&'static str>,
            list: Vec<f64>,
        },
        Alone(BTreeMap<&'static str, Inner>),
    }

    #[derive(Debug)]
    #[expect(dead_code, reason = "its text alone is read")]
    struct Inner(u8, ());

    #[test]
    fn what_is_derived_is_read() {
        let value = Either::Named {
            r#type: Some("a\\\", (b): {"),
            list: vec![1.0, -2.5],
        };
        let text = format!("{value:?}");
        let read = Debugged::read(&text).expect("a value");
        let text = read.field("type").and_then(Debugged::some);
        assert_eq!(text, Some(&Debugged::Atom(r#""a\\\", (b): {""#)));
        let items = vec![Debugged::Atom("1.0"), Debugged::Atom("-2.5")];
        assert_eq!(read.field("list"), Some(&Debugged::Items(items)));
    }

    #[test]
    fn maps_have_their_keys_in_quotes() {
        let value = Either::Alone(BTreeMap::from([("a: b", Inner(1, ()))]));
        let text = format!("{value:?}");
        let Some(Debugged::Named("Alone", inner)) = Debugged::read(&text) else {
            panic!("{text}");
        };
        let inner = inner[0].field("\"a: b\"");
        let unit = Debugged::Named("", Vec::new());
        let both = vec![Debugged::Atom("1"), unit];
        assert_eq!(inner, Some(&Debugged::Named("Inner", both)));
    }

    #[test]
    fn lists_of_any_json_are_lists() {
        let value = serde_json::json!({ "list": [1, ["a"], []] });
        let text = format!("{value:?}");
        let read = Debugged::read(&text).expect("a value");
        let one = Debugged::Named("Number", vec![Debugged::Atom("1")]);
        let text = Debugged::Named("String", vec![Debugged::Atom("\"a\"")]);
        let items = vec![
            one,
            Debugged::Items(vec![text]),
            Debugged::Items(Vec::new()),
        ];
        assert_eq!(read.field("\"list\""), Some(&Debugged::Items(items)));
    }

    #[test]
    fn what_is_no_value_is_nothing() {
        for text in ["", "A {", "A(", "[1", "\"", "A } "] {
            assert_eq!(Debugged::read(text), None, "{text}");
        }
        let moment = "2020-01-02T03:04:05Z";
        assert_eq!(Debugged::read(moment), Some(Debugged::Atom(moment)));
    }
}
