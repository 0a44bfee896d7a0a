//! Two clients of two documents share the runtime: what sends their requests, what is told of
//! their calls, and when these are repeated.

use std::sync::{Arc, Mutex};

use case_client_parameters as things;
use case_minimal as minimal;
use minimal::testing::{TestAnswer, TestTransport};
use minimal::{CallEnd, Observer, Retry, Transport};

/// Keeps which operations were called, and how often each was attempted.
#[derive(Default)]
struct Calls(Mutex<Vec<(&'static str, u32)>>);

impl Observer for Calls {
    fn call_ended(&self, end: &CallEnd) {
        self.0.lock().unwrap().push((end.operation, end.attempts));
    }
}

#[tokio::test]
async fn one_transport_one_observer_and_one_retry_serve_both() {
    let double = TestTransport::new();
    double.queue(TestAnswer::new(503, ""));
    double.queue(TestAnswer::new(204, ""));
    double.queue(TestAnswer::new(503, ""));
    double.queue(TestAnswer::new(200, r#"["a"]"#));
    let transport: Arc<dyn Transport> = Arc::new(double.clone());
    let observer = Arc::new(Calls::default());
    let retry = Retry::default();

    let minimal = minimal::Client::builder()
        .endpoint("https://minimal.example")
        .transport(Arc::clone(&transport))
        .observer(Arc::clone(&observer))
        .retry(retry)
        .build()
        .unwrap();
    let things = things::Client::builder()
        .region("north")
        .tenant("t")
        .transport(transport)
        .observer(Arc::clone(&observer))
        .retry(retry)
        .build()
        .unwrap();

    minimal.ping().await.unwrap();
    assert_eq!(things.list_things().await.unwrap(), ["a"]);

    let requests = double.requests();
    let paths: Vec<&str> = requests.iter().map(|request| request.path()).collect();
    assert_eq!(paths, ["/ping", "/ping", "/live/t/things", "/live/t/things"]);
    let calls = observer.0.lock().unwrap();
    assert_eq!(*calls, [("ping", 2), ("listThings", 2)]);
}
