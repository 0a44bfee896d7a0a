//! The transport for tests: what it records, and what it answers.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, Instant};

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{
    Attempt, AttemptEnd, Authorizer, CallEnd, Client, ClientBuilder, Credential, ErrorKind,
    Invalid, Observer, Preparation, Retry, TransportErrorKind,
};

const STATUS: &str = "/v5/p/asset/manual-collect/web-service";
const SCANNED: &str = r#"{"scan_status":"scanned"}"#;
const TOKEN: &str = "a-token-that-nobody-may-read";

const SECOND: Duration = Duration::from_secs(1);

fn builder(double: &TestTransport) -> ClientBuilder {
    let builder = Client::builder().region("cn-north-4").project_id("p");
    builder.auth(Token::new(TOKEN)).transport(double.clone())
}

fn client(double: &TestTransport) -> Client {
    builder(double).build().unwrap()
}

async fn status(client: &Client) -> Result<Option<String>, ErrorKind> {
    let call = client.show_collection_status("web-service", "a host/ä+1");
    let outcome = call.await;
    outcome
        .map(|status| status.scan_status.map(|status| status.as_str().to_owned()))
        .map_err(|error| error.kind())
}

async fn export(client: &Client) -> Result<Option<String>, ErrorKind> {
    let call = client.export_assets("app", "host", [("a", "A")]);
    let outcome = call.await;
    outcome
        .map(|task| task.task_id)
        .map_err(|error| error.kind())
}

