//! Calls whose answer is read as it arrives.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};

#[cfg(feature = "sequential")]
use super::sequences::framing::Framing;
use crate::answer::error::Error;
use crate::answer::failure::{Cause, Failure};
use crate::answer::received::Answer;
use crate::answer::reply::Reply;
use crate::client::clock::Clock;
use crate::client::info::Info;
use crate::core::invalid::Invalid;
use crate::core::media_type::is_within;
use crate::exchange::drive::{advance, read, receive};
use crate::exchange::machine::Exchange;
use crate::exchange::operation::{Operation, Work};
use crate::request::call::Call;
use crate::request::encode::Encoder;
use crate::transport::awaited::{Body, BoxFuture};
use crate::transport::limits::Limits;

/// A call that can be made more than once.
#[derive(Clone)]
pub(crate) struct Again(pub(crate) Arc<dyn Work>);

impl Work for Again {
    fn info(&self) -> &'static Info {
        self.0.info()
    }

    fn call(&self) -> &Call {
        self.0.call()
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
        self.0.encode(request)
    }
}

impl Answer {
    /// A failure of an answer that arrives, for whose body this stands.
    pub(crate) fn failed(&self, cause: Cause, body: Bytes) -> Box<Failure> {
        let reply = Reply {
            body,
            ..self.reply.clone()
        };
        let mut failure = Failure::answered(self.info, cause, reply, self.fields);
        failure.attempts = self.attempts;
        failure
    }
}

/// What there is of an answer when its headers are there.
pub(crate) enum Opened {
    /// A success, without its body, and where that comes from.
    Arriving(Answer, Box<dyn Body>),
    /// An answer that is no success, with its body.
    Whole(Answer),
}

/// Makes a call until the headers of its answer are there, within its time. A success is of the
/// media type that is asked for, if there is one.
pub(crate) async fn open(work: Again, headers: HeaderMap) -> Result<Opened, Box<Failure>> {
    let mut exchange = Exchange::new(&work, Clock::Awaited).arriving(headers);
    let mut limits = Limits::new(&*exchange.client().transport, work.call().timeout());
    loop {
        let (mut collect, mut body) = match advance(&mut exchange, &mut limits).await {
            Ok(arriving) => arriving,
            Err(outcome) => return outcome.map(|answer| Opened::Whole(*answer)),
        };
        if !collect.status.is_success() || exchange.asks_for_token() {
            receive(&mut exchange, &mut limits, &mut collect, &mut *body).await;
        } else if is_expected(collect.status, &collect.headers, exchange.header(ACCEPT)) {
            return Ok(Opened::Arriving(exchange.opened(collect), body));
        } else {
            let reading = read(&mut limits, &mut *body, &mut collect);
            let cause = match exchange.span().within(reading).await {
                Ok(Ok(())) => unexpected(),
                Ok(Err(cause)) => cause,
                Err(passed) => Cause::Timeout(passed.limit()),
            };
            exchange.broke_off(collect.take(), cause);
        }
    }
}

/// Whether an answer has the media type that was asked for, if one was.
pub(super) fn is_expected(
    status: StatusCode,
    answer: &HeaderMap,
    asked: Option<&HeaderValue>,
) -> bool {
    fn text(value: Option<&HeaderValue>) -> Option<&str> {
        value?.to_str().ok()
    }
    let Some(asked) = text(asked) else {
        return true;
    };
    let given = text(answer.get(CONTENT_TYPE));
    let is_asked = |given: &str| is_within(given, asked);
    // The items of all sequential media types are found by the media type that there is.
    #[cfg(feature = "sequential")]
    let is_asked = |given: &str| {
        is_asked(given) || (Framing::of(asked).is_some() && Framing::of(given).is_some())
    };
    status == StatusCode::NO_CONTENT || given.is_some_and(is_asked)
}

pub(super) fn unexpected() -> Cause {
    Cause::Unreadable {
        path: "content-type".to_owned(),
        error: "the answer is not of the media type that was asked for".into(),
    }
}

/// A call under way whose answer is read as it arrives.
pub struct Opening<T, E> {
    work: BoxFuture<'static, Result<Opened, Box<Failure>>>,
    refuse: fn(Answer) -> Error<E>,
    begin: Begin<T>,
}

/// What makes something to read from an answer that arrives.
type Begin<T> = Box<dyn Fn(Answer, Box<dyn Body>) -> T + Send>;

impl<T, E> Opening<T, E> {
    pub(crate) fn new<O: Operation<Error = E>>(
        work: Again,
        headers: HeaderMap,
        begin: impl Fn(Answer, Box<dyn Body>) -> T + Send + 'static,
    ) -> Self {
        Self {
            work: Box::pin(open(work, headers)),
            refuse: refuse::<O>,
            begin: Box::new(begin),
        }
    }
}

impl<T, E> Future for Opening<T, E> {
    type Output = Result<T, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let opened = ready!(self.work.as_mut().poll(context));
        Poll::Ready(match opened {
            Ok(Opened::Whole(answer)) => Err((self.refuse)(answer)),
            Ok(Opened::Arriving(answer, body)) => Ok((self.begin)(answer, body)),
            Err(failure) => Err(Error::new(*failure, None)),
        })
    }
}

impl<T, E> fmt::Debug for Opening<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening").finish_non_exhaustive()
    }
}

/// The error of an answer that is no success.
pub(crate) fn refuse<O: Operation>(answer: Answer) -> Error<O::Error> {
    let Answer { info, fields, .. } = answer;
    let reply = answer.reply.clone();
    match O::decode(answer) {
        Err(error) => error,
        Ok(_) => Error::new(
            *Failure::answered(info, Cause::Undocumented, reply, fields),
            None,
        ),
    }
}
