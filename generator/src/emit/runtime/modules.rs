//! The modules of the runtime, each with the parts that need it.

use crate::ir::Part;

/// A module of the runtime.
pub(super) struct Module {
    pub(super) name: &'static str,
    pub(super) text: &'static str,
    pub(super) attribute: Attribute,
    /// The parts that need it; none is the core, which every crate has.
    pub(super) parts: &'static [Part],
    /// What generated code and the crate's users need of it.
    pub(super) exports: &'static [&'static str],
}

/// What stands in front of a module's declaration.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Attribute {
    None,
    MacroUse,
    /// It is there with a feature of the crate.
    With(&'static str),
    /// It is there without a feature of the crate.
    Without(&'static str),
}

/// Makes the table below: a module's name, the file that it is in, the
/// parts that need it, the feature that it is there with or without, and what it gives.
macro_rules! modules {
    ($(
        $(#[$macro_use:ident])?
        $name:ident
        in $file:literal
        $(for $($part:ident)|+)?
        $(with $with:ident)?
        $(without $without:ident)?
        $(=> $($export:ident)+)?;
    )*) => {
        /// All modules, in the order of their names.
        pub(super) const MODULES: &[Module] = &[$(
            Module {
                name: stringify!($name),
                text: include_str!(concat!("../../../runtime/src/", $file, ".rs")),
                attribute: modules!(@attribute $($macro_use)? $(with $with)? $(without $without)?),
                parts: &[$($(Part::$part),+)?],
                exports: &[$($(stringify!($export)),+)?],
            },
        )*];
    };
    (@attribute) => { Attribute::None };
    (@attribute macro_use) => { Attribute::MacroUse };
    (@attribute with $feature:ident) => { Attribute::With(stringify!($feature)) };
    (@attribute without $feature:ident) => { Attribute::Without(stringify!($feature)) };
}

modules! {
    answer in "answer/received" => Answer;
    api in "client/api" => Api ErrorFields;
    attempts in "answer/attempts";
    base64 in "json/formats/base64" for Base64 => Base64;
    basic in "auth/basic" for Basic | Grants;
    blocking in "exchange/blocking" with blocking => Blocking;
    blocking_download in "stream/blocking_download" for Downloads with blocking => DownloadReader;
    blocking_pages in "repeat/blocking_pages" for Pages with blocking => PageItemsIter PagesIter;
    blocking_transport in "transport/blocking" with blocking => BlockingTransport TimeLimit;
    blocking_wait in "repeat/blocking_wait" for Waits with blocking;
    boundary in "multipart/boundary" for Multipart;
    #[macro_use] body_choice in "request/body_choice" for BodyChoices => OneOf;
    bounds in "core/bounds" => Bounds;
    budget in "client/budget";
    build_error in "core/build_error" => BuildError;
    builder in "client/builder" => ClientBuilder;
    #[macro_use] call in "request/call" => Call;
    chain in "multipart/chain" for Multipart;
    check in "core/check" for Checks => Check;
    #[macro_use] choice in "answer/choice" for Choices;
    client in "client/shared" => Client;
    clock in "transport/clock";
    #[macro_use] closed_enum in "json/closed_enum" for ClosedEnums => ClosedText UnknownValue;
    collect in "answer/collect";
    content in "request/content" for Contents;
    cookies in "request/cookies" for Cookies;
    credential in "auth/credential" => Authorizer Credential Errand Preparation;
    deadline in "transport/deadline" with blocking;
    #[macro_use] download in "stream/download" for Downloads => Download WithDownload;
    drive in "exchange/drive";
    encode in "request/encode" => Encoder;
    endpoint in "client/endpoint";
    entries in "json/entries" for Objects => Entries Object ObjectVisitor;
    error in "answer/error" => Error;
    error_kind in "answer/error_kind" => ErrorKind;
    excerpt in "core/excerpt";
    event_parser in "stream/event_parser" for Events => RawEvent;
    event_source in "stream/event_source" for Events;
    #[macro_use] events in "stream/events" for Events => Event Events WithEvents;
    exchange in "exchange/machine";
    failure in "answer/failure";
    file in "file/value" for Files | Multipart => File;
    file_blocking in "file/blocking" for FileBodies | Multipart with blocking;
    file_body in "file/body" for FileBodies;
    file_content in "file/content" for FileBodies | Multipart;
    file_content in "file/in_memory" for FilesInMemory;
    file_fit in "file/fit" for FileModels;
    file_on_disk in "file/on_disk" for FileBodies | Multipart;
    file_path in "file/path" for FileBodies | Multipart with reqwest;
    file_stream in "file/stream" for FileBodies | Multipart;
    fit in "json/fit" for Models => Fit;
    formats_chrono in "json/formats/chrono" for Chrono;
    formats_decimal in "json/formats/decimal" for Decimal;
    formats_jiff in "json/formats/jiff" for Jiff;
    formats_time in "json/formats/time" for Time => Date DateTime;
    formats_url in "json/formats/url" for Url;
    formats_uuid in "json/formats/uuid" for Uuid;
    forms in "request/forms" for Forms;
    given in "request/given" for Styles | Cookies;
    grant in "auth/grant" for Grants => Grant;
    header in "core/header";
    invalid in "core/invalid" => Invalid;
    json_parts in "multipart/json" for Multipart;
    json_path in "json/path";
    keys in "auth/keys" for Keys;
    limit in "core/limit" => Limit;
    limits in "transport/limits";
    literal in "json/literal" for Literals;
    media_type in "core/media_type" for MediaTypes;
    message in "answer/message";
    met in "json/met" for Objects;
    multipart in "multipart/form" for Multipart => Form Multipart;
    no_span in "exchange/no_span" without tracing;
    no_transport in "transport/none" without reqwest;
    #[macro_use] object in "json/object" for Objects;
    observer in "client/observer" => Attempt AttemptEnd CallEnd Ending Observer Purpose;
    obtained in "auth/obtained" for Grants | Vendors;
    #[macro_use] open_enum in "json/open_enum" for OpenEnums => OpenText Unlisted;
    opening in "stream/opening" for Downloads | Events;
    operation in "exchange/operation" => Info Operation;
    outgoing in "transport/outgoing" with blocking => PayloadReader;
    page_count in "repeat/page_count" for CountedPages => next_count;
    page_cursor in "repeat/page_cursor" for CursorPages => cursor;
    page_items in "repeat/page_items" for Pages => PageItems;
    page_link in "repeat/page_link" for LinkedPages => next_link;
    pages in "repeat/pages" for Pages => Next Paged Pages;
    pairs in "request/pairs" for Styles | Cookies | Forms;
    parameters in "client/parameters" for ClientParameters;
    park in "transport/park" with blocking;
    part_headers in "multipart/headers" for PartHeaders;
    payload in "transport/payload" => Payload;
    percent in "core/percent";
    place in "core/place";
    raw_answers in "answer/raw" for RawAnswers;
    redirect in "exchange/redirect";
    reference in "client/reference";
    relative in "client/relative" for RelativeServers;
    reply in "answer/reply";
    reqwest_body in "transport/reqwest_body" with reqwest;
    reqwest_transport in "transport/reqwest" with reqwest => ReqwestTransport;
    reserved in "request/reserved" for Styles | Cookies | Forms;
    response in "answer/response" => Response WithResponse;
    rest in "json/rest" for Rests;
    retry in "client/retry" => Retry;
    retry_after in "client/retry_after";
    #[macro_use] scalar_enum in "json/scalar_enum" for ScalarEnums => ScalarEnum UnknownScalar UnlistedScalar read_scalar scalar;
    secret in "core/secret" => Secret;
    sending in "exchange/sending" => Sending;
    server in "client/server";
    server_groups in "client/groups" for ServerGroups;
    shape in "request/shape" for Styles | Cookies | Forms | StyledParts;
    shape_parts in "request/shape_parts" for Styles | Cookies | Forms | StyledParts;
    shape_writer in "request/shape_writer" for Styles | Cookies | Forms | StyledParts;
    span in "exchange/span" with tracing;
    spread in "request/spread" for Styles | Cookies | Forms | StyledParts;
    steps in "transport/steps";
    style in "request/style" for Styles | Cookies | Forms | StyledParts;
    styled in "request/styled" for Styles;
    styled_parts in "multipart/styled" for StyledParts;
    styled_path in "request/styled_path" for Styles;
    tagged in "json/tagged" for TaggedUnions => Tagged;
    test_answer in "testing/answer" with testing => TestAnswer;
    test_body in "testing/body" with testing;
    test_clock in "testing/clock" with testing;
    test_request in "testing/request" with testing => TestRequest;
    test_transport in "testing/transport" with testing => TestTransport;
    text_body in "request/text_body" for TextBodies;
    tower_transport in "transport/tower" with tower => TowerTransport;
    transport in "transport/awaited" => Body BoxFuture Transport TransportError TransportErrorKind;
    #[macro_use] tuple in "json/tuple" for Tuples => Items;
    typed_header in "answer/typed_header" for Headers => Header HeaderError HeaderForm;
    #[macro_use] union in "json/union" for Unions;
    untagged in "json/untagged" for UntaggedUnions => Untagged;
    ureq_transport in "transport/ureq" with blocking => UreqTransport;
    value in "core/value";
    variables in "client/variables" for Variables;
    wait in "repeat/wait" for Waits => States UntilDone Waits;
    wait_error in "repeat/wait_error" for Waits => WaitError Waited;
    watch in "exchange/watch";
    writer in "json/writer" for Objects => Writer;
}

/// What a module of the core gives to crates that have some part.
pub(super) const MORE: &[(Part, &str, &str)] = &[
    (Part::Checks, "place", "Place"),
    (Part::ClosedEnums, "value", "Scalar"),
    (Part::ClosedEnums, "value", "Value"),
    (Part::Objects, "fit", "Shape"),
    (Part::Constants, "literal", "Literal"),
    (Part::OpenEnums, "fit", "Misfit"),
    (Part::ScalarEnums, "fit", "Misfit"),
    (Part::ScalarEnums, "literal", "Literal"),
    (Part::ScalarEnums, "value", "Scalar"),
    (Part::ScalarEnums, "value", "Value"),
    (Part::Unions, "fit", "Misfit"),
    (Part::TaggedUnions, "literal", "Literal"),
    (Part::ScalarUnions, "value", "Scalar"),
    (Part::ScalarUnions, "value", "Value"),
    (Part::OpenEnums, "value", "Scalar"),
    (Part::OpenEnums, "value", "Value"),
    (Part::Servers, "server", "Server"),
    (Part::StyledParts, "style", "Style"),
    (Part::Styles, "style", "Style"),
    (Part::Variables, "server", "Variable"),
    (Part::Waits, "value", "Scalar"),
    (Part::Waits, "value", "Value"),
];
