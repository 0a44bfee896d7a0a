// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Structs that are JSON objects.

use std::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};

use super::fit::Shape;
use super::literal::{Literal, Scalars};

/// An object that is being read.
pub struct Entries<'a, A> {
    pub(super) map: A,
    keys: &'static [&'static str],
    /// The values that the last of the keys have.
    constants: &'a [Literal<'static>],
    /// Which of these have been met.
    met: Vec<bool>,
    /// The place that is tried first, since objects are mostly written in the table's order.
    next: usize,
}

impl<'a, 'de, A: MapAccess<'de>> Entries<'a, A> {
    /// Begins to read an object.
    pub fn new(map: A, shape: &Shape, constants: &'a [Literal<'static>]) -> Self {
        Self {
            map,
            keys: shape.keys,
            constants,
            met: vec![false; constants.len()],
            next: 0,
        }
    }

    /// The place of the next property that is a field; others are passed over.
    pub fn next(&mut self) -> Result<Option<usize>, A::Error> {
        while let Some(key) = self.map.next_key_seed(self.key())? {
            match key {
                Some(key) if self.is_field(key) => return Ok(Some(key)),
                Some(key) => self.constant(key)?,
                None => {
                    self.map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(None)
    }

    /// The property's value.
    pub fn value<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        self.map.next_value()
    }

    /// Ends an object, whose constants must all have been there.
    pub fn end(&self) -> Result<(), A::Error> {
        match self.met.iter().position(|met| !met) {
            Some(missing) => Err(A::Error::missing_field(self.keys[self.fields() + missing])),
            None => Ok(()),
        }
    }

    pub(super) fn key(&self) -> Key {
        Key {
            keys: self.keys,
            next: self.next,
        }
    }

    fn fields(&self) -> usize {
        self.keys.len() - self.constants.len()
    }

    /// Whether the property is a field, and not a constant.
    pub(super) fn is_field(&mut self, key: usize) -> bool {
        self.next = key + 1;
        key < self.fields()
    }

    /// Reads a constant.
    pub(super) fn constant(&mut self, key: usize) -> Result<(), A::Error> {
        let index = key - self.fields();
        self.map.next_value_seed(Constant(self.constants[index]))?;
        self.met[index] = true;
        Ok(())
    }
}

/// Reads a key as its place in a table, without copying it; nothing for one that is not there.
pub(super) struct Key {
    keys: &'static [&'static str],
    /// The place that is tried first.
    next: usize,
}

impl Key {
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        if self.keys.get(self.next) == Some(&key) {
            return Some(self.next);
        }
        self.keys.iter().position(|known| *known == key)
    }
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
        Ok(self.find(key))
    }
}

/// Reads a value that can only be one.
struct Constant(Literal<'static>);

impl<'de> DeserializeSeed<'de> for Constant {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let expected = self.0;
        deserializer.deserialize_any(Scalars {
            expecting: &expected,
            read: |read: Literal<'_>| {
                if read == expected {
                    Ok(())
                } else {
                    Err(D::Error::invalid_value(unexpected(read), &expected))
                }
            },
        })
    }
}

