//! What all calls have in common.

mod answer;
mod api;
mod attempts;
mod base64;
mod basic;
#[cfg(feature = "blocking")]
mod blocking;
#[cfg(feature = "blocking")]
mod blocking_download;
#[cfg(feature = "blocking")]
mod blocking_pages;
#[cfg(feature = "blocking")]
mod blocking_transport;
#[cfg(feature = "blocking")]
mod blocking_wait;
#[macro_use]
mod body_choice;
mod boundary;
mod bounds;
mod budget;
mod build_error;
mod builder;
#[macro_use]
mod call;
mod chain;
mod check;
#[macro_use]
mod choice;
mod client;
#[macro_use]
mod closed_enum;
mod collect;
mod content;
mod cookies;
mod credential;
#[cfg(feature = "blocking")]
mod deadline;
#[macro_use]
mod download;
mod drive;
mod encode;
mod endpoint;
mod entries;
mod error;
mod error_kind;
mod event_parser;
mod event_source;
mod excerpt;
#[macro_use]
mod events;
mod exchange;
mod failure;
mod file;
#[cfg(feature = "blocking")]
mod file_blocking;
mod file_body;
mod file_content;
mod file_fit;
mod file_on_disk;
#[cfg(feature = "reqwest")]
mod file_path;
mod file_stream;
mod fit;
mod formats_jiff;
mod formats_uuid;
mod forms;
mod given;
mod grant;
mod header;
#[path = "vendor/huaweicloud/mod.rs"]
mod huaweicloud;
mod invalid;
mod json_parts;
mod json_path;
mod keys;
mod limit;
mod limits;
mod literal;
mod media_type;
mod message;
mod met;
mod multipart;
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
mod opening;
mod operation;
#[cfg(feature = "blocking")]
mod outgoing;
mod page_count;
mod page_cursor;
mod page_items;
mod page_link;
mod pages;
mod pairs;
mod parameters;
#[cfg(feature = "blocking")]
mod park;
mod part_headers;
mod payload;
mod percent;
mod place;
mod raw_answers;
mod redirect;
mod reference;
mod relative;
mod reply;
#[cfg(feature = "reqwest")]
mod reqwest_body;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod reserved;
mod response;
mod rest;
mod retry;
mod retry_after;
#[macro_use]
mod scalar_enum;
mod secret;
mod sending;
mod server;
mod server_groups;
mod shape;
mod shape_parts;
mod shape_writer;
#[cfg(feature = "tracing")]
mod span;
mod spread;
mod steps;
mod style;
mod styled;
mod styled_parts;
mod styled_path;
mod tagged;
#[cfg(feature = "testing")]
mod test_answer;
#[cfg(feature = "testing")]
mod test_request;
#[cfg(feature = "testing")]
mod test_transport;
mod text_body;
#[cfg(feature = "tower")]
mod tower_transport;
mod transport;
#[macro_use]
mod tuple;
mod typed_header;
#[macro_use]
mod union;
mod untagged;
#[cfg(feature = "blocking")]
mod ureq_transport;
mod value;
mod variables;
mod wait;
mod wait_error;
mod watch;
mod writer;

#[cfg(not(feature = "tracing"))]
use self::no_span::Span;
#[cfg(not(feature = "reqwest"))]
use self::no_transport::default_transport;
#[cfg(feature = "reqwest")]
use self::reqwest_transport::default_transport;
#[cfg(feature = "tracing")]
use self::span::Span;
#[cfg(feature = "blocking")]
use self::ureq_transport::default_blocking;

#[cfg(feature = "huaweicloud")]
pub use self::huaweicloud::AccessKey;
pub use self::huaweicloud::{Credentials, Login, NoCredentials};
#[cfg(feature = "reqwest")]
pub use self::reqwest_transport::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower_transport::TowerTransport;
pub use self::{
    answer::Answer,
    api::{Api, ErrorFields},
    base64::Base64,
    body_choice::OneOf,
    bounds::Bounds,
    build_error::BuildError,
    builder::ClientBuilder,
    call::Call,
    check::Check,
    client::Client,
    closed_enum::{ClosedText, UnknownValue},
    credential::{Authorizer, Credential, Errand, Preparation},
    download::{Download, WithDownload},
    encode::Encoder,
    entries::{Entries, Object, ObjectVisitor},
    error::Error,
    error_kind::ErrorKind,
    event_parser::RawEvent,
    events::{Event, Events, WithEvents},
    file::File,
    fit::{Fit, Misfit, Shape},
    grant::Grant,
    invalid::Invalid,
    limit::Limit,
    literal::Literal,
    multipart::{Form, Multipart},
    observer::{Attempt, AttemptEnd, CallEnd, Ending, Observer, Purpose},
    open_enum::{OpenText, Unlisted},
    operation::{Info, Operation},
    page_count::next_count,
    page_cursor::cursor,
    page_items::PageItems,
    page_link::next_link,
    pages::{Next, Paged, Pages},
    payload::Payload,
    place::Place,
    response::{Response, WithResponse},
    retry::Retry,
    scalar_enum::{ScalarEnum, UnknownScalar, UnlistedScalar, read_scalar, scalar},
    secret::Secret,
    sending::Sending,
    server::{Server, Variable},
    style::Style,
    tagged::Tagged,
    transport::{Body, BoxFuture, Transport, TransportError, TransportErrorKind},
    tuple::Items,
    typed_header::{Header, HeaderError, HeaderForm},
    untagged::Untagged,
    value::{Scalar, Value},
    wait::{States, UntilDone, Waits},
    wait_error::{WaitError, Waited},
    writer::Writer,
};
#[cfg(feature = "blocking")]
pub use self::{
    blocking::Blocking,
    blocking_download::DownloadReader,
    blocking_pages::{PageItemsIter, PagesIter},
    blocking_transport::{BlockingTransport, TimeLimit},
    outgoing::PayloadReader,
    ureq_transport::UreqTransport,
};
#[cfg(feature = "testing")]
pub use self::{test_answer::TestAnswer, test_request::TestRequest, test_transport::TestTransport};
