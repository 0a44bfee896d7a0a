//! How a call goes: a machine without I/O, the two loops that drive it, and who watches.

#[cfg(feature = "blocking")]
pub(crate) mod blocking;
pub(crate) mod drive;
pub(crate) mod machine;
#[cfg(not(feature = "tracing"))]
pub(crate) mod no_span;
pub(crate) mod operation;
pub(crate) mod redirect;
pub(crate) mod sending;
#[cfg(feature = "tracing")]
pub(crate) mod span;
pub(crate) mod watch;

#[cfg(not(feature = "tracing"))]
pub(crate) use self::no_span::Span;
#[cfg(feature = "tracing")]
pub(crate) use self::span::Span;
