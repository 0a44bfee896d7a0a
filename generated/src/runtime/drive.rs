// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The loop that drives every call.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::client::Client;
use super::collect::Collect;
use super::exchange::{Exchange, Outcome, Step};
use super::failure::{Cause, Failure};
use super::operation::{Info, Work};
use super::transport::Body;

/// Makes a call, within its time.
pub(super) async fn drive(work: Box<dyn Work>) -> Outcome {
    let (info, call) = (work.info(), work.call());
    let (timeout, client) = (call.timeout(), call.client.clone());
    within(info, timeout, &client, converse(work)).await
}

/// Does what belongs to a call, within some time.
pub(super) async fn within<T>(
    info: &'static Info,
    timeout: Duration,
    client: &Client,
    conversation: impl Future<Output = Result<T, Box<Failure>>>,
) -> Result<T, Box<Failure>> {
    let mut time = client.shared.transport.sleep(timeout);
    let mut conversation = pin!(conversation);
    poll_fn(|context| {
        if let Poll::Ready(outcome) = conversation.as_mut().poll(context) {
            return Poll::Ready(outcome);
        }
        let passed = time.as_mut().poll(context);
        passed.map(|()| Err(Failure::new(info, Cause::Timeout(timeout))))
    })
    .await
}

/// Does what the exchange asks for until it is done.
async fn converse(work: Box<dyn Work>) -> Outcome {
    let mut exchange = Exchange::new(work);
    loop {
        let sending = match exchange.next() {
            Step::Send(request) => exchange.client().transport.send(request),
            Step::Wait(turn) => {
                exchange.waited(turn.await);
                continue;
            }
            Step::Done(outcome) => return outcome,
        };
        let (head, mut body) = match sending.await {
            Ok(response) => response.into_parts(),
            Err(error) => {
                exchange.lost(error);
                continue;
            }
        };
        let mut collect = Collect::new(head, exchange.client().max_response_size);
        match read(&mut *body, &mut collect).await {
            Ok(()) => exchange.answered(collect.finish()),
            Err(cause) => exchange.broke_off(collect.finish(), cause),
        }
    }
}

/// Reads a body to its end.
pub(super) async fn read(body: &mut dyn Body, collect: &mut Collect) -> Result<(), Cause> {
    while let Some(piece) = body.chunk().await {
        collect.push(piece.map_err(Cause::BrokeOff)?)?;
    }
    Ok(())
}
