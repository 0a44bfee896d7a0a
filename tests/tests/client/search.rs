//! `search_param`: a text that holds JSON, inside of JSON.

use serde_json::{Value, json};

use crate::support::{client, fake};

const COLUMNS: [(&str, &str); 1] = [("host_name", "Server Name")];

async fn sent(search_param: &str) -> Value {
    let fake = fake().await;
    client(&fake)
        .export_assets("port", "host", COLUMNS)
        .search_param(search_param)
        .await
        .unwrap();
    fake.request(0).await.json()
}

#[tokio::test]
async fn it_is_encoded_twice() {
    let body = sent(r#"{"port_string":"8080"}"#).await;
    let expected = json!({
        "search_param": "{\"port_string\":\"8080\"}",
        "export_headers": [["host_name", "Server Name"]],
    });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn it_is_sent_as_it_is() {
    for text in ["", " { \"a\" : 1 } ", r#""主机 \" \\ 🦀""#] {
        assert_eq!(sent(text).await["search_param"], text);
    }
}

#[tokio::test]
async fn it_may_have_128_characters() {
    let longest = format!("\"{}\"", "界".repeat(126));
    assert_eq!(sent(&longest).await["search_param"], longest);
}
