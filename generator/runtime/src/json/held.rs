//! A value that is held while it is read as one type after another, with all unions within it.
//!
//! A union within another reads the value that the other holds, where it stands, and does not copy
//! it. What it came to is remembered, since each type that is tried around it asks anew; without
//! that, the time would double with each level.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::mem::take;
use std::rc::Rc;

use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{
    Deserialize, DeserializeOwned, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::Value;

use super::node::{At, Node, Path};

/// What a union asks a deserializer for, so that a [`Node`] knows that it need not copy its value.
pub(super) const HELD: &str = "$held";

/// What reading a value as a union came to.
#[derive(Clone)]
pub(super) enum Outcome {
    /// The type that was tried as this one fits best.
    Fits(usize),
    /// It is of none of the kinds that are known.
    Unlisted,
    /// No type fits, and why.
    Refused(String),
}

/// The value that is held on this thread, and what the unions within it came to.
#[derive(Default)]
struct Whole {
    value: Rc<Value>,
    /// By the type of the union, and the place of its value.
    outcomes: HashMap<(TypeId, *const Value), Outcome>,
    /// Where the value is that is being handed over.
    handed: Option<Rc<Path>>,
}

thread_local! {
    static WHOLE: RefCell<Whole> = RefCell::default();
}

/// Hands over the value to which a path leads.
pub(super) fn hand_over(path: Option<Rc<Path>>) {
    WHOLE.with_borrow_mut(|whole| whole.handed = path);
}

/// A value that is held.
pub(super) struct Held {
    whole: Rc<Value>,
    /// Where it is within the whole.
    path: Option<Rc<Path>>,
    /// What was held before, if it is itself the whole.
    before: Option<Whole>,
}

impl Held {
    /// Reads a value, or where it is.
    pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let own = deserializer.deserialize_newtype_struct(HELD, OwnOrHanded)?;
        Ok(WHOLE.with_borrow_mut(|whole| match own {
            Some(value) => {
                let value = Rc::new(value);
                let next = Whole {
                    value: Rc::clone(&value),
                    ..Whole::default()
                };
                Self {
                    whole: value,
                    path: None,
                    before: Some(std::mem::replace(whole, next)),
                }
            }
            None => Self {
                whole: Rc::clone(&whole.value),
                path: whole.handed.take(),
                before: None,
            },
        }))
    }

    /// The value.
    pub(super) fn value(&self) -> &Value {
        match &self.path {
            Some(path) => path.find(&self.whole).unwrap_or(&Value::Null),
            None => &self.whole,
        }
    }

    /// Reads it as a type.
    pub(super) fn deserialize<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        T::deserialize(Node {
            value: self.value(),
            at: At::Path(self.path.as_ref()),
        })
    }

    /// What it is known to come to as that union.
    pub(super) fn outcome<U: 'static>(&self) -> Option<Outcome> {
        let key = self.key::<U>()?;
        WHOLE.with_borrow(|whole| whole.outcomes.get(&key).cloned())
    }

    /// Remembers what it came to as that union.
    pub(super) fn remember<U: 'static>(&self, outcome: impl FnOnce() -> Outcome) {
        if let Some(key) = self.key::<U>() {
            let outcome = outcome();
            WHOLE.with_borrow_mut(|whole| whole.outcomes.insert(key, outcome));
        }
    }

    /// The whole is asked for once, and nothing about it has to be remembered.
    fn key<U: 'static>(&self) -> Option<(TypeId, *const Value)> {
        let is_within = self.before.is_none();
        is_within.then(|| (TypeId::of::<U>(), std::ptr::from_ref(self.value())))
    }

    /// The value as it is.
    pub(super) fn into_value(mut self) -> Value {
        let within = self.before.is_none().then(|| self.value().clone());
        within.unwrap_or_else(|| {
            self.restore();
            Rc::try_unwrap(take(&mut self.whole)).unwrap_or_else(|whole| (*whole).clone())
        })
    }

    fn restore(&mut self) {
        if let Some(before) = self.before.take() {
            WHOLE.with_borrow_mut(|whole| *whole = before);
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.restore();
    }
}

/// Reads a value that is given away; nothing for one that is handed over.
struct OwnOrHanded;

impl<'de> Visitor<'de> for OwnOrHanded {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        if bytes == HELD.as_bytes() {
            return Ok(None);
        }
        Value::deserialize(bytes.into_deserializer()).map(Some)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        Value::deserialize(deserializer).map(Some)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Value::deserialize(deserializer).map(Some)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(Value::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(Value::Null))
    }

    fn visit_bool<E: Error>(self, boolean: bool) -> Result<Self::Value, E> {
        Ok(Some(boolean.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(number.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Some(text.into()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(SeqAccessDeserializer::new(items)).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        Value::deserialize(MapAccessDeserializer::new(entries)).map(Some)
    }
}
