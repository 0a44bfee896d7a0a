// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The loop that drives every call.

use http::response::Parts;

use super::collect::Collect;
use super::exchange::{Exchange, Outcome, Step};
use super::failure::Cause;
use super::limits::{Limits, Passed};
use super::operation::Work;
use super::transport::Body;

/// Makes a call, within its time.
pub(super) async fn drive(work: Box<dyn Work>) -> Outcome {
    let client = work.call().client.clone();
    let mut limits = Limits::new(&*client.shared.transport, work.call().timeout());
    let mut exchange = Exchange::new(work);
    loop {
        match advance(&mut exchange, &mut limits).await {
            Ok((head, body)) => receive(&mut exchange, &mut limits, head, body).await,
            Err(outcome) => return outcome,
        }
    }
}

/// Does what the exchange asks for until the headers of an answer are there, or it has ended.
pub(super) async fn advance(
    exchange: &mut Exchange,
    limits: &mut Limits<'_>,
) -> Result<(Parts, Box<dyn Body>), Outcome> {
    loop {
        limits.begin_attempt(None);
        match exchange.next() {
            Step::Send(request) => {
                let client = exchange.client();
                limits.begin_attempt(client.attempt_timeout);
                // A transport may begin before its future is polled.
                let sending = async { limits.within(client.transport.send(request)).await };
                match exchange.span().within(sending).await {
                    Ok(Ok(response)) => {
                        if let Some(arriving) = exchange.arrived(response) {
                            return Ok(arriving);
                        }
                    }
                    Ok(Err(error)) => exchange.lost(error),
                    Err(passed) => exchange.late(passed, None),
                }
            }
            Step::Wait(turn) => match exchange.span().within(limits.within(turn)).await {
                Ok(result) => exchange.waited(result),
                Err(passed) => exchange.late(passed, None),
            },
            Step::Pause(pause) => {
                let pause = exchange.client().transport.sleep(pause);
                let pause = limits.within(pause);
                if let Err(passed) = exchange.span().within(pause).await {
                    exchange.late(passed, None);
                }
            }
            Step::Done(outcome) => return Err(outcome),
        }
    }
}

/// Reads an answer to its end, and tells the exchange.
pub(super) async fn receive(
    exchange: &mut Exchange,
    limits: &mut Limits<'_>,
    head: Parts,
    body: Box<dyn Body>,
) {
    let mut collect = Collect::new(head, exchange.client().max_response_size);
    let reading = read(limits, body, &mut collect);
    match exchange.span().within(reading).await {
        Ok(Ok(())) => exchange.answered(collect.finish()),
        Ok(Err(cause)) => exchange.broke_off(collect.finish(), cause),
        Err(passed) => exchange.late(passed, Some(collect.finish())),
    }
}

/// Reads a body to its end.
pub(super) async fn read(
    limits: &mut Limits<'_>,
    mut body: Box<dyn Body>,
    collect: &mut Collect,
) -> Result<Result<(), Cause>, Passed> {
    let reading = async {
        while let Some(piece) = body.chunk().await {
            collect.push(piece.map_err(Cause::BrokeOff)?)?;
        }
        Ok(())
    };
    limits.within(reading).await
}
