//! Pages of which something is not as documented.

use crate::sample::{Blocking as _, Client, TestTransport, builder};

const FIRST: &str = r#"{"things":[{"id":1,"note":5},{"id":2}],"next":"b","total":"2"}"#;
const LAST: &str = r#"{"things":[{"id":3}]}"#;

fn client(double: &TestTransport) -> Client {
    let builder = builder().endpoint("https://api.example");
    let builder = builder.transport(double.clone()).tolerate_drift(true);
    builder.blocking_transport(double.clone()).build().unwrap()
}

#[tokio::test]
async fn pages_are_read_without_it() {
    let double = TestTransport::new();
    let client = client(&double);
    double.answer(200, FIRST);
    double.answer(200, LAST);
    let mut pages = client.list_things().pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.items.unwrap().len(), first.total), (2, None));
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.is_none());

    double.answer(200, FIRST);
    double.answer(200, LAST);
    let pages = client.list_things().pages().send();
    assert_eq!(pages.filter_map(Result::ok).count(), 2);
}

#[tokio::test]
async fn what_pages_look_at_is_not_left_out() {
    let double = TestTransport::new();
    let client = client(&double);
    for body in [
        r#"{"things":"none","next":"b"}"#,
        r#"{"things":[{"id":1},{"id":"2"}],"next":"b"}"#,
        r#"{"things":[{"id":1}],"next":{}}"#,
    ] {
        double.answer(200, body);
        let mut pages = client.list_things().pages();
        assert!(pages.next().await.unwrap().is_err(), "{body}");
        // By itself, such a call has a list that is not there, and says so.
        double.answer(200, body);
        let response = client.list_things().with_response().await.unwrap();
        assert_eq!(response.left_out().len(), 1, "{body}");
    }
}
