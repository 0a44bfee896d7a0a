//! What a caller holds of a call has a name: in a struct, and in a function for any call.

use std::fmt;

use huaweicloud_hss::api::asset_management::ShowCollectionStatus;
use huaweicloud_hss::http::StatusCode;
use huaweicloud_hss::model::{CollectionStatus, CollectionType, ErrorBody, ScanStatus};
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{
    Client, Error, Operation, Sending, UntilDone, WaitError, Waits, WithResponse,
};

use crate::support::doubled;

/// A wait that is begun now and awaited later, beside a call under way.
struct Held {
    wait: UntilDone<ShowCollectionStatus>,
    call: Sending<CollectionStatus, ErrorBody>,
    whole: WithResponse<ShowCollectionStatus>,
}

/// Says how any call went.
async fn told<O: Operation>(call: O) -> Result<(String, O::Output), Error<O::Error>> {
    let response = WithResponse::new(call).await?;
    let told = format!("{}: {}", O::INFO.id, response.status());
    Ok((told, response.into_value()))
}

/// Waits for whatever can be waited for.
async fn done<O>(call: O) -> Result<O::Output, WaitError<O::Output, O::Error>>
where
    O: Waits<Output: Send + fmt::Debug, Error: Send>,
{
    UntilDone::new(call).await
}

/// A client that is answered that all is done.
fn client() -> Client {
    let transport = TestTransport::new();
    transport.answer_by(|_| Some(TestAnswer::new(200, r#"{"scan_status": "scanned"}"#)));
    doubled(&transport).build().expect("a client")
}

fn status(client: &Client) -> ShowCollectionStatus {
    client.show_collection_status(CollectionType::WebService, "a-host")
}

#[tokio::test]
async fn a_struct_can_hold_a_wait() {
    let client = client();
    let held = Held {
        wait: status(&client).until_done(),
        call: status(&client).into_future(),
        whole: status(&client).with_response(),
    };
    let waited = held.wait.await.expect("it is done");
    assert_eq!(waited.scan_status, Some(ScanStatus::Scanned));
    assert_eq!(held.call.await.expect("an answer"), waited);
    assert_eq!(
        held.whole.await.expect("a response").status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_function_can_take_any_call() {
    let client = client();
    let (told, answer) = told(status(&client)).await.expect("an answer");
    assert_eq!(told, "showCollectionStatus: 200 OK");
    let done = done(status(&client)).await.expect("it is done");
    assert_eq!(done, answer);
}
