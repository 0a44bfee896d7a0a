//! Answers that are pages, one after another.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::hash::{BuildHasher, RandomState};
use std::task::{Context, Poll};

use super::lead::{astray, lead};
use crate::answer::error::Error;
use crate::answer::failure::Failure;
use crate::answer::reply::Reply;
use crate::answer::response::Response;
use crate::core::excerpt::Excerpt;
use crate::exchange::operation::Operation;
use crate::exchange::with_response::WithResponse;
use crate::request::call::Call;
use crate::transport::steps::{Step, Steps};

/// What the document says of an operation whose answers are pages.
pub trait Paged: Operation + Clone {
    /// What the pages consist of.
    type Item;

    /// What tells of the next page.
    const PLACE: &'static str;

    /// What of an answer is looked at, as JSON Pointers.
    const LOOKED_AT: &'static [&'static str];

    /// The options of the call.
    #[doc(hidden)]
    fn call_mut(&mut self) -> &mut Call;

    /// The items of a page; none where the list is not there.
    #[doc(hidden)]
    fn items(answer: Self::Output) -> Option<Vec<Self::Item>>;

    /// Whether there are more pages, if a page says that.
    #[doc(hidden)]
    fn more(_answer: &Self::Output) -> Option<bool> {
        None
    }

    /// How many pages there are, if a page says that.
    #[doc(hidden)]
    fn count(_answer: &Self::Output) -> Option<i128> {
        None
    }

    /// Makes the call of a page that of the next; nothing if it is the last.
    #[doc(hidden)]
    fn turn(&mut self, page: &Response<Self::Output>) -> Option<Next>;
}

/// Where the next page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Behind the same call, a parameter of which has this value now.
    Call(String),
    /// At this address.
    Address(String),
    /// At this address, from which it is asked for by a `GET` without a body.
    Asked(String),
    /// Nobody knows where: this cannot be what a parameter takes.
    Unreadable(String),
}

/// The answers of a call, page by page.
///
/// Each page is a call of its own, with the options of the first, and is asked for when it is
/// wanted. After an error there is nothing more.
pub struct Pages<O: Paged> {
    pub(crate) pages: Steps<Pager<O>, Page<O>>,
}

/// A page, or why there is none.
type Page<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

impl<O: Paged> Pages<O> {
    /// Begins with a call, which is not made yet.
    pub fn new(operation: O) -> Self {
        Self {
            pages: Steps::new(Pager::new(operation), next),
        }
    }

    /// The next page; nothing behind the last one, and after an error.
    ///
    /// # Errors
    ///
    /// When its call fails, or when the page before leads to another server or to a page that there
    /// was already.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error<O::Error>>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`next`](Self::next), for those who make a stream of it.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        self.pages.poll_next(context)
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

fn next<O: Paged>(mut pager: Pager<O>) -> Step<Pager<O>, Page<O>> {
    Box::pin(async move {
        let call = match pager.take() {
            Some(Ok(call)) => call,
            Some(Err(failure)) => return (None, Some(Err(Error::new(*failure, None)))),
            None => return (None, None),
        };
        let page = pager.answered(WithResponse::new(call).await);
        (Some(pager), Some(page))
    })
}

/// The pages as a state machine that does no I/O: it gives the call to make next, and is told what
/// came of it.
pub(crate) struct Pager<O> {
    /// The next call, or why there is none; nothing behind the last page.
    next: Option<Result<O, Box<Failure>>>,
    /// The call under way.
    current: Option<O>,
    /// What has led to the pages so far, so that a circle is noticed; their hashes are enough.
    met: HashSet<u64>,
    hashes: RandomState,
}

impl<O: Paged> Pager<O> {
    pub(crate) fn new(mut first: O) -> Self {
        if Operation::call(&first).tolerance().is_some() {
            first.call_mut().options_mut().looked_at = O::LOOKED_AT;
        }
        Self {
            next: Some(Ok(first)),
            current: None,
            met: HashSet::new(),
            hashes: RandomState::new(),
        }
    }

    /// The call to make next, or why there can be none; nothing behind the last page.
    pub(crate) fn take(&mut self) -> Option<Result<O, Box<Failure>>> {
        let next = self.next.take()?;
        if let Ok(call) = &next {
            self.current = Some(call.clone());
        }
        Some(next)
    }

    /// Takes what came of a call. What is wrong with the way to the next page is told when that
    /// one is asked for, since this one has arrived.
    pub(crate) fn answered(
        &mut self,
        result: Result<Response<O::Output>, Error<O::Error>>,
    ) -> Page<O> {
        let page = result?;
        let more = O::more(page.value());
        let current = self.current.take().filter(|_| more != Some(false));
        if let Some(mut call) = current {
            let followed = match call.turn(&page) {
                Some(next) => Some(self.follow(&mut call, next, &page.reply)),
                None if more == Some(true) => Some(Err(
                    "there are more pages, but this one leads to none".to_owned(),
                )),
                None => None,
            };
            self.next = followed.map(|followed| match followed {
                Ok(()) => Ok(call),
                Err(problem) => Err(unreadable::<O>(&page, problem)),
            });
        }
        Ok(page.into_value())
    }

    /// Makes sure that the next page is one that there was not, on the same server.
    fn follow(&mut self, call: &mut O, next: Next, page: &Reply) -> Result<(), String> {
        let place = match next {
            Next::Call(value) => value,
            Next::Unreadable(value) => {
                let value = Excerpt::of_text(&value);
                return Err(format!("`{value}` leads to no page"));
            }
            Next::Address(address) => go_to(call, &address, page)?,
            Next::Asked(address) => {
                call.call_mut().options_mut().only_asks = true;
                go_to(call, &address, page)?
            }
        };
        if self.met.insert(self.hashes.hash_one(&place)) {
            Ok(())
        } else {
            Err("the next page is one that there was already".to_owned())
        }
    }
}

/// Makes the call one to the address that a page names, and tells where that is.
fn go_to<O: Paged>(call: &mut O, address: &str, page: &Reply) -> Result<String, String> {
    let target = lead(call, address, page, "the next page")?;
    let place = target.to_string();
    call.call_mut().options_mut().target = Some(target);
    Ok(place)
}

/// The failure of a page that arrived, and leads nowhere.
fn unreadable<O: Paged>(page: &Response<O::Output>, problem: String) -> Box<Failure> {
    astray(
        O::INFO,
        O::PLACE,
        problem,
        (page.reply.clone(), page.fields),
    )
}
