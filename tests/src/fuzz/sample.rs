//! The crate of an API made up by hand, with one of each kind of union, an answer of events, one that
//! is JSON and one that is XML.

mod parcel;

use std::collections::BTreeMap;

use runtime::{Api, ErrorFields};

pub(super) use self::parcel::Parcel;

/// Where the code of an error is.
pub(super) const ERROR_CODE: &[&str] = &["/error/code", "/a~1b/0", "/code"];

static API: Api = Api {
    user_agent: "fuzz",
    servers: &[],
    groups: &[],
    security: &[],
    errors: ErrorFields {
        code: ERROR_CODE,
        message: &["/error/message", "/message"],
        request_id: &["/request_id"],
        expired_credential: &["expired"],
        request_id_headers: &[],
    },
};

client! { &API }

open_enum! {
    pub enum Color or Other in unions {
        Red = "red",
        Green = "green",
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    pub name: String,
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub lives: Option<Option<i64>>,
    pub friends: Option<Vec<Pet>>,
}

object! { Cat::new in unions {
    const "petType" = "cat",
    "name" => name: required(impl Into<String>),
    "lives" => lives: optional_nullable with_lives(i64) or null_lives,
    "friends" => friends: optional with_friends(impl IntoIterator<Item = Pet>),
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dog {
    pub best_friend: Option<Box<Pet>>,
    pub additional_properties: BTreeMap<String, i64>,
}

object! { Dog in unions {
    "bestFriend" => best_friend: optional with_best_friend(Pet),
    .. => additional_properties with_additional_properties(impl IntoIterator<Item = (impl Into<String>, i64)>),
} }

/// By a property, and what it does not name is kept.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Pet {
    Cat(Cat),
    Dog(Box<Dog>),
    Other(serde_json::Value),
}

union! { Pet by "petType" or Other {
    Cat(Cat) = "cat" | "kitten",
    Dog(Dog, Box<Dog>) = "dog",
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Painted {
    pub color: Option<Color>,
    pub coats: Option<i64>,
}

object! { Painted in unions {
    "color" => color: optional,
    "coats" => coats: optional,
} }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wheeled {
    pub wheels: Option<f64>,
    pub color: Option<Color>,
}

object! { Wheeled in unions {
    "wheels" => wheels: optional,
    "color" => color: optional,
} }

/// By a property that may be absent.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Square(Wheeled),
    Round(Painted),
}

union! { Figure by "side" else Round {
    Square(Wheeled) = "one" as "one",
    Round(Painted) = "none" as "none",
} }

/// By a property that only one has.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Cat(Cat),
    Painted(Painted),
    Other(serde_json::Value),
}

union! { Thing or Other by "petType" {
    Cat(Cat) = "cat",
    Painted(Painted),
} }

/// By what it is like, and it contains itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    All(Vec<Filter>),
    Not(Box<Not>),
    Painted(Painted),
    Wheeled(Wheeled),
    Integer(i64),
    Number(f64),
    Color(Color),
    Map(BTreeMap<String, i64>),
    Any(serde_json::Value),
}

union! { Filter {
    All(Vec<Filter>),
    Not(Not, Box<Not>),
    Painted(Painted),
    Wheeled(Wheeled),
    Integer(i64),
    Number(f64),
    Color,
    Map(BTreeMap<String, i64>),
    Any,
} }

#[derive(Clone, Debug, PartialEq)]
pub struct Not {
    pub not: Filter,
}

object! { Not::new in unions {
    "not" => not: required(impl Into<Filter>),
} }

/// What an answer is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub title: Option<String>,
    pub count: Option<i64>,
    pub pets: Option<Vec<Cat>>,
    pub filter: Option<Figure>,
    pub labels: Option<BTreeMap<String, bool>>,
    pub more: Option<Box<List>>,
}

object! { List {
    "title" => title: optional,
    "count" => count: optional,
    "pets" => pets: optional,
    "filter" => filter: optional,
    "labels" => labels: optional,
    "more" => more: optional,
} }

/// What an error is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    pub code: Option<String>,
}

object! { Problem {
    "code" => code: optional,
} }

/// What an event holds, as its type says.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Added(Box<Painted>),
    Renamed(String),
    Other(String),
}

named_events! { Change {
    Added(Painted) = json("added", "put"),
    Renamed(String) = text("renamed"),
    Other(String) = text,
} }

call! {
    GetChanges = "getChanges": "GET" "/changes" accept "text/event-stream" {}
        -> String, () { 200 => text }
}

events! { GetChanges: Change = named }

call! {
    GetPets = "getPets": "GET" "/pets" accept "application/json" {}
        -> List, Problem { 200 => json List, _ => error Problem }
}

impl Client {
    pub(super) fn get_changes(&self) -> GetChanges {
        GetChanges::new(&self.0)
    }

    pub(super) fn get_pets(&self) -> GetPets {
        GetPets::new(&self.0)
    }
}
