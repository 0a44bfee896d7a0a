//! One of several types.

/// Makes an enum one of several types on the wire. Each variant is stated with the types that it
/// can be made from.
///
/// - With `by`, a property says which variant a value is. Behind `=` stand the values of the
///   property that choose a variant. All others choose the one named after `else`, or are kept as
///   they are in the one named after `or`.
/// - Behind `as` stand the values that the property may have where the variant is written. The first
///   is written if the variant's type does not write one of them itself.
/// - Without `by`, each variant is tried, and the one that fits best is taken.
/// - With `or` before `by`, the variants are tried as well. One that states values is tried only if
///   the property has one of them, or is missing and may be.
/// - With `in` behind that, the property says it by another of its own, whose name stands there.
/// - With `or` and no `by`, each is tried, and an object of one property that none of them has is kept.
/// - With `: Value`, the enum can be a parameter.
#[macro_export]
macro_rules! union {
    ($union:ident by $tag:literal $(or $other:ident)? $(else $default:ident)? {
        $($variant:ident $(($($from:ty),+))? = $($value:literal)|+ $(as $($own:literal)|+)?),* $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))? $(= $($own)|+)?,)* $($other,)? });

        impl runtime::Union for $union {
            const NAME: &'static str = stringify!($union);
            const TAG: &'static str = $tag;
            $( const OTHERS: runtime::Others<Self> = runtime::Others::Kept(Self::$other); )?
            $( const OTHERS: runtime::Others<Self> = runtime::Others::Read(stringify!($default)); )?

            union!(@show { $($variant = $($value)|+,)* });
        }

        union!(@read $union, read_tagged, weigh_tagged);
    };
    ($union:ident or $other:ident by $tag:literal {
        $($variant:ident $(($($from:ty),+))? $(= $($value:literal)|+)? $(as $($own:literal)|+)?),*
        $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))? $(= $($own)|+)?,)* $other, });

        impl runtime::Union for $union {
            const NAME: &'static str = stringify!($union);
            const TAG: &'static str = $tag;
            const OTHERS: runtime::Others<Self> = runtime::Others::Kept(Self::$other);

            union!(@show { $($variant $(= $($value)|+)?,)* });
        }

        union!(@read $union, read_untagged, weigh_untagged);
    };
    ($union:ident or $other:ident by $around:literal in $within:literal {
        $($variant:ident $(($($from:ty),+))? = $($value:literal)|+),* $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))?,)* $other, });

        impl runtime::Union for $union {
            const NAME: &'static str = stringify!($union);
            const TAG: &'static str = $around;
            const WITHIN: &'static str = $within;
            const OTHERS: runtime::Others<Self> = runtime::Others::Kept(Self::$other);

            union!(@show { $($variant = $($value)|+,)* });
        }

        union!(@read $union, read_untagged, weigh_untagged);
    };
    ($union:ident or $other:ident {
        $($variant:ident $(($($from:ty),+))? $(as $($own:literal)|+)?),* $(,)?
    }) => {
        union!(@write $union { $($variant $(($($from),+))? $(= $($own)|+)?,)* $other, });

        impl runtime::Union for $union {
            const NAME: &'static str = stringify!($union);
            const OTHERS: runtime::Others<Self> = runtime::Others::Kept(Self::$other);

            union!(@show { $($variant,)* });
        }

        union!(@read $union, read_untagged, weigh_untagged);
    };
    ($union:ident: Value { $($variant:ident $(($($from:ty),+))?),* $(,)? }) => {
        union! { $union { $($variant $(($($from),+))?),* } }

        impl runtime::Value for $union {
            #[inline]
            fn scalar(&self) -> ::std::option::Option<runtime::Scalar<'_>> {
                match self {
                    $( Self::$variant(value) => runtime::Value::scalar(value), )*
                }
            }
        }
    };
    ($union:ident { $($variant:ident $(($($from:ty),+))?),* $(,)? }) => {
        union!(@write $union { $($variant $(($($from),+))?,)* });

        impl runtime::Union for $union {
            const NAME: &'static str = stringify!($union);

            union!(@show { $($variant,)* });
        }

        union!(@read $union, read_untagged, weigh_untagged);
    };

    (@show { $($variant:ident $(= $($value:literal)|+)?,)* }) => {
        fn show<__B: runtime::Branches<Self>>(branches: &mut __B) {
            $(
                branches.branch(
                    stringify!($variant),
                    &[$($(runtime::Literal::from($value)),+)?],
                    Self::$variant,
                );
            )*
        }
    };

    (@read $union:ident, $read:ident, $weigh:ident) => {
        impl<'de> runtime::serde_core::Deserialize<'de> for $union {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                runtime::$read(deserializer)
            }
        }

        impl runtime::Fit for $union {
            #[inline]
            fn weigh(
                value: runtime::Node<'_>,
            ) -> ::std::result::Result<runtime::Score, runtime::Misfit> {
                runtime::$weigh::<Self>(value)
            }
        }
    };

    (@value $union:ident, $value:ident, $serializer:ident) => {
        runtime::serde_core::Serialize::serialize($value, $serializer)
    };
    (@value $union:ident, $value:ident, $serializer:ident, $($own:literal)|+) => {
        runtime::write_tagged::<$union, _, _>(
            $value,
            $serializer,
            &[$(runtime::Literal::from($own)),+],
        )
    };

    (@write $union:ident {
        $($variant:ident $(($($from:ty),+))? $(= $($own:literal)|+)?,)*
    }) => {
        $($($(
            impl ::std::convert::From<$from> for $union {
                #[inline]
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
                        union!(@value $union, value, serializer $(, $($own)|+)?)
                    } )*
                }
            }
        }
    };
}
