//! The types that a value may be one of.

use serde_core::de::{Deserializer, Error};
use serde_json::Value;

use super::node::Node;
use super::objection::LONGEST;
use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// An enum of which each variant is a type of its own.
pub trait Union: Sized + 'static {
    /// Its name, for errors.
    const NAME: &'static str;
    /// The property that says which of the types it is, where there is one.
    const TAG: &'static str = "";
    /// The property of that property which says it, where it does not do so itself.
    const WITHIN: &'static str = "";
    /// What becomes of a value that says none of those that are known.
    const OTHERS: Others<Self> = Others::Refused;

    /// Shows all branches, in their order.
    fn show<B: Branches<Self>>(branches: &mut B);
}

/// What becomes of a value whose tag is not known.
pub enum Others<U> {
    /// It is an error.
    Refused,
    /// It is kept as it is.
    Kept(fn(Value) -> U),
    /// It is of the branch of this name.
    Read(&'static str),
}

/// Whoever is shown the branches of a union.
pub trait Branches<U> {
    /// Takes note of a branch: its name, the values of the tag that choose it, and how the union is
    /// made of it.
    fn branch<T: Fit>(&mut self, name: &'static str, tags: &[Literal<'static>], make: fn(T) -> U);
}

/// Reads the branch at a place from a value. An error comes with the branch's name.
pub(super) fn read_branch<'de, U: Union, D: Deserializer<'de>>(
    place: usize,
    value: D,
) -> Result<U, (&'static str, D::Error)> {
    let mut reading = Reading {
        before: place,
        value: Some(value),
        read: None,
    };
    U::show(&mut reading);
    let read = reading.read;
    read.unwrap_or_else(|| Err((U::NAME, D::Error::custom("there is no such branch"))))
}

struct Reading<U, D, E> {
    /// How many branches stand before it.
    before: usize,
    value: Option<D>,
    read: Option<Result<U, (&'static str, E)>>,
}

impl<'de, U, D: Deserializer<'de>> Branches<U> for Reading<U, D, D::Error> {
    fn branch<T: Fit>(&mut self, name: &'static str, _: &[Literal<'static>], make: fn(T) -> U) {
        if let Some(before) = self.before.checked_sub(1) {
            self.before = before;
        } else if let Some(value) = self.value.take() {
            let read = T::deserialize(value).map(make);
            self.read = Some(read.map_err(|error| (name, error)));
        }
    }
}

/// The error of a branch, with its name. Where unions are nested, it is told by so many of them as
/// there is room for. Its place in the text, which stands at its end, is left to it.
pub(super) fn within<E: Error>((name, error): (&'static str, E)) -> E {
    let message = error.to_string();
    if message.len() > LONGEST {
        return error;
    }
    E::custom(format_args!("{name}: {message}"))
}

/// The branch that a tag says.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) place: usize,
    /// The tag, if the branch's type has room for it.
    pub(super) tag: Option<Literal<'static>>,
}

/// The branch that a tag says.
pub(super) fn find<U: Union>(tag: Literal<'_>) -> Option<Found> {
    let mut finding = Finding {
        tag,
        shown: 0,
        found: None,
    };
    U::show(&mut finding);
    finding.found
}

struct Finding<'a> {
    tag: Literal<'a>,
    shown: usize,
    found: Option<Found>,
}

impl<U: Union> Branches<U> for Finding<'_> {
    #[inline]
    fn branch<T: Fit>(&mut self, _: &'static str, tags: &[Literal<'static>], _: fn(T) -> U) {
        if self.found.is_none() {
            let tag = tags.iter().find(|tag| **tag == self.tag);
            let place = self.shown;
            self.found = tag.map(|tag| Found {
                place,
                tag: const { T::SHAPE.has_room_for(U::TAG) }.then_some(*tag),
            });
            self.shown += 1;
        }
    }
}

/// The place of the branch of that name.
pub(super) fn place_of<U: Union>(name: &'static str) -> usize {
    let mut names = Names(Vec::new());
    U::show(&mut names);
    let place = names.0.iter().position(|known| *known == name);
    place.unwrap_or(names.0.len())
}

struct Names(Vec<&'static str>);

impl<U> Branches<U> for Names {
    fn branch<T: Fit>(&mut self, name: &'static str, _: &[Literal<'static>], _: fn(T) -> U) {
        self.0.push(name);
    }
}

/// The value that says which type of a union it is.
pub(super) fn tag_of<U: Union>(value: Node<'_>) -> Option<Node<'_>> {
    let outer = tag(value, U::TAG)?;
    if U::WITHIN.is_empty() {
        return Some(outer);
    }
    tag(outer, U::WITHIN)
}

/// The value of a property that says which type it is.
pub(super) fn tag<'a>(value: Node<'a>, name: &str) -> Option<Node<'a>> {
    (!name.is_empty()).then(|| value.get(name)).flatten()
}

/// Whether a tag is one of these values.
pub(super) fn says(tag: Option<Node<'_>>, tags: &[Literal<'static>]) -> bool {
    let is_one = |tag: Option<Literal<'_>>| tag.is_some_and(|tag| tags.contains(&tag));
    tag.is_some_and(|tag| tag.literal(is_one))
}

/// Whether there is no tag of that name, and a type need not have it.
pub(super) fn lacks<T: Fit>(tag: Option<Node<'_>>, name: &str) -> bool {
    tag.is_none_or(Node::is_null) && T::SHAPE.may_lack(name)
}
