// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! What all calls have in common.

mod answer;
mod api;
mod attempts;
#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
mod blocking_transport;
#[cfg(feature = "blocking")]
mod blocking_wait;
mod bounds;
mod budget;
mod build_error;
mod builder;
#[macro_use]
mod call;
mod check;
mod client;
mod clock;
mod collect;
mod credential;
#[cfg(feature = "blocking")]
mod deadline;
mod drive;
mod encode;
mod endpoint;
mod entries;
mod error;
mod error_kind;
mod excerpt;
mod exchange;
mod failure;
mod fit;
mod header;
mod invalid;
mod json_path;
mod limit;
mod limits;
mod literal;
mod message;
mod met;
#[cfg(not(feature = "tracing"))]
mod no_span;
#[cfg(not(feature = "reqwest"))]
mod no_transport;
#[macro_use]
mod object;
mod observer;
mod obtained;
#[macro_use]
mod open_enum;
mod operation;
#[cfg(feature = "blocking")]
mod outgoing;
mod parameters;
#[cfg(feature = "blocking")]
mod park;
mod payload;
mod percent;
mod place;
mod redirect;
mod reference;
mod reply;
#[cfg(feature = "reqwest")]
mod reqwest_body;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod response;
mod retry;
mod retry_after;
mod secret;
mod sending;
mod server;
#[cfg(feature = "tracing")]
mod span;
mod steps;
#[cfg(feature = "testing")]
mod test_answer;
#[cfg(feature = "testing")]
mod test_body;
#[cfg(feature = "testing")]
mod test_clock;
#[cfg(feature = "testing")]
mod test_request;
#[cfg(feature = "testing")]
mod test_transport;
#[cfg(feature = "tower")]
mod tower_transport;
mod transport;
#[macro_use]
mod tuple;
mod typed_header;
#[cfg(feature = "blocking")]
mod ureq_transport;
mod value;
mod variables;
mod wait;
mod wait_error;
mod watch;
mod writer;

pub(super) mod huaweicloud;

#[cfg(not(feature = "reqwest"))]
use self::no_transport::default_transport;
#[cfg(feature = "reqwest")]
use self::reqwest_transport::default_transport;
#[cfg(feature = "blocking")]
use self::ureq_transport::default_blocking;
#[cfg(not(feature = "tracing"))]
use self::no_span::Span;
#[cfg(feature = "tracing")]
use self::span::Span;
#[cfg(feature = "blocking")]
pub use self::{
    blocking::Blocking, blocking_transport::{BlockingTransport, TimeLimit},
    outgoing::PayloadReader, ureq_transport::UreqTransport,
};
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
#[cfg(feature = "testing")]
pub use self::{
    test_answer::TestAnswer, test_request::TestRequest, test_transport::TestTransport,
};
#[cfg(feature = "tower")]
pub use self::tower_transport::TowerTransport;
pub use self::{
    answer::Answer, api::{Api, ErrorFields},
    bounds::Bounds, build_error::BuildError, builder::ClientBuilder, call::Call,
    check::Check, client::Client,
    credential::{Authorizer, Credential, Errand, Preparation},
    encode::Encoder, entries::{Entries, Object, ObjectVisitor},
    error::Error, error_kind::ErrorKind, fit::{Fit, Misfit, Shape},
    invalid::Invalid, limit::Limit,
    observer::{Attempt, AttemptEnd, CallEnd, Ending, Observer, Purpose},
    open_enum::{OpenText, Unlisted},
    operation::{Info, Operation},
    payload::Payload, place::Place, response::{Response, WithResponse},
    retry::Retry, secret::Secret, sending::Sending, server::{Server, Variable},
    transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind},
    tuple::Items, typed_header::{Header, HeaderError, HeaderForm},
    value::{Scalar, Value},
    wait::{States, UntilDone, Waits},
    wait_error::{WaitError, Waited},
    writer::Writer,
};
