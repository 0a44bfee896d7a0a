//! What is waited for, and what ends the waiting.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use case_waiting::{Body, BoxFuture, Client, Payload, Transport, TransportError, WaitError};
use http::{Request, Response};

/// Gives one answer after the other, and does not wait but keeps for how long it was to.
#[derive(Clone, Debug, Default)]
struct Memory {
    answers: Arc<Mutex<VecDeque<&'static str>>>,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Transport for Memory {
    fn send(
        &self,
        _: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        let answer = self
            .answers
            .lock()
            .unwrap()
            .pop_front()
            .expect("another answer");
        let body: Box<dyn Body> = Box::new(Whole(Some(Bytes::from(answer))));
        Box::pin(async move { Ok(Response::new(body)) })
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'_, ()> {
        // The limits of a call never pass.
        if time >= Duration::from_secs(60) {
            return Box::pin(std::future::pending());
        }
        self.waits.lock().unwrap().push(time);
        Box::pin(async {})
    }
}

struct Whole(Option<Bytes>);

impl Body for Whole {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.take().map(Ok);
        Box::pin(async move { piece })
    }
}

fn answering(answers: &[&'static str]) -> (Client, Memory) {
    let memory = Memory::default();
    memory.answers.lock().unwrap().extend(answers);
    let client = Client::builder().transport(memory.clone()).build().unwrap();
    (client, memory)
}

#[tokio::test]
async fn a_value_is_found_however_deep_it_is() {
    let (client, memory) = answering(&[
        r#"{"job": null}"#,
        r#"{"job": {}}"#,
        r#"{"job": {"status": {"phase": null}}}"#,
        r#"{"job": {"status": {"phase": "unheard of"}}}"#,
        r#"{"job": {"status": {"phase": "running"}}}"#,
        r#"{"job": {"status": {"phase": "done"}}}"#,
    ]);
    let answer = client
        .get_job("1")
        .with_timeout(Duration::from_secs(90))
        .until_done()
        .await
        .unwrap();
    assert!(answer.job.is_some());
    let waits = memory.waits.lock().unwrap().clone();
    assert_eq!(waits.len(), 5);
    let mut longest = Duration::from_secs(1);
    for wait in waits {
        assert!(
            wait <= longest && wait >= longest * 3 / 4,
            "{wait:?} of {longest:?}"
        );
        longest = longest * 3 / 2;
    }
}

#[tokio::test]
async fn numbers_and_truths_are_waited_for() {
    let (client, _) = answering(&[
        r#"{"ready": []}"#,
        r#"{"ready": [{"it was": true}]}"#,
        r#"{"ready": [{"it is": false}]}"#,
        r#"{"ready": [{"it is": true}]}"#,
    ]);
    assert!(client.is_ready("1").until_done().await.is_ok());

    let (client, _) = answering(&[r#"{"state": 1}"#, r#"{"state": -1}"#]);
    let error = client.get_report().until_done().await.unwrap_err();
    assert_eq!(
        error.to_string().split(" in ").next(),
        Some("getReport: /state is `-1` after 2 calls")
    );
    let WaitError::Failed(last) = error else {
        panic!("{error}");
    };
    assert_eq!(last.into_answer().unwrap().state, Some(-1));
}

#[tokio::test]
async fn what_has_not_begun_ends_at_once() {
    let (client, memory) = answering(&[r#"{"job": {"status": {"phase": "new"}}}"#]);
    let error = client.get_job("1").until_done().await.unwrap_err();
    assert!(matches!(error, WaitError::NotStarted(_)), "{error}");
    assert!(memory.waits.lock().unwrap().is_empty());
}
