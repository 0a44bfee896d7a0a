//! Items of sequential media types are typed, one by one and as a whole.

use case_sequences::Client;
use case_sequences::model::{Question, Row};
use case_sequences::testing::{TestAnswer, TestTransport};

const LINES: &str = "{\"id\":1}\n\n{\"id\":2,\"at\":{\"x\":\"a\"}}";

fn answering(media_type: &str, body: &str) -> (Client, TestTransport) {
    let double = TestTransport::new();
    let answer = TestAnswer::new(200, body).with_header("content-type", media_type);
    double.answer_by(move |_| Some(answer.clone()));
    let client = Client::builder().transport(double.clone());
    (client.build().unwrap(), double)
}

macro_rules! ids {
    ($call:expr) => {{
        let mut items = $call.with_items().await.unwrap();
        let mut ids = Vec::new();
        while let Some(item) = items.next().await {
            ids.push(item.unwrap().id);
        }
        ids
    }};
}

#[tokio::test]
async fn items_come_one_by_one() {
    let (client, double) = answering("application/x-ndjson", LINES);
    assert_eq!(ids!(client.get_lines()), [1, 2]);
    assert_eq!(ids!(client.get_list()), [1, 2]);
    assert_eq!(ids!(client.get_one()), [1, 2]);
    assert_eq!(ids!(client.get_several()), [1, 2]);
    let accepted: Vec<_> = double
        .requests()
        .iter()
        .map(|request| request.header("accept").unwrap().to_owned())
        .collect();
    assert_eq!(
        accepted,
        [
            "application/jsonl",
            "application/ndjson",
            "application/x-ndjson",
            "application/jsonl"
        ]
    );
    let mut any = client.get_any().with_items().await.unwrap();
    assert_eq!(any.next().await.unwrap().unwrap()["id"], 1);
}

#[tokio::test]
async fn or_as_a_list() {
    let (client, _) = answering("application/jsonl", LINES);
    let rows = client.get_lines().await.unwrap();
    assert_eq!(rows[1].at.as_ref().unwrap().x.as_deref(), Some("a"));
    assert_eq!(client.get_several().await.unwrap().len(), 2);
    assert_eq!(client.get_text().await.unwrap(), LINES);
    let (client, _) = answering("application/geo+json-seq", "\u{1e}{\"x\":1}\n\u{1e}{\n\"x\":2}\n");
    let records = client.get_records().await.unwrap();
    assert_eq!(records.iter().map(|one| one.x).collect::<Vec<_>>(), [1.0, 2.0]);
}

#[tokio::test]
async fn where_json_is_offered_too_items_are_asked_for() {
    let (client, double) = answering("application/x-ndjson", LINES);
    assert_eq!(ids!(client.create_both(Question::new("a"))), [1, 2]);
    let sent: serde_json::Value = serde_json::from_slice(double.requests()[0].body()).unwrap();
    assert_eq!(sent, serde_json::json!({"text": "a", "stream": true}));
    let (client, double) = answering("application/json", "{\"rows\":[]}");
    let reply = client.create_both(Question::new("a")).await.unwrap();
    assert!(reply.rows.is_empty());
    assert_eq!(double.requests()[0].header("accept"), Some("application/json"));
}

#[tokio::test]
async fn what_may_be_an_error_as_well_is_a_text_there() {
    let (client, _) = answering("application/jsonl", LINES);
    assert_eq!(client.get_default().await.unwrap().len(), 2);
    assert_eq!(ids!(client.get_default()), [1, 2]);
    let double = TestTransport::new();
    double.queue(TestAnswer::new(400, LINES).with_header("content-type", "application/jsonl"));
    let client = Client::builder().transport(double).build().unwrap();
    let error = client.get_default().await.unwrap_err();
    assert_eq!(error.into_api().as_deref(), Some(LINES));
}

#[tokio::test]
async fn items_of_several_types_are_values_as_they_arrive() {
    let (client, _) = answering("application/jsonl", LINES);
    let mut items = client.get_by_status().with_items().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap()["id"], 1);
}

#[tokio::test]
async fn items_are_sent_in_their_framing() {
    let (client, double) = answering("application/json", "");
    let rows = || vec![Row::new(1), Row::new(2)];
    client.send_lines(rows()).await.ok();
    client.replace_records().body(rows()).await.ok();
    let sent: Vec<_> = double
        .requests()
        .iter()
        .map(|request| String::from_utf8(request.body().to_vec()).unwrap())
        .collect();
    assert_eq!(sent[0], "{\"id\":1}\n{\"id\":2}\n");
    assert_eq!(sent[1], "\u{1e}{\"id\":1}\n\u{1e}{\"id\":2}\n");
}
