//! What the clients have in common that `oasmith` writes from OpenAPI documents.
//!
//! Nobody needs to name this crate: what callers hold is shown by the crate of their API. Clients
//! that depend on it, and do not have a copy, share its types: one `Transport`, one `Observer`
//! and one `Retry` serve them all.
//!
//! Its folders have one order, and each knows those before it: `core`, `json`, `transport`, `auth`,
//! `client`, `watch`, `request`, `answer`, `exchange`, `custom`, `file`, `multipart`, `xml`, `stream`, `repeat`,
//! `testing`, `vendor`. All but `core` and `json` are there with a feature of the package.
//!
//! What two clients share is given to each when it is built:
//!
//! ```
//! # #[cfg(feature = "client")]
//! # {
//! use std::time::Duration;
//!
//! use oasmith_runtime::Retry;
//!
//! // Of all clients, five attempts at most, half a minute apart at most.
//! const RETRY: Retry = Retry::attempts(5).waits(Duration::from_secs(1), Duration::from_secs(30));
//!
//! assert_ne!(RETRY, Retry::default());
//! # }
//! ```
#![allow(
    clippy::missing_errors_doc,
    reason = "what only generated code calls fails where its first line says so"
)]

#[cfg(feature = "sources")]
pub mod sources;
#[cfg(feature = "sources")]
pub mod vendors;

#[macro_use]
#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "client")]
mod auth;
#[macro_use]
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "json")]
mod core;
#[cfg(feature = "client")]
mod custom;
#[cfg(feature = "client")]
mod exchange;
#[cfg(feature = "file")]
mod file;
#[macro_use]
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "multipart")]
mod multipart;
#[cfg(feature = "repeat")]
mod repeat;
#[macro_use]
#[cfg(feature = "client")]
mod request;
#[macro_use]
#[cfg(feature = "stream")]
mod stream;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "client")]
pub mod vendor;
#[cfg(feature = "client")]
mod watch;
#[doc(hidden)]
#[macro_use]
#[cfg(feature = "xml")]
pub mod xml;

// What the macros name.
#[cfg(any(feature = "client", feature = "file"))]
pub use bytes::Bytes;
// What stands in signatures.
#[doc(no_inline)]
#[cfg(feature = "client")]
pub use {bytes, http};
#[doc(hidden)]
#[cfg(feature = "json")]
pub use {serde_core, serde_json};

