//! Holds an object against a struct, without making one.

use std::fmt;

use serde_core::de::{self, DeserializeSeed};

use super::format::is_of;
use super::misfit::Misfit;
use super::node::Node;
use super::node_reader;
use super::score::Score;
use crate::json::entries::{Entries, Key, Object, UNNAMED};
use crate::json::fit::{Fit, Shape, refused};
use crate::json::source::Source;

/// How well a struct fits a value.
pub fn weigh_object<T: Object>(value: Node<'_>) -> Result<Score, Misfit> {
    if !T::KINDS.meets(value.kind()) {
        return refused::<T>(value);
    }
    let properties = Weighing {
        entries: node_reader::Entries::of(value),
        shape: T::SHAPE,
        formats: T::FORMATS,
        key: None,
        score: Score::NONE,
    };
    match T::read(&mut Entries::new(properties, T::SHAPE)) {
        Err(Weighed::Fits(score)) => Ok(score),
        Err(Weighed::Not(misfit)) => Err(misfit),
        // It is not read.
        Ok(_) => Ok(Score::NONE),
    }
}

/// What came of it.
#[derive(Debug)]
enum Weighed {
    Fits(Score),
    Not(Misfit),
}

impl fmt::Display for Weighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fits(_) => f.write_str("it fits"),
            Self::Not(misfit) => misfit.fmt(f),
        }
    }
}

impl std::error::Error for Weighed {}

impl de::Error for Weighed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Not(Misfit::custom(message))
    }
}

/// The properties of an object that is held against a struct.
struct Weighing<'a> {
    entries: node_reader::Entries<'a>,
    shape: &'static Shape,
    formats: &'static [(&'static str, &'static str)],
    /// The place of the property whose value comes next.
    key: Option<usize>,
    score: Score,
}

impl<'a> Weighing<'a> {
    fn taken(&mut self) -> Result<Node<'a>, Weighed> {
        self.entries.value().map_err(Weighed::Not)
    }

    fn weigh<T: Fit>(&mut self, value: Node<'a>) -> Result<Option<T>, Weighed> {
        let score = T::weigh(value).map_err(Weighed::Not)?;
        self.score = self.score.with(score).and(self.formatted(value));
        Ok(None)
    }

    /// How well a value fits the format of its property. One of another format is taken even so, where no
    /// other type fits better.
    fn formatted(&self, value: Node<'a>) -> Score {
        if self.formats.is_empty() {
            return Score::NONE;
        }
        let name = self.key.and_then(|key| self.shape.keys.get(key));
        let format = self.formats.iter().find(|(known, _)| Some(known) == name);
        Score::unless(format.is_none_or(|(_, format)| is_of(format, value)))
    }
}

impl<'a> Source<'a> for Weighing<'a> {
    type Error = Weighed;

    fn key(&mut self, key: Key<'_>) -> Result<Option<usize>, Weighed> {
        let name = self.entries.next_key().map(Node::as_str);
        let place = name.map(|name| name.map_or(UNNAMED, |name| key.find(&name)));
        self.key = place;
        Ok(place)
    }

    fn any_key(&mut self, key: Key<'_>) -> Result<Option<Result<usize, String>>, Weighed> {
        // What the name is does not matter.
        Ok(self.key(key)?.map(|place| match place {
            UNNAMED => Err(String::new()),
            place => Ok(place),
        }))
    }

    fn value<T: Fit>(&mut self) -> Result<Option<T>, Weighed> {
        let value = self.taken()?;
        self.weigh(value)
    }

    fn optional<T: Fit>(&mut self) -> Result<Option<T>, Weighed> {
        let value = self.taken()?;
        if value.is_null() {
            self.score = self.score.with(Score::DROPPED);
            return Ok(None);
        }
        self.weigh(value)
    }

    fn unnamed<T: Fit>(&mut self) -> Result<Option<T>, Weighed> {
        let value = self.taken()?;
        let score = T::weigh(value).map_err(Weighed::Not)?;
        self.score = self.score.and(Score::unless(false)).and(score);
        Ok(None)
    }

    fn skip(&mut self) -> Result<(), Weighed> {
        let value = self.taken()?;
        self.score = self.score.and(Score::unplaced(value));
        Ok(())
    }

    fn constant<C: DeserializeSeed<'a, Value = ()>>(&mut self, constant: C) -> Result<(), Weighed> {
        let value = self.taken()?;
        constant.deserialize(value).map_err(Weighed::Not)
    }

    fn is_read(&self) -> bool {
        false
    }

    fn end(&self) -> Weighed {
        Weighed::Fits(self.score)
    }
}
