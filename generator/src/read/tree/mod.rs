//! The one tree that YAML, JSON and TOML are read into.

mod long;
mod map;
pub(super) mod merge;

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::{Deserialize, de};

pub(super) use long::{LongKey, long_key};
pub use map::Map;

use crate::pointer::{FileId, Pointer};

/// A value of a document, without its place: see [`Sources::locate`] for that.
///
/// [`Sources::locate`]: crate::read::Sources::locate
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node {
    /// `null`, or nothing where YAML expects a value.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction.
    Int(i128),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A string.
    String(String),
    /// A list.
    List(Vec<Node>),
    /// A map.
    Map(Map),
}

impl Node {
    /// The string, if this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The map, if this is one.
    #[must_use]
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The boolean, if this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one without a fraction.
    #[must_use]
    pub fn as_int(&self) -> Option<i128> {
        match self {
            Self::Int(value) => Some(*value),
            _ => None,
        }
    }

    /// What this is, as a message would say it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }

    /// The node that a JSON Pointer such as `/paths/~1pets` names.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Node> {
        let pointer = Pointer::new(FileId::default(), path);
        let mut segments = pointer.segments();
        segments.try_fold(self, |node, segment| match node {
            Self::Map(map) => map.get(&segment),
            Self::List(items) => items.get(segment.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unbounded = Reading::within(usize::MAX);
        NodeSeed {
            reading: &unbounded,
        }
        .deserialize(deserializer)
    }
}

/// What all nodes of one text share while it is read.
pub(super) struct Reading {
    /// How much more may be read. Aliases let a small text unfold into a tree that
    /// no memory holds, so that the size of the tree is bounded and not the text's.
    left: Cell<usize>,
    /// The entries of the maps that are not read to their end, those of the innermost last. A map is made
    /// when all of its entries are there, so that it takes no more room than they need.
    open: RefCell<Vec<(String, Node)>>,
}

impl Reading {
    /// What is said when more than this unfolds.
    pub(super) const SPENT: &'static str = "the aliases of the document unfold to too large a tree";

    /// A reading of at most so much.
    pub(super) fn within(size: usize) -> Self {
        Self {
            left: Cell::new(size),
            open: RefCell::default(),
        }
    }

    fn spend<E: Error>(&self, size: usize) -> Result<(), E> {
        let left = self.left.get().checked_sub(size);
        self.left.set(left.ok_or_else(|| E::custom(Self::SPENT))?);
        Ok(())
    }
}

/// Reads a [`Node`].
#[derive(Clone, Copy)]
pub(super) struct NodeSeed<'a> {
    pub(super) reading: &'a Reading,
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.reading.spend(1)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Node, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Int(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Int(value.into()))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Int(value))
    }

    /// Nobody means the upper half of this range by an exact number.
    #[expect(clippy::cast_precision_loss, reason = "no wider integer is left")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        Ok(i128::try_from(value).map_or(Node::Float(value as f64), Node::Int))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(wide_integer(value).map_or(Node::Float(value), Node::Int))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        self.reading.spend(value.len())?;
        Ok(Node::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let reading = self.reading;
        let begin = reading.open.borrow().len();
        while let Some(key) = map.next_key_seed(KeySeed { reading })? {
            let value = map.next_value_seed(self)?;
            reading.open.borrow_mut().push((key, value));
        }
        let entries = reading.open.borrow_mut().drain(begin..).collect();
        Ok(Node::Map(entries))
    }

    /// A tag of the document's own, as in `!env NAME`: the value is read as if
    /// the tag were not there.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (de::IgnoredAny, value) = tagged.variant()?;
        value.newtype_variant_seed(self)
    }
}

/// Integers beyond 64 bits arrive as floating point numbers from JSON. They are
/// integers all the same, as bounds such as 18446744073709551616 show.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
fn wide_integer(value: f64) -> Option<i128> {
    const POWER_63: f64 = 9_223_372_036_854_775_808.0;
    const POWER_126: f64 = POWER_63 * POWER_63;
    let wide = (POWER_63..=POWER_126).contains(&value.abs());
    (wide && value.fract() == 0.0).then_some(value as i128)
}

/// Reads a key as it is written, so that `200` and `true` are strings.
struct KeySeed<'a> {
    reading: &'a Reading,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text as a key")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        self.visit_string(value.to_owned())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<String, E> {
        self.reading.spend(value.len())?;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Node {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let node = json(r#"{"a": [null, true, -7, 1.5, "x"], "b": {}}"#);
        let items = node.at("/a").unwrap().as_list().unwrap();
        assert_eq!(items[0], Node::Null);
        assert_eq!(items[1].as_bool(), Some(true));
        assert_eq!(items[2].as_int(), Some(-7));
        assert_eq!(items[3], Node::Float(1.5));
        assert_eq!(items[4].as_str(), Some("x"));
        assert!(node.at("/b").unwrap().as_map().unwrap().is_empty());
    }

    #[test]
    fn a_pointer_finds_members_and_items() {
        let node = json(r#"{"/pets": [{"a~b": 1}], "": 2, "0": 3}"#);
        assert_eq!(node.at(""), Some(&node));
        assert_eq!(node.at("/~1pets/0/a~0b"), Some(&Node::Int(1)));
        assert_eq!(node.at("/"), Some(&Node::Int(2)));
        assert_eq!(node.at("/0"), Some(&Node::Int(3)));
        assert_eq!(node.at("/~1pets/1"), None);
        assert_eq!(node.at("/~1pets/x"), None);
        assert_eq!(node.at("/0/x"), None);
    }

    #[test]
    fn integers_beyond_64_bits_stay_integers() {
        let bounds = json("[9223372036854775808, 18446744073709551616, -9223372036854775809]");
        let items = bounds.as_list().unwrap();
        assert_eq!(items[0], Node::Int(1 << 63));
        assert_eq!(items[1], Node::Int(1 << 64));
        assert_eq!(items[2], Node::Int(-(1 << 63)));
    }

    #[test]
    fn small_and_vast_floats_stay_floats() {
        let items = json("[1.0, 0.5, 1e300]");
        let items = items.as_list().unwrap();
        assert_eq!(items[0], Node::Float(1.0));
        assert_eq!(items[1], Node::Float(0.5));
        assert_eq!(items[2], Node::Float(1e300));
    }

    #[test]
    fn duplicate_keys_are_kept() {
        let node = json(r#"{"a": 1, "a": 2}"#);
        let map = node.as_map().unwrap();
        assert_eq!(map.len(), 2);
        assert_eq!(map.get("a"), Some(&Node::Int(1)));
        assert_eq!(map.duplicates(), ["a"]);
    }

    #[test]
    fn more_than_may_be_read_is_an_error() {
        let reading = Reading::within(10);
        let mut deserializer = serde_json::Deserializer::from_str(r#"["0123456789"]"#);
        let error = NodeSeed { reading: &reading }
            .deserialize(&mut deserializer)
            .unwrap_err();
        assert!(error.to_string().starts_with(Reading::SPENT));
    }

    #[test]
    fn kinds_read_well_in_a_message() {
        let node = json(r#"[null, true, 1, 1.5, "", [], {}]"#);
        let kinds: Vec<_> = node.as_list().unwrap().iter().map(Node::kind).collect();
        assert_eq!(
            kinds,
            [
                "null",
                "a boolean",
                "an integer",
                "a number",
                "a string",
                "a list",
                "a map"
            ]
        );
    }
}
