//! What those who watch calls are told.

pub(crate) mod call;
#[cfg(not(feature = "tracing"))]
pub(crate) mod no_span;
#[cfg(feature = "tracing")]
pub(crate) mod span;

#[cfg(not(feature = "tracing"))]
pub(crate) use self::no_span::Span;
#[cfg(feature = "tracing")]
pub(crate) use self::span::Span;
