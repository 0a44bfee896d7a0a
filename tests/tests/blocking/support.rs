//! What all tests begin with.

use std::net::TcpListener;

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::{
    AssetType, Category, CollectionStatus, CollectionType, ErrorBody, ExportAssetsResponse,
};
use huaweicloud_hss::testing::TestTransport;
use huaweicloud_hss::{Blocking, Client, ClientBuilder, Error, Retry};
use tests::fake::{Answer, Fake, Gate, Received};
use tokio::runtime::Runtime;

pub(crate) const TOKEN: &str = "a-token-that-nobody-may-read";

pub(crate) type Failure = Error<ErrorBody>;

/// The fake service on threads of its own.
pub(crate) struct Service {
    runtime: Runtime,
    fake: Fake,
}

impl Service {
    pub(crate) fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let fake = runtime.block_on(Fake::start()).unwrap();
        Self { runtime, fake }
    }

    pub(crate) fn answer(&self, answer: Answer) {
        self.fake.answer(answer);
    }

    pub(crate) fn tokens_behind(&self, gate: &Gate) {
        self.fake.tokens_behind(gate);
    }

    pub(crate) fn endpoint(&self) -> String {
        self.fake.endpoint()
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.fake.requests()
    }

    /// Waits for the request with this number, counted from 0.
    pub(crate) fn request(&self, number: usize) -> Received {
        self.within(self.fake.request(number))
    }

    /// Does something within the runtime of the service.
    pub(crate) fn within<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// A builder with all that the fake asks for, of a client that takes the first answer.
    pub(crate) fn builder(&self) -> ClientBuilder {
        builder(self.endpoint())
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().expect("a client")
    }

    /// The error of a status call that is answered like this.
    pub(crate) fn failure(answer: Answer) -> Failure {
        let service = Self::start();
        service.answer(answer);
        status(&service.client()).expect_err("an error")
    }
}

/// A builder of a client without a server, for what takes time.
pub(crate) fn doubled(double: &TestTransport) -> ClientBuilder {
    let builder = builder("http://nowhere.example".to_owned());
    builder.blocking_transport(double.clone())
}

pub(crate) fn builder(endpoint: String) -> ClientBuilder {
    Client::builder()
        .endpoint(endpoint)
        .project_id("p")
        .auth(Token::new(TOKEN))
        .retry(Retry::never())
}

/// Where nobody listens.
pub(crate) fn nowhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

pub(crate) fn export(client: &Client) -> Result<ExportAssetsResponse, Failure> {
    let columns = [("host_name", "Server Name"), ("host_id", "Server ID")];
    client
        .export_assets(AssetType::WebService, Category::Host, columns)
        .send()
}

pub(crate) fn status(client: &Client) -> Result<CollectionStatus, Failure> {
    client
        .show_collection_status(CollectionType::WebService, "a-host")
        .send()
}

/// All that an error prints, its causes included.
pub(crate) fn printed(error: &dyn std::error::Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    if let Some(source) = error.source() {
        text.push('\n');
        text.push_str(&printed(source));
    }
    text
}
