//! Following references through the files that were read.

use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources};

/// References that lead to references end after so many.
const LONGEST: usize = 16;

/// A node and where it stands.
#[derive(Clone, Debug)]
pub struct Site<'a> {
    /// The node.
    pub node: &'a Node,
    /// Its place.
    pub at: Pointer,
}

impl Site<'_> {
    /// What a key of it holds.
    #[must_use]
    pub fn child(&self, key: &str) -> Option<Self> {
        let node = self.node.as_map()?.get(key)?;
        let at = self.at.child(key);
        Some(Self { node, at })
    }

    /// An item of it.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Self> {
        let node = self.node.as_list()?.get(index)?;
        let at = self.at.item(index);
        Some(Self { node, at })
    }

    /// What it holds, each with its key or its number.
    #[must_use]
    pub fn children(&self) -> Vec<(String, Self)> {
        let site = |key: String, node| {
            let at = self.at.child(&key);
            (key, Self { node, at })
        };
        match self.node {
            Node::Map(map) => map
                .iter()
                .map(|(key, node)| site(key.to_owned(), node))
                .collect(),
            Node::List(items) => (0..)
                .zip(items)
                .map(|(index, node): (usize, _)| site(index.to_string(), node))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// The document as it was read, before anything is decided about it.
#[derive(Clone, Copy, Debug)]
pub struct Tree<'a> {
    sources: &'a Sources,
}

impl<'a> Tree<'a> {
    /// The document of the files that were read.
    #[must_use]
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources }
    }

    /// The whole of the document, if there is one.
    #[must_use]
    pub fn entry(self) -> Option<Site<'a>> {
        let (file, source) = self.sources.iter().next()?;
        Some(Site {
            node: source.tree(),
            at: Pointer::root(file),
        })
    }

    /// The thing itself, or what it refers to.
    #[must_use]
    pub fn resolved(self, site: Site<'a>) -> Site<'a> {
        let mut site = site;
        for _ in 0..LONGEST {
            match self.target(&site) {
                Some(target) => site = target,
                None => break,
            }
        }
        site
    }

    /// What a `$ref` at this place leads to, if it leads to something.
    #[must_use]
    pub fn target(self, site: &Site<'a>) -> Option<Site<'a>> {
        let reference = site.node.as_map()?.get("$ref")?.as_text()?;
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if file.is_empty() {
            site.at.file()
        } else {
            self.file(site.at.file(), &decoded(file))?
        };
        let at = Pointer::new(file, decoded(fragment));
        let node = self.sources.at(&at)?;
        Some(Site { node, at })
    }

    /// The file that another one calls by a relative path.
    fn file(self, from: FileId, reference: &str) -> Option<FileId> {
        let folder = self.sources.file(from).path().parent()?;
        self.sources.at_path(&folder.join(reference))
    }
}

/// The text with `%7B` and the like as the characters that they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            bytes.push(high * 16 + low);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_in_references_are_carried_out() {
        assert_eq!(decoded("/paths/~1a~1%7Bid%7D"), "/paths/~1a~1{id}");
        assert_eq!(decoded("100%"), "100%");
    }
}
