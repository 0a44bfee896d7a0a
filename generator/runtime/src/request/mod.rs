//! How a call becomes a request.

#[macro_use]
pub(crate) mod body_choice;
pub(crate) mod call;
pub(crate) mod content;
#[cfg(feature = "styles")]
pub(crate) mod cookies;
pub(crate) mod encode;
#[cfg(feature = "styles")]
pub(crate) mod forms;
#[cfg(feature = "styles")]
pub(crate) mod given;
#[cfg(feature = "styles")]
pub(crate) mod pairs;
pub(crate) mod parameters;
#[cfg(feature = "styles")]
pub(crate) mod reserved;
#[cfg(feature = "styles")]
pub(crate) mod shape;
#[cfg(feature = "styles")]
pub(crate) mod shape_parts;
#[cfg(feature = "styles")]
pub(crate) mod shape_writer;
#[cfg(feature = "styles")]
pub(crate) mod spread;
#[cfg(feature = "styles")]
pub(crate) mod style;
#[cfg(feature = "styles")]
pub(crate) mod styled;
#[cfg(feature = "styles")]
pub(crate) mod styled_path;
#[macro_use]
pub(crate) mod table;
pub(crate) mod text_body;
