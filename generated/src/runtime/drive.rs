// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The loop that drives every call.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use bytes::Bytes;
use http::Request;

use super::answer::Answer;
use super::client::Shared;
use super::collect::Collect;
use super::exchange::{Exchange, Step};
use super::failure::{Cause, Failure};
use super::operation::Work;
use super::reply::Reply;

/// Makes a call, within its time.
pub(super) async fn drive(work: Box<dyn Work>) -> Result<Answer, Box<Failure>> {
    let info = work.info();
    let timeout = work.call().timeout();
    let client = work.call().client.clone();
    let exchange = Exchange::new(work);
    let request = match exchange.start() {
        Step::Send(request) => request,
        Step::Done(outcome) => return outcome,
    };
    let conversation = converse(&client.shared, exchange, request);
    match within(conversation, client.shared.transport.sleep(timeout)).await {
        Some(outcome) => outcome,
        None => Err(Failure::new(info, Cause::Timeout(timeout))),
    }
}

/// The outcome of some work, unless the time passes first.
async fn within<T>(work: impl Future<Output = T>, time: impl Future<Output = ()>) -> Option<T> {
    let mut work = pin!(work);
    let mut time = pin!(time);
    poll_fn(|context| {
        if let Poll::Ready(outcome) = work.as_mut().poll(context) {
            return Poll::Ready(Some(outcome));
        }
        time.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// Sends what the exchange asks for until it is done.
async fn converse(
    client: &Shared,
    mut exchange: Exchange,
    mut request: Request<Bytes>,
) -> Result<Answer, Box<Failure>> {
    loop {
        let reply = send(client, &exchange, request).await?;
        request = match exchange.answered(reply) {
            Step::Send(request) => request,
            Step::Done(outcome) => return outcome,
        };
    }
}

/// Sends one request, and reads its answer whole.
async fn send(
    client: &Shared,
    exchange: &Exchange,
    request: Request<Bytes>,
) -> Result<Reply, Box<Failure>> {
    let response = match client.transport.send(request).await {
        Ok(response) => response,
        Err(error) => return Err(exchange.failure(Cause::Transport(error))),
    };
    let (head, mut body) = response.into_parts();
    let mut reply = Reply {
        status: head.status,
        headers: head.headers,
        body: Bytes::new(),
    };
    let mut collect = Collect::new(client.max_response_size);
    let cause = loop {
        match body.chunk().await {
            Some(Ok(piece)) => {
                if collect.push(piece).is_err() {
                    break Some(Cause::TooLarge(client.max_response_size));
                }
            }
            Some(Err(error)) => break Some(Cause::Transport(error)),
            None => break None,
        }
    };
    reply.body = collect.finish();
    match cause {
        Some(cause) => Err(Box::new(exchange.answer(reply).failure(cause))),
        None => Ok(reply),
    }
}
