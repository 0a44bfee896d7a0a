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
//! # Known values
//!
//! - [`columns`](model::columns): The name of a column that an export can contain.
//!   [`columns::of`](model::columns::of) gives those that belong together.
//!
//! # Credentials
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
//! # How calls are made
//!
//! - A call is awaited, within Tokio, with the feature `reqwest`; with `blocking`, `.send()` sends
//!   it and blocks the thread meanwhile, without any runtime.
//! - One that fails is attempted again where that can help and can do no harm, up to three times in
//!   all and within the call's time, which is 60 seconds. `retry` of the builder and `with_retry`
//!   of a call set another `Retry`: `Retry::patient()` rides out throttling by the minute, for a
//!   job that nobody waits for, and `Retry::never()` attempts once.
//! - A proxy that the environment names is used. `reqwest` takes `HTTP_PROXY` for addresses with
//!   `http`, `HTTPS_PROXY` for those with `https`, and `ALL_PROXY` for both; `blocking` takes for
//!   all addresses the first of `ALL_PROXY`, `HTTPS_PROXY` and `HTTP_PROXY` that is set. Both know
//!   the names in small letters as well, and go without a proxy to the hosts in `NO_PROXY`. A
//!   service of `tower` does what it does.
//! - The certificates of the system are trusted. One of your own is added there, or to a client
//!   that you give: `ReqwestTransport::from_client` takes a client of reqwest, which must not
//!   follow redirects, and `UreqTransport::from_agent` an agent of ureq.
//! - An error says in one line all that is known, and nothing that is secret.
//!
//! # What the crate's features bring
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
//! - `testing`: A transport for tests, which records requests and answers as it is told.
//! - `huaweicloud`: Signs requests with an access key of Huawei Cloud.

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
    Credential, Ending, Error, ErrorKind, Header, HeaderError, Invalid, Limit, Observer,
    Payload, Preparation, Purpose, Response, Retry, Secret, Sending, TokenRequest,
    Transport, TransportError, TransportErrorKind, Unlisted, UntilDone, WaitError,
    Waited, WithResponse,
};
