//! Tuples that lead back to themselves.

use crate::models::End;

/// Tuples that all hold themselves.
#[derive(Clone, Debug)]
pub(crate) enum Tuples {
    Numbered(Box<Numbered>),
    Marked(Box<Marked>),
    End(End),
}

union! { Tuples { Numbered, Marked, End } }

#[derive(Clone, Debug)]
pub(crate) struct Numbered {
    pub(crate) inner: Tuples,
    pub(crate) number: i64,
}

tuple! { Numbered in unions { inner, number } }

#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub(crate) inner: Tuples,
    pub(crate) is_marked: bool,
}

tuple! { Marked in unions { inner, is_marked } }
