//! One of several types.

/// Makes an enum one of several types on the wire. Each variant is stated with the types that it
/// can be made from.
///
/// With `by`, a property says which one it is: what it has to be for each stands behind `=`, and
/// the variant named after `or` holds what is none of these; `as` stands before what is right for a
/// type that does not say so by itself, of which the first is written where it has none. The variant named after `else` is chosen by all
/// other values. Without `by`, the variants are tried, and the one that fits best is taken. Where
/// `or` stands before `by`, they are tried as well, each that states a value if the property has it.
/// With `: Value`, it can be a parameter.
#[macro_export]
macro_rules! union {
    ($union:ident by $tag:literal $(or $other:ident)? $(else $default:ident)? {
        $($variant:ident $(($($from:ty),+))? = $($value:literal)|+ $(as $($own:literal)|+)?),* $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))? $(+ $tag = $($own)|+)?,)* $($other,)? });

        impl<'de> runtime::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                let tagged = runtime::Tagged::read(deserializer, $tag)?;
                $(
                    if tagged.is(&[$(runtime::Literal::from($value)),+]) {
                        return tagged.branch(stringify!($variant)).map(Self::$variant);
                    }
                )*
                $( return ::std::result::Result::Ok(Self::$other(tagged.into_value())); )?
                $( return tagged.branch(stringify!($default)).map(Self::$default); )?
                #[allow(unreachable_code, reason = "other values may be allowed")]
                ::std::result::Result::Err(tagged.unknown(
                    stringify!($union),
                    &[$(&[$(runtime::Literal::from($value)),+]),*],
                ))
            }
        }
    };
    ($union:ident or $other:ident by $tag:literal {
        $($variant:ident $(($($from:ty),+))? $(= $($value:literal)|+)? $(as $($own:literal)|+)?),*
        $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))? $(+ $tag = $($own)|+)?,)* $other, });

        impl<'de> runtime::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                let mut value = runtime::Untagged::read(deserializer)?;
                $( union!(@attempt value, $tag, $variant $(, $($value)|+)?); )*
                value.end_open(stringify!($union), $tag, Self::$other)
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

        impl<'de> runtime::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                let mut value = runtime::Untagged::read(deserializer)?;
                $( value.attempt(stringify!($variant), Self::$variant); )*
                value.end(stringify!($union))
            }
        }
    };

    (@attempt $read:ident, $tag:literal, $variant:ident) => {
        $read.attempt(stringify!($variant), Self::$variant)
    };
    (@attempt $read:ident, $tag:literal, $variant:ident, $($value:literal)|+) => {
        $read.attempt_tagged(
            stringify!($variant),
            $tag,
            &[$(runtime::Literal::from($value)),+],
            Self::$variant,
        )
    };

    (@value $value:ident, $serializer:ident) => {
        runtime::serde_core::Serialize::serialize($value, $serializer)
    };
    (@value $value:ident, $serializer:ident, $tag:literal = $($own:literal)|+) => {
        runtime::Tagged::write($value, $serializer, $tag, &[$(runtime::Literal::from($own)),+])
    };

    (@write $union:ident {
        $($variant:ident $(($($from:ty),+))? $(+ $tag:literal = $($own:literal)|+)?,)*
    }) => {
        $($($(
            impl ::std::convert::From<$from> for $union {
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+)?)*

        impl runtime::serde_core::Serialize for $union {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: runtime::serde_core::Serializer,
            {
                match self {
                    $( Self::$variant(value) => {
                        union!(@value value, serializer $(, $tag = $($own)|+)?)
                    } )*
                }
            }
        }

        impl runtime::Fit for $union {
            fn score(&self, value: &runtime::serde_json::Value) -> runtime::Score {
                match self {
                    $( Self::$variant(one) => runtime::Fit::score(one, value), )*
                }
            }
        }
    };
}