fn unexpected(literal: Literal<'_>) -> Unexpected<'_> {
    match literal {
        Literal::Text(text) => Unexpected::Str(text),
        Literal::Integer(number) => Unexpected::Signed(number),
        Literal::Boolean(truth) => Unexpected::Bool(truth),
    }
}

/// Makes a struct a JSON object. Each field is stated with its name on the wire and its presence:
/// `required`, `nullable` (there, but maybe null), `optional` (left out when there is none) or
/// `optional_nullable` (left out, null or there). Properties that can only have one value come
/// first, as `const`; a field for the properties that are not named comes last, behind `..`.
///
/// `::new` makes a constructor of the required fields, whose types as arguments stand behind them
/// as do the setters of the others.
///
/// The names within begin with `__`, so that no struct can be called like one of them.
macro_rules! object {
    ($object:ident {
        $(const $constant:literal = $value:literal,)*
        $($wire:literal => $field:ident: $presence:ident
            $($with:ident($($argument:tt)+) $(or $null:ident)?)?,)*
        $(.. => $rest:ident $($with_rest:ident($($rest_argument:tt)+))?,)?
    }) => {
        object!(@wire $object {
            $(const $constant = $value,)*
            $($wire => $field: $presence,)*
            $(.. => $rest,)?
        });
        object!(@setters $object {
            $($($field $with($($argument)+) $(or $null)?,)?)*
            $($(.. $rest $with_rest($($rest_argument)+),)?)?
        });
    };
    ($object:ident::new {
        $(const $constant:literal = $value:literal,)*
        $($wire:literal => $field:ident: $presence:ident
            $($with:ident($($argument:tt)+) $(or $null:ident)?)?
            $(($($required:tt)+))?,)*
        $(.. => $rest:ident $($with_rest:ident($($rest_argument:tt)+))?,)?
    }) => {
        impl $object {
            /// Makes one with the fields that are required.
            #[allow(
                clippy::disallowed_names,
                clippy::too_many_arguments,
                reason = "the document requires all of these fields, and names them"
            )]
            #[must_use]
            pub fn new($($($field: $($required)+,)?)*) -> Self {
                Self {
                    $($field: object!(@new $presence, $field $(, $($required)+)?),)*
                    $($rest: ::std::collections::BTreeMap::new(),)?
                }
            }
        }

        object! { $object {
            $(const $constant = $value,)*
            $($wire => $field: $presence $($with($($argument)+) $(or $null)?)?,)*
            $(.. => $rest $($with_rest($($rest_argument)+))?,)?
        } }
    };

    (@setters $object:ident {}) => {};
    (@setters $object:ident {
        $($field:ident $with:ident($($argument:tt)+) $(or $null:ident)?,)*
        $(.. $rest:ident $with_rest:ident($($rest_argument:tt)+),)?
    }) => {
        impl $object {
            $(
                #[doc = concat!("Sets `", stringify!($field), "`.")]
                #[allow(clippy::disallowed_names, reason = "the document names the field")]
                #[must_use]
                pub fn $with(mut self, $field: $($argument)+) -> Self {
                    let value = object!(@into $field, $($argument)+);
                    self.$field = object!(@some value $(, $null)?);
                    self
                }

                $(
                    #[doc = concat!("Sets `", stringify!($field), "` to `null`.")]
                    #[must_use]
                    pub fn $null(mut self) -> Self {
                        self.$field = ::std::option::Option::Some(::std::option::Option::None);
                        self
                    }
                )?
            )*
            $(
                #[doc = concat!("Sets `", stringify!($rest), "`.")]
                #[must_use]
                pub fn $with_rest(mut self, $rest: $($rest_argument)+) -> Self {
                    let entries = $rest.into_iter();
                    self.$rest = entries.map(|(key, value)| (key.into(), value)).collect();
                    self
                }
            )?
        }
    };

    (@some $value:ident) => { ::std::option::Option::Some($value) };
    (@some $value:ident, $null:ident) => {
        ::std::option::Option::Some(::std::option::Option::Some($value))
    };

    // What is given as the type of a field.
    (@into $value:ident, impl IntoIterator $($type:tt)*) => {
        $value.into_iter().map(::std::convert::Into::into).collect()
    };
    (@into $value:ident, impl Into<$type:ty>) => {
        ::std::convert::Into::<$type>::into($value).into()
    };
    (@into $value:ident, $($type:tt)+) => { $value.into() };

    (@new required, $field:ident, $($argument:tt)+) => { object!(@into $field, $($argument)+) };
    (@new $presence:ident, $field:ident) => { ::std::option::Option::None };

    (@wire $object:ident {
        $(const $constant:literal = $value:literal,)*
        $($wire:literal => $field:ident: $presence:ident,)*
        $(.. => $rest:ident,)?
    }) => {
        impl runtime::Fit for $object {
            const SHAPE: &'static runtime::Shape = &runtime::Shape {
                keys: &[$($wire,)* $($constant,)*],
                required: &[$(object!(@required $presence),)* $(object!(@required $constant),)*],
                rest: object!(@has $($rest)?),
            };
        }

        impl ::serde_core::Serialize for $object {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: ::serde_core::Serializer,
            {
                #[allow(unused_mut, reason = "an object may be without fields")]
                let mut map = serializer.serialize_map(::std::option::Option::None)?;
                $( object!(@write constant, map, $constant, &runtime::Literal::from($value)); )*
                $( object!(@write $presence, map, $wire, &self.$field); )*
                $( object!(@write rest, map, "", &self.$rest); )?
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

                    #[allow(clippy::disallowed_names, reason = "the document names the fields")]
                    fn visit_map<__A>(
                        self,
                        map: __A,
                    ) -> ::std::result::Result<Self::Value, __A::Error>
                    where
                        __A: ::serde_core::de::MapAccess<'de>,
                    {
                        $( let mut $field = ::std::option::Option::None; )*
                        $( let mut $rest = ::std::collections::BTreeMap::new(); )?
                        let constants = [$(runtime::Literal::from($value)),*];
                        let shape = <$object as runtime::Fit>::SHAPE;
                        let mut entries = runtime::Entries::new(map, shape, &constants);
                        while let ::std::option::Option::Some(key) =
                            object!(@next entries $(, $rest)?)
                        {
                            match key {
                                $( key if key == __Field::$field as usize => {
                                    $field = object!(@read $presence, entries);
                                } )*
                                _ => {}
                            }
                        }
                        entries.end()?;
                        ::std::result::Result::Ok($object {
                            $( $field: object!(@take $presence, $wire, $field), )*
                            $( $rest, )?
                        })
                    }
                }

                deserializer.deserialize_map(__Visitor)
            }
        }
    };

    (@has) => { false };
    (@has $rest:ident) => { true };

    (@required optional) => { false };
    (@required optional_nullable) => { false };
    (@required $presence:tt) => { true };

    (@next $entries:ident) => { $entries.next()? };
    (@next $entries:ident, $rest:ident) => { $entries.next_beside(&mut $rest)? };

    (@write optional, $map:ident, $wire:literal, $value:expr) => {
        if let ::std::option::Option::Some(value) = $value {
            ::serde_core::ser::SerializeMap::serialize_entry(&mut $map, $wire, value)?;
        }
    };
    (@write optional_nullable, $map:ident, $wire:literal, $value:expr) => {
        object!(@write optional, $map, $wire, $value);
    };
    (@write rest, $map:ident, $wire:literal, $value:expr) => {
        for (key, value) in $value {
            ::serde_core::ser::SerializeMap::serialize_entry(&mut $map, key, value)?;
        }
    };
    (@write $presence:ident, $map:ident, $wire:literal, $value:expr) => {
        ::serde_core::ser::SerializeMap::serialize_entry(&mut $map, $wire, $value)?;
    };

    (@read optional, $entries:ident) => { $entries.value()? };
    (@read $presence:ident, $entries:ident) => {
        ::std::option::Option::Some($entries.value()?)
    };

    (@take required, $wire:literal, $field:ident) => { object!(@take nullable, $wire, $field) };
    (@take nullable, $wire:literal, $field:ident) => {
        match $field {
            ::std::option::Option::Some(value) => value,
            ::std::option::Option::None => {
                return ::std::result::Result::Err(::serde_core::de::Error::missing_field($wire));
            }
        }
    };
    (@take $presence:ident, $wire:literal, $field:ident) => { $field };
}
