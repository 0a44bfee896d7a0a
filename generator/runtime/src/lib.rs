//! What all calls have in common.

#[path = "answer/received.rs"]
mod answer;
#[path = "client/api.rs"]
mod api;
#[path = "answer/attempts.rs"]
mod attempts;
#[path = "json/formats/base64.rs"]
mod base64;
#[path = "auth/basic.rs"]
mod basic;
#[cfg(feature = "blocking")]
#[path = "exchange/blocking.rs"]
mod blocking;
#[cfg(feature = "blocking")]
#[path = "stream/blocking_download.rs"]
mod blocking_download;
#[cfg(feature = "blocking")]
#[path = "repeat/blocking_pages.rs"]
mod blocking_pages;
#[cfg(feature = "blocking")]
#[path = "transport/blocking.rs"]
mod blocking_transport;
#[cfg(feature = "blocking")]
#[path = "repeat/blocking_wait.rs"]
mod blocking_wait;
#[macro_use]
#[path = "request/body_choice.rs"]
mod body_choice;
#[path = "multipart/boundary.rs"]
mod boundary;
#[path = "core/bounds.rs"]
mod bounds;
#[path = "client/budget.rs"]
mod budget;
#[path = "core/build_error.rs"]
mod build_error;
#[path = "client/builder.rs"]
mod builder;
#[macro_use]
#[path = "request/call.rs"]
mod call;
#[path = "multipart/chain.rs"]
mod chain;
#[path = "core/check.rs"]
mod check;
#[macro_use]
#[path = "answer/choice.rs"]
mod choice;
#[path = "client/shared.rs"]
mod client;
#[path = "transport/clock.rs"]
mod clock;
#[macro_use]
#[path = "json/closed_enum.rs"]
mod closed_enum;
#[path = "answer/collect.rs"]
mod collect;
#[path = "request/content.rs"]
mod content;
#[path = "request/cookies.rs"]
mod cookies;
#[path = "auth/credential.rs"]
mod credential;
#[cfg(feature = "blocking")]
#[path = "transport/deadline.rs"]
mod deadline;
#[macro_use]
#[path = "stream/download.rs"]
mod download;
#[path = "exchange/drive.rs"]
mod drive;
#[path = "request/encode.rs"]
mod encode;
#[path = "client/endpoint.rs"]
mod endpoint;
#[path = "json/entries.rs"]
mod entries;
#[path = "answer/error.rs"]
mod error;
#[path = "answer/error_kind.rs"]
mod error_kind;
#[path = "stream/event_parser.rs"]
mod event_parser;
#[path = "stream/event_source.rs"]
mod event_source;
#[path = "core/excerpt.rs"]
mod excerpt;
#[macro_use]
#[path = "stream/events.rs"]
mod events;
#[path = "exchange/machine.rs"]
mod exchange;
#[path = "answer/failure.rs"]
mod failure;
#[path = "file/value.rs"]
mod file;
#[cfg(feature = "blocking")]
#[path = "file/blocking.rs"]
mod file_blocking;
#[path = "file/body.rs"]
mod file_body;
#[path = "file/content.rs"]
mod file_content;
#[path = "file/fit.rs"]
mod file_fit;
#[path = "file/on_disk.rs"]
mod file_on_disk;
#[cfg(feature = "reqwest")]
#[path = "file/path.rs"]
mod file_path;
#[path = "file/stream.rs"]
mod file_stream;
#[path = "json/fit.rs"]
mod fit;
#[path = "json/formats/jiff.rs"]
mod formats_jiff;
#[path = "json/formats/uuid.rs"]
mod formats_uuid;
#[path = "request/forms.rs"]
mod forms;
#[path = "request/given.rs"]
mod given;
#[path = "auth/grant.rs"]
mod grant;
#[path = "core/header.rs"]
mod header;
#[path = "vendor/huaweicloud/mod.rs"]
mod huaweicloud;
#[path = "core/invalid.rs"]
mod invalid;
#[path = "multipart/json.rs"]
mod json_parts;
#[path = "json/path.rs"]
mod json_path;
#[path = "auth/keys.rs"]
mod keys;
#[path = "core/limit.rs"]
mod limit;
#[path = "transport/limits.rs"]
mod limits;
#[path = "json/literal.rs"]
mod literal;
#[path = "core/media_type.rs"]
mod media_type;
#[path = "answer/message.rs"]
mod message;
#[path = "json/met.rs"]
mod met;
#[path = "multipart/form.rs"]
mod multipart;
#[cfg(not(feature = "tracing"))]
#[path = "exchange/no_span.rs"]
mod no_span;
#[cfg(not(feature = "reqwest"))]
#[path = "transport/none.rs"]
mod no_transport;
#[macro_use]
#[path = "json/object.rs"]
mod object;
#[path = "client/observer.rs"]
mod observer;
#[path = "auth/obtained.rs"]
mod obtained;
#[macro_use]
#[path = "json/open_enum.rs"]
mod open_enum;
#[path = "stream/opening.rs"]
mod opening;
#[path = "exchange/operation.rs"]
mod operation;
#[cfg(feature = "blocking")]
#[path = "transport/outgoing.rs"]
mod outgoing;
#[path = "repeat/page_count.rs"]
mod page_count;
#[path = "repeat/page_cursor.rs"]
mod page_cursor;
#[path = "repeat/page_items.rs"]
mod page_items;
#[path = "repeat/page_link.rs"]
mod page_link;
#[path = "repeat/pages.rs"]
mod pages;
#[path = "request/pairs.rs"]
mod pairs;
#[path = "client/parameters.rs"]
mod parameters;
#[cfg(feature = "blocking")]
#[path = "transport/park.rs"]
mod park;
#[path = "multipart/headers.rs"]
mod part_headers;
#[path = "transport/payload.rs"]
mod payload;
#[path = "core/percent.rs"]
mod percent;
#[path = "core/place.rs"]
mod place;
#[path = "answer/raw.rs"]
mod raw_answers;
#[path = "exchange/redirect.rs"]
mod redirect;
#[path = "client/reference.rs"]
mod reference;
#[path = "client/relative.rs"]
mod relative;
#[path = "answer/reply.rs"]
mod reply;
#[cfg(feature = "reqwest")]
#[path = "transport/reqwest_body.rs"]
mod reqwest_body;
#[cfg(feature = "reqwest")]
#[path = "transport/reqwest.rs"]
mod reqwest_transport;
#[path = "request/reserved.rs"]
mod reserved;
#[path = "answer/response.rs"]
mod response;
#[path = "json/rest.rs"]
mod rest;
#[path = "client/retry.rs"]
mod retry;
#[path = "client/retry_after.rs"]
mod retry_after;
#[macro_use]
#[path = "json/scalar_enum.rs"]
mod scalar_enum;
#[path = "core/secret.rs"]
mod secret;
#[path = "exchange/sending.rs"]
mod sending;
#[path = "client/server.rs"]
mod server;
#[path = "client/groups.rs"]
mod server_groups;
#[path = "request/shape.rs"]
mod shape;
#[path = "request/shape_parts.rs"]
mod shape_parts;
#[path = "request/shape_writer.rs"]
mod shape_writer;
#[cfg(feature = "tracing")]
#[path = "exchange/span.rs"]
mod span;
#[path = "request/spread.rs"]
mod spread;
#[path = "transport/steps.rs"]
mod steps;
#[path = "request/style.rs"]
mod style;
#[path = "request/styled.rs"]
mod styled;
#[path = "multipart/styled.rs"]
mod styled_parts;
#[path = "request/styled_path.rs"]
mod styled_path;
#[path = "json/tagged.rs"]
mod tagged;
#[cfg(feature = "testing")]
#[path = "testing/answer.rs"]
mod test_answer;
#[cfg(feature = "testing")]
#[path = "testing/body.rs"]
mod test_body;
#[cfg(feature = "testing")]
#[path = "testing/clock.rs"]
mod test_clock;
#[cfg(feature = "testing")]
#[path = "testing/request.rs"]
mod test_request;
#[cfg(feature = "testing")]
#[path = "testing/transport.rs"]
mod test_transport;
#[path = "request/text_body.rs"]
mod text_body;
#[cfg(feature = "tower")]
#[path = "transport/tower.rs"]
mod tower_transport;
#[path = "transport/awaited.rs"]
mod transport;
#[macro_use]
#[path = "json/tuple.rs"]
mod tuple;
#[path = "answer/typed_header.rs"]
mod typed_header;
#[macro_use]
#[path = "json/union.rs"]
mod union;
#[path = "json/untagged.rs"]
mod untagged;
#[cfg(feature = "blocking")]
#[path = "transport/ureq.rs"]
mod ureq_transport;
#[path = "core/value.rs"]
mod value;
#[path = "client/variables.rs"]
mod variables;
#[path = "repeat/wait.rs"]
mod wait;
#[path = "repeat/wait_error.rs"]
mod wait_error;
#[path = "exchange/watch.rs"]
mod watch;
#[path = "json/writer.rs"]
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
