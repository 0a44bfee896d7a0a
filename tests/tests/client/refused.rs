//! What cannot be right is refused before anything is sent.

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::{Client, ErrorKind};
use tests::fake::Fake;

use crate::support::{Failure, PROJECT, TOKEN, builder, client, export, fake, status};

const COLUMNS: [(&str, &str); 1] = [("host_name", "Server Name")];

/// Nothing was sent, and the message has these words.
fn assert_refused(fake: &Fake, error: &Failure, words: &[&str]) {
    assert_eq!(error.kind(), ErrorKind::Invalid, "{error}");
    assert_eq!(error.status(), None);
    let text = error.to_string();
    for word in words {
        assert!(text.contains(word), "{text}");
    }
    assert!(fake.requests().is_empty(), "{text}");
}

#[tokio::test]
async fn a_missing_project_id() {
    let fake = fake().await;
    let client = Client::builder()
        .endpoint(fake.endpoint())
        .auth(Token::new(TOKEN))
        .build()
        .unwrap();
    let error = export(&client).await.unwrap_err();
    assert_refused(&fake, &error, &[": project_id"]);
    let error = status(&client).await.unwrap_err();
    assert_refused(&fake, &error, &[": project_id"]);

    let call = client.show_collection_status("midware", "h");
    call.project_id("mine").await.unwrap();
    assert_eq!(fake.request(0).await.segments[1], "mine");
}

#[tokio::test]
async fn an_empty_project_id() {
    let fake = fake().await;
    let without = builder(&fake).project_id("").build().unwrap();
    let error = export(&without).await.unwrap_err();
    assert_refused(&fake, &error, &[": project_id"]);

    // An empty one of the call does not fall back to the client's.
    let call = client(&fake).show_collection_status("midware", "h");
    let error = call.project_id("").await.unwrap_err();
    assert_refused(&fake, &error, &[": project_id"]);
}

#[tokio::test]
async fn a_project_id_of_257_characters() {
    let fake = fake().await;
    let long = "界".repeat(257);
    let client = builder(&fake).project_id(long).build().unwrap();
    let error = export(&client).await.unwrap_err();
    assert_refused(&fake, &error, &[": project_id", "257", "256"]);
}

#[tokio::test]
async fn a_search_of_129_characters() {
    let fake = fake().await;
    let call = client(&fake)
        .export_assets("port", "host", COLUMNS)
        .search_param("界".repeat(129));
    let error = call.await.unwrap_err();
    assert_refused(&fake, &error, &["search_param", "129", "128"]);
}

#[tokio::test]
async fn a_host_id_out_of_range() {
    let fake = fake().await;
    let client = client(&fake);
    for wrong in [String::new(), "h".repeat(257)] {
        let call = client.show_collection_status("midware", &wrong);
        let error = call.await.unwrap_err();
        let length = wrong.len().to_string();
        assert_refused(&fake, &error, &["host_id", &length]);
    }
}

#[tokio::test]
async fn an_enterprise_project_id_out_of_range() {
    let fake = fake().await;
    let client = client(&fake);
    for wrong in [String::new(), "h".repeat(257)] {
        let call = client.show_collection_status("midware", "h");
        let error = call.enterprise_project_id(&wrong).await.unwrap_err();
        assert_refused(&fake, &error, &["enterprise_project_id"]);

        let call = client.export_assets("port", "host", COLUMNS);
        let error = call.enterprise_project_id(&wrong).await.unwrap_err();
        assert_refused(&fake, &error, &["enterprise_project_id"]);
    }
}

#[tokio::test]
async fn a_value_that_would_make_the_path_another_one() {
    let fake = fake().await;
    let client = client(&fake);
    for wrong in ["", ".", ".."] {
        let call = client.show_collection_status(wrong, "h");
        assert_refused(&fake, &call.await.unwrap_err(), &[": type"]);
        let call = client.export_assets("port", "host", COLUMNS);
        let error = call.project_id(wrong).await.unwrap_err();
        assert_refused(&fake, &error, &[": project_id"]);
    }
    for right in ["...", ".a", "a..", "./..", "%2e"] {
        let call = client.show_collection_status("midware", "h");
        call.project_id(right).await.unwrap();
        assert_eq!(fake.take_requests().remove(0).segments[1], right);
    }
}

#[tokio::test]
async fn a_token_that_no_header_can_carry() {
    let fake = fake().await;
    let long = "t".repeat(32_769);
    for token in ["", "a\r\nX-Evil: b", "a\0b", "tök", &long] {
        let client = builder(&fake).auth(Token::new(token)).build().unwrap();
        let error = status(&client).await.unwrap_err();
        assert_refused(&fake, &error, &["x-auth-token"]);
    }
    let longest = Token::new("t".repeat(32_768));
    let client = builder(&fake).auth(longest).build().unwrap();
    status(&client).await.unwrap();
}

#[tokio::test]
async fn no_token() {
    let fake = fake().await;
    let client = Client::builder()
        .endpoint(fake.endpoint())
        .project_id(PROJECT)
        .build()
        .unwrap();
    assert_refused(&fake, &status(&client).await.unwrap_err(), &["Token"]);
}

#[tokio::test]
async fn a_header_that_cannot_be_sent() {
    let fake = fake().await;
    let client = client(&fake);
    for (name, value) in [
        ("x-note", "a\r\nb: c"),
        ("x-note", "a\0"),
        ("no name", "a"),
        ("", "a"),
    ] {
        let call = client.show_collection_status("midware", "h");
        let error = call.with_header(name, value).await.unwrap_err();
        assert_refused(&fake, &error, &[name]);
    }
}
