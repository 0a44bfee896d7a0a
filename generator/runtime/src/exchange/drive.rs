//! The loop that drives every call.

use std::pin::pin;

use http::Response;

use super::machine::{Exchange, Step};
use super::operation::Work;
use super::outcome::Outcome;
use crate::answer::collect::Collect;
use crate::answer::failure::Cause;
use crate::client::clock::Clock;
use crate::transport::awaited::{Body, BoxFuture, TransportError};
use crate::transport::limits::{Limits, Passed};

/// Makes a call, within its time.
pub(crate) async fn drive(work: Box<dyn Work>) -> Outcome {
    let mut exchange = Exchange::new(&*work, Clock::Awaited);
    let mut limits = Limits::new(&*exchange.client().transport, work.call().timeout());
    loop {
        let (mut collect, mut body) = match advance(&mut exchange, &mut limits).await {
            Ok(arriving) => arriving,
            Err(outcome) => return outcome,
        };
        receive(&mut exchange, &mut limits, &mut collect, &mut *body).await;
    }
}

/// What a call waits for: no more than that is kept on the heap meanwhile.
enum Doing<'t> {
    /// The headers of an answer.
    Sending(BoxFuture<'t, Result<Response<Box<dyn Body>>, TransportError>>),
    /// What a credential waits for.
    Waiting(BoxFuture<'static, Result<(), String>>),
    /// The next attempt.
    Pausing(BoxFuture<'t, ()>),
}

/// Does what the exchange asks for until the headers of an answer are there, or it has ended.
pub(crate) async fn advance(
    exchange: &mut Exchange<'_>,
    limits: &mut Limits<'_>,
) -> Result<(Collect, Box<dyn Body>), Outcome> {
    loop {
        let doing = begin(exchange, limits)?;
        let span = exchange.span();
        match doing {
            Doing::Sending(sending) => match span.within(limits.within(sending)).await {
                Ok(Ok(response)) => {
                    if let Some(arriving) = exchange.arrived(response) {
                        return Ok(arriving);
                    }
                }
                Ok(Err(error)) => exchange.lost(error),
                Err(passed) => exchange.late(passed, None),
            },
            Doing::Waiting(turn) => match span.within(limits.within(turn)).await {
                Ok(result) => exchange.waited(result),
                Err(passed) => exchange.late(passed, None),
            },
            Doing::Pausing(pause) => {
                if let Err(passed) = span.within(limits.within(pause)).await {
                    exchange.late(passed, None);
                }
            }
        }
    }
}

/// Begins what the exchange asks for.
fn begin<'t>(exchange: &mut Exchange<'_>, limits: &mut Limits<'t>) -> Result<Doing<'t>, Outcome> {
    limits.begin_attempt(None);
    match exchange.next() {
        Step::Send(request) => {
            limits.begin_attempt(exchange.attempt_timeout());
            let transport = limits.transport;
            // A transport may begin before its future is polled.
            let sending = exchange.span().run(|| transport.send(request));
            Ok(Doing::Sending(sending))
        }
        Step::Wait(turn) => Ok(Doing::Waiting(turn)),
        Step::Pause(pause) => Ok(Doing::Pausing(limits.transport.sleep(pause))),
        Step::Done(outcome) => Err(outcome),
    }
}

/// Reads an answer to its end, and tells the exchange.
pub(crate) async fn receive(
    exchange: &mut Exchange<'_>,
    limits: &mut Limits<'_>,
    collect: &mut Collect,
    body: &mut dyn Body,
) {
    let span = exchange.span();
    let read = span.within(read(limits, body, collect)).await;
    let reply = collect.take();
    match read {
        Ok(Ok(())) => exchange.answered(reply),
        Ok(Err(cause)) => exchange.broke_off(reply, cause),
        Err(passed) => exchange.late(passed, Some(reply)),
    }
}

/// Reads a body to its end.
pub(crate) async fn read(
    limits: &mut Limits<'_>,
    body: &mut dyn Body,
    collect: &mut Collect,
) -> Result<Result<(), Cause>, Passed> {
    let reading = pin!(async {
        while let Some(piece) = body.chunk().await {
            collect.push(piece.map_err(Cause::BrokeOff)?)?;
        }
        Ok(())
    });
    limits.within(reading).await
}
