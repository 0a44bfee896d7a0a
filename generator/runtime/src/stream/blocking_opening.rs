//! Calls that block, whose answer is read as it arrives.

use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use http::HeaderMap;
use http::header::ACCEPT;

use super::opening::{is_expected, refuse, unexpected};
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::client::clock::Clock;
use crate::exchange::blocking::{self, Incoming, advance, receive};
use crate::exchange::machine::Exchange;
use crate::exchange::operation::{Operation, Work};
use crate::exchange::outcome::Outcome;
use crate::transport::deadline::Deadline;

/// The error of a call that has ended with its answer, or without any.
pub(crate) fn ended<O: Operation>(outcome: Outcome) -> Error<O::Error> {
    match outcome {
        Ok(answer) => refuse::<O>(*answer),
        Err(failure) => Error::new(*failure, None),
    }
}

/// Makes a call until the headers of its answer are there, within its time; a success is of the
/// media type that is asked for, if there is one. Anything else is what the call ends with. Each
/// read of the body may take so long.
pub(crate) fn open(
    work: &dyn Work,
    headers: HeaderMap,
    read: Duration,
) -> Result<(Answer, Incoming), Outcome> {
    let mut exchange = Exchange::new(work, Clock::Blocking).arriving(headers);
    let mut deadline = Deadline::new(&*exchange.client().blocking, work.call().timeout());
    loop {
        let (mut collect, body) = match advance(&mut exchange, &mut deadline, Some(read)) {
            Continue(arriving) => arriving,
            Break(outcome) => return Err(outcome),
        };
        if !collect.status.is_success() || exchange.asks_for_token() {
            receive(&mut exchange, &deadline, collect, body);
        } else if is_expected(collect.status, &collect.headers, exchange.header(ACCEPT)) {
            return Ok((exchange.opened(collect), body));
        } else {
            let cause = match blocking::read(&deadline, body, &mut collect) {
                Ok(true) => unexpected(),
                Ok(false) => Cause::Timeout(deadline.first().limit()),
                Err(cause) => cause,
            };
            exchange.broke_off(collect.take(), cause);
        }
    }
}
