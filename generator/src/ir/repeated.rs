//! Operations that are called again and again: until something is done, or page
//! by page.

use super::Type;
use crate::names::Name;

/// The way from a value to one that it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access(pub Vec<Step>);

/// A step of such a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a field.
    Field(Name),
    /// To what is there, if anything is.
    Given,
    /// To an item of a list, from 0.
    Item(usize),
    /// To the last item of a list.
    Last,
    /// To a value of a map.
    Key(String),
    /// By a JSON Pointer to what is in a value of any type.
    Any(String),
}

/// What a call is made again and again for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The value that tells how far it is, as a JSON Pointer.
    pub place: String,
    /// The same in the type of the answer.
    pub state: Access,
    /// The values with which it is done.
    pub done: Vec<String>,
    /// Those with which it never will be.
    pub failed: Vec<String>,
    /// Those with which nothing is under way.
    pub not_started: Vec<String>,
}

/// Where the result is of something that a call only begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finally {
    /// Where its method has it.
    Usual,
    /// In the answer that says that it is done.
    Told,
    /// Where the first answer says in `Location`.
    Location,
    /// At the address of the call.
    Original,
}

/// How the answers of a call follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// What is declared of them, in the words of the extension.
    pub declared: String,
    /// What tells of the next page, in words.
    pub place: String,
    /// What of an answer is looked at, as JSON Pointers; `-` is any item of a list.
    pub looked_at: Vec<String>,
    /// The way from an answer to its list of items.
    pub items: Access,
    /// What an item is.
    pub item: Type,
    /// The way to the word on whether there are more pages.
    pub more: Option<Access>,
    /// How the call becomes that of the next page.
    pub turn: Turn,
}

/// How the call of one page becomes that of the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Something is counted in what is sent.
    Count {
        /// Where.
        slot: Slot,
        /// Whether items are counted, rather than pages.
        by_items: bool,
        /// Where the count begins.
        first: i64,
        /// How many items a page has at most.
        size: Option<Size>,
        /// Where the answer says how many pages there are.
        last: Option<Access>,
    },
    /// The answer says what is to be sent.
    Cursor {
        /// Where.
        slot: Slot,
        /// Where the next value of it is.
        cursor: Told,
        /// Whether a text is to be sent, which any value of one line becomes, and a header is.
        as_text: bool,
    },
    /// The header `Link` has the address of the next page.
    Link,
    /// The answer has the address of the next page.
    Address {
        /// Where.
        told: Told,
        /// Whether it is asked for by a `GET` without a body, whatever the call is.
        only_asks: bool,
    },
}

/// Where an answer tells of the next page.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// At the end of the way from its value.
    Value(Access),
    /// In a header of this name.
    Header(String),
}

/// A parameter, or a property of the body, that is set anew for each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The way from the call to it: fields, and what they may hold.
    pub place: Access,
    /// How many options it is in.
    pub options: usize,
}

/// How many items a page has at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Where that is said.
    pub slot: Slot,
    /// What holds where the caller does not say.
    pub default: Option<i64>,
}
