//! Schemas that say by which URL others know them, with `$id`: each is a document of its own
//! within its file, from whose root the references inside of it are read.

use std::collections::{BTreeMap, HashMap};

use memchr::memmem;

use crate::pointer::Pointer;
use crate::read::tree::Node;

/// The keys of a schema or a parameter below which values stand, in which nothing is a name of a schema.
const VALUES: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// The keys below which each key is a name of the author's, or one of another object than a schema.
const NAMES: [&str; 16] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
    "definitions",
    "components",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "callbacks",
    "pathItems",
    "mediaTypes",
    "content",
    "encoding",
];

/// The names that schemas of one file have.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Resources {
    /// Those with an `$id`, by their places, each with its whole URL.
    urls: BTreeMap<String, String>,
    /// The places of anchors, by the place of the resource that they are in and their names.
    anchors: HashMap<(String, String), String>,
    /// Those of them that are dynamic, by the place of the resource, each with its place.
    dynamic: HashMap<String, Vec<(String, String)>>,
}

impl Resources {
    /// The names in a file. A text that spells none of the keywords has none.
    pub(in crate::read) fn of(text: &str, tree: &Node) -> Self {
        let mut resources = Self::default();
        let spells = |keyword: &str| memmem::find(text.as_bytes(), keyword.as_bytes()).is_some();
        if ["$id", "$anchor", "$dynamicAnchor"].into_iter().any(spells) {
            resources.collect(tree, &Pointer::default(), ("", ""));
        }
        resources
    }

    /// Looks for names, in the resource of that place and URL.
    fn collect(&mut self, node: &Node, at: &Pointer, (root, url): (&str, &str)) {
        match node {
            Node::Map(map) => {
                let id = map.get("$id").and_then(Node::as_str);
                let own = id.map(|id| (at.path().to_owned(), joined(url, id)));
                if let Some((place, url)) = own.clone() {
                    self.urls.insert(place, url);
                }
                let (root, url) = match &own {
                    Some((place, url)) => (place.as_str(), url.as_str()),
                    None => (root, url),
                };
                for key in ["$anchor", "$dynamicAnchor"] {
                    if let Some(Node::String(name)) = map.get(key) {
                        let name = (root.to_owned(), name.clone());
                        let first = self.anchors.entry(name);
                        first.or_insert_with(|| at.path().to_owned());
                    }
                }
                if let Some(Node::String(name)) = map.get("$dynamicAnchor") {
                    let all = self.dynamic.entry(root.to_owned()).or_default();
                    all.push((name.clone(), at.path().to_owned()));
                }
                let has_names = at.last().is_some_and(|key| NAMES.contains(&key.as_str()));
                for (key, value) in map.iter() {
                    if has_names || !VALUES.contains(&key) {
                        self.collect(value, &at.child(key), (root, url));
                    }
                }
            }
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.collect(item, &at.item(index), (root, url));
                }
            }
            _ => {}
        }
    }

    /// The place and the URL of the resource that a place is in; the file's own, if it is in none.
    pub(in crate::read) fn around<'p>(&self, place: &'p str) -> (&'p str, &str) {
        let mut end = place.len();
        while !self.urls.is_empty() {
            if let Some(url) = self.urls.get(&place[..end]) {
                return (&place[..end], url);
            }
            match place[..end].rfind('/') {
                Some(slash) => end = slash,
                None => break,
            }
        }
        ("", "")
    }

    /// The places of those with an `$id`, each with its whole URL.
    pub(in crate::read) fn urls(&self) -> impl Iterator<Item = (&str, &str)> {
        let urls = self.urls.iter();
        urls.map(|(place, url)| (place.as_str(), url.as_str()))
    }

    /// The dynamic anchors of the schema with an `$id` at a place, and where each stands.
    pub(in crate::read) fn dynamic(&self, root: &str) -> impl Iterator<Item = (&str, &str)> {
        let all = self
            .dynamic
            .get(root)
            .filter(|_| self.urls.contains_key(root));
        let all = all.into_iter().flatten();
        all.map(|(name, place)| (name.as_str(), place.as_str()))
    }

    /// The place of an anchor in the resource at a place, or else anywhere in the file.
    pub(in crate::read) fn anchor(&self, root: &str, name: &str) -> Option<&str> {
        let own = self.anchors.get(&(root.to_owned(), name.to_owned()));
        let others = self.anchors.iter().filter(|((_, other), _)| other == name);
        let first = || others.map(|(_, place)| place).min();
        own.or_else(first).map(String::as_str)
    }
}

/// What a reference to a URL means to somebody at another, as RFC 3986 has it; the part behind
/// `#` is left out.
pub(crate) fn joined(base: &str, reference: &str) -> String {
    let reference = reference.split('#').next().unwrap_or_default();
    let scheme = |url: &str| url.find(':').filter(|colon| !url[..*colon].contains('/'));
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let authority = match (scheme(base), base.find("//")) {
        (Some(_), Some(slashes)) => {
            let behind = slashes + 2;
            base[behind..]
                .find('/')
                .map_or(base.len(), |path| behind + path)
        }
        _ => 0,
    };
    let (authority, path) = base.split_at(authority);
    let whole = match reference.strip_prefix('/') {
        Some(_) => reference.to_owned(),
        None if reference.is_empty() => path.to_owned(),
        None => {
            let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
            format!("{folder}{reference}")
        }
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." => {}
            ".." if parts.len() > 1 => _ = parts.pop(),
            other => parts.push(other),
        }
    }
    format!("{authority}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_reference_is_read_from_where_it_stands() {
        for (base, reference, expected) in [
            ("https://a.test/s/pack", "item", "https://a.test/s/item"),
            ("https://a.test/s/pack", "../item#/x", "https://a.test/item"),
            ("https://a.test/s/pack", "/item", "https://a.test/item"),
            ("https://a.test/s/pack", "#x", "https://a.test/s/pack"),
            ("https://a.test", "https://b.test/c#", "https://b.test/c"),
            ("urn:a:b", "urn:a:c", "urn:a:c"),
            ("", "./pack", "pack"),
            ("s/pack", "item", "s/item"),
        ] {
            assert_eq!(joined(base, reference), expected, "{reference} at {base}");
        }
    }
}
