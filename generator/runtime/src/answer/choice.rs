//! What a call gives where its answers have several types.

/// Makes an enum from each of the types that it can hold.
#[macro_export]
macro_rules! choice {
    ($choice:ident { $($variant:ident($from:ty)),* $(,)? }) => { $(
        impl ::std::convert::From<$from> for $choice {
            #[inline]
            fn from(value: $from) -> Self {
                Self::$variant(::std::convert::Into::into(value))
            }
        }
    )* };
}
