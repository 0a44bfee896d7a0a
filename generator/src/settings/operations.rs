//! What the table of one operation can hold.

use crate::vocabulary::PagesBy;

/// A key of the table of an operation.
#[derive(Debug)]
pub struct Item {
    /// What stands before the `=`.
    pub name: &'static str,
    /// What it says, in a few words.
    pub doc: &'static str,
    pub(super) ty: ItemType,
    pub(super) required: bool,
}

/// What the value of such a key must be.
#[derive(Debug)]
pub(super) enum ItemType {
    String,
    /// One of these.
    Choice(&'static [(&'static str, PagesBy)]),
    Integer,
    /// A list of strings, whole numbers and booleans.
    Values,
}

/// What `until_done` of a call waits for.
pub(super) const WAIT: &[Item] = &[
    Item {
        name: "field",
        doc: "a JSON Pointer into the answer, such as /status",
        ty: ItemType::String,
        required: true,
    },
    Item {
        name: "done",
        doc: "a list of the values that end the waiting with success",
        ty: ItemType::Values,
        required: true,
    },
    Item {
        name: "failed",
        doc: "a list of those that end it with an error",
        ty: ItemType::Values,
        required: false,
    },
    Item {
        name: "not-started",
        doc: "a list of those with which nothing is under way",
        ty: ItemType::Values,
        required: false,
    },
];

/// How `pages` of a call goes on.
pub(super) const PAGES: &[Item] = &[
    Item {
        name: "by",
        doc: "offset, page, cursor or link",
        ty: ItemType::Choice(&PagesBy::ALL),
        required: true,
    },
    Item {
        name: "parameter",
        doc: "the parameter of the query, the path or a header that moves on, or a JSON Pointer into the body",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "size",
        doc: "the same for the number of items",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "first",
        doc: "the first page's number, or the first offset",
        ty: ItemType::Integer,
        required: false,
    },
    Item {
        name: "next",
        doc: "a JSON Pointer to the next cursor or address, or the name of a header that has it",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "after",
        doc: "a JSON Pointer into the last item, to the next cursor",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "more",
        doc: "a JSON Pointer to whether there are more pages",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "count",
        doc: "a JSON Pointer to how many pages there are",
        ty: ItemType::String,
        required: false,
    },
    Item {
        name: "items",
        doc: "a JSON Pointer to the list; \"\" if the answer is one",
        ty: ItemType::String,
        required: true,
    },
];
