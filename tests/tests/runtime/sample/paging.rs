//! Calls whose answers are pages.

use runtime::{Call, Next, Paged, Pages, Response, next_link};

use super::{Client, Empty};

call! {
    ListNumbers = "listNumbers": "GET" "/numbers" redirects [302] {}
        -> Vec<u32>, Empty { 200 => json Vec<u32>, _ => error Empty }
}

redirects! { ListNumbers }

impl Paged for ListNumbers {
    type Item = u32;

    const PLACE: &'static str = "link";

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
