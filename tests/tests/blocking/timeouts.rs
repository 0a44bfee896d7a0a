//! Times that pass: they end a call, and are told apart.

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Authorizer, Invalid};
use huaweicloud_hss::{Blocking, BoxFuture, Credential, ErrorKind, Preparation, Retry};
use serde_json::json;
use tests::fake::{Answer, Gate};
use tests::patience::with_enough_time;
use tokio::net::TcpSocket;

use crate::support::{Failure, Service, builder, doubled, export, status};

/// How long a call may take that is not to be answered in time. However busy the machine is, no
/// more comes of it than that the test takes longer.
const SHORT: Duration = Duration::from_millis(80);
const SECOND: Duration = Duration::from_secs(1);

/// The error of an export that is answered like this and may take so long.
fn timed_out(answer: &Answer, limit: Duration) -> Failure {
    let service = Service::start();
    service.answer(answer.clone());
    let client = service.builder().timeout(limit).build().unwrap();
    let error = export(&client).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.is_timeout() && !error.is_connect());
    let within = format!("within {limit:?}");
    assert!(error.to_string().contains(&within), "{error}");
    error
}

#[test]
fn a_server_that_does_not_answer() {
    assert_eq!(timed_out(&Answer::hang(), SHORT).status(), None);
}

#[test]
fn a_body_that_does_not_end() {
    let answer = Answer::json(200, &json!({ "task_id": "t" })).then_hang();
    let has_head = |error: &Failure| error.status().is_some();
    let error = with_enough_time(has_head, |limit| timed_out(&answer, limit));
    assert_eq!(error.status().unwrap(), 200);
}

#[test]
fn a_body_whose_pieces_come_too_slowly() {
    let body = json!({ "task_id": "0123456789" });
    let slow = Answer::json(200, &body).in_pieces(1, SHORT / 4);
    timed_out(&slow.then_hang(), SHORT);
}

#[test]
fn an_attempt_has_a_time_of_its_own() {
    let double = TestTransport::new();
    let builder = doubled(&double).attempt_timeout(5 * SECOND);
    let client = builder.retry(Retry::attempts(3)).build().unwrap();
    let began = double.now();
    double.queue(TestAnswer::new(200, "{}").after(6 * SECOND));
    double.queue(TestAnswer::new(200, "{}").pausing(6 * SECOND));
    double.queue(TestAnswer::new(200, "{}").after(4 * SECOND));
    status(&client).unwrap();
    let waits: Duration = double.pauses().iter().sum();
    assert_eq!(double.now() - began, 14 * SECOND + waits);
    assert_eq!(double.requests().len(), 3);
    double.queue(TestAnswer::new(200, "{}").after(6 * SECOND));
    let error = export(&client).unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(error.to_string().contains("within 5s"), "{error}");
    assert_eq!(double.requests().len(), 4);
}

#[test]
fn an_attempt_that_hangs_is_given_up() {
    let service = Service::start();
    service.answer(Answer::hang());
    let builder = service.builder().attempt_timeout(SHORT);
    let error = status(&builder.build().unwrap()).unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[test]
fn no_wait_goes_beyond_the_call() {
    let double = TestTransport::new();
    let busy = TestAnswer::new(503, "{}").with_header("retry-after", "30");
    double.answer_by(move |_| Some(busy.clone()));
    let client = doubled(&double).timeout(50 * SECOND);
    let client = client.retry(Retry::attempts(5)).build().unwrap();
    assert_eq!(status(&client).unwrap_err().status().unwrap(), 503);
    assert_eq!(double.pauses(), [30 * SECOND]);
}

#[test]
fn a_call_can_have_its_own_time() {
    let service = Service::start();
    let hasty = service.builder().timeout(Duration::ZERO).build().unwrap();
    let call = hasty.show_collection_status("midware", "h");
    assert!(call.clone().send().unwrap_err().is_timeout());
    call.clone().with_timeout(Duration::MAX).send().unwrap();
    call.with_timeout(Duration::from_secs(60)).send().unwrap();
}

#[test]
fn a_client_works_on_after_a_timeout() {
    let service = Service::start();
    let gate = Gate::new();
    // Whichever of the two calls takes it.
    service.answer(Answer::json(200, &json!({})).behind(&gate));
    let client = service.client();
    let call = client.show_collection_status("midware", "h");
    assert!(call.with_timeout(SHORT).send().unwrap_err().is_timeout());
    gate.open();
    status(&client).unwrap();
}

#[test]
fn a_connection_that_does_not_come() {
    let service = Service::start();
    // Whoever asks last waits, since nobody accepts and the queue is full.
    let (listener, _held) = service.within(async {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(1).unwrap();
        let address = listener.local_addr().unwrap();
        let held: Vec<_> = (0..8)
            .map(|_| TcpStream::connect_timeout(&address, SHORT))
            .collect();
        (listener, held)
    });
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let client = builder(endpoint).connect_timeout(SHORT).build().unwrap();
    let error = export(&client).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.is_timeout(), "{error}");
    // The call's own time is something else.
    let call = client.show_collection_status("midware", "h");
    let error = call.with_timeout(SHORT / 4).send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

/// A credential that waits for one that never comes, or comes from another thread.
#[derive(Debug)]
struct Waiting(Option<Duration>);

impl Credential for Waiting {
    fn scheme(&self) -> &'static str {
        "Token"
    }

    fn authorize(&self, _: &mut Authorizer<'_>) -> Result<(), Invalid> {
        Ok(())
    }

    fn prepare(&self, _: Instant) -> Preparation {
        let turn: BoxFuture<'static, Result<(), String>> = match self.0 {
            None => Box::pin(std::future::pending()),
            Some(pause) => {
                let mut waker = None;
                Box::pin(std::future::poll_fn(move |context| {
                    if waker.is_some() {
                        return std::task::Poll::Ready(Err("was woken".to_owned()));
                    }
                    let woken = context.waker().clone();
                    waker = Some(thread::spawn(move || {
                        thread::sleep(pause);
                        woken.wake();
                    }));
                    std::task::Poll::Pending
                }))
            }
        };
        Preparation::Wait(turn)
    }
}

#[test]
fn waiting_for_a_credential_ends_with_the_call() {
    let service = Service::start();
    let scheme = Waiting(None).scheme();
    let builder = service.builder().auth(Waiting(None)).timeout(SHORT);
    let error = status(&builder.build().unwrap()).unwrap_err();
    assert!(error.is_timeout(), "{scheme}: {error}");
    assert!(service.requests().is_empty());
}

#[test]
fn what_a_credential_waits_for_wakes_the_call() {
    let service = Service::start();
    let client = service
        .builder()
        .auth(Waiting(Some(SHORT)))
        .build()
        .unwrap();
    let error = status(&client).unwrap_err();
    assert!(error.to_string().contains("was woken"), "{error}");
}

#[test]
fn by_the_double_a_wait_ends_when_the_test_lets_its_time_pass() {
    let double = TestTransport::new();
    let client = doubled(&double).auth(Waiting(None)).timeout(30 * SECOND);
    let client = client.build().unwrap();
    let call = thread::spawn(move || status(&client).unwrap_err());
    // Wherever the call is by now, its time is over before long.
    while !call.is_finished() {
        double.advance(SECOND);
    }
    assert!(call.join().unwrap().is_timeout());
    assert!(double.requests().is_empty());
}
