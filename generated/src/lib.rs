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
//! What the document lacks is called by [`request`](Client::request), with the same credentials,
//! attempts, limits and errors.

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
    HeaderError, Invalid, LeftOut, Limit, Observer, Payload, Preparation, Purpose,
    Response, Retry, Secret, Sending, TokenRequest, Transport, TransportError,
    TransportErrorKind, Unlisted, UntilDone, WaitError, WaitErrorOf, Waited, WithResponse,
};