#[cfg(feature = "typed-headers")]
pub use self::answer::typed_header::{Header, HeaderError, HeaderForm};
#[cfg(feature = "oauth")]
pub use self::auth::grant::Grant;
#[cfg(feature = "file")]
pub use self::file::value::File;
#[cfg(feature = "closed-enums")]
pub use self::json::closed_enum::{ClosedText, UnknownValue};
#[cfg(feature = "base64")]
pub use self::json::formats::base64::{Base64, Base64Url};
#[cfg(feature = "decimal")]
pub use self::json::formats::decimal::DecimalNumber;
#[cfg(feature = "time")]
pub use self::json::formats::time::{Date, DateTime};
#[cfg(feature = "jiff")]
pub use self::json::formats::{
    jiff::{Timestamp, TimestampOrCivil},
    jiff_date::FullDate,
};
#[cfg(feature = "open-enums")]
pub use self::json::open_enum::{OpenEnum, Unlisted, open, open_owned, read_open};
#[cfg(feature = "scalar-enums")]
pub use self::json::scalar_enum::{ScalarEnum, UnknownScalar, UnlistedScalar, read_scalar, scalar};
#[cfg(feature = "tuples")]
pub use self::json::tuple::Items;
#[cfg(feature = "tuples")]
#[cfg(feature = "unions")]
pub use self::json::unions::weigh_tuple::{Weigh, weigh_field, weigh_tuple};
#[cfg(feature = "unions")]
pub use self::json::unions::{
    branches::{Branches, Others, Union},
    kinds::Kinds,
    misfit::Misfit,
    node::Node,
    score::Score,
    tag_writer::write_tagged,
    tagged::{read_tagged, weigh_tagged},
    untagged::{read_untagged, weigh_untagged},
    weigh::weigh_object,
};
#[cfg(feature = "multipart")]
pub use self::multipart::form::{Form, Multipart};
#[cfg(feature = "blocking")]
#[cfg(feature = "repeat")]
pub use self::repeat::blocking_pages::{PageItemsIter, PagesIter};
#[cfg(feature = "repeat")]
pub use self::repeat::{
    completion::{Begins, Completion, CompletionError, Finally},
    page_count::{is_behind, next_count},
    page_cursor::{cursor, header_cursor},
    page_items::PageItems,
    page_link::next_link,
    pages::{Next, Paged, Pages},
    wait::{States, UntilDone, Waits},
    wait_error::{WaitError, WaitErrorOf, Waited},
};
#[cfg(feature = "styles")]
pub use self::request::style::Style;
#[cfg(feature = "blocking")]
#[cfg(feature = "download")]
pub use self::stream::blocking_download::DownloadReader;
#[cfg(feature = "download")]
pub use self::stream::download::{Download, WithDownload};
#[cfg(feature = "blocking")]
#[cfg(feature = "event-stream")]
pub use self::stream::events::blocking::EventsIter;
#[cfg(feature = "event-stream")]
pub use self::stream::events::{
    awaited::{Event, Events, WithEvents},
    raw::{NamedEvent, RawEvent},
    reconnect::Reconnect,
};
#[cfg(feature = "stream")]
pub use self::stream::opening::Opening;
#[cfg(any(feature = "event-stream", feature = "sequential"))]
pub use self::stream::piecewise::Misread;
#[cfg(feature = "sequential")]
pub use self::stream::sequences::awaited::{Sequence, WithItems};
#[cfg(feature = "blocking")]
#[cfg(feature = "sequential")]
pub use self::stream::sequences::blocking::SequenceIter;
#[cfg(feature = "testing")]
pub use self::testing::{
    answer::TestAnswer,
    request::TestRequest,
    transport::TestTransport,
    value::{NoValue, value},
};
#[cfg(feature = "reqwest")]
pub use self::transport::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::transport::tower::TowerTransport;
#[cfg(feature = "client")]
pub use self::{
    answer::{error::Error, received::Answer, response::Response},
    auth::credential::{Authorizer, Credential, Preparation, TokenRequest},
    auth::refusal::Refusal,
    client::{
        api::{Api, ErrorFields},
        info::Info,
        observer::{Attempt, AttemptEnd, CallEnd, Ending, Observer, Purpose},
        retry::Retry,
        server::{Server, Variable},
        settings::Settings,
        shared::Client,
    },
    core::{
        bounds::Bounds, build_error::BuildError, check::Check, error_kind::ErrorKind,
        invalid::Invalid, left_out::LeftOut, limit::Limit, place::Place, secret::Secret,
    },
    custom::{answer::CustomAnswer, call::CustomCall},
    exchange::{
        operation::{ErrorOf, Operation, describe},
        sending::{Sending, sending},
        with_response::WithResponse,
    },
    request::{body_choice::OneOf, call::Call, encode::Encoder},
    transport::{
        awaited::{Body, BoxFuture, Transport, TransportError, TransportErrorKind},
        payload::Payload,
    },
};
#[cfg(feature = "json")]
pub use self::{
    core::value::{Scalar, Value},
    json::{
        entries::{Entries, Key, Object, read_object},
        fit::{Fit, Shape},
        literal::Literal,
        source::Source,
        writer::Writer,
    },
};
#[cfg(feature = "blocking")]
pub use self::{
    exchange::blocking::Blocking,
    transport::{
        blocking::{BlockingTransport, TimeLimit},
        outgoing::PayloadReader,
        ureq::UreqTransport,
    },
};
