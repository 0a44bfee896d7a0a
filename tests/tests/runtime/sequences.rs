//! Answers and bodies of sequential media types: items that arrive one by one, or are there as a
//! whole.

use crate::sample::streaming::Word;
use crate::sample::{ErrorKind, builder};
use crate::support::{Reply, Server, reply};

fn word(word: &str) -> Word {
    Word {
        word: word.to_owned(),
    }
}

/// An answer of a media type that ends with its connection.
fn ends(media_type: &str, text: &str) -> Reply {
    Reply::Raw(format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nConnection: close\r\n\r\n{text}"
    ))
}

fn lines(text: &str) -> Reply {
    ends("application/x-ndjson; charset=utf-8", text)
}

#[tokio::test]
async fn lines_are_items() {
    let text = "{\"word\":\"a\"}\r\n\n  \n{\"word\":\"b\"}\n{\"word\":\"c\"}";
    let server = Server::answering(vec![lines(text)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut rows = client.get_rows().with_items().await.unwrap();
    assert_eq!(rows.status(), 200);
    assert!(rows.headers().contains_key("content-type"));
    for expected in ["a", "b", "c"] {
        assert_eq!(rows.next().await.unwrap().unwrap(), word(expected));
    }
    assert!(rows.next().await.is_none());
    assert!(rows.next().await.is_none());
    let requests = server.requests();
    assert_eq!(requests[0].header("accept"), Some("application/x-ndjson"));

    let whole = client.get_rows().await.unwrap();
    assert_eq!(whole, ["a", "b", "c"].map(word));
}

#[tokio::test]
async fn items_arrive_before_their_stream_ends() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\n\r\n";
    let server =
        Server::answering(vec![Reply::Stall(format!("{head}{{\"word\":\"a\"}}\n{{"))]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut rows = client.get_rows().with_items().await.unwrap();
    assert_eq!(rows.next().await.unwrap().unwrap(), word("a"));

    // An item of a sequence ends with its line, whatever comes then.
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json-seq\r\n\r\n";
    let server = Server::answering(vec![Reply::Stall(format!("{head}\u{1e}7\n"))]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut numbers = client.get_numbers("a").with_items().await.unwrap();
    assert_eq!(numbers.next().await.unwrap().unwrap(), 7);
    let requests = server.requests();
    let body: serde_json::Value = serde_json::from_slice(&requests[0].body).unwrap();
    assert_eq!(body, serde_json::json!({"text": "a", "stream": true}));
}

#[tokio::test]
async fn an_item_that_is_misread_costs_itself_alone() {
    let text = "{\"word\":\"a\"}\n{\"word\":1}\nno json\n{\"word\":\"d\"}\n";
    let server = Server::answering(vec![lines(text)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut rows = client.get_rows().with_items().await.unwrap();
    assert!(rows.next().await.unwrap().is_ok());
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert!(error.to_string().contains("the item 2, "), "{error}");
    assert_eq!(error.body(), b"{\"word\":1}\n");
    let error = rows.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("the item 3"), "{error}");
    assert_eq!(rows.next().await.unwrap().unwrap(), word("d"));
    assert!(rows.next().await.is_none());

    let error = client.get_rows().await.unwrap_err();
    assert!(error.to_string().contains("the item 2, "), "{error}");
}

#[tokio::test]
async fn records_of_a_sequence() {
    // The third has lost its end, and the last one too, as far as anybody can know.
    let text = "\u{1e}1\n\u{1e}\u{1e} 2\n\u{1e}34\u{1e}5\n\u{1e}6";
    let server = Server::answering(vec![ends("application/json-seq", text)]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut numbers = client.get_numbers("a").with_items().await.unwrap();
    let mut read = Vec::new();
    while let Some(number) = numbers.next().await {
        read.push(number.map_err(|error| error.to_string()));
    }
    assert_eq!(read[..2], [Ok(1), Ok(2)]);
    let cut = read[2].as_ref().unwrap_err();
    assert!(
        cut.contains("the item 3") && cut.contains("cut off"),
        "{cut}"
    );
    assert_eq!(read[3], Ok(5));
    assert!(read[4].as_ref().unwrap_err().contains("the item 5"));
    assert_eq!(read.len(), 5);
}

#[tokio::test]
async fn one_item_is_bounded_and_the_stream_is_not() {
    let row = format!("{{\"word\":\"{}\"}}\n", "x".repeat(500));
    let text = format!("{}{{\"word\":\"{}", row.repeat(50), "x".repeat(5000));
    let server = Server::answering(vec![lines(&text)]).await;
    let client = builder().endpoint(server.url()).max_response_size(1000);
    let client = client.build().unwrap();
    let mut rows = client.get_rows().with_items().await.unwrap();
    for _ in 0..50 {
        assert!(rows.next().await.unwrap().is_ok());
    }
    let error = rows.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("limit of 1000 bytes"), "{error}");
    assert!(rows.next().await.is_none());
}

#[tokio::test]
async fn a_lost_connection_and_other_answers_are_errors() {
    let lost =
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99\r\n\r\n";
    let server = Server::answering(vec![
        Reply::Raw(format!("{lost}{{\"word\":\"a\"}}\n{{\"word\":\"b\"}}")),
        ends("application/json", "[]"),
        reply("404 Not Found", "", "{}"),
    ])
    .await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let mut rows = client.get_rows().with_items().await.unwrap();
    assert!(rows.next().await.unwrap().is_ok());
    // What has no end, and may go on, is no item.
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(rows.next().await.is_none());
    let error = client.get_rows().with_items().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    let error = client.get_rows().with_items().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    assert!(error.api().is_some());
}

#[tokio::test]
async fn items_are_written_in_their_framing() {
    let server = Server::answering(vec![reply("204 No Content", "", "")]).await;
    let client = builder().endpoint(server.url()).build().unwrap();
    let rows = || vec![word("a"), word("b")];
    client.send_rows(rows()).await.unwrap();
    client.send_records(rows()).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        requests[0].header("content-type"),
        Some("application/x-ndjson")
    );
    assert_eq!(requests[0].body, b"{\"word\":\"a\"}\n{\"word\":\"b\"}\n");
    assert_eq!(
        requests[1].header("content-type"),
        Some("application/geo+json-seq")
    );
    assert_eq!(
        requests[1].body,
        b"\x1e{\"word\":\"a\"}\n\x1e{\"word\":\"b\"}\n"
    );
}