#[tokio::test]
async fn it_records_what_is_sent() {
    let double = TestTransport::new();
    let client = client(&double);
    double.answer(200, SCANNED);
    double.answer(200, r#"{"task_id":"t"}"#);
    assert_eq!(status(&client).await, Ok(Some("scanned".to_owned())));
    assert_eq!(export(&client).await, Ok(Some("t".to_owned())));

    let [status, export] = &double.requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!((status.method(), status.path()), ("GET", STATUS));
    assert_eq!(status.origin(), "https://hss.cn-north-4.myhuaweicloud.com");
    let host = ("host_id".to_owned(), "a host/ä+1".to_owned());
    assert_eq!(status.query(), [host]);
    assert_eq!(status.header("x-auth-token"), Some(TOKEN));
    assert_eq!(status.headers()["accept"], "application/json");
    assert_eq!(status.body(), b"");
    assert_eq!(export.method(), "POST");
    assert_eq!(export.body(), br#"{"export_headers":[["a","A"]]}"#);
}

#[tokio::test]
async fn no_time_passes_between_attempts() {
    let double = TestTransport::new();
    let hour = Duration::from_secs(3600);
    double.queue(TestAnswer::new(429, "{}").with_header("retry-after", "50"));
    double.fail(TransportErrorKind::Connect);
    double.answer(200, SCANNED);
    let client = client(&double);
    let began = double.now();
    let retry = Retry::attempts(3).waits(hour, hour);
    let call = client.show_collection_status("web-service", "h");
    call.with_retry(retry).with_timeout(2 * hour).await.unwrap();
    assert_eq!(double.requests().len(), 3);
    let [first, second] = double.pauses()[..] else {
        panic!("{:?}", double.pauses());
    };
    assert!(first >= Duration::from_secs(50) && first <= hour && second <= hour);
    assert_eq!(double.now() - began, first + second);
}

#[tokio::test]
async fn no_time_passes_while_a_call_is_made_until_it_is_done() {
    let double = TestTransport::new();
    double.answer(200, r#"{"scan_status":"scanning"}"#);
    double.queue(TestAnswer::new(200, "{}").with_header("retry-after", "50"));
    double.answer(200, SCANNED);
    let client = client(&double);
    let began = double.now();
    let minute = Duration::from_secs(60);
    let waiting = client.show_collection_status("web-service", "h");
    let waiting = waiting.until_done().with_interval(minute, 2 * minute);
    let status = waiting.await.unwrap().scan_status.unwrap();
    assert_eq!(status.as_str(), "scanned");
    assert_eq!(double.requests().len(), 3);
    let [first, second] = double.pauses()[..] else {
        panic!("{:?}", double.pauses());
    };
    assert!(first >= minute * 3 / 4 && first <= minute);
    assert!(second >= Duration::from_secs(50) && second <= 2 * minute);
    assert_eq!(double.now() - began, first + second);
}

#[tokio::test]
async fn an_answer_that_takes_too_long_has_timed_out_at_once() {
    let double = TestTransport::new();
    let client = client(&double);
    let call = || client.export_assets("app", "host", [("a", "A")]);
    for (answer, limit, problem) in [
        (TestAnswer::new(200, "{}").after(59 * SECOND), 60, None),
        (
            TestAnswer::new(200, "{}").after(60 * SECOND),
            60,
            Some("was not answered within 60s"),
        ),
        (
            TestAnswer::new(200, "{}").pausing(Duration::MAX),
            7,
            Some("answered 200 OK, but its body did not end within 7s: {"),
        ),
        (
            TestAnswer::failure(TransportErrorKind::Other).after(9 * SECOND),
            8,
            Some("was not answered within 8s"),
        ),
    ] {
        let (began, time) = (double.now(), answer.clone());
        double.queue(time);
        let result = call().with_timeout(limit * SECOND).await;
        let text = result.err().map(|error| error.to_string());
        let is_told = match problem {
            Some(problem) => text.as_ref().is_some_and(|text| text.ends_with(problem)),
            None => text.is_none(),
        };
        assert!(is_told, "{answer:?}: {text:?}");
        let took = if problem.is_some() { limit } else { 59 };
        assert_eq!(double.now() - began, took * SECOND);
    }
}

/// A credential that never comes.
#[derive(Debug)]
struct Never;

impl Credential for Never {
    fn scheme(&self) -> &'static str {
        "Token"
    }

    fn authorize(&self, _: &mut Authorizer<'_>) -> Result<(), Invalid> {
        Ok(())
    }

    fn prepare(&self, _: Instant) -> Preparation {
        Preparation::Wait(Box::pin(std::future::pending()))
    }
}

#[tokio::test]
async fn whatever_else_is_waited_for_takes_the_time_that_a_test_lets_pass() {
    let double = TestTransport::new();
    let client = builder(&double).auth(Never).timeout(30 * SECOND);
    let client = client.build().unwrap();
    let began = double.now();
    let mut call = pin!(status(&client));
    for _ in 0..30 {
        let polled = poll_fn(|context| Poll::Ready(call.as_mut().poll(context)));
        assert!(polled.await.is_pending());
        double.advance(SECOND);
    }
    assert_eq!(call.await, Err(ErrorKind::Timeout));
    assert_eq!(double.now() - began, 30 * SECOND);
}

#[tokio::test]
async fn a_call_that_takes_its_time_stops_where_the_time_of_another_ends() {
    let double = TestTransport::new();
    double.queue(TestAnswer::new(200, SCANNED).after(20 * SECOND));
    let waiting = builder(&double).auth(Never).timeout(10 * SECOND);
    let (waiting, client) = (waiting.build().unwrap(), client(&double));
    let began = double.now();
    let ended = |result: Result<_, _>| (result.err(), double.now() - began);
    let (late, answered) = tokio::join!(async { ended(status(&waiting).await) }, async {
        ended(status(&client).await)
    },);
    assert_eq!(late, (Some(ErrorKind::Timeout), 10 * SECOND));
    assert_eq!(answered, (None, 20 * SECOND));
}

/// Keeps how long things took.
#[derive(Clone, Default)]
struct Times(Arc<Mutex<Vec<Duration>>>);

impl Observer for Times {
    fn attempt_ended(&self, _: &Attempt, end: &AttemptEnd) {
        self.0.lock().unwrap().push(end.time);
    }

    fn call_ended(&self, end: &CallEnd) {
        self.0.lock().unwrap().push(end.time);
    }
}

#[tokio::test]
async fn what_is_told_of_time_is_told_by_its_clock() {
    let double = TestTransport::new();
    let busy = TestAnswer::new(503, "{}").with_header("retry-after", "30");
    double.queue(busy.after(2 * SECOND));
    let wrong = TestAnswer::new(404, "{}").pausing(3 * SECOND);
    double.queue(wrong.after(SECOND));
    let times = Times::default();
    let client = builder(&double).observer(times.clone()).build().unwrap();
    let call = client.show_collection_status("web-service", "h");
    let error = call.await.unwrap_err().to_string();
    assert!(
        error.contains("(the last of 2 attempts in 36.0s)"),
        "{error}"
    );
    let times = times.0.lock().unwrap().clone();
    assert_eq!(times, [2 * SECOND, 4 * SECOND, 36 * SECOND]);
}

#[tokio::test]
async fn a_double_that_is_shared_keeps_its_clock() {
    let double = TestTransport::new();
    double.answer_by(|_| Some(TestAnswer::new(200, r#"{"scan_status":"scanning"}"#)));
    let shared = builder(&double).transport(Arc::new(double.clone()));
    let client = shared.build().unwrap();
    let began = double.now();
    let waiting = client.show_collection_status("web-service", "h");
    waiting.until_done().await.unwrap_err();
    assert_eq!(double.now() - began, 1800 * SECOND);
}

#[tokio::test]
async fn it_fails_as_it_is_told() {
    for (kind, expected, attempts) in [
        (TransportErrorKind::Connect, ErrorKind::Connect, 3),
        (TransportErrorKind::ConnectTimeout, ErrorKind::Connect, 3),
        (TransportErrorKind::Timeout, ErrorKind::Timeout, 1),
        (TransportErrorKind::Other, ErrorKind::Transport, 1),
    ] {
        let double = TestTransport::new();
        double.answer_by(move |_| Some(TestAnswer::failure(kind)));
        assert_eq!(export(&client(&double)).await, Err(expected));
        assert_eq!(double.requests().len(), attempts, "{kind:?}");
    }
}

#[tokio::test]
async fn a_rule_comes_before_the_queue() {
    let double = TestTransport::new();
    double.on("GET", STATUS, TestAnswer::new(200, SCANNED));
    let seen = double.clone();
    double.answer_by(move |request| {
        let number = seen.requests().len();
        let task = format!(r#"{{"task_id":"{number}"}}"#);
        (request.header("x-mine") == Some("yes")).then(|| TestAnswer::new(200, task))
    });
    double.answer(403, "{}");
    let client = client(&double);
    for _ in 0..2 {
        assert_eq!(status(&client).await, Ok(Some("scanned".to_owned())));
    }
    let call = client.export_assets("app", "host", [("a", "A")]);
    let task = call.with_header("x-mine", "yes").await.unwrap();
    assert_eq!(task.task_id.as_deref(), Some("3"));
    assert_eq!(export(&client).await, Err(ErrorKind::Api));
}

#[tokio::test]
async fn what_was_not_told_is_an_error_that_says_so() {
    let double = TestTransport::new();
    let client = client(&double);
    let call = client.show_collection_status("web-service", "h");
    let error = call.await.unwrap_err();
    let expected = format!("nothing is queued that answers GET {STATUS}");
    assert!(error.to_string().contains(&expected), "{error}");
    assert_eq!(double.requests().len(), 1);

    for (wrong, problem) in [
        (TestAnswer::new(99, ""), "99 is no status"),
        (
            TestAnswer::new(200, "").with_header("a b", ""),
            "\"a b\" of an answer cannot be sent",
        ),
    ] {
        double.queue(wrong);
        let call = client.show_collection_status("web-service", "h");
        let error = call.await.unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[tokio::test]
async fn it_prints_no_secret() {
    let double = TestTransport::new();
    double.answer(200, SCANNED);
    let client = client(&double);
    let call = client.show_collection_status("web-service", TOKEN);
    call.with_header("x-secret", TOKEN).await.unwrap();
    let printed = format!("{double:?} {:#?} {client:?}", double.requests());
    assert!(!printed.contains(TOKEN), "{printed}");
    for shown in ["GET", STATUS, "host_id", "x-auth-token", "x-secret"] {
        assert!(printed.contains(shown), "{printed}");
    }
}

#[cfg(feature = "blocking")]
#[test]
fn it_serves_calls_that_block() {
    use huaweicloud_hss::Blocking as _;

    let double = TestTransport::new();
    double.queue(TestAnswer::new(429, "{}").with_header("retry-after", "50"));
    double.answer(200, r#"{"task_id":"t"}"#);
    let builder = Client::builder().region("cn-north-4").project_id("p");
    let builder = builder.auth(Token::new(TOKEN));
    let client = builder.blocking_transport(double.clone()).build().unwrap();
    let call = client.export_assets("app", "host", [("a", "A")]);
    let task = call.send().unwrap();
    assert_eq!(task.task_id.as_deref(), Some("t"));
    let [first, second] = &double.requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!(first.body(), br#"{"export_headers":[["a","A"]]}"#);
    assert_eq!(second.body(), first.body());
    assert!(double.pauses()[0] >= Duration::from_secs(50));
}
