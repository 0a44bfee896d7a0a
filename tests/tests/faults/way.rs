//! The ways to make a call: each has to end a fault in the same manner.

use huaweicloud_hss::model::{AssetType, Category, CollectionType, ErrorBody};
use huaweicloud_hss::{Client, ClientBuilder, Error};

pub(crate) type Failure = Error<ErrorBody>;

/// A way to make a call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// The client's own transport, which is reqwest.
    Reqwest,
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
        match self {
            Self::Reqwest => builder.build().unwrap(),
        }
    }

    /// Makes a call, of which it does not matter here what it yields.
    pub(crate) async fn call(self, client: &Client, operation: Operation) -> Result<(), Failure> {
        let columns = [("host_id", "Server ID")];
        let export = client.export_assets(AssetType::WebService, Category::Host, columns);
        let status = client.show_collection_status(CollectionType::WebService, "a-host");
        match (self, operation) {
            (Self::Reqwest, Operation::Export) => export.await.map(drop),
            (Self::Reqwest, Operation::Status) => status.await.map(drop),
        }
    }
}
