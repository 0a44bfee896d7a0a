//! Following references through the files that were read.

use crate::limits::CHAIN;
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources};

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
                .counting()
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

    /// What a thing is called where it stands: by its key, or as its file.
    #[must_use]
    pub fn name(self, at: &Pointer) -> String {
        let file = || self.sources.file(at.file()).path().file_stem();
        at.last()
            .or_else(|| Some(file()?.to_string_lossy().into_owned()))
            .unwrap_or_default()
    }

    /// The thing itself, or what it refers to.
    #[must_use]
    pub fn resolved(self, site: Site<'a>) -> Site<'a> {
        let mut site = site;
        for _ in 0..CHAIN {
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
        let reference = site.node.as_map()?.get("$ref")?.as_str()?;
        let at = self.sources.resolve(&site.at, reference).ok()?;
        let node = self.sources.at(&at)?;
        Some(Site { node, at })
    }

    /// What a reference at a place leads to, by way of whatever references stand between. What is not
    /// in a file of its own may be meant to be in the document itself.
    #[must_use]
    pub fn found(self, from: &Pointer, reference: &str) -> Option<Site<'a>> {
        let at = self.sources.resolve(from, reference).ok()?;
        let in_entry = || {
            let entry = Pointer::new(FileId::default(), at.path());
            reference.starts_with('#').then(|| self.through(&entry))?
        };
        self.through(&at).or_else(in_entry)
    }

    /// What a pointer leads to, where references may stand on its way.
    fn through(self, at: &Pointer) -> Option<Site<'a>> {
        if let Some(site) = self.place(at) {
            return Some(site);
        }
        let mut here = self.place(&Pointer::root(at.file()))?;
        for segment in at.segments() {
            let mut hops = 0;
            while self.place(&here.at.child(&segment)).is_none() {
                here = self.target(&here)?;
                hops += 1;
                if hops > CHAIN {
                    return None;
                }
            }
            here = self.place(&here.at.child(&segment))?;
        }
        Some(here)
    }

    /// What stands at a place, if anything does.
    #[must_use]
    pub fn place(self, at: &Pointer) -> Option<Site<'a>> {
        let node = self.sources.at(at)?;
        let at = at.clone();
        Some(Site { node, at })
    }

    /// The place that a reference at a place leads to, if there is something.
    #[must_use]
    pub fn leads_to(self, from: &Pointer, reference: &str) -> Option<Pointer> {
        let at = self.sources.resolve(from, reference).ok()?;
        self.sources.at(&at).map(|_| at)
    }
}
