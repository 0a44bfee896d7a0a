//! Moments and days of time, which has no serde form of its own for RFC 3339.

use std::fmt;
use std::ops::Deref;

use serde_core::de::{Deserialize, Deserializer, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date as Day, OffsetDateTime};

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};
use crate::json::kinds::Kinds;
use crate::json::node::Node;

/// Makes a type of time what a JSON text can hold.
macro_rules! text {
    ($(#[$docs:meta])* $name:ident($inner:ty), $format:expr, $expecting:literal) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name($inner);

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }

        impl From<$name> for $inner {
            fn from(outer: $name) -> Self {
                outer.0
            }
        }

        impl Deref for $name {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        /// As it is on the wire.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0.format(&$format).map_err(|_| fmt::Error)?)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = self.0.format(&$format).map_err(S::Error::custom)?;
                serializer.serialize_str(&text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;

                impl Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<$name, E> {
                        <$inner>::parse(text, &$format).map($name).map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Text)
            }
        }

        impl Fit for $name {
            const KINDS: Kinds = Kinds::TEXT;

            fn score(&self, value: Node<'_>) -> Score {
                Score::of_text(self, value)
            }
        }

        impl Value for $name {
            fn scalar(&self) -> Option<Scalar<'_>> {
                Some(Scalar::display(self))
            }
        }
    };
}

text! {
    /// A moment, as RFC 3339 writes it.
    DateTime(OffsetDateTime), Rfc3339, "a moment in RFC 3339"
}

text! {
    /// A day, as RFC 3339 writes it.
    Date(Day), Iso8601::DATE, "a day in RFC 3339"
}
