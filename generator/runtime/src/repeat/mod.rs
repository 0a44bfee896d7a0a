//! What is made of several calls: waiting until something is done, be it what the call has begun, and
//! pages.

#[cfg(feature = "blocking")]
pub(crate) mod blocking_completion;
#[cfg(feature = "blocking")]
pub(crate) mod blocking_pages;
#[cfg(feature = "blocking")]
pub(crate) mod blocking_wait;
pub(crate) mod completion;
mod following;
mod lead;
mod pace;
pub(crate) mod page_count;
pub(crate) mod page_cursor;
pub(crate) mod page_items;
pub(crate) mod page_link;
pub(crate) mod pages;
pub(crate) mod wait;
pub(crate) mod wait_error;
