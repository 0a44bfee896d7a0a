// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Structs that are JSON objects.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// Reads a key as its place in a table, without copying it; nothing for one that is not there.
pub struct Key {
    /// The table.
    pub keys: &'static [&'static str],
    /// The place that is tried first, since objects are mostly written in the table's order.
    pub next: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        if self.keys.get(self.next) == Some(&key) {
            return Ok(Some(self.next));
        }
        Ok(self.keys.iter().position(|known| *known == key))
    }
}

/// Makes a struct a JSON object. Each field is stated with its name on the wire and its presence:
/// `required`, `optional` (left out when there is none) or `nullable` (there, but maybe null).
///
/// The names within begin with `__`, so that no struct can be called like one of them.
macro_rules! object {
    ($object:ident { $($wire:literal => $field:ident: $presence:ident),* $(,)? }) => {
        impl ::serde_core::Serialize for $object {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: ::serde_core::Serializer,
            {
                #[allow(unused_mut, reason = "an object may be without fields")]
                let mut map = serializer.serialize_map(::std::option::Option::None)?;
                $( object!(@write $presence, map, $wire, &self.$field); )*
                ::serde_core::ser::SerializeMap::end(map)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $object {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: ::serde_core::Deserializer<'de>,
            {
                struct __Visitor;

                #[allow(
                    dead_code,
                    non_camel_case_types,
                    reason = "the variants are the fields' own names, of which there may be none"
                )]
                enum __Field { $($field),* }

                impl<'de> ::serde_core::de::Visitor<'de> for __Visitor {
                    type Value = $object;

                    fn expecting(
                        &self,
                        f: &mut ::std::fmt::Formatter<'_>,
                    ) -> ::std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<__A>(
                        self,
                        mut map: __A,
                    ) -> ::std::result::Result<Self::Value, __A::Error>
                    where
                        __A: ::serde_core::de::MapAccess<'de>,
                    {
                        $( let mut $field = ::std::option::Option::None; )*
                        let keys = &[$($wire),*];
                        let mut next = 0;
                        while let ::std::option::Option::Some(key) =
                            map.next_key_seed(runtime::Key { keys, next })?
                        {
                            match key {
                                $( ::std::option::Option::Some(key) if key == __Field::$field as usize => {
                                    $field = object!(@read $presence, map);
                                } )*
                                _ => {
                                    map.next_value::<::serde_core::de::IgnoredAny>()?;
                                }
                            }
                            if let ::std::option::Option::Some(key) = key {
                                next = key + 1;
                            }
                        }
                        ::std::result::Result::Ok($object {
                            $( $field: object!(@take $presence, $wire, $field) ),*
                        })
                    }
                }

                deserializer.deserialize_map(__Visitor)
            }
        }
    };

    (@write optional, $map:ident, $wire:literal, $value:expr) => {
        if let ::std::option::Option::Some(value) = $value {
            ::serde_core::ser::SerializeMap::serialize_entry(&mut $map, $wire, value)?;
        }
    };
    (@write $presence:ident, $map:ident, $wire:literal, $value:expr) => {
        ::serde_core::ser::SerializeMap::serialize_entry(&mut $map, $wire, $value)?;
    };

    (@read optional, $map:ident) => {
        $map.next_value()?
    };
    (@read $presence:ident, $map:ident) => {
        ::std::option::Option::Some($map.next_value()?)
    };

    (@take optional, $wire:literal, $field:ident) => {
        $field
    };
    (@take $presence:ident, $wire:literal, $field:ident) => {
        match $field {
            ::std::option::Option::Some(value) => value,
            ::std::option::Option::None => {
                return ::std::result::Result::Err(::serde_core::de::Error::missing_field($wire));
            }
        }
    };
}
