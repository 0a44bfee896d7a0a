// Generated from ../../api.yaml by `oasmith generate`. Change that, not this.
//! The books of a shop, and what is asked of them.
//!
//! # Example
//!
//! ```ignore
//! use crate::bookshop::{Client, auth::Key};
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
//!
//! What the document lacks is called by [`request`](Client::request), with the same credentials,
//! attempts, limits and errors.
//!
//! # Calls
//!
//! Each operation is a method of [`Client`], and what is optional is set on the call that it gives;
//! `.await` sends it. With the feature `blocking`, `.send()` of the trait `Blocking` does so from
//! code that is not async. The page of a call in the module [`api`] says what it gives, status by
//! status. `with_response` gives status and headers as well, and `with_header`, `with_timeout` and
//! `with_retry` are for one call alone.
//!
//! # Credentials
//!
//! `auth` of the builder takes a credential, and is called once for each of them. A call takes the
//! first set of credentials among those that it asks for which the client has.
//!
//! - `auth::Key`: The key of a customer.
//!
//! # Errors
//!
//! A call that fails gives an [`Error`], whose text says in one line what is known of it, and
//! nothing that is secret. `kind` says what went wrong, `status`, `headers` and `body` have the
//! answer as it came, `api` the error that the document promises, and `code`, `message` and
//! `request_id` what the API said. `may_pass` tells whether the same call can fare better a little
//! later.
//!
//! An answer that is not as documented is an error. With `tolerate_drift` of the builder, what does
//! not fit is left out where the rest can do without it, and `left_out` of the response lists that.
//!
//! # Attempts and time
//!
//! What can be repeated without harm is attempted up to three times where the network or the API
//! fails; `retry` of the builder takes another [`Retry`]: `Retry::patient()` rides out throttling
//! by the minute, for a job that nobody waits for, and `Retry::never()` attempts once. A call may
//! take 60 seconds with all its attempts, unless `timeout` of the builder says otherwise.
//!
//! # Tests without a server
//!
//! With the feature `testing`, `testing::TestTransport` stands for the server: it answers as a test
//! tells it, records what is sent, and has a clock of its own, so that no test waits. What only
//! answers hold has no constructor: `testing::value("{}")` makes it of JSON, in which a test says
//! what it is about and leaves out all else, even what is required.
//!
//! # What sends the requests
//!
//! A proxy that the environment names is used. `reqwest` takes `HTTP_PROXY` for addresses with
//! `http`, `HTTPS_PROXY` for those with `https`, and `ALL_PROXY` for both; `blocking` takes for all
//! addresses the first of `ALL_PROXY`, `HTTPS_PROXY` and `HTTP_PROXY` that is set. Both know the
//! names in small letters as well, and go without a proxy to the hosts in `NO_PROXY`. A service of
//! `tower` does what it does.
//!
//! The certificates of the system are trusted. One of your own is added there, or to a client that
//! you give: `ReqwestTransport::from_client` takes a client of reqwest, which must not follow
//! redirects, and `UreqTransport::from_agent` an agent of ureq.

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
    Attempt, AttemptEnd, Authorizer, Body, Bounds, BoxFuture, BuildError, Bytes, CallEnd,
    Credential, CustomAnswer, CustomCall, Ending, Error, ErrorKind, ErrorOf, FullDate,
    Info, Invalid, LeftOut, Limit, Observer, Operation, Payload, Preparation, Purpose,
    Response, Retry, Secret, Sending, TokenRequest, Transport, TransportError,
    TransportErrorKind, Unlisted, WithResponse,
};
#[doc(no_inline)]
pub use runtime::{bytes, http};
#[doc(no_inline)]
pub use jiff;
