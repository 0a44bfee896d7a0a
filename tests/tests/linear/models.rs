//! Unions that lead back to themselves.

use std::collections::BTreeMap;

/// Either branch fits, and leads back to both.
#[derive(Clone, Debug)]
pub(crate) enum Either {
    Left(Box<Left>),
    Right(Box<Right>),
}

union! { Either { Left, Right } }

#[derive(Clone, Debug, Default)]
pub(crate) struct Left {
    pub(crate) a: Option<Either>,
    pub(crate) list: Option<Vec<Either>>,
    pub(crate) map: Option<BTreeMap<String, Either>>,
    pub(crate) told: Option<Told>,
    pub(crate) pair: Option<Box<Pair>>,
    pub(crate) l: Option<i64>,
}

object! { Left in unions {
    "a" => a: optional,
    "list" => list: optional,
    "map" => map: optional,
    "told" => told: optional,
    "pair" => pair: optional,
    "l" => l: optional,
} }

#[derive(Clone, Debug, Default)]
pub(crate) struct Right {
    pub(crate) a: Option<Either>,
    pub(crate) list: Option<Vec<Either>>,
    pub(crate) map: Option<BTreeMap<String, Either>>,
    pub(crate) told: Option<Told>,
    pub(crate) pair: Option<Box<Pair>>,
    pub(crate) r: Option<i64>,
}

object! { Right in unions {
    "a" => a: optional,
    "list" => list: optional,
    "map" => map: optional,
    "told" => told: optional,
    "pair" => pair: optional,
    "r" => r: optional,
} }

/// A tuple that leads back to both.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) either: Either,
    pub(crate) number: i64,
}

tuple! { Pair in unions { either, number } }

/// The tag says which it is.
#[derive(Clone, Debug)]
pub(crate) enum Told {
    One(Box<One>),
    End(End),
}

union! { Told by "kind" {
    One = "one" as "one",
    End = "end" as "end",
} }

#[derive(Clone, Debug, Default)]
pub(crate) struct One {
    pub(crate) a: Option<Told>,
    pub(crate) either: Option<Either>,
}

object! { One in unions {
    "a" => a: optional,
    "either" => either: optional,
} }

#[derive(Clone, Debug, Default)]
pub(crate) struct End {
    pub(crate) r: Option<i64>,
}

object! { End in unions {
    "r" => r: optional,
} }
