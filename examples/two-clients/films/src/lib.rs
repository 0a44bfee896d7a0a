// Generated from ../spec/films.yaml by `oasmith generate`. Change that, not this.
//! The films of a shop.
//!
//! # Example
//!
//! ```no_run
//! use example_films::Client;
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder().build()?;
//!
//! let answer = client.get_film(1).await?;
//! println!("{answer:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Operations
//!
//! - [`get_film`](Client::get_film): Gives a film.
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
//! Features of the crate choose it:
//!
//! - `reqwest`: Sends requests with reqwest, for calls that are awaited.
//! - `blocking`: Sends requests with ureq, for calls that block their thread; it brings no async
//!   runtime.
//! - `tower`: Sends requests with a `tower::Service` that the caller has.
//! - `rustls`: TLS by rustls for each of reqwest and ureq that is on, which speak plain HTTP
//!   otherwise. It trusts the certificates of the system, and needs a C compiler to build.
//! - `native-tls`: TLS of the system for each of them; on Linux that is OpenSSL with its headers.
//! - `gzip`: Asks for answers in the coding `gzip`, and reads them.
//! - `tracing`: Spans of `tracing` for calls and their requests, with the names of OpenTelemetry.
//! - `testing`: A transport for tests, which answers as it is told, and values of what answers
//!   hold.
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

#[macro_use]
extern crate oasmith_runtime as runtime;

pub mod api;
mod client;
pub mod model;
#[cfg(feature = "testing")]
pub mod testing;

pub use client::{Client, ClientBuilder};
#[cfg(feature = "blocking")]
#[doc(inline)]
pub use runtime::{Blocking, BlockingTransport, PayloadReader, TimeLimit, UreqTransport};
#[cfg(feature = "reqwest")]
#[doc(inline)]
pub use runtime::ReqwestTransport;
#[cfg(feature = "tower")]
#[doc(inline)]
pub use runtime::TowerTransport;
#[doc(inline)]
pub use runtime::{
    Attempt, AttemptEnd, Authorizer, Body, Bounds, BoxFuture, BuildError, Bytes, CallEnd,
    Credential, CustomAnswer, CustomCall, Ending, Error, ErrorKind, ErrorOf, Info,
    Invalid, LeftOut, Limit, Observer, Operation, Payload, Preparation, Purpose,
    Response, Retry, Secret, Sending, TokenRequest, Transport, TransportError,
    TransportErrorKind, WithResponse,
};
#[doc(no_inline)]
pub use runtime::{bytes, http};
