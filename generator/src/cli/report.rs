//! What a command has to say, and how.

use super::args::Format;
use super::color::Colors;

/// All is well.
pub(super) const FINE: u8 = 0;
/// `--check` found that the crate is not what the document says, or `verify`
/// that it is not proved.
pub(super) const CHANGED: u8 = 1;
/// The document or the call is wrong, or the crate cannot be written.
pub(super) const WRONG: u8 = 2;

/// What a command has to say, and the code that it ends with.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) code: u8,
}

/// How to say it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) colors: Colors,
}
