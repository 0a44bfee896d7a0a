//! A key of a table: what it says, what its value must be, and where that goes.

use super::contents::{Placed, Settings};
use super::rules::Rule;

/// A key of a table that has no others.
#[derive(Debug)]
pub struct Key {
    /// What stands before the `=`.
    pub name: &'static str,
    /// What it says, in a few words.
    pub doc: &'static str,
    pub(super) value: Value,
}

/// What a key's value must be, and where it goes.
#[derive(Debug)]
pub(super) enum Value {
    Text {
        rule: Rule,
        field: fn(&mut Settings) -> &mut Option<String>,
    },
    Word {
        words: &'static [&'static str],
        field: fn(&mut Settings) -> &mut Option<String>,
    },
    List {
        rule: Rule,
        most: usize,
        field: fn(&mut Settings) -> &mut Vec<String>,
    },
    /// A list of which a later stage has something to say.
    Names {
        rule: Rule,
        field: fn(&mut Settings) -> &mut Vec<Placed<String>>,
    },
    Flag {
        field: fn(&mut Settings) -> &mut Option<Placed<bool>>,
    },
}
