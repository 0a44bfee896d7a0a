//! The parts of the runtime, of which a crate has those that it needs.

/// A part of the runtime that not every crate needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Types of requests and answers.
    Models,
    /// Values that the document spells out, of more types than text.
    Literals,
    /// Objects on the wire.
    Objects,
    /// Objects with properties that can only have one value.
    Constants,
    /// Objects with properties that the document does not name.
    Rests,
    /// Unions.
    Unions,
    /// Unions whose values say what they are.
    TaggedUnions,
    /// Unions whose values do not.
    UntaggedUnions,
    /// Models that hold files.
    FileModels,
    /// Unions that can be parameters.
    ScalarUnions,
    /// Answers of several types.
    Choices,
    /// Enums of whole numbers and truths.
    ScalarEnums,
    /// Bytes that are base64 on the wire.
    Base64,
    /// Moments and days of `jiff`.
    Jiff,
    /// Moments and days of `chrono`.
    Chrono,
    /// Moments and days of `time`.
    Time,
    /// Identifiers of `uuid`.
    Uuid,
    /// Addresses of `url`.
    Url,
    /// Numbers of `rust_decimal`.
    Decimal,
    /// Tuples on the wire.
    Tuples,
    /// Enums that let other values pass.
    OpenEnums,
    /// Enums that take no other values.
    ClosedEnums,
    /// Models with bounds.
    Checks,
    /// Parameters that are set once on the client.
    ClientParameters,
    /// Servers that the document names.
    Servers,
    /// Servers that some operations have of their own.
    ServerGroups,
    /// Servers whose address depends on where the document is.
    RelativeServers,
    /// Variables of servers.
    Variables,
    /// Parameters, and properties of forms, whose call names a style.
    Styles,
    /// Cookies.
    Cookies,
    /// Parameters whose value is a document of its own, and whole queries that are one.
    Contents,
    /// Bodies and whole queries that are urlencoded forms.
    Forms,
    /// Bodies of several parts.
    Multipart,
    /// Parts of a body whose call names a style.
    StyledParts,
    /// Parts of a body for which the document has headers.
    PartHeaders,
    /// Files, alone in a body, in an answer or in a model.
    Files,
    /// Files that are received, and never sent.
    FilesInMemory,
    /// Bodies that are a text.
    TextBodies,
    /// Answers that are a text or bytes.
    RawAnswers,
    /// Media types that are compared with others.
    MediaTypes,
    /// Bodies that are a file.
    FileBodies,
    /// Bodies that are one of several things.
    BodyChoices,
    /// Answers that are bytes, as they arrive.
    Downloads,
    /// Answers that are events, as they arrive.
    Events,
    /// Calls that are made until something is done.
    Waits,
    /// Answers that are pages.
    Pages,
    /// Pages whose next one is counted.
    CountedPages,
    /// Pages whose next one is told by something in the answer.
    CursorPages,
    /// Pages whose next one has an address in the header `Link`.
    LinkedPages,
    /// Headers of answers that have a type.
    Headers,
    /// Tokens that are obtained with a client's id and secret.
    Grants,
    /// Credentials that are a vendor's own.
    Vendors,
    /// Credentials that are a user's name and password.
    Basic,
    /// Credentials in the query or in a cookie.
    Keys,
}
