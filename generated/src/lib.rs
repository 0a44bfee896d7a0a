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
//! here. The vendor's SDK (the Python package `huaweicloudsdkhss`, 3.1.219) has them as:
//!
//! | What | Call | The vendor's name |
//! | --- | --- | --- |
//! | Start a collection | `POST /v5/{project_id}/asset/manual-collect/{type}?host_id=` | `RunHostAssetManualCollect` |
//! | Follow an export task | `GET /v5/{project_id}/export-task/{task_id}` | `ListQueryExportTask` |
//! | Download its file | `GET /v5/{project_id}/download/{file_id}` | `ListDownloadExportedFile` |
//!
//! The second answers with `task_status`, which is `running`, `success` or `failure`, and with the
//! `file_id` that the third takes.
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
//! # Known values
//!
//! - [`columns`](model::columns): The name of a column that an export can contain.
//!   [`columns::of`](model::columns::of) gives those that belong together.
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
//! `Credentials::find` looks in the environment first: for a token in `HUAWEICLOUD_TOKEN`, or else
//! for an access key in `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, with
//! `HUAWEICLOUD_SDK_SECURITY_TOKEN` where it is a temporary one. Then it looks in the profile file
//! of the vendor's SDKs, `~/.huaweicloud/credentials` or where `HUAWEICLOUD_SDK_CREDENTIALS_FILE`
//! says:
//!
//! ```ini
//! [basic]
//! ak = an-access-key
//! sk = its-secret-key
//! project_id = a-project
//! security_token = of-a-temporary-key
//! ```
//!
//! The last two can be left out. The file is read in all forms that one of the SDKs takes: with `=`
//! or `:`, keys in capitals, values in quotes, and comments behind `#` or `;`. Tokens of an
//! identity provider (`idp_id`) are not supported.
//!
//! A call is for one project: its own, or the client's, or else what the credentials are for, which
//! is said in `HUAWEICLOUD_SDK_PROJECT_ID` or the file, by the key, or by the answer to a login.
//! `Login` obtains tokens for a user with a password, and renews them. `AccessKey::sign` signs a
//! request of your own, for a neighbouring service say.
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
//! - `huaweicloud`: Signs requests with an access key of Huawei Cloud.
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
    Attempt, AttemptEnd, Authorizer, Body, Bounds, BoxFuture, BuildError, Bytes, CallEnd,
    Credential, CustomAnswer, CustomCall, Ending, Error, ErrorKind, ErrorOf, Header,
    HeaderError, Info, Invalid, LeftOut, Limit, Observer, Operation, Payload,
    Preparation, Purpose, Response, Retry, Secret, Sending, States, TokenRequest,
    Transport, TransportError, TransportErrorKind, Unlisted, UntilDone, WaitError,
    WaitErrorOf, Waited, Waits, WithResponse,
};
#[doc(no_inline)]
pub use runtime::{bytes, http};
