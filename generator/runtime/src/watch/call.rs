//! What is known of a call under way to those who watch it.

use std::time::{Duration, Instant};

use http::{HeaderMap, Request, StatusCode, Uri};

use super::Span;
use crate::client::clock::Clock;
use crate::client::info::Info;
use crate::client::observer::{Attempt, AttemptEnd, CallEnd, Ending, Purpose};
use crate::client::shared::Client;
use crate::core::error_kind::ErrorKind;
use crate::transport::payload::Payload;

/// What those who watch a call know of it; nothing if nobody does.
pub(crate) struct Watch(Option<Box<Known>>);

/// What is known of a call. Those who watch are told of its end when this is dropped, wherever that
/// happens.
struct Known {
    client: Client,
    info: &'static Info,
    span: Span,
    clock: Clock,
    started: Instant,
    attempts: u32,
    /// What the next request of the call is for, if it is not the first.
    purpose: Purpose,
    current: Option<(Attempt, Instant, Span)>,
    status: Option<StatusCode>,
    ending: Ending,
    left_out: usize,
}

impl Watch {
    pub(crate) const NONE: Self = Self(None);

    /// Begins to watch a call, if anybody does.
    pub(crate) fn begin(client: &Client, info: &'static Info, clock: Clock) -> Self {
        let span = Span::of_call(info);
        if client.shared.observers.is_empty() && span.is_off() {
            return Self::NONE;
        }
        Self(Some(Box::new(Known {
            client: client.clone(),
            info,
            span,
            clock,
            started: clock.now(&client.shared),
            attempts: 0,
            purpose: Purpose::First,
            current: None,
            status: None,
            ending: Ending::Cancelled,
            left_out: 0,
        })))
    }

    /// The span of what is under way: a request, or the call between its requests.
    pub(crate) fn span(&self) -> Span {
        self.0.as_ref().map_or_else(Span::none, |known| {
            let current = known.current.as_ref();
            current.map_or(&known.span, |(_, _, span)| span).clone()
        })
    }

    /// A request is about to be sent, and may get further headers.
    pub(crate) fn begins(&mut self, request: &mut Request<Payload>, is_for_token: bool) {
        if let Some(known) = &mut self.0 {
            known.begins(request, is_for_token);
        }
    }

    /// The request under way has ended, if there is one; what follows it, and after what wait.
    pub(crate) fn ended(
        &mut self,
        status: Option<StatusCode>,
        ending: Ending,
        next: Option<(Purpose, Duration)>,
    ) {
        if let Some(known) = &mut self.0 {
            known.ended(status, ending, next);
        }
    }

    /// The call has its answer, and ends when that has been read.
    pub(crate) fn answered(&mut self, status: StatusCode) {
        self.decided(Some(status), Ending::Answered);
    }

    /// The call has ended with the headers of an answer that is read as it arrives.
    #[cfg(feature = "stream")]
    pub(crate) fn opened(&mut self, status: StatusCode) {
        self.ended(Some(status), Ending::Answered, None);
        self.decided(Some(status), Ending::Answered);
        self.0 = None;
    }

    /// The call has failed.
    pub(crate) fn failed(&mut self, status: Option<StatusCode>, kind: ErrorKind) {
        self.decided(status, Ending::Failed(kind));
    }

    /// Something was left out of the answer.
    pub(crate) fn left_out(&mut self, members: usize) {
        if let Some(known) = &mut self.0 {
            known.left_out = members;
        }
    }

    fn decided(&mut self, status: Option<StatusCode>, ending: Ending) {
        if let Some(known) = &mut self.0 {
            (known.status, known.ending) = (status, ending);
        }
    }
}

impl Known {
    fn now(&self) -> Instant {
        self.clock.now(&self.client.shared)
    }

    fn since(&self, moment: Instant) -> Duration {
        self.now().saturating_duration_since(moment)
    }

    fn begins(&mut self, request: &mut Request<Payload>, is_for_token: bool) {
        let number = self.attempts + 1;
        let attempt = Attempt {
            operation: self.info.id,
            purpose: match number {
                _ if is_for_token => Purpose::Credential,
                1 => Purpose::First,
                _ => self.purpose,
            },
            number,
            method: request.method().clone(),
            template: Some(self.info.path).filter(|path| !is_for_token && !path.is_empty()),
            url: redacted(request.uri()),
        };
        self.attempts += u32::from(!is_for_token);
        let span = self.span.of_attempt(&attempt);
        let mut headers = HeaderMap::new();
        span.run(|| {
            for observer in &self.client.shared.observers {
                observer.attempt_begins(&attempt, &mut headers);
            }
        });
        request.headers_mut().extend(headers);
        self.current = Some((attempt, self.now(), span));
    }

    fn ended(
        &mut self,
        status: Option<StatusCode>,
        ending: Ending,
        next: Option<(Purpose, Duration)>,
    ) {
        let Some((attempt, started, span)) = self.current.take() else {
            return;
        };
        let end = AttemptEnd {
            ending,
            status,
            time: self.since(started),
            next: next.map(|(_, wait)| wait),
        };
        // What a credential sends again is for what it was for.
        let purpose = next.map(|(purpose, _)| purpose);
        let purpose = purpose.filter(|purpose| *purpose != Purpose::Credential);
        self.purpose = purpose.unwrap_or(self.purpose);
        span.end_attempt(&end);
        span.run(|| {
            for observer in &self.client.shared.observers {
                observer.attempt_ended(&attempt, &end);
            }
        });
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        self.ended(None, Ending::Cancelled, None);
        let end = CallEnd {
            operation: self.info.id,
            ending: self.ending,
            status: self.status,
            time: self.since(self.started),
            attempts: self.attempts,
            left_out: self.left_out,
        };
        self.span.end_call(&end);
        self.span.run(|| {
            for observer in &self.client.shared.observers {
                observer.call_ended(&end);
            }
        });
    }
}

/// An address without user and password, whose query says only what it has.
fn redacted(uri: &Uri) -> Uri {
    let text = uri.authority().map_or("", |authority| authority.as_str());
    let place = text.rsplit_once('@').map_or(text, |(_, place)| place);
    let mut path = uri.path().to_owned();
    let mut mark = '?';
    for pair in uri.query().into_iter().flat_map(|query| query.split('&')) {
        path.push(mark);
        if let Some((name, _)) = pair.split_once('=') {
            path.push_str(name);
            path.push('=');
        }
        path.push_str("REDACTED");
        mark = '&';
    }
    let scheme = uri.scheme_str().unwrap_or("http");
    let built = Uri::builder().scheme(scheme).authority(place);
    built.path_and_query(path).build().unwrap_or_default()
}
