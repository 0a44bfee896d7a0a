//! Times that pass: they end a call, and are told apart.

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use huaweicloud_hss::{Authorizer, Invalid};
use huaweicloud_hss::{Blocking, BoxFuture, Credential, ErrorKind, Preparation, Retry};
use serde_json::json;
use tests::fake::Answer;
use tokio::net::TcpSocket;

use crate::support::{Failure, Service, builder, export, status};

const SHORT: Duration = Duration::from_millis(80);

/// The error of an export that is answered like this.
fn timed_out(answer: Answer) -> Failure {
    let service = Service::start();
    service.answer(answer);
    let client = service.builder().timeout(SHORT).build().unwrap();
    let begun = Instant::now();
    let error = export(&client).unwrap_err();
    let took = begun.elapsed();
    assert!(took < 20 * SHORT, "{took:?}");
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.is_timeout() && !error.is_connect());
    assert!(error.to_string().contains("80ms"), "{error}");
    error
}

#[test]
fn a_server_that_does_not_answer() {
    assert_eq!(timed_out(Answer::hang()).status(), None);
}

#[test]
fn a_body_that_does_not_end() {
    let answer = Answer::json(200, &json!({ "task_id": "t" })).then_hang();
    assert_eq!(timed_out(answer).status().unwrap(), 200);
}

#[test]
fn a_body_whose_pieces_come_too_slowly() {
    let body = json!({ "task_id": "0123456789" });
    timed_out(Answer::json(200, &body).in_pieces(1, SHORT / 4));
}

#[test]
fn an_attempt_has_a_time_of_its_own() {
    let service = Service::start();
    service.answer(Answer::hang());
    let builder = service.builder().attempt_timeout(SHORT);
    let client = builder.retry(Retry::attempts(2)).build().unwrap();
    status(&client).unwrap();
    assert_eq!(service.requests().len(), 2);
    service.answer(Answer::hang());
    let error = export(&client).unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(service.requests().len(), 3);
}

#[test]
fn no_wait_goes_beyond_the_call() {
    let service = Service::start();
    let busy = Answer::empty(503).with_header("retry-after", "30");
    service.answer(busy);
    let client = service.builder().timeout(Duration::from_secs(2));
    let client = client.retry(Retry::attempts(5)).build().unwrap();
    let begun = Instant::now();
    assert_eq!(status(&client).unwrap_err().status().unwrap(), 503);
    assert!(begun.elapsed() < Duration::from_secs(2));
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
    service.answer(Answer::hang());
    let client = service.client();
    let call = client.show_collection_status("midware", "h");
    assert!(call.with_timeout(SHORT).send().unwrap_err().is_timeout());
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

    fn prepare(&self) -> Preparation {
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
    let begun = Instant::now();
    let error = status(&client).unwrap_err();
    assert!(error.to_string().contains("was woken"), "{error}");
    assert!((SHORT..Duration::from_secs(5)).contains(&begun.elapsed()));
}
