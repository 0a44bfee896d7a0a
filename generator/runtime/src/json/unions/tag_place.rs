//! Where the tag of an object is written among its properties.

use std::fmt::{self, Write as _};

use serde_core::Serialize;
use serde_core::ser::{SerializeMap, SerializeStruct};

use crate::json::literal::Literal;

/// A tag, and which values it may have.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    pub(super) name: &'static str,
    pub(super) tags: &'a [Literal<'a>],
}

impl Tag<'_> {
    #[inline]
    fn write_first<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error> {
        match self.tags {
            [first, ..] => self.write(map, first),
            [] => Ok(()),
        }
    }

    #[inline]
    fn write<M: SerializeMap>(
        self,
        map: &mut M,
        tag: &(impl Serialize + ?Sized),
    ) -> Result<(), M::Error> {
        // mark: tag
        map.serialize_entry(self.name, tag)
    }
}

/// The properties of an object that has a tag.
pub(super) trait Tagged<'a, M: SerializeMap>:
    SerializeMap<Ok = M::Ok, Error = M::Error> + SerializeStruct<Ok = M::Ok, Error = M::Error> + Sized
{
    fn begin(map: M, tag: Tag<'a>) -> Result<Self, M::Error>;
}

/// Properties behind the tag.
pub(super) struct Behind<M>(M);

impl<'a, M: SerializeMap> Tagged<'a, M> for Behind<M> {
    #[inline]
    fn begin(mut map: M, tag: Tag<'a>) -> Result<Self, M::Error> {
        tag.write_first(&mut map)?;
        Ok(Self(map))
    }
}

impl<M: SerializeMap> SerializeMap for Behind<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.0.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        self.0.serialize_value(value)
    }

    #[inline]
    fn serialize_entry<K, V>(&mut self, key: &K, value: &V) -> Result<(), M::Error>
    where
        K: Serialize + ?Sized,
        V: Serialize + ?Sized,
    {
        self.0.serialize_entry(key, value)
    }

    #[inline]
    fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}

/// Properties of which one may be the tag, be it among those that are not named.
pub(super) struct Around<'a, M> {
    map: M,
    tag: Tag<'a>,
    /// Whether the tag has been written, which is not repeated.
    is_written: bool,
    /// Whether the key that comes last is the tag's.
    is_tag: bool,
}

impl<'a, M: SerializeMap> Tagged<'a, M> for Around<'a, M> {
    fn begin(map: M, tag: Tag<'a>) -> Result<Self, M::Error> {
        let mut properties = Self {
            map,
            tag,
            is_written: false,
            is_tag: false,
        };
        // Of several that are right, the value may have one.
        if tag.tags.len() == 1 {
            properties.write_first()?;
        }
        Ok(properties)
    }
}

impl<M: SerializeMap> Around<'_, M> {
    fn write_first(&mut self) -> Result<(), M::Error> {
        self.is_written = true;
        self.tag.write_first(&mut self.map)
    }

    /// Whether a value is one of the tags.
    fn is_right(&self, value: &(impl Serialize + ?Sized)) -> bool {
        let Ok(value) = serde_json::to_value(value) else {
            return false;
        };
        let mut tags = self.tag.tags.iter().map(serde_json::to_value);
        tags.any(|tag| tag.is_ok_and(|tag| tag == value))
    }
}

impl<M: SerializeMap> SerializeMap for Around<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.is_tag = is(key, self.tag.name);
        if self.is_tag {
            return Ok(());
        }
        self.map.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        match (self.is_tag, self.is_written) {
            (false, _) => self.map.serialize_value(value),
            (true, true) => Ok(()),
            (true, false) if self.is_right(value) => {
                self.is_written = true;
                self.tag.write(&mut self.map, value)
            }
            (true, false) => self.write_first(),
        }
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        if !self.is_written {
            self.write_first()?;
        }
        self.map.end()
    }
}

/// A struct is an object whose keys are known.
macro_rules! as_struct {
    ($($properties:ty),*) => { $(
        impl<M: SerializeMap> SerializeStruct for $properties {
            type Ok = M::Ok;
            type Error = M::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), M::Error> {
                self.serialize_entry(key, value)
            }

            fn end(self) -> Result<M::Ok, M::Error> {
                SerializeMap::end(self)
            }
        }
    )* };
}

as_struct!(Behind<M>, Around<'_, M>);

/// Whether a key is written as this text.
fn is(key: &(impl Serialize + ?Sized), text: &str) -> bool {
    let mut left = Left(text);
    write!(left, "{}", Shown(key)).is_ok() && left.0.is_empty()
}

struct Shown<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// What is left of a text that is compared with what is written.
struct Left<'a>(&'a str);

impl fmt::Write for Left<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(fmt::Error)?;
        Ok(())
    }
}
