//! The items of all pages.

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};
use std::vec;

use super::pages::{Paged, Pages};
use crate::answer::error::Error;
use crate::exchange::operation::Operation;

/// The items of all pages, one after another.
///
/// A page is asked for when the items of the one before are used up. After an error there is
/// nothing more.
pub struct PageItems<O: Paged> {
    pub(crate) pages: Pages<O>,
    pub(crate) items: vec::IntoIter<O::Item>,
}

/// An item, or why there is none.
type PageItem<O> = Result<<O as Paged>::Item, Error<<O as Operation>::Error>>;

impl<O: Paged> PageItems<O> {
    /// Begins with a call, which is not made yet.
    pub fn new(operation: O) -> Self {
        Self {
            pages: Pages::new(operation),
            items: Vec::new().into_iter(),
        }
    }

    /// The next item; nothing behind the last one, and after an error.
    ///
    /// # Errors
    ///
    /// As those of [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<O::Item, Error<O::Error>>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// As [`next`](Self::next), for those who make a stream of it.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<PageItem<O>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_next(context)) {
                Some(Ok(page)) => self.items = O::items(page).unwrap_or_default().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for PageItems<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageItems").finish_non_exhaustive()
    }
}
