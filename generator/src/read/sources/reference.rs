//! What the text of a `$ref` says: a file, and a place in it.

use crate::pointer::FileId;
use crate::read::resources::joined;
use crate::read::tree::Node;

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It means this URL, and nothing is read over the network.
    Network(String),
    /// The file is outside of the folder that may be read.
    Outside,
    /// The file cannot be read, for the reason that follows.
    Unreadable(String),
    /// The file is there and does not parse.
    Unparsable(FileId),
    /// Nothing in the file has this anchor.
    Anchor(String),
}

/// The parts of a reference before and after its `#`, with percent signs decoded.
pub(super) fn split(reference: &str) -> (String, String) {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    (decoded(file), decoded(fragment))
}

/// Whether the file part of a reference is a URL. A scheme of one letter is the
/// drive of a path.
pub(super) fn is_url(file: &str) -> bool {
    let scheme = file.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|other| other.is_ascii_alphanumeric() || "+-.".contains(other))
    };
    file.starts_with("//") || scheme.is_some_and(is_scheme)
}

/// The part of a reference before its `#`, with percent signs decoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FilePart {
    /// The URL of the schema that it stands in, if that says one.
    pub(super) base: String,
    pub(super) text: String,
}

/// The file parts of all that looks like a reference: of every `$ref` with text, and of what a
/// discriminator maps to.
#[derive(Debug, Default)]
pub(super) struct FileParts {
    pub(super) found: Vec<FilePart>,
    /// Whether schemas say by which URL others know them.
    pub(super) has_urls: bool,
}

impl FileParts {
    /// Looks below `node`, which stands in a schema of that URL.
    pub(super) fn collect(&mut self, node: &Node, base: &str) {
        match node {
            Node::List(items) => items.iter().for_each(|item| self.collect(item, base)),
            Node::Map(map) => {
                let id = self.has_urls.then(|| map.get("$id"));
                let own = id
                    .flatten()
                    .and_then(Node::as_str)
                    .map(|id| joined(base, id));
                let base = own.as_deref().unwrap_or(base);
                for (key, value) in map.iter() {
                    match value {
                        Node::String(text) if key == "$ref" => self.add(text, base),
                        Node::Map(_) if key == "mapping" => self.mapping(value, base),
                        _ => self.collect(value, base),
                    }
                }
            }
            _ => {}
        }
    }

    /// A mapping's value may be the bare name of a schema, which has neither a slash nor a point in
    /// it.
    fn mapping(&mut self, node: &Node, base: &str) {
        let Node::Map(map) = node else { return };
        for (_, value) in map.iter() {
            match value {
                Node::String(text) if !split(text).0.contains(['/', '.']) => {}
                Node::String(text) => self.add(text, base),
                other => self.collect(other, base),
            }
        }
    }

    fn add(&mut self, reference: &str, base: &str) {
        // Most references stay in their file.
        if reference.starts_with('#') {
            return;
        }
        let (text, _) = split(reference);
        if !text.is_empty() {
            let base = base.to_owned();
            self.found.push(FilePart { base, text });
        }
    }
}

/// Decodes `%20` and the like; what does not decode stays as it is.
fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let byte = match after {
            [high, low, ..] if *first == b'%' => hex(*high, *low),
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let high = char::from(high).to_digit(16)?;
    let low = char::from(low).to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_reference_are_decoded() {
        let both = |file: &str, fragment: &str| (file.to_owned(), fragment.to_owned());
        assert_eq!(split("a%20b.yaml#/x%7By%7D"), both("a b.yaml", "/x{y}"));
        assert_eq!(split("#/a~1b"), both("", "/a~1b"));
        assert_eq!(split("100%.yaml"), both("100%.yaml", ""));
        assert_eq!(split("%ff"), both("%ff", ""));
        assert_eq!(split("%C3%A4"), both("ä", ""));
    }

    #[test]
    fn a_url_is_no_path() {
        for url in [
            "https://a.example/b.yaml",
            "//a.example/b",
            "urn:a",
            "file:///a",
        ] {
            assert!(is_url(url), "{url}");
        }
        for path in ["a.yaml", "../a/b.yaml", "C:/a.yaml", "a/b:c.yaml"] {
            assert!(!is_url(path), "{path}");
        }
    }
}
