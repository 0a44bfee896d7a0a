//! Following references through the files that were read.

use std::collections::HashSet;

use crate::limits::CHAIN;
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources};

/// The keys of a path item that are methods.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

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

    /// What it holds that holds something itself, each with its key or its number.
    #[must_use]
    pub fn parts(&self) -> Vec<(String, Self)> {
        self.held(|node| matches!(node, Node::Map(_) | Node::List(_)))
    }

    /// What it holds, each with its key or its number.
    #[must_use]
    pub fn children(&self) -> Vec<(String, Self)> {
        self.held(|_| true)
    }

    fn held(&self, is_wanted: impl Fn(&Node) -> bool) -> Vec<(String, Self)> {
        let site = |key: String, node| {
            let at = self.at.child(&key);
            (key, Self { node, at })
        };
        match self.node {
            Node::Map(map) => map
                .counting()
                .filter(|(_, node)| is_wanted(node))
                .map(|(key, node)| site(key.to_owned(), node))
                .collect(),
            Node::List(items) => (0..)
                .zip(items)
                .filter(|(_, node)| is_wanted(node))
                .map(|(index, node): (usize, _)| site(index.to_string(), node))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A method of a path item, and the operation that it stands for.
#[derive(Clone, Debug)]
pub struct Method<'a> {
    /// Its key in the document.
    pub key: String,
    /// Whether it has no key of its own in a path item, but one of `additionalOperations`.
    pub is_further: bool,
    /// The operation, behind whatever references.
    pub site: Site<'a>,
}

impl Method<'_> {
    /// The method as it is sent.
    #[must_use]
    pub fn name(&self) -> String {
        if self.is_further {
            self.key.clone()
        } else {
            self.key.to_uppercase()
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

    /// The thing, and what each of the references leads to that stands in its place.
    pub fn chain(self, site: Site<'a>) -> impl Iterator<Item = Site<'a>> {
        std::iter::successors(Some(site), move |site| self.target(site)).take(CHAIN + 1)
    }

    /// A field of a path item, which stands beside its reference or in what that leads to.
    #[must_use]
    pub fn field(self, item: &Site<'a>, key: &str) -> Option<Site<'a>> {
        self.chain(item.clone()).find_map(|site| site.child(key))
    }

    /// The methods of a path item, those that have no key of their own included.
    #[must_use]
    pub fn methods(self, item: &Site<'a>) -> Vec<Method<'a>> {
        let mut seen = HashSet::new();
        let known = self.chain(item.clone()).flat_map(|site| site.children());
        let known = known
            .filter(|(key, _)| METHODS.contains(&key.as_str()) && seen.insert(key.clone()))
            .collect::<Vec<_>>();
        let further = self.field(item, "additionalOperations");
        let further = further.map(|further| self.resolved(further));
        let further = further.iter().flat_map(Site::children);
        let all = known
            .into_iter()
            .map(|known| (known, false))
            .chain(further.map(|further| (further, true)));
        let methods = all.map(|((key, site), is_further)| Method {
            key,
            is_further,
            site: self.resolved(site),
        });
        let is_operation = |method: &Method<'_>| method.site.node.as_map().is_some();
        methods.filter(is_operation).collect()
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

    /// A place as the one who wrote the file finds it, behind the name of the file unless that is the entry.
    /// `files` are the names of all files.
    #[must_use]
    pub fn written(self, at: &Pointer, files: &[String]) -> String {
        self.sources.written_within(at).among(files)
    }

    /// The place that a reference at a place leads to, if there is something.
    #[must_use]
    pub fn leads_to(self, from: &Pointer, reference: &str) -> Option<Pointer> {
        let at = self.sources.resolve(from, reference).ok()?;
        self.sources.at(&at).map(|_| at)
    }
}
