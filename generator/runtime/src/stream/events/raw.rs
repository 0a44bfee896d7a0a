//! What an event holds, as it came.

use serde_core::de::DeserializeOwned;

use crate::stream::piecewise::{Misread, read_json};

/// What many APIs send as the last event, in place of JSON.
const DONE: &str = "[DONE]";

/// An event as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawEvent {
    /// Its type.
    pub(crate) name: String,
    /// The id of the last event that had one.
    pub(crate) id: String,
    /// What it is about.
    pub(crate) data: String,
}

/// A value that was read; nothing where there is only the mark of the end.
pub(crate) type Reading<T> = Option<Result<T, Misread>>;

/// What an event is, told apart by its type; `named_events!` implements it.
pub trait NamedEvent: Sized {
    /// Reads the data of an event as what events of its type hold.
    #[doc(hidden)]
    fn read(event: &RawEvent) -> Option<Result<Self, Misread>>;
}

impl RawEvent {
    /// Its type, `message` if it says none.
    #[must_use]
    pub fn name(&self) -> &str {
        // mark: event-name
        self.name.as_str()
    }

    /// Reads the data as a text.
    #[must_use]
    pub fn text(&self) -> Option<Result<String, Misread>> {
        Some(Ok(self.data.clone()))
    }

    /// Reads the data as JSON.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self) -> Option<Result<T, Misread>> {
        (self.data != DONE).then(|| read_json(self.data.as_bytes()))
    }

    /// Reads the data as what events of this type hold.
    #[must_use]
    pub fn named<T: NamedEvent>(&self) -> Option<Result<T, Misread>> {
        if self.data == DONE {
            return None;
        }
        T::read(self)
    }
}

/// Says how the data of each type of event is read, and which variant holds it. Each row has the
/// types, of which none stands for all others.
#[macro_export]
macro_rules! named_events {
    ($events:ident {
        $($variant:ident($ty:ty) = $how:ident $(($($name:literal),+))?),* $(,)?
    }) => {
        impl runtime::NamedEvent for $events {
            #[allow(unreachable_code, reason = "the last row is for all that have none")]
            fn read(event: &runtime::RawEvent) -> Option<Result<Self, runtime::Misread>> {
                $(named_events!(@row event, $variant, $ty, $how $(, $($name),+)?);)*
                None
            }
        }
    };
    (@row $event:ident, $variant:ident, $ty:ty, $how:ident, $($name:literal),+) => {
        if matches!($event.name(), $($name)|+) {
            named_events!(@row $event, $variant, $ty, $how)
        }
    };
    (@row $event:ident, $variant:ident, $ty:ty, $how:ident) => {
        return named_events!(@read $event, $ty, $how)
            .map(|read| read.map(|value: $ty| Self::$variant(::std::convert::Into::into(value))))
    };
    (@read $event:ident, $ty:ty, json) => {
        $event.json::<$ty>()
    };
    (@read $event:ident, $ty:ty, text) => {
        $event.text()
    };
}
