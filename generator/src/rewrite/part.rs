//! A part of the new document, with where it is written.

use crate::pointer::Pointer;
use crate::read::Node;

/// A part of the new document.
#[derive(Clone)]
pub(crate) struct Part {
    /// Where it is written; with what it is a part of, if that is not said.
    pub(crate) from: Option<Pointer>,
    pub(crate) content: Content,
}

/// What a part is.
#[derive(Clone)]
pub(crate) enum Content {
    /// What stays as it is, with all that is in it.
    Node(Node),
    Map(Vec<(String, Part)>),
    List(Vec<Part>),
    /// A `$ref`, as it is written, which stands for what is somewhere else in the new document.
    Reference(String),
}

impl Part {
    /// A text that nobody wrote.
    pub(crate) fn text(text: &str) -> Self {
        Self {
            from: None,
            content: Content::Node(Node::String(text.to_owned())),
        }
    }

    /// A `true` or `false` that nobody wrote.
    pub(crate) fn bool(value: bool) -> Self {
        Self {
            from: None,
            content: Content::Node(Node::Bool(value)),
        }
    }

    /// A map of parts.
    pub(crate) fn map(members: Vec<(String, Self)>) -> Self {
        Self {
            from: None,
            content: Content::Map(members),
        }
    }

    /// A list of parts.
    pub(crate) fn list(items: Vec<Self>) -> Self {
        Self {
            from: None,
            content: Content::List(items),
        }
    }

    /// The same, which is written there.
    pub(crate) fn at(mut self, place: &Pointer) -> Self {
        self.from = Some(place.clone());
        self
    }
}

/// The members of a map of the new document.
#[derive(Default)]
pub(crate) struct Members(Vec<(String, Part)>);

impl Members {
    /// Adds what is written, twice where it is written twice.
    pub(crate) fn push(&mut self, key: &str, part: Part) {
        self.0.push((key.to_owned(), part));
    }

    /// Adds what several things say together, unless there is one of that name. These are few.
    pub(crate) fn add(&mut self, key: &str, part: Part) {
        if !self.has(key) {
            self.push(key, part);
        }
    }

    /// Whether there is one of that name.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// Adds a member if there is something in it.
    pub(crate) fn add_some(&mut self, key: &str, members: Self) {
        if !members.is_empty() {
            self.add(key, members.part());
        }
    }

    /// Adds others, but for those of some names.
    pub(crate) fn extend(&mut self, others: Self, without: &[&str]) {
        let others = others.0.into_iter();
        self.0
            .extend(others.filter(|(key, _)| !without.contains(&key.as_str())));
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The map.
    pub(crate) fn part(self) -> Part {
        Part::map(self.0)
    }
}
