//! The formats that a file can have, all of which become one kind of tree.

pub(super) mod json;
pub(super) mod toml;
pub(super) mod yaml;
