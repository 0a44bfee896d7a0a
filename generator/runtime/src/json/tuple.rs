//! Structs that are JSON arrays of a fixed length.

use std::fmt;

use serde_core::de::{Error as _, Expected};

use super::fit::{Fit, Score, refused};
use super::misfit::Misfit;
use super::node::Node;

/// What is expected where a tuple stands: an array of so many items.
pub struct Items(pub usize);

impl Expected for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of {} items", self.0)
    }
}

/// How well a type fits a value.
pub type Weigh = fn(Node<'_>) -> Result<Score, Misfit>;

/// How well the type of a field fits.
#[must_use]
pub fn weigh_field<T, F: Fit>(_: fn(&T) -> &F) -> Weigh {
    F::weigh
}

/// How well a struct fits that is an array: each item is held against its field, and none is read.
pub fn weigh_tuple<T: Fit>(value: Node<'_>, fields: &[Weigh]) -> Result<Score, Misfit> {
    if !T::KINDS.meets(value.kind()) {
        return refused::<T>(value);
    }
    let length = value.within().count();
    if length != fields.len() {
        return Err(Misfit::invalid_length(length, &Items(fields.len())));
    }
    let mut items = value.within().zip(fields);
    // It is told from other lists by its length, as an object is by its keys.
    items.try_fold(Score::NONE, |sum, (item, weigh)| Ok(sum.with(weigh(item)?)))
}

/// Makes a struct a JSON array that holds its fields in this order.
#[macro_export]
macro_rules! tuple {
    ($tuple:ident { $($field:ident),+ $(,)? }) => {
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
