//! Structs that are JSON arrays of a fixed length.

use std::fmt;

use serde_core::de::Expected;

/// What is expected where a tuple stands: an array of so many items.
pub struct Items(pub usize);

impl Expected for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of {} items", self.0)
    }
}

/// Makes a struct a JSON array that holds its fields in this order. `in unions` says that a union
/// can hold it.
#[macro_export]
macro_rules! tuple {
    ($tuple:ident $(in $unions:ident)? { $($field:ident),+ $(,)? }) => {
        impl runtime::serde_core::Serialize for $tuple {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: runtime::serde_core::Serializer,
            {
                use runtime::serde_core::ser::SerializeTuple as _;
                let mut tuple = serializer.serialize_tuple([$(stringify!($field)),+].len())?;
                $( tuple.serialize_element(&self.$field)?; )+
                tuple.end()
            }
        }

        impl<'de> runtime::serde_core::Deserialize<'de> for $tuple {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                const LENGTH: usize = [$(stringify!($field)),+].len();

                struct __Visitor;

                impl<'de> runtime::serde_core::de::Visitor<'de> for __Visitor {
                    type Value = $tuple;

                    fn expecting(
                        &self,
                        f: &mut ::std::fmt::Formatter<'_>,
                    ) -> ::std::fmt::Result {
                        runtime::serde_core::de::Expected::fmt(&runtime::Items(LENGTH), f)
                    }

                    fn visit_seq<__A>(
                        self,
                        mut seq: __A,
                    ) -> ::std::result::Result<Self::Value, __A::Error>
                    where
                        __A: runtime::serde_core::de::SeqAccess<'de>,
                    {
                        use runtime::serde_core::de::Error as _;
                        let mut length = 0;
                        $(
                            let ::std::option::Option::Some($field) = seq.next_element()? else {
                                return ::std::result::Result::Err(
                                    __A::Error::invalid_length(length, &runtime::Items(LENGTH)),
                                );
                            };
                            length += 1;
                        )+
                        while seq.next_element::<runtime::serde_core::de::IgnoredAny>()?.is_some() {
                            length += 1;
                        }
                        if length > LENGTH {
                            return ::std::result::Result::Err(
                                __A::Error::invalid_length(length, &runtime::Items(LENGTH)),
                            );
                        }
                        ::std::result::Result::Ok($tuple { $($field),+ })
                    }
                }

                deserializer.deserialize_tuple(LENGTH, __Visitor)
            }
        }

        tuple!(@fit $tuple { $($field),+ } $($unions)?);
    };

    (@fit $tuple:ident { $($field:ident),+ }) => {
        impl runtime::Fit for $tuple {}
    };
    (@fit $tuple:ident { $($field:ident),+ } $unions:ident) => {
        impl runtime::Fit for $tuple {
            const KINDS: runtime::Kinds = runtime::Kinds::LIST;

            #[inline]
            fn weigh(
                value: runtime::Node<'_>,
            ) -> ::std::result::Result<runtime::Score, runtime::Misfit> {
                let fields = [$(runtime::weigh_field(|tuple: &Self| &tuple.$field)),+];
                runtime::weigh_tuple::<Self>(value, &fields)
            }
        }
    };
}
