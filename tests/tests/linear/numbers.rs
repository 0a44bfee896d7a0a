//! Unions of numbers.

/// Numbers that no double holds.
#[derive(Clone, Debug)]
pub(crate) enum Amount {
    Exact(Exact),
    Whole(Whole),
}

union! { Amount { Exact, Whole } }

#[derive(Clone, Debug)]
pub(crate) struct Exact {
    pub(crate) exact: runtime::DecimalNumber,
}

object! { Exact in unions {
    "exact" => exact: required,
} }

#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) whole: i128,
}

object! { Whole in unions {
    "whole" => whole: required,
} }
