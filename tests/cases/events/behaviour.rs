//! What an event holds is typed, and told by its type.

use case_events::model::{
    GetBasedResponseEvent, GetMixedResponseEvent, GetNamedByStatusResponseEvent,
    GetNamedResponseEvent, Told,
};
use case_events::testing::{TestAnswer, TestTransport};
use case_events::{Client, Event};

/// A client whose calls are answered with these events.
fn client(events: &'static str) -> Client {
    let double = TestTransport::new();
    let answer = TestAnswer::new(200, events).with_header("content-type", "text/event-stream");
    double.queue(answer);
    let client = Client::builder().transport(double);
    client.build().unwrap()
}

/// All events of a call.
macro_rules! all {
    ($call:expr) => {{
        let mut events = $call.with_events().await.unwrap();
        let mut all = Vec::new();
        while let Some(event) = events.next().await {
            all.push(event.unwrap());
        }
        all
    }};
}

fn values<T>(events: Vec<Event<T>>) -> Vec<T> {
    events.into_iter().map(|event| event.value).collect()
}

#[tokio::test]
async fn data_is_what_its_schema_says() {
    let client = client("id: 1\ndata: {\"text\":\ndata: \"a\"}\n\n");
    let all = all!(client.get_typed());
    assert_eq!((all[0].name.as_str(), all[0].id.as_str()), ("message", "1"));
    assert_eq!(all[0].value.text, "a");
}

#[tokio::test]
async fn a_list_is_what_all_events_are_together() {
    let all = all!(client("data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\n").get_listed());
    let texts = values(all).into_iter().map(|item| item.text);
    assert_eq!(texts.collect::<Vec<_>>(), ["a", "b"]);
}

#[tokio::test]
async fn the_type_says_what_an_event_holds() {
    let client = client(
        "event: start\ndata: {\"n\":1}\n\nevent: delta\ndata: {\"text\":\"a\"}\n\nevent: pong\ndata: b\n\n\
         event: new\ndata: {\"x\":1}\n\ndata: [DONE]\n\ndata: more\n\n",
    );
    let all = all!(client.get_named());
    assert_eq!(all[3].name, "new");
    let all = values(all);
    assert!(matches!(&all[0], GetNamedResponseEvent::Start(start) if start.n == Some(1)));
    assert!(matches!(&all[1], GetNamedResponseEvent::Delta(delta) if delta.text == "a"));
    assert_eq!(all[2], GetNamedResponseEvent::Pong("b".to_owned()));
    // What the document does not list is kept as it came.
    assert_eq!(all[3], GetNamedResponseEvent::Other("{\"x\":1}".to_owned()));
    assert_eq!(all.len(), 4);
}

#[tokio::test]
async fn what_holds_of_all_events_may_stand_beside() {
    let client = client(
        "event: addText\ndata: 1\n\nevent: addNumber\ndata: 2\n\nevent: addAny\ndata: [3]\n\n",
    );
    assert_eq!(
        values(all!(client.get_based())),
        [
            GetBasedResponseEvent::AddText("1".to_owned()),
            GetBasedResponseEvent::AddNumber(2),
            GetBasedResponseEvent::AddAny(serde_json::json!([3])),
        ]
    );
}

#[tokio::test]
async fn a_discriminator_says_which_event_is_which() {
    let client = client(
        "event: run.started\ndata: {\"text\":\"a\"}\n\nevent: run.ended\ndata: b\n\n\
         event: else\ndata: {\"title\":\"c\"}\n\n",
    );
    let all = values(all!(client.get_told()));
    assert!(matches!(&all[0], Told::RunStarted(item) if item.text == "a"));
    assert_eq!(all[1], Told::RunEnded("b".to_owned()));
    assert!(matches!(&all[2], Told::Unknown(problem) if problem.title == "c"));
}

#[tokio::test]
async fn events_without_a_type_are_all_others() {
    let client = client("data: {\"text\":\"a\"}\n\nevent: error\ndata: {\"title\":\"b\"}\n\n");
    let all = values(all!(client.get_mixed()));
    assert!(matches!(&all[0], GetMixedResponseEvent::Message(item) if item.text == "a"));
    assert!(matches!(&all[1], GetMixedResponseEvent::Error(problem) if problem.title == "b"));
}

#[tokio::test]
async fn the_events_of_all_statuses_are_told_apart() {
    let events = "event: step\ndata: one\n\nevent: done\ndata: {\"text\":\"a\"}\n\n";
    let all = values(all!(client(events).get_named_by_status()));
    let step = GetNamedByStatusResponseEvent::Step("one".to_owned());
    assert_eq!(all[0], step);
    assert!(matches!(&all[1], GetNamedByStatusResponseEvent::Done(item) if item.text == "a"));
    let all = values(all!(client("data: 1\n\n").get_by_status()));
    assert_eq!(all, [1]);
}

#[tokio::test]
async fn the_mark_of_the_end_is_no_text_beside_json() {
    let ended = client("data: {\"text\":\"a\"}\n\ndata: [DONE]\n\n");
    let all = values(all!(ended.get_ended()));
    assert_eq!((all.len(), all[0].text.as_str()), (1, "a"));
    let either = client("data: {\"text\":\"a\"}\n\ndata: ping\n\n");
    let all = values(all!(either.get_either()));
    assert_eq!(all, ["{\"text\":\"a\"}", "ping"]);
}
