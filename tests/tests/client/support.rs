//! What all tests begin with.

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::{
    AssetType, Category, CollectionStatus, CollectionType, ErrorBody, ExportAssetsResponse,
};
use huaweicloud_hss::testing::TestTransport;
use huaweicloud_hss::{Client, ClientBuilder, Error, Retry};
use tests::fake::{Answer, Fake};

pub(crate) const PROJECT: &str = "2b31ed520xxxxxxebedb6e57xxxxxxxx";
pub(crate) const TOKEN: &str = "a-token-that-nobody-may-read";

pub(crate) type Failure = Error<ErrorBody>;

pub(crate) async fn fake() -> Fake {
    Fake::start().await.expect("a free port")
}

/// A builder with all that the fake asks for, of a client that takes the first answer.
pub(crate) fn builder(fake: &Fake) -> ClientBuilder {
    anywhere(fake.endpoint())
}

/// The same without a server, for what takes time.
pub(crate) fn doubled(double: &TestTransport) -> ClientBuilder {
    anywhere("http://nowhere.example".to_owned()).transport(double.clone())
}

fn anywhere(endpoint: String) -> ClientBuilder {
    Client::builder()
        .endpoint(endpoint)
        .project_id(PROJECT)
        .auth(Token::new(TOKEN))
        .retry(Retry::never())
}

pub(crate) fn client(fake: &Fake) -> Client {
    builder(fake).build().expect("a client")
}

/// The export of the documentation's example, without what is optional.
pub(crate) async fn export(client: &Client) -> Result<ExportAssetsResponse, Failure> {
    client
        .export_assets(
            AssetType::WebService,
            Category::Host,
            [("host_name", "Server Name"), ("host_id", "Server ID")],
        )
        .await
}

pub(crate) async fn status(client: &Client) -> Result<CollectionStatus, Failure> {
    client
        .show_collection_status(CollectionType::WebService, "a-host")
        .await
}

/// The error of a status call that is answered like this.
pub(crate) async fn failure(answer: Answer) -> Failure {
    let fake = fake().await;
    fake.answer(answer);
    status(&client(&fake)).await.expect_err("an error")
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
