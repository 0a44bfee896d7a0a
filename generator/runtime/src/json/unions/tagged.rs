//! Values that say themselves which of several types they are.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::branches::{Branches, Found, Others, Union, find, place_of, read_branch, within};
use super::held::Held;
use super::misfit::Misfit;
use super::node::Node;
use super::objection::shortened;
use super::raw::Raw;
use super::score::Score;
use super::tag::{Name, TagKey, TagValue};
use super::taken::{Taker, take};
use super::told::Told;
use crate::json::fit::Fit;
use crate::json::literal::Literal;

/// Reads the branch that the tag says. What stands behind the tag is read as it comes.
pub fn read_tagged<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    take(Tagged(PhantomData), deserializer)
}

/// How well the branch fits that the tag says.
pub fn weigh_tagged<U: Union>(value: Node<'_>) -> Result<Score, Misfit> {
    let place = match (place::<U>(value), U::OTHERS) {
        (Some(place), _) => place,
        (None, Others::Kept(_)) => return Ok(Score::whole(value)),
        (None, Others::Read(name)) => place_of::<U>(name),
        (None, Others::Refused) => return Err(unknown::<U>(value)),
    };
    let mut weighing = Weighing {
        value,
        before: place,
        weighed: Ok(Score::NONE),
    };
    U::show(&mut weighing);
    weighing.weighed.map_err(within)
}

struct Weighing<'a> {
    value: Node<'a>,
    /// How many branches stand before the one that is asked.
    before: usize,
    weighed: Result<Score, (&'static str, Misfit)>,
}

impl<U> Branches<U> for Weighing<'_> {
    fn branch<T: Fit>(&mut self, name: &'static str, _: &[Literal<'static>], _: fn(T) -> U) {
        if self.before == 0 {
            self.weighed = T::weigh(self.value).map_err(|misfit| (name, misfit));
        }
        self.before = self.before.wrapping_sub(1);
    }
}

/// The place of the branch that the tag says.
fn place<U: Union>(value: Node<'_>) -> Option<usize> {
    let tag = value.get(U::TAG)?;
    let found = tag.literal(|tag| tag.and_then(find::<U>))?;
    Some(found.place)
}

/// Reads a value that is held.
fn read<U: Union>(value: Node<'_>) -> Result<U, Misfit> {
    let place = match (place::<U>(value), U::OTHERS) {
        (Some(place), _) => place,
        (None, Others::Read(name)) => place_of::<U>(name),
        (None, Others::Kept(keep)) => return value.to_value().map(keep),
        (None, Others::Refused) => return Err(unknown::<U>(value)),
    };
    read_branch(place, value).map_err(within)
}

/// Why the tag says nothing.
fn unknown<U: Union>(value: Node<'_>) -> Misfit {
    let (union, name) = (U::NAME, U::TAG);
    if !value.is_object() {
        return Misfit(format!("{union} is not an object with a `{name}`"));
    }
    let mut known = Known(Vec::new());
    U::show(&mut known);
    let known = known.0.join(", ");
    Misfit(match value.get(name) {
        None => format!("missing field `{name}`, which says what {union} is: one of {known}"),
        Some(tag) => format!(
            "`{name}` is {}, but says what {union} is: one of {known}",
            shortened(tag.text().to_owned()),
        ),
    })
}

struct Known(Vec<String>);

impl<U> Branches<U> for Known {
    fn branch<T: Fit>(&mut self, _: &'static str, tags: &[Literal<'static>], _: fn(T) -> U) {
        self.0.extend(tags.iter().map(Literal::to_string));
    }
}

struct Tagged<U>(PhantomData<U>);

impl<'de, U: Union> Taker<'de> for Tagged<U> {
    type Value = U;

    fn held<E: Error>(self, value: Node<'_>) -> Result<U, E> {
        read(value).map_err(E::custom)
    }

    fn given<D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<U: Union> Tagged<U> {
    /// Reads a value that is no object.
    fn other<E: Error>(write: impl FnOnce(Raw<'_>) -> Result<(), E>) -> Result<U, E> {
        let held = Held::new(|text| write(Raw(text)))?;
        read(Node::whole(&held)).map_err(E::custom)
    }
}

impl<'de, U: Union> Visitor<'de> for Tagged<U> {
    type Value = U;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with a `{}`", U::TAG)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<U, A::Error> {
        let mut unknown = String::new();
        let key = map.next_key_seed(TagKey(U::TAG))?;
        if key == Some(Name::Tag) {
            let tag = TagValue::<U>::new(&mut unknown);
            if let Some(found) = map.next_value_seed(tag)? {
                let told = Told::new(None, U::TAG, found.tag, map);
                return read_branch(found.place, told).map_err(within);
            }
        }
        let mut found = None;
        let held = Held::new(|text| {
            found = before_tag::<U, A>(text, key, &unknown, &mut map)?;
            Ok(())
        })?;
        let value = Node::whole(&held);
        let Some(found) = found else {
            return read(value).map_err(A::Error::custom);
        };
        let told = Told::new(Some(value), U::TAG, found.tag, map);
        read_branch(found.place, told).map_err(within)
    }

    fn visit_unit<E: Error>(self) -> Result<U, E> {
        Self::other(|raw| raw.visit_unit())
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<U, E> {
        Self::other(|raw| raw.visit_bool(boolean))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<U, E> {
        Self::other(|raw| raw.visit_i64(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<U, E> {
        Self::other(|raw| raw.visit_u64(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<U, E> {
        Self::other(|raw| raw.visit_f64(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<U, E> {
        Self::other(|raw| raw.visit_str(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<U, A::Error> {
        Self::other(|raw| raw.visit_seq(items))
    }
}

/// Writes an object down until there is a tag that says which branch it is: a key that has been
/// read, what is `unknown` of its value if it is the tag itself, and what follows.
fn before_tag<'de, U: Union, A: MapAccess<'de>>(
    text: &mut String,
    mut key: Option<Name<'de>>,
    mut unknown: &str,
    map: &mut A,
) -> Result<Option<Found>, A::Error> {
    text.push('{');
    let mut end = text.len();
    let mut found = None;
    while let Some(name) = key {
        Raw(text).visit_str(match &name {
            Name::Tag => U::TAG,
            Name::Other(name) => name,
        })?;
        text.push(':');
        match name {
            Name::Other(_) => map.next_value_seed(Raw(text))?,
            Name::Tag if unknown.is_empty() => {
                found = map.next_value_seed(TagValue::<U>::new(text))?;
                if found.is_some() {
                    break;
                }
            }
            Name::Tag => text.push_str(std::mem::take(&mut unknown)),
        }
        end = text.len();
        text.push(',');
        key = map.next_key_seed(TagKey(U::TAG))?;
    }
    text.truncate(end);
    text.push('}');
    Ok(found)
}
