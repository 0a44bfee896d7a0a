//! Pages whose calls block their thread.

use std::fmt;
use std::vec;

use super::page_items::PageItems;
use super::pages::{Paged, Pager, Pages};
use crate::answer::error::Error;
use crate::answer::failure::{Cause, Failure};
use crate::core::invalid::Invalid;
use crate::exchange::blocking::Blocking;
use crate::exchange::operation::Operation;
use crate::exchange::with_response::WithResponse;

/// The pages of a call as an iterator, which makes the call of each and blocks the thread until it
/// has ended. After an error there is nothing more.
pub struct PagesIter<O> {
    pager: Option<Pager<O>>,
    /// Why there are no pages, until that is told.
    problem: Option<Box<Failure>>,
}

/// A page, or why there is none.
type Page<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

impl<O: Paged> Blocking for Pages<O> {
    type Output = PagesIter<O>;

    /// Makes an iterator of the pages; nothing is sent before its first `next`.
    fn send(self) -> Self::Output {
        let rest = self.pages.into_rest();
        let awaited = || Invalid::new("the next page", "is awaited already");
        let problem = rest
            .is_err()
            .then(|| Failure::new(O::INFO, Cause::Invalid(awaited())));
        PagesIter {
            pager: rest.unwrap_or_default(),
            problem,
        }
    }
}

impl<O: Paged> Iterator for PagesIter<O> {
    type Item = Page<O>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(failure) = self.problem.take() {
            return Some(Err(Error::new(*failure, None)));
        }
        let pager = self.pager.as_mut()?;
        Some(match pager.take()? {
            Ok(call) => pager.answered(WithResponse::new(call).send()),
            Err(failure) => Err(Error::new(*failure, None)),
        })
    }
}

impl<O> fmt::Debug for PagesIter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagesIter").finish_non_exhaustive()
    }
}

/// The items of all pages as an iterator, which makes the calls and blocks the thread until they
/// have ended. After an error there is nothing more.
pub struct PageItemsIter<O: Paged> {
    pages: PagesIter<O>,
    items: vec::IntoIter<O::Item>,
}

impl<O: Paged> Blocking for PageItems<O> {
    type Output = PageItemsIter<O>;

    /// Makes an iterator of the items; nothing is sent before its first `next`.
    fn send(self) -> Self::Output {
        PageItemsIter {
            pages: self.pages.send(),
            items: self.items,
        }
    }
}

impl<O: Paged> Iterator for PageItemsIter<O> {
    type Item = Result<O::Item, Error<O::Error>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = O::items(page).unwrap_or_default().into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for PageItemsIter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageItemsIter").finish_non_exhaustive()
    }
}
