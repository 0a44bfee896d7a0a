//! Models of all kinds, as they are written for a document.

use std::collections::BTreeMap;

scalar_enum! {
    /// A level.
    pub(crate) enum Level or Other in unions of i64 | &str {
        Low = 1,
        /// The highest that there is.
        High = 20,
        Automatic = "auto",
        Cold = -1,
    }
}

scalar_enum! {
    /// Only so many.
    pub(crate) enum Wheels in unions of i64 {
        Two = 2,
        Four = 4,
    }
}

open_enum! {
    pub(crate) enum Color or Other in unions {
        Red = "red",
        Green = "green",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Cat {
    pub(crate) name: String,
    pub(crate) meow: bool,
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub(crate) lives: Option<Option<i64>>,
    pub(crate) friends: Option<Vec<Pet>>,
    pub(crate) tags: Option<Vec<String>>,
}

object! { Cat::new in unions {
    const "petType" = "cat",
    const "legs" = 4,
    "name" => name: required(impl Into<String>),
    "meow" => meow: required(bool),
    "lives" => lives: optional_nullable with_lives(i64) or null_lives,
    "friends" => friends: optional with_friends(impl IntoIterator<Item = Pet>),
    "tags" => tags: optional with_tags(impl IntoIterator<Item = impl Into<String>>),
} }

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Dog {
    pub(crate) r#type: Option<String>,
    pub(crate) best_friend: Option<Box<Pet>>,
    pub(crate) additional_properties: BTreeMap<String, i64>,
}

object! { Dog in unions {
    "type" => r#type: optional with_type(impl Into<String>),
    "bestFriend" => best_friend: optional with_best_friend(Pet),
    .. => additional_properties with_additional_properties(impl IntoIterator<Item = (impl Into<String>, i64)>),
} }

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(crate) enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Other(serde_json::Value),
}

union! { Pet by "petType" or Other {
    Cat(Cat) = "cat" | "kitten",
    Dog(Dog, Box<Dog>) = "dog",
} }

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Known {
    One(Cat),
    Two(Wheeled),
}

union! { Known by "legs" {
    One(Cat) = 4,
    Two(Wheeled) = 0 | true as 0,
} }

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Wheeled {
    pub(crate) wheels: Option<Wheels>,
    pub(crate) color: Option<Color>,
}

object! { Wheeled in unions {
    "wheels" => wheels: optional with_wheels(Wheels),
    "color" => color: optional with_color(impl Into<Color>),
} }

/// The parts of a filter, which contains itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Filter {
    All(Vec<Filter>),
    Not(Box<Not>),
    Wheeled(Wheeled),
    Painted(Painted),
    Wheels(Wheels),
    Integer(i64),
    Number(f64),
    Color(Color),
    Text(String),
    Map(BTreeMap<String, i64>),
    Any(serde_json::Value),
}

union! { Filter {
    All(Vec<Filter>),
    Not(Not, Box<Not>),
    Wheeled(Wheeled),
    Painted(Painted),
    Wheels(Wheels),
    Integer(i64),
    Number(f64),
    Color,
    Text(String, &str),
    Map(BTreeMap<String, i64>),
    Any,
} }

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Not {
    pub(crate) not: Filter,
}

object! { Not::new in unions {
    "not" => not: required(impl Into<Filter>),
} }

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Painted {
    pub(crate) color: Option<Color>,
    pub(crate) coats: Option<i64>,
}

object! { Painted in unions {
    "color" => color: optional,
    "coats" => coats: optional,
} }

/// What has no `side` is round.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Figure {
    Square(Wheeled),
    Round(Painted),
}

union! { Figure by "side" else Round {
    Square(Wheeled) = "one" as "one",
    Round(Painted) = "none" as "none",
} }

/// Only a cat says what it is; what says anything else is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Thing {
    Cat(Cat),
    Painted(Painted),
    Point(crate::sample::Point),
    Other(serde_json::Value),
}

union! { Thing or Other by "petType" {
    Cat(Cat) = "cat",
    Painted(Painted),
    Point(crate::sample::Point),
} }

/// What can be a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Id {
    Number(u64),
    Uuid(uuid::Uuid),
    Text(String),
}

union! { Id: Value {
    Number(u64),
    Uuid(uuid::Uuid),
    Text(String, &str),
} }

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Formats {
    pub(crate) at: runtime::Timestamp,
    pub(crate) day: runtime::FullDate,
    pub(crate) id: uuid::Uuid,
    pub(crate) bytes: runtime::Base64,
    pub(crate) nothing: (),
    pub(crate) many: u64,
    pub(crate) number: f64,
}

object! { Formats {
    "at" => at: required,
    "day" => day: required,
    "id" => id: required,
    "bytes" => bytes: required,
    "nothing" => nothing: required,
    "many" => many: required,
    "number" => number: required,
} }

/// One answer or another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stored {
    Cat(Cat),
    Wheels(Wheels),
}

choice! { Stored {
    Cat(Cat),
    Wheels(Wheels),
} }

/// How a value is written where it stands alone.
pub(crate) fn alone(value: &impl runtime::Value) -> Option<String> {
    value.scalar().map(|scalar| scalar.to_string())
}

/// A pair whose first item tells which of two it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pair {
    Painted(PaintedPair),
    Wheeled(WheeledPair),
}

union! { Pair {
    Painted(PaintedPair),
    Wheeled(WheeledPair),
} }

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PaintedPair {
    pub(crate) first: Painted,
    pub(crate) count: i64,
}

tuple! { PaintedPair in unions { first, count } }

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WheeledPair {
    pub(crate) first: Wheeled,
    pub(crate) count: i64,
}

tuple! { WheeledPair in unions { first, count } }
