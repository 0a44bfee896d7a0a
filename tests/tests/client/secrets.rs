//! The token is never printed: not by the client, not by a call, not by any
//! error or its causes.

use std::time::Duration;

use huaweicloud_hss::ErrorKind;
use huaweicloud_hss::auth::Token;
use serde_json::json;
use tests::fake::Answer;

use crate::support::{TOKEN, builder, client, export, fake, printed, status};

fn assert_secret(text: &str) {
    assert!(!text.contains(TOKEN), "{text}");
}

#[tokio::test]
async fn not_by_what_holds_it() {
    let fake = fake().await;
    let token = Token::new(TOKEN);
    assert_secret(&format!("{token:?} {token:#?}"));
    let builder = builder(&fake);
    assert_secret(&format!("{builder:?} {builder:#?}"));
    let client = client(&fake);
    assert_secret(&format!("{client:?} {client:#?}"));

    let export = client.export_assets("port", "host", [("a", "A")]);
    assert_secret(&format!("{export:?} {export:#?}"));
    // A header of a call can be a secret, too.
    let status = client.show_collection_status("midware", "h");
    let status = status.with_header("x-security-token", TOKEN);
    assert_secret(&format!("{status:?} {:?}", status.clone().with_response()));
    let response = status.with_response().await.unwrap();
    assert_secret(&format!("{response:?}"));
}

#[tokio::test]
async fn not_by_the_errors_of_an_answer() {
    let fake = fake().await;
    let client = client(&fake);
    let service = json!({ "error_code": "HSS.0001", "error_msg": "no" });
    for (answer, kind) in [
        (Answer::json(400, &service), ErrorKind::Api),
        (Answer::text(502, "text/html", "<h1>"), ErrorKind::Api),
        (
            Answer::text(200, "text/html", "<h1>"),
            ErrorKind::Unexpected,
        ),
        (
            Answer::redirect(307, "http://127.0.0.1:1/"),
            ErrorKind::Unexpected,
        ),
        (Answer::close(), ErrorKind::Transport),
        (
            Answer::json(200, &service).then_close(),
            ErrorKind::Transport,
        ),
    ] {
        fake.answer(answer);
        let error = export(&client).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_secret(&printed(&error));
    }
}

#[tokio::test]
async fn not_by_the_errors_without_an_answer() {
    let fake = fake().await;
    fake.answer(Answer::hang());
    let builder = builder(&fake);
    let hasty = builder.clone().timeout(Duration::from_millis(20)).build();
    let error = export(&hasty.unwrap()).await.unwrap_err();
    assert!(error.is_timeout());
    assert_secret(&printed(&error));

    let client = builder.build().unwrap();
    drop(fake);
    let error = export(&client).await.unwrap_err();
    assert_secret(&printed(&error));
}

#[tokio::test]
async fn not_where_the_token_itself_is_what_is_wrong() {
    let fake = fake().await;
    for token in [
        format!("{TOKEN}\n"),
        format!("{TOKEN}ü"),
        TOKEN.repeat(5000),
    ] {
        let client = builder(&fake).auth(Token::new(token)).build().unwrap();
        let error = status(&client).await.unwrap_err();
        assert!(error.is_invalid());
        assert_secret(&printed(&error));
        assert_secret(&format!("{client:?}"));
    }
}

#[tokio::test]
async fn not_where_the_client_cannot_be_built() {
    let fake = fake().await;
    let builder = builder(&fake).endpoint("ftp://example.com");
    let error = builder.build().unwrap_err();
    assert_secret(&printed(&error));
}
