//! Bodies that are one of several things.

use super::encode::Encoder;
use crate::core::invalid::Invalid;

/// What the body of a call may be; `body!` implements it.
pub trait OneOf {
    /// Writes the one that it is.
    fn write(&self, request: &mut Encoder<'_>) -> Result<(), Invalid>;
}

impl Encoder<'_> {
    /// Writes a body that is one of several things.
    pub fn one_of(&mut self, body: &impl OneOf) -> Result<(), Invalid> {
        body.write(self)
    }
}

/// Says how each of the things that a body may be is sent, as a row of `call!` does.
#[macro_export]
macro_rules! body {
    ($body:ident { $($variant:ident($ty:ty) = $how:ident $(($($with:tt)*))?),* $(,)? }) => {
        impl runtime::OneOf for $body {
            #[inline]
            fn write(&self, request: &mut runtime::Encoder<'_>) -> Result<(), runtime::Invalid> {
                match self { $(
                    Self::$variant(value) => {
                        let value: &$ty = value;
                        call!(@step request, value, $how $(($($with)*))?)
                    }
                )* }
            }
        }
    };
}
