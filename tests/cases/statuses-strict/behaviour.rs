//! Where the settings say so, a success is one of the documented ones.

use case_statuses_strict::testing::TestTransport;
use case_statuses_strict::{Client, ErrorKind};

#[tokio::test]
async fn another_status_is_an_error() {
    let double = TestTransport::new();
    let client = Client::builder().transport(double.clone()).build().unwrap();
    double.answer(200, "\"a\"");
    assert_eq!(client.start().await.unwrap(), "a");
    double.answer(202, "\"a\"");
    let error = client.start().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.body()),
        (ErrorKind::Unexpected, &b"\"a\""[..])
    );
    double.answer(200, "");
    let error = client.remove().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
}
