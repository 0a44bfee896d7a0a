//! Calls whose answers are pages.

use runtime::{Call, Next, Paged, Pages, Response, cursor, next_link};

use super::{Client, Empty};

call! {
    ListNumbers = "listNumbers": "GET" "/numbers" redirects [302] {}
        -> Vec<u32>, Empty { 200 => json Vec<u32>, _ => error Empty }
}

redirects! { ListNumbers }

impl Paged for ListNumbers {
    type Item = u32;

    const PLACE: &'static str = "link";

    const LOOKED_AT: &'static [&'static str] = &[];

    fn call_mut(&mut self) -> &mut Call {
        &mut self.call
    }

    fn items(answer: Vec<u32>) -> Option<Vec<u32>> {
        Some(answer)
    }

    fn turn(&mut self, page: &Response<Vec<u32>>) -> Option<Next> {
        Some(Next::Address(next_link(page)?))
    }
}

impl Client {
    pub(crate) fn list_numbers(&self) -> ListNumbers {
        ListNumbers::new(&self.0)
    }
}

impl ListNumbers {
    pub(crate) fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    pub(crate) id: i64,
    pub(crate) note: Option<String>,
}

object! { Thing { "id" => id: required, "note" => note: optional, } }

#[derive(Clone, Debug, PartialEq)]
pub struct Things {
    pub(crate) items: Option<Vec<Thing>>,
    pub(crate) next: Option<String>,
    pub(crate) total: Option<i64>,
}

object! { Things {
    "things" => items: optional,
    "next" => next: optional,
    "total" => total: optional,
} }

call! {
    ListThings = "listThings": "GET" "/things" {
        /// Where it begins.
        after?: String = query("after") into,
    } -> Things, Empty { 200 => json Things, _ => error Empty }
}

impl Paged for ListThings {
    type Item = Thing;

    const PLACE: &'static str = "/next";

    const LOOKED_AT: &'static [&'static str] = &["/things", "/next"];

    fn call_mut(&mut self) -> &mut Call {
        &mut self.call
    }

    fn items(answer: Things) -> Option<Vec<Thing>> {
        answer.items
    }

    fn turn(&mut self, page: &Response<Things>) -> Option<Next> {
        let next = cursor(&page.value().next)?;
        self.after = Some(next.clone());
        Some(Next::Call(next))
    }
}

impl Client {
    pub(crate) fn list_things(&self) -> ListThings {
        ListThings::new(&self.0)
    }
}

impl ListThings {
    pub(crate) fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }
}
