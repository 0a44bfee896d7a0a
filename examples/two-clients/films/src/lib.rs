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
    Attempt, AttemptEnd, Authorizer, Body, Bounds, BoxFuture, BuildError, CallEnd,
    Credential, Ending, Error, ErrorKind, Invalid, Limit, Observer, Payload, Preparation,
    Purpose, Response, Retry, Secret, Sending, TokenRequest, Transport, TransportError,
    TransportErrorKind, WithResponse,
};
