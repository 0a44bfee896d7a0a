//! What belongs to several tags is one thing, by whichever of them it is named.

use case_features::testing::TestTransport;
use case_features::{Client, api, auth, headers};

fn client(double: &TestTransport) -> Client {
    let builder = Client::builder().endpoint("http://library.test");
    builder.auth(auth::Key::new("secret")).transport(double.clone()).build().unwrap()
}

fn same<T>(_: fn() -> Option<T>, _: fn() -> Option<T>) {}

#[test]
fn a_call_of_two_tags_is_shown_by_both() {
    same::<api::books::Lend>(|| None, || None::<api::loans::Lend>);
    same::<api::loans::Audit>(|| None, || None);
}

#[tokio::test]
async fn what_is_on_by_default_can_be_called() {
    let double = TestTransport::new();
    double.answer(200, "{\"open\":true}");
    assert!(client(&double).status().await.unwrap().open);
    double.answer(
        200,
        "[{\"id\":\"00000000-0000-0000-0000-000000000001\",\"title\":\"T\",\"preview\":\"aGk=\"}]",
    );
    let books = client(&double).list_books("A3").await.unwrap();
    assert_eq!(books[0].title, "T");
    double.answer(404, "{\"message\":\"no such shelf\"}");
    let error = client(&double).list_books("B1").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(error.header(headers::X_TOTAL).unwrap(), None);
}
