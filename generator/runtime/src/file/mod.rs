//! Files that requests carry and answers hold.

#[cfg(feature = "client")]
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
#[cfg(feature = "client")]
pub(crate) mod body;
#[cfg(feature = "client")]
pub(crate) mod content;
pub(crate) mod fit;
#[cfg(not(feature = "client"))]
pub(crate) mod in_memory;
#[cfg(feature = "client")]
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub(crate) mod on_disk;
#[cfg(feature = "client")]
#[cfg(feature = "reqwest")]
pub(crate) mod path;
#[cfg(feature = "client")]
pub(crate) mod stream;
pub(crate) mod value;
