//! One of several types.

use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::Value;

use super::fit::{Fit, Misfit};
use super::literal::Literal;

/// A value whose tag says which type it is.
pub struct Tagged {
    value: Value,
    /// The name of the tag.
    name: &'static str,
}

impl Tagged {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(
        deserializer: D,
        name: &'static str,
    ) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self { value, name })
    }

    /// Whether the tag is one of these.
    pub fn is(&self, tags: &[Literal<'_>]) -> bool {
        self.tag().is_some_and(|tag| tags.contains(&tag))
    }

    fn tag(&self) -> Option<Literal<'_>> {
        match self.value.get(self.name)? {
            Value::String(text) => Some(Literal::Text(text)),
            Value::Number(number) => number.as_i64().map(Literal::Integer),
            Value::Bool(truth) => Some(Literal::Boolean(*truth)),
            _ => None,
        }
    }

    /// Reads the value as the type that the tag stands for.
    pub fn branch<T: DeserializeOwned, E: Error>(&self, name: &str) -> Result<T, E> {
        T::deserialize(&self.value).map_err(|error| E::custom(format_args!("{name}: {error}")))
    }

    /// The value as it is.
    pub fn into_value(self) -> Value {
        self.value
    }

    /// Why the tag says nothing.
    pub fn unknown<E: Error>(&self, union: &str, known: &[&[Literal<'_>]]) -> E {
        let name = self.name;
        let known: Vec<String> = known
            .iter()
            .copied()
            .flatten()
            .map(Literal::to_string)
            .collect();
        let known = known.join(", ");
        match self.value.get(name) {
            None if !self.value.is_object() => {
                E::custom(format_args!("{union} is not an object with a `{name}`"))
            }
            None => E::custom(format_args!(
                "missing field `{name}`, which says what {union} is: one of {known}"
            )),
            Some(tag) => E::custom(format_args!(
                "`{name}` is {tag}, but says what {union} is: one of {known}"
            )),
        }
    }
}

/// A value that is tried as one type after another.
pub struct Untagged<U> {
    value: Value,
    best: Option<(Misfit, U)>,
    objections: Vec<(&'static str, String)>,
}

impl<U> Untagged<U> {
    /// Reads a value whole.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self {
            value,
            best: None,
            objections: Vec::new(),
        })
    }

    /// Tries one of the types; the first of those that fit equally well is kept.
    pub fn attempt<T: DeserializeOwned + Fit>(&mut self, name: &'static str, make: fn(T) -> U) {
        let best = self.best.as_ref().map(|(misfit, _)| *misfit);
        if best == Some(Misfit::NONE) {
            return;
        }
        if let Some(objection) = T::objection(&self.value) {
            self.objections.push((name, objection));
            return;
        }
        match T::deserialize(&self.value) {
            Ok(read) => {
                let misfit = read.misfit(&self.value);
                if best.is_none_or(|best| misfit < best) {
                    self.best = Some((misfit, make(read)));
                }
            }
            Err(error) => self.objections.push((name, error.to_string())),
        }
    }

    /// The type that fits best.
    pub fn end<E: Error>(self, union: &str) -> Result<U, E> {
        if let Some((_, best)) = self.best {
            return Ok(best);
        }
        let objections = self.objections.into_iter();
        let objections: Vec<String> = objections
            .map(|(name, objection)| format!("{name}: {objection}"))
            .collect();
        let objections = objections.join("; ");
        Err(E::custom(format_args!(
            "no variant of {union} fits: {objections}"
        )))
    }
}

/// Makes an enum one of several types on the wire. Each variant is stated with the types that it
/// can be made from.
///
/// With `by`, a property says which one it is: what it has to be for each stands behind `=`, and
/// the variant named after `or` holds what is none of these. Without it, the variants are tried,
/// and the one that fits best is taken. With `: Value`, it can be a parameter.
macro_rules! union {
    ($union:ident by $tag:literal $(or $other:ident)? {
        $($variant:ident $(($($from:ty),+))? = $($value:literal)|+),* $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))?,)* $($other,)? });

        impl<'de> ::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: ::serde_core::Deserializer<'de>,
            {
                let tagged = runtime::Tagged::read(deserializer, $tag)?;
                $(
                    if tagged.is(&[$(runtime::Literal::from($value)),+]) {
                        return tagged.branch(stringify!($variant)).map(Self::$variant);
                    }
                )*
                $( return ::std::result::Result::Ok(Self::$other(tagged.into_value())); )?
                #[allow(unreachable_code, reason = "other values may be allowed")]
                ::std::result::Result::Err(tagged.unknown(
                    stringify!($union),
                    &[$(&[$(runtime::Literal::from($value)),+]),*],
                ))
            }
        }
    };
    ($union:ident: Value { $($variant:ident $(($($from:ty),+))?),* $(,)? }) => {
        union! { $union { $($variant $(($($from),+))?),* } }

        impl runtime::Value for $union {
            fn scalar(&self) -> ::std::option::Option<runtime::Scalar<'_>> {
                match self {
                    $( Self::$variant(value) => runtime::Value::scalar(value), )*
                }
            }
        }
    };
    ($union:ident { $($variant:ident $(($($from:ty),+))?),* $(,)? }) => {
        union!(@write $union { $($variant $(($($from),+))?,)* });

        impl<'de> ::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: ::serde_core::Deserializer<'de>,
            {
                let mut value = runtime::Untagged::read(deserializer)?;
                $( value.attempt(stringify!($variant), Self::$variant); )*
                value.end(stringify!($union))
            }
        }
    };

    (@write $union:ident { $($variant:ident $(($($from:ty),+))?,)* }) => {
        $($($(
            impl ::std::convert::From<$from> for $union {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+)?)*

        impl ::serde_core::Serialize for $union {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: ::serde_core::Serializer,
            {
                match self {
                    $( Self::$variant(value) => ::serde_core::Serialize::serialize(value, serializer), )*
                }
            }
        }

        impl runtime::Fit for $union {
            fn misfit(&self, value: &::serde_json::Value) -> runtime::Misfit {
                match self {
                    $( Self::$variant(one) => runtime::Fit::misfit(one, value), )*
                }
            }
        }
    };
}
