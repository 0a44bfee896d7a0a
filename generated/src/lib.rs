// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Client of Huawei Cloud Host Security Service: asset fingerprint export and collection status.
//!
//! Host Security Service (HSS) takes the fingerprints of the assets on your servers: their
//! accounts, open ports, processes, software and more. Described here are two of its endpoints: one
//! tells how far the collection of a server's fingerprints has come, the other starts an export of
//! what was collected.
//!
//! A server's fingerprints are collected first and exported then. Starting a collection, following
//! an export task and downloading its file are other endpoints of the service, which are left out
//! here.
//!
//! The sources are the two pages *Exporting Asset Fingerprint Information* and *Querying the Asset
//! Fingerprint Collection Status of a Single Server* of the vendor's help center (Host Security
//! Service, API Reference, API Description, Asset Management), both updated on 2026-04-03.
//!
//! # Example
//!
//! ```no_run
//! use huaweicloud_hss::{Client, auth::Credentials, model::{AssetType, Category}};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder()
//!     .region("cn-north-4")
//!     .project_id("project-id")
//!     .auth(Credentials::find()?)
//!     .build()?;
//!
//! let answer = client
//!     .export_assets(
//!         AssetType::WebService,
//!         Category::Host,
//!         [("host_name", "Server Name"), ("host_id", "Server ID")],
//!     )
//!     .enterprise_project_id("all_granted_eps")
//!     .await?;
//! println!("{answer:?}");
//! # Ok(())
//! # }
//! ```
//!
//! # Operations
//!
//! - [`export_assets`](Client::export_assets): Exports asset fingerprint information.
//! - [`show_collection_status`](Client::show_collection_status): Queries the asset fingerprint
//!   collection status of a single server.
//!
//! # Calls
//!
//! Each operation is a method of [`Client`], and what is optional is set on the call that it gives;
//! `.await` sends it. The page of a call in the module [`api`] says what it gives, status by
//! status. `with_response` gives status and headers as well, and `with_header`, `with_timeout` and
//! `with_retry` are for one call alone.
//!
//! # Credentials
//!
//! `auth` of the builder takes a credential, and is called once for each of them. A call takes the
//! first set of credentials among those that it asks for which the client has.
//!
//! - `auth::Credentials`: Who calls, which every call has to prove: requests are signed with an
//!   access key (`SDK-HMAC-SHA256`, in the header `Authorization`), or carry a token (in the header
//!   `X-Auth-Token`).
//! - `auth::Token`: A user token that the caller has, which holds the identity and the permissions
//!   of a user. It is not renewed: `Login` obtains tokens by itself.
//!
//! # Errors
//!
//! A call that fails gives an [`Error`], whose text says in one line what is known of it. `kind`
//! says what went wrong, `status`, `headers` and `body` have the answer as it came, `api` the error
//! that the document promises, and `code`, `message` and `request_id` what the API said. `may_pass`
//! tells whether the same call can fare better a little later.
//!
//! # Attempts and time
//!
//! What can be repeated without harm is attempted up to three times where the network or the API
//! fails; `retry` of the builder takes another [`Retry`], such as `Retry::never()`. A call may take
//! 60 seconds with all its attempts, unless `timeout` of the builder says otherwise.
//!
//! # More than an answer
//!
//! Calls that can give more, or piece by piece, have methods for it:
//!
//! - `until_done()` makes the call until what it asks about is done.
//!
//! # Tests without a server
//!
//! With the feature `testing`, `testing::TestTransport` stands for the server: it answers as a test
//! tells it, records what is sent, and has a clock of its own, so that no test waits. What only
//! answers hold has no constructor: a test reads it from JSON, as `serde_json::from_str` does.
//!
//! # What sends the requests
//!
//! Features of the crate choose it:
//!
//! - `reqwest`, which is on by default: calls are awaited within Tokio.
//! - `blocking`: `.send()` in place of `.await`, without any async runtime.
//! - `tower`: a `tower::Service` of yours.
//! - `rustls`, which is on by default, or `native-tls`: TLS for the first two.
//! - `gzip`, which is on by default: answers in that coding.
//! - `tracing`: spans of calls and their requests.

#[macro_use]
extern crate oasmith_runtime as runtime;

pub mod api;
pub mod auth;
mod client;
pub mod headers;
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
    Credential, Ending, Error, ErrorKind, Header, HeaderError, Info, Invalid, Limit,
    Observer, Operation, Payload, Preparation, Purpose, Response, Retry, Secret, Sending,
    States, TokenRequest, Transport, TransportError, TransportErrorKind, Unlisted,
    UntilDone, WaitError, Waited, Waits, WithResponse,
};
#[doc(no_inline)]
pub use runtime::{bytes, http};
