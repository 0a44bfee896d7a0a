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

/// Makes the table below: a module's name, the file that it is in if that is called otherwise, the
/// parts that need it, the feature that it is there with or without, and what it gives.
macro_rules! modules {
    ($(
        $(#[$macro_use:ident])?
        $name:ident
        $(from $file:ident)?
        $(for $($part:ident)|+)?
        $(with $with:ident)?
        $(without $without:ident)?
        $(=> $($export:ident)+)?;
    )*) => {
        /// All modules, in the order of their names.
        pub(super) const MODULES: &[Module] = &[$(
            Module {
                name: stringify!($name),
                text: include_str!(concat!(
                    "../../../runtime/",
                    modules!(@file $name $($file)?),
                    ".rs"
                )),
                attribute: modules!(@attribute $($macro_use)? $(with $with)? $(without $without)?),
                parts: &[$($(Part::$part),+)?],
                exports: &[$($(stringify!($export)),+)?],
            },
        )*];
    };
    (@file $name:ident) => { stringify!($name) };
    (@file $name:ident $file:ident) => { stringify!($file) };
    (@attribute) => { Attribute::None };
    (@attribute macro_use) => { Attribute::MacroUse };
    (@attribute with $feature:ident) => { Attribute::With(stringify!($feature)) };
    (@attribute without $feature:ident) => { Attribute::Without(stringify!($feature)) };
}

modules! {
    answer => Answer;
    api => Api ErrorFields;
    attempts;
    base64 for Base64 => Base64;
    basic for Basic | Grants;
    blocking with blocking => Blocking;
    blocking_download for Downloads with blocking => DownloadReader;
    blocking_pages for Pages with blocking => PageItemsIter PagesIter;
    blocking_transport with blocking => BlockingTransport TimeLimit;
    blocking_wait for Waits with blocking;
    boundary for Multipart;
    #[macro_use] body_choice for BodyChoices => OneOf;
    bounds => Bounds;
    budget;
    build_error => BuildError;
    builder => ClientBuilder;
    #[macro_use] call => Call;
    chain for Multipart;
    check for Checks => Check;
    #[macro_use] choice for Choices;
    client => Client;
    #[macro_use] closed_enum for ClosedEnums => ClosedText UnknownValue;
    collect;
    content for Contents;
    cookies for Cookies;
    credential => Authorizer Credential Errand Preparation;
    deadline with blocking;
    #[macro_use] download for Downloads => Download WithDownload;
    drive;
    encode => Encoder;
    endpoint;
    entries for Objects => Entries Object ObjectVisitor;
    error => Error;
    error_kind => ErrorKind;
    excerpt;
    event_parser for Events => RawEvent;
    event_source for Events;
    #[macro_use] events for Events => Event Events WithEvents;
    exchange;
    failure;
    file for Files | Multipart => File;
    file_blocking for FileBodies | Multipart with blocking;
    file_body for FileBodies;
    file_content for FileBodies | Multipart;
    file_content from file_in_memory for FilesInMemory;
    file_fit for FileModels;
    file_on_disk for FileBodies | Multipart;
    file_path for FileBodies | Multipart with reqwest;
    file_stream for FileBodies | Multipart;
    fit for Models => Fit;
    formats_chrono for Chrono;
    formats_decimal for Decimal;
    formats_jiff for Jiff;
    formats_time for Time => Date DateTime;
    formats_url for Url;
    formats_uuid for Uuid;
    forms for Forms;
    given for Styles | Cookies;
    grant for Grants => Grant;
    header;
    invalid => Invalid;
    json_parts for Multipart;
    json_path;
    keys for Keys;
    limit => Limit;
    limits;
    literal for Literals;
    media_type for MediaTypes;
    message;
    met for Objects;
    multipart for Multipart => Form Multipart;
    no_span without tracing;
    no_transport without reqwest;
    #[macro_use] object for Objects;
    observer => Attempt AttemptEnd CallEnd Ending Observer Purpose;
    obtained for Grants | Vendors;
    #[macro_use] open_enum for OpenEnums => OpenText Unlisted;
    opening for Downloads | Events;
    operation => Info Operation;
    outgoing with blocking => PayloadReader;
    page_count for CountedPages => next_count;
    page_cursor for CursorPages => cursor;
    page_items for Pages => PageItems;
    page_link for LinkedPages => next_link;
    pages for Pages => Next Paged Pages;
    pairs for Styles | Cookies | Forms;
    parameters for ClientParameters;
    park with blocking;
    part_headers for PartHeaders;
    payload => Payload;
    percent;
    place;
    raw_answers for RawAnswers;
    redirect;
    reference;
    relative for RelativeServers;
    reply;
    reqwest_body with reqwest;
    reqwest_transport with reqwest => ReqwestTransport;
    reserved for Styles | Cookies | Forms;
    response => Response WithResponse;
    rest for Rests;
    retry => Retry;
    retry_after;
    #[macro_use] scalar_enum for ScalarEnums => ScalarEnum UnknownScalar UnlistedScalar read_scalar scalar;
    secret => Secret;
    sending => Sending;
    server;
    server_groups for ServerGroups;
    shape for Styles | Cookies | Forms | StyledParts;
    shape_parts for Styles | Cookies | Forms | StyledParts;
    shape_writer for Styles | Cookies | Forms | StyledParts;
    span with tracing;
    spread for Styles | Cookies | Forms | StyledParts;
    steps;
    style for Styles | Cookies | Forms | StyledParts;
    styled for Styles;
    styled_parts for StyledParts;
    styled_path for Styles;
    tagged for TaggedUnions => Tagged;
    test_answer with testing => TestAnswer;
    test_request with testing => TestRequest;
    test_transport with testing => TestTransport;
    text_body for TextBodies;
    tower_transport with tower => TowerTransport;
    transport => Body BoxFuture Transport TransportError TransportErrorKind;
    #[macro_use] tuple for Tuples => Items;
    typed_header for Headers => Header HeaderError HeaderForm;
    #[macro_use] union for Unions;
    untagged for UntaggedUnions => Untagged;
    ureq_transport with blocking => UreqTransport;
    value;
    variables for Variables;
    wait for Waits => States UntilDone Waits;
    wait_error for Waits => WaitError Waited;
    watch;
    writer for Objects => Writer;
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
