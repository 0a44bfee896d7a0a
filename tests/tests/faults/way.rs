//! The ways to make a call: each has to end a fault in the same manner.

use std::error::Error as _;
use std::io;
use std::iter;
use std::time::Duration;

use huaweicloud_hss::model::{AssetType, Category, CollectionType, ErrorBody};
use huaweicloud_hss::{
    Blocking as _, Client, ClientBuilder, Error, TowerTransport, TransportErrorKind,
};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

pub(crate) type Failure = Error<ErrorBody>;

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(1);

/// A way to make a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    /// Awaited, and sent by reqwest, which is the client's own transport.
    Reqwest,
    /// Blocking the thread, and sent by ureq.
    Blocking,
    /// Awaited, and sent by a `tower::Service` of the caller's: that of hyper.
    Tower,
}

/// The operations.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Operation {
    /// Starts something, so that it must not be sent twice.
    Export,
    /// Only asks.
    Status,
}

impl Operation {
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Export => "exportAssets",
            Self::Status => "showCollectionStatus",
        }
    }
}

impl Way {
    /// The client that calls in this way.
    pub(crate) fn client(self, builder: ClientBuilder) -> Client {
        let builder = match self {
            Self::Reqwest | Self::Blocking => builder.connect_timeout(CONNECT),
            Self::Tower => builder.transport({
                let mut connector = HttpConnector::new();
                connector.set_connect_timeout(Some(CONNECT));
                let service = legacy::Client::builder(TokioExecutor::new()).build(connector);
                TowerTransport::new(service, tokio::time::sleep).error_kind(kind)
            }),
        };
        builder.build().unwrap()
    }

    /// What writes to the log, if anything does.
    pub(crate) fn logs(self) -> Option<&'static str> {
        match self {
            Self::Reqwest => Some("reqwest::"),
            Self::Blocking => Some("ureq::"),
            Self::Tower => None,
        }
    }

    /// Makes a call, of which it does not matter here what it yields.
    pub(crate) async fn call(self, client: &Client, operation: Operation) -> Result<(), Failure> {
        let columns = [("host_id", "Server ID")];
        let export = client.export_assets(AssetType::WebService, Category::Host, columns);
        let status = client.show_collection_status(CollectionType::WebService, "a-host");
        match (self, operation) {
            (Self::Reqwest | Self::Tower, Operation::Export) => export.await.map(drop),
            (Self::Reqwest | Self::Tower, Operation::Status) => status.await.map(drop),
            (Self::Blocking, operation) => {
                let call = move || match operation {
                    Operation::Export => export.send().map(drop),
                    Operation::Status => status.send().map(drop),
                };
                tokio::task::spawn_blocking(call).await.unwrap()
            }
        }
    }
}

/// What the service of hyper failed at.
fn kind(error: &legacy::Error) -> TransportErrorKind {
    let causes = iter::successors(error.source(), |&error| error.source());
    let mut errors = causes.filter_map(|error| error.downcast_ref());
    let is_late = errors.any(|error: &io::Error| error.kind() == io::ErrorKind::TimedOut);
    match (error.is_connect(), is_late) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Connect,
        (false, _) => TransportErrorKind::Other,
    }
}
