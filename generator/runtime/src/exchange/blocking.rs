//! Calls that block their thread: the loop beside `drive`, over the same core.

use std::io::{self, Read};
use std::ops::ControlFlow::{self, Break, Continue};
use std::time::Duration;

use bytes::Bytes;

use super::machine::{Exchange, Step};
use super::operation::{Operation, Work};
use super::outcome::Outcome;
use super::with_response::{self, WithResponse};
use crate::answer::collect::Collect;
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::response::Response;
use crate::client::clock::Clock;
use crate::transport::awaited::{TransportError, TransportErrorKind};
use crate::transport::blocking::TimeLimit;
use crate::transport::deadline::Deadline;
use crate::transport::park;

/// How many bytes of an answer are read at a time.
pub(crate) const PIECE: usize = 16 * 1024;

/// What sends a call and blocks the thread until it has ended, in place of `.await`.
///
/// It needs no async runtime, and is out of place within one, whose other tasks would have to wait.
/// Where a call has a setter of the same name, write `Blocking::send(call)`.
pub trait Blocking {
    /// What the call yields.
    type Output;

    /// Sends the call, and waits for its end.
    ///
    /// # Errors
    ///
    /// Those that `.await` has.
    fn send(self) -> Self::Output;
}

impl<O: Operation> Blocking for O {
    type Output = Result<O::Output, Error<O::Error>>;

    fn send(self) -> Self::Output {
        match drive(&self) {
            Ok(answer) => O::decode(*answer),
            Err(failure) => Err(Error::new(*failure, None)),
        }
    }
}

impl<O: Operation> Blocking for WithResponse<O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;

    fn send(self) -> Self::Output {
        match drive(&self.into_operation()) {
            Ok(answer) => with_response::decode::<O>(*answer),
            Err(failure) => Err(Error::new(*failure, None)),
        }
    }
}

/// The body of an answer that arrives.
pub(crate) type Incoming = Box<dyn Read + Send>;

/// Makes a call, within its time.
pub(crate) fn drive(work: &dyn Work) -> Outcome {
    let mut exchange = Exchange::new(work, Clock::Blocking);
    let mut deadline = Deadline::new(&*exchange.client().blocking, work.call().timeout());
    loop {
        match advance(&mut exchange, &mut deadline, None) {
            Continue((collect, body)) => receive(&mut exchange, &deadline, collect, body),
            Break(outcome) => return outcome,
        }
    }
}

/// Does what the exchange asks for until the headers of an answer are there, or it has ended. Where
/// the answer is read as it arrives, each read has a time of its own; that of a credential's own
/// request is whole within the call's.
pub(crate) fn advance(
    exchange: &mut Exchange<'_>,
    deadline: &mut Deadline<'_>,
    read: Option<Duration>,
) -> ControlFlow<Outcome, (Collect, Incoming)> {
    loop {
        deadline.begin_attempt(None);
        match exchange.next() {
            Step::Send(request) => {
                let client = exchange.client();
                deadline.begin_attempt(exchange.attempt_timeout());
                let limit = TimeLimit {
                    answer: deadline.left(),
                    read: read.filter(|_| !exchange.asks_for_token()),
                };
                if limit.answer.is_zero() {
                    exchange.late(deadline.first(), None);
                    continue;
                }
                let span = exchange.span();
                match span.run(|| client.blocking.send(request, limit)) {
                    Ok(response) => {
                        if let Some(arriving) = exchange.arrived(response) {
                            return Continue(arriving);
                        }
                    }
                    Err(error) if deadline.explains(&error) => {
                        exchange.late(deadline.first(), None);
                    }
                    Err(error) => exchange.lost(error),
                }
            }
            Step::Wait(turn) => match park::wait(turn, || deadline.park()) {
                Some(result) => exchange.waited(result),
                None => exchange.late(deadline.first(), None),
            },
            Step::Pause(pause) if pause < deadline.left() => {
                exchange.client().blocking.sleep(pause);
            }
            Step::Pause(_) => exchange.late(deadline.first(), None),
            Step::Done(outcome) => return Break(outcome),
        }
    }
}

/// Reads an answer to its end, and tells the exchange.
pub(crate) fn receive(
    exchange: &mut Exchange<'_>,
    deadline: &Deadline<'_>,
    mut collect: Collect,
    body: Incoming,
) {
    let span = exchange.span();
    let read = span.run(|| read(deadline, body, &mut collect));
    let reply = collect.take();
    match read {
        Ok(true) => exchange.answered(reply),
        Ok(false) => exchange.late(deadline.first(), Some(reply)),
        Err(cause) => exchange.broke_off(reply, cause),
    }
}

/// Reads a body; says whether that came to its end in time.
pub(crate) fn read(
    deadline: &Deadline<'_>,
    mut body: Incoming,
    collect: &mut Collect,
) -> Result<bool, Cause> {
    let mut buffer = vec![0; PIECE];
    loop {
        match piece(&mut body, &mut buffer) {
            Ok(None) => return Ok(true),
            Ok(Some(piece)) => collect.push(piece)?,
            Err(error) if deadline.explains(&error) => return Ok(false),
            Err(error) => return Err(Cause::BrokeOff(error)),
        }
        // A transport that has another idea of time is no reason to go on for ever.
        if deadline.left().is_zero() {
            return Ok(false);
        }
    }
}

/// The next piece of a body; nothing at the end.
pub(crate) fn piece(
    body: &mut Incoming,
    buffer: &mut [u8],
) -> Result<Option<Bytes>, TransportError> {
    loop {
        match body.read(buffer) {
            Ok(0) => return Ok(None),
            Ok(count) => return Ok(Some(Bytes::copy_from_slice(&buffer[..count]))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(error)),
        }
    }
}

/// What a transport says of a body that broke off, or what the system says.
fn broken(error: io::Error) -> TransportError {
    let kind = match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => TransportErrorKind::Timeout,
        _ => TransportErrorKind::Other,
    };
    let inner = error.downcast::<TransportError>();
    inner.unwrap_or_else(|error| TransportError::new(kind, error))
}
