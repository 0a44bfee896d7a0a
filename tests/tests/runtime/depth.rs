//! JSON that is nested without end.

use serde_core::Deserialize;
use serde_json::Value;

use crate::sample::models::{Filter, Pet};
use crate::sample::{Closed, ErrorKind, Model, Point, builder};
use crate::support::{Server, reply};

const DEPTH: usize = 100_000;

fn nested(open: &str, inner: &str, close: &str) -> String {
    format!("{}{inner}{}", open.repeat(DEPTH), close.repeat(DEPTH))
}

fn refused<T: for<'de> Deserialize<'de>>(text: &str) {
    let error = serde_json::from_str::<T>(text).err().expect("too deep");
    assert!(error.to_string().contains("recursion limit"), "{error}");
}

#[test]
fn models_of_all_kinds() {
    let lists = nested("[", "", "]");
    let filters = nested(r#"{"not":"#, "1", "}");
    let pets = nested(r#"{"petType":"cat","friends":["#, "", "]}");
    let told_late = nested(r#"{"friends":["#, "", r#"],"petType":"cat"}"#);
    refused::<Value>(&lists);
    refused::<Filter>(&lists);
    refused::<Filter>(&filters);
    refused::<Pet>(&pets);
    refused::<Pet>(&told_late);
}

#[test]
fn what_is_deep_but_not_too_deep_is_read() {
    // Whoever reads anything twice at each depth never comes to an end.
    let depth = 120;
    let text = format!("{}1{}", r#"{"not":"#.repeat(depth), "}".repeat(depth));
    serde_json::from_str::<Filter>(&text).expect("it is a filter");
    let text = format!("{}{{}}{}", r#"{"not":"#.repeat(depth), "}".repeat(depth));
    let _ = serde_json::from_str::<Filter>(&text);
}

#[tokio::test]
async fn answers_and_error_bodies() {
    let model = nested(r#"{"type":"one","the points":[],"parent":"#, "null", "}");
    for (status, kind, told) in [
        ("200 OK", ErrorKind::Unexpected, "at $.parent.parent."),
        ("400 Bad Request", ErrorKind::Api, "answered 400"),
    ] {
        let server = Server::answering(vec![reply(status, "", &model)]).await;
        let client = builder().endpoint(server.url()).build().unwrap();
        let point = Point { x: 1, y: None };
        let sent = Model {
            r#type: Closed::One,
            points: vec![point],
            note: None,
            parent: None,
        };
        let error = client.store(sent).await.unwrap_err();
        let text = error.to_string();
        assert_eq!(error.kind(), kind, "{text}");
        assert!(text.contains(told) && text.len() < 2000, "{text}");
        assert_eq!(error.body().len(), model.len());
    }
}
