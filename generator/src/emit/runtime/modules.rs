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

macro_rules! module {
    ($name:literal, $attribute:expr, [$($part:expr),*], [$($export:literal),*]) => {
        Module {
            name: $name,
            text: include_str!(concat!("../../../runtime/", $name, ".rs")),
            attribute: $attribute,
            parts: &[$($part),*],
            exports: &[$($export),*],
        }
    };
}

/// All modules, in the order of their names.
pub(super) const MODULES: &[Module] = &[
    module!("answer", Attribute::None, [], ["Answer"]),
    module!("api", Attribute::None, [], ["Api", "ErrorFields"]),
    module!("attempts", Attribute::None, [], []),
    module!("base64", Attribute::None, [Part::Base64], ["Base64"]),
    module!("basic", Attribute::None, [Part::Basic, Part::Grants], []),
    module!("blocking", Attribute::With("blocking"), [], ["Blocking"]),
    module!(
        "blocking_download",
        Attribute::With("blocking"),
        [Part::Downloads],
        ["DownloadReader"]
    ),
    module!(
        "blocking_pages",
        Attribute::With("blocking"),
        [Part::Pages],
        ["PageItemsIter", "PagesIter"]
    ),
    module!(
        "blocking_transport",
        Attribute::With("blocking"),
        [],
        ["BlockingTransport", "TimeLimit"]
    ),
    module!(
        "blocking_wait",
        Attribute::With("blocking"),
        [Part::Waits],
        []
    ),
    module!("boundary", Attribute::None, [Part::Multipart], []),
    module!(
        "body_choice",
        Attribute::MacroUse,
        [Part::BodyChoices],
        ["OneOf"]
    ),
    module!("bounds", Attribute::None, [], ["Bounds"]),
    module!("budget", Attribute::None, [], []),
    module!("build_error", Attribute::None, [], ["BuildError"]),
    module!("builder", Attribute::None, [], ["ClientBuilder"]),
    module!("call", Attribute::MacroUse, [], ["Call"]),
    module!("chain", Attribute::None, [Part::Multipart], []),
    module!("check", Attribute::None, [Part::Checks], ["Check"]),
    module!("choice", Attribute::MacroUse, [Part::Choices], []),
    module!("client", Attribute::None, [], ["Client"]),
    module!(
        "closed_enum",
        Attribute::MacroUse,
        [Part::ClosedEnums],
        ["ClosedText", "UnknownValue"]
    ),
    module!("collect", Attribute::None, [], []),
    module!("content", Attribute::None, [Part::Contents], []),
    module!("cookies", Attribute::None, [Part::Cookies], []),
    module!(
        "credential",
        Attribute::None,
        [],
        ["Authorizer", "Credential", "Errand", "Preparation"]
    ),
    module!("deadline", Attribute::With("blocking"), [], []),
    module!(
        "download",
        Attribute::MacroUse,
        [Part::Downloads],
        ["Download", "WithDownload"]
    ),
    module!("drive", Attribute::None, [], []),
    module!("encode", Attribute::None, [], ["Encoder"]),
    module!("endpoint", Attribute::None, [], []),
    module!(
        "entries",
        Attribute::None,
        [Part::Objects],
        ["Entries", "Object", "ObjectVisitor"]
    ),
    module!("error", Attribute::None, [], ["Error"]),
    module!("error_kind", Attribute::None, [], ["ErrorKind"]),
    module!("excerpt", Attribute::None, [], []),
    module!(
        "event_parser",
        Attribute::None,
        [Part::Events],
        ["RawEvent"]
    ),
    module!("event_source", Attribute::None, [Part::Events], []),
    module!(
        "events",
        Attribute::MacroUse,
        [Part::Events],
        ["Event", "Events", "WithEvents"]
    ),
    module!("exchange", Attribute::None, [], []),
    module!("failure", Attribute::None, [], []),
    module!(
        "file",
        Attribute::None,
        [Part::Files, Part::Multipart],
        ["File"]
    ),
    module!(
        "file_blocking",
        Attribute::With("blocking"),
        [Part::FileBodies, Part::Multipart],
        []
    ),
    module!("file_body", Attribute::None, [Part::FileBodies], []),
    module!(
        "file_content",
        Attribute::None,
        [Part::FileBodies, Part::Multipart],
        []
    ),
    Module {
        text: include_str!("../../../runtime/file_in_memory.rs"),
        ..module!("file_content", Attribute::None, [Part::FilesInMemory], [])
    },
    module!("file_fit", Attribute::None, [Part::FileModels], []),
    module!(
        "file_path",
        Attribute::With("reqwest"),
        [Part::FileBodies, Part::Multipart],
        []
    ),
    module!(
        "file_stream",
        Attribute::None,
        [Part::FileBodies, Part::Multipart],
        []
    ),
    module!("fit", Attribute::None, [Part::Models], ["Fit"]),
    module!("formats_chrono", Attribute::None, [Part::Chrono], []),
    module!("formats_decimal", Attribute::None, [Part::Decimal], []),
    module!("formats_jiff", Attribute::None, [Part::Jiff], []),
    module!(
        "formats_time",
        Attribute::None,
        [Part::Time],
        ["Date", "DateTime"]
    ),
    module!("formats_url", Attribute::None, [Part::Url], []),
    module!("formats_uuid", Attribute::None, [Part::Uuid], []),
    module!("forms", Attribute::None, [Part::Forms], []),
    module!("given", Attribute::None, [Part::Styles, Part::Cookies], []),
    module!("grant", Attribute::None, [Part::Grants], ["Grant"]),
    module!("header", Attribute::None, [], []),
    module!("invalid", Attribute::None, [], ["Invalid"]),
    module!("json_parts", Attribute::None, [Part::Multipart], []),
    module!("json_path", Attribute::None, [], []),
    module!("keys", Attribute::None, [Part::Keys], []),
    module!("limit", Attribute::None, [], ["Limit"]),
    module!("limits", Attribute::None, [], []),
    module!("literal", Attribute::None, [Part::Literals], []),
    module!("media_type", Attribute::None, [Part::MediaTypes], []),
    module!("message", Attribute::None, [], []),
    module!("met", Attribute::None, [Part::Objects], []),
    module!(
        "multipart",
        Attribute::None,
        [Part::Multipart],
        ["Form", "Multipart"]
    ),
    module!("no_span", Attribute::Without("tracing"), [], []),
    module!("no_transport", Attribute::Without("reqwest"), [], []),
    module!("object", Attribute::MacroUse, [Part::Objects], []),
    module!(
        "observer",
        Attribute::None,
        [],
        [
            "Attempt",
            "AttemptEnd",
            "CallEnd",
            "Ending",
            "Observer",
            "Purpose"
        ]
    ),
    module!(
        "obtained",
        Attribute::None,
        [Part::Grants, Part::Vendors],
        []
    ),
    module!(
        "open_enum",
        Attribute::MacroUse,
        [Part::OpenEnums],
        ["OpenText", "Unlisted"]
    ),
    module!(
        "opening",
        Attribute::None,
        [Part::Downloads, Part::Events],
        []
    ),
    module!("operation", Attribute::None, [], ["Info", "Operation"]),
    module!(
        "outgoing",
        Attribute::With("blocking"),
        [],
        ["PayloadReader"]
    ),
    module!(
        "page_count",
        Attribute::None,
        [Part::CountedPages],
        ["next_count"]
    ),
    module!(
        "page_cursor",
        Attribute::None,
        [Part::CursorPages],
        ["cursor"]
    ),
    module!("page_items", Attribute::None, [Part::Pages], ["PageItems"]),
    module!(
        "page_link",
        Attribute::None,
        [Part::LinkedPages],
        ["next_link"]
    ),
    module!(
        "pages",
        Attribute::None,
        [Part::Pages],
        ["Next", "Paged", "Pages"]
    ),
    module!(
        "pairs",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!("parameters", Attribute::None, [Part::ClientParameters], []),
    module!("park", Attribute::With("blocking"), [], []),
    module!("part_headers", Attribute::None, [Part::PartHeaders], []),
    module!("payload", Attribute::None, [], ["Payload"]),
    module!("percent", Attribute::None, [], []),
    module!("place", Attribute::None, [], []),
    module!("raw_answers", Attribute::None, [Part::RawAnswers], []),
    module!("redirect", Attribute::None, [], []),
    module!("relative", Attribute::None, [Part::RelativeServers], []),
    module!("reply", Attribute::None, [], []),
    module!("reqwest_body", Attribute::With("reqwest"), [], []),
    module!(
        "reqwest_transport",
        Attribute::With("reqwest"),
        [],
        ["ReqwestTransport"]
    ),
    module!(
        "reserved",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!(
        "response",
        Attribute::None,
        [],
        ["Response", "WithResponse"]
    ),
    module!("rest", Attribute::None, [Part::Rests], []),
    module!("retry", Attribute::None, [], ["Retry"]),
    module!("retry_after", Attribute::None, [], []),
    module!(
        "scalar_enum",
        Attribute::MacroUse,
        [Part::ScalarEnums],
        [
            "ScalarEnum",
            "UnknownScalar",
            "UnlistedScalar",
            "read_scalar",
            "scalar"
        ]
    ),
    module!("secret", Attribute::None, [], ["Secret"]),
    module!("sending", Attribute::None, [], ["Sending"]),
    module!("server", Attribute::None, [], []),
    module!("server_groups", Attribute::None, [Part::ServerGroups], []),
    module!(
        "shape",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms, Part::StyledParts],
        []
    ),
    module!(
        "shape_parts",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms, Part::StyledParts],
        []
    ),
    module!(
        "shape_writer",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms, Part::StyledParts],
        []
    ),
    module!("span", Attribute::With("tracing"), [], []),
    module!(
        "spread",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms, Part::StyledParts],
        []
    ),
    module!("steps", Attribute::None, [], []),
    module!(
        "style",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms, Part::StyledParts],
        []
    ),
    module!("styled", Attribute::None, [Part::Styles], []),
    module!("styled_parts", Attribute::None, [Part::StyledParts], []),
    module!("styled_path", Attribute::None, [Part::Styles], []),
    module!("tagged", Attribute::None, [Part::TaggedUnions], ["Tagged"]),
    module!(
        "test_answer",
        Attribute::With("testing"),
        [],
        ["TestAnswer"]
    ),
    module!(
        "test_request",
        Attribute::With("testing"),
        [],
        ["TestRequest"]
    ),
    module!(
        "test_transport",
        Attribute::With("testing"),
        [],
        ["TestTransport"]
    ),
    module!("text_body", Attribute::None, [Part::TextBodies], []),
    module!(
        "tower_transport",
        Attribute::With("tower"),
        [],
        ["TowerTransport"]
    ),
    module!(
        "transport",
        Attribute::None,
        [],
        [
            "Body",
            "BoxFuture",
            "Transport",
            "TransportError",
            "TransportErrorKind"
        ]
    ),
    module!("tuple", Attribute::MacroUse, [Part::Tuples], ["Items"]),
    module!(
        "typed_header",
        Attribute::None,
        [Part::Headers],
        ["Header", "HeaderError", "HeaderForm"]
    ),
    module!("union", Attribute::MacroUse, [Part::Unions], []),
    module!(
        "untagged",
        Attribute::None,
        [Part::UntaggedUnions],
        ["Untagged"]
    ),
    module!(
        "ureq_transport",
        Attribute::With("blocking"),
        [],
        ["UreqTransport"]
    ),
    module!("value", Attribute::None, [], []),
    module!("variables", Attribute::None, [Part::Variables], []),
    module!(
        "wait",
        Attribute::None,
        [Part::Waits],
        ["States", "UntilDone", "Waits"]
    ),
    module!(
        "wait_error",
        Attribute::None,
        [Part::Waits],
        ["WaitError", "Waited"]
    ),
    module!("watch", Attribute::None, [], []),
    module!("writer", Attribute::None, [Part::Objects], ["Writer"]),
];

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
