// Generated from ../../api.yaml by `oasmith generate`. Change that, not this.
//! The books of a shop, and what is asked of them.
//!
//! # Example
//!
//! ```ignore
//! use bookshop::{Client, auth::Key};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder()
//!     .auth(Key::new("secret"))
//!     .build()?;
//!
//! let answer = client.list_books().await?;
//! println!("{answer:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Operations
//!
//! - [`list_books`](Client::list_books): Lists the books.
//! - [`add_book`](Client::add_book): Adds a book.
//! - [`get_book`](Client::get_book): Gives a book.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(missing_docs, unreachable_pub, unused, clippy::all, clippy::pedantic)]

#[macro_use]
mod macros;

use oasmith_runtime as runtime;

pub mod api;
pub mod auth;
mod client;
pub mod model;
pub mod testing;

pub use client::{Client, ClientBuilder};
#[doc(inline)]
pub use runtime::ReqwestTransport;
#[doc(inline)]
pub use runtime::{
    Attempt, AttemptEnd, Authorizer, Body, Bounds, BoxFuture, BuildError, CallEnd,
    Credential, Ending, Error, ErrorKind, FullDate, Invalid, Limit, Observer, Payload,
    Preparation, Purpose, Response, Retry, Secret, Sending, TokenRequest, Transport,
    TransportError, TransportErrorKind, Unlisted, WithResponse,
};
