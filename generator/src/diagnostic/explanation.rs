//! What each code means: the one table of all that oasmith may say of a document.
//!
//! A code has a row here and a text in `explanations/`, which `oasmith explain` prints. The text
//! says what is the matter and what comes of it, and shows a document with the fault and its cure:
//! a block `diff yaml` has lines of the one, `-`, and of the other, `+`. A block `toml` is the
//! settings beside the document.

use super::severity::Severity;

/// What a code of a [`Diagnostic`](super::Diagnostic) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code, such as `unknown-key`.
    pub code: &'static str,
    /// How much it can weigh, the heaviest first.
    pub severities: &'static [Severity],
    /// What it says, in one sentence without a full stop.
    pub sentence: &'static str,
    /// The whole of it with an example and the cure, in Markdown.
    pub text: &'static str,
}

/// What a code means, or nothing if there is no such code.
///
/// ```
/// use oasmith::diagnostic::{Severity, explain};
///
/// let explanation = explain("unused-schema").expect("a code of oasmith");
/// assert_eq!(explanation.severities, [Severity::Unrepresented]);
/// assert!(explanation.text.contains("unused = \"keep\""));
/// assert_eq!(explain("unused-scheme"), None);
/// ```
#[must_use]
pub fn explain(code: &str) -> Option<&'static Explanation> {
    EXPLANATIONS
        .iter()
        .find(|explanation| explanation.code == code)
}

macro_rules! table {
    ($($code:literal [$($severity:ident)+] $sentence:literal)+) => {
        /// What all codes mean, in the order of the codes.
        pub const EXPLANATIONS: &[Explanation] = &[$(
            Explanation {
                code: $code,
                severities: &[$(Severity::$severity),+],
                sentence: $sentence,
                text: include_str!(concat!("explanations/", $code, ".md")),
            },
        )+];
    };
}

table! {
    "bad-body" [Error] "the properties of this body cannot be the arguments of its call"
    "bad-client-parameter" [Error] "this parameter cannot be set once on the client"
    "bad-declaration" [Error] "what is declared of waiting or of pages cannot be"
    "bad-header" [Warning] "no header or cookie can have this name"
    "bad-media-type" [Warning] "this is no media type"
    "bad-method" [Unrepresented] "this cannot be the name of a method, so it is left out"
    "bad-overlay" [Error] "this is no overlay, or an action of one that cannot be done"
    "bad-path" [Unrepresented] "this path cannot be called, so it is left out"
    "bad-server" [Warning] "no request can be sent to this server"
    "bad-status" [Unrepresented] "a response stands under what is no status"
    "body-of-head" [Unrepresented] "an answer to `HEAD` has no body"
    "body-of-status" [Unrepresented] "an answer of this status has no body"
    "clashing-credentials" [Unrepresented] "several credentials all need the header `Authorization`"
    "credential-parameter" [Unrepresented] "a credential sends this parameter, so the call does not ask for it"
    "described-twice" [Unrepresented] "several schemas describe one property, and one of them counts"
    "duplicate-key" [Error Warning] "a map has one key twice"
    "duplicate-operation-id" [Warning] "several operations have one `operationId`"
    "duplicate-parameter" [Warning] "a list has one parameter twice"
    "duplicate-value" [Warning] "an enum lists one value twice"
    "empty-range" [Warning] "no value is within these bounds"
    "endless-reference" [Unrepresented] "a reference leads back to itself, or through too many others"
    "endless-schema" [Error Unrepresented] "a schema stands for nothing but itself, or too deep within others"
    "endless-union" [Unrepresented] "a union is one of its own members"
    "enum-value" [Warning] "a value of an enum is of another type than the enum"
    "field-media-type" [Unrepresented] "a field of a form has a media type that forms cannot write"
    "file-as-text" [Unrepresented] "a file is sent as a text, within JSON or in a form in one part"
    "fixed-parameter" [Unrepresented] "the path has a value for this parameter, so the call does not ask for it"
    "further-server" [Unrepresented] "a server is called only when the caller gives it"
    "further-tags" [Unrepresented] "operations stand under the first of their tags alone"
    "idle-action" [Warning] "an action of an overlay selects nothing"
    "ignored-header" [Unrepresented] "the body, a credential or the transport sets this header, so no parameter does"
    "ignored-style" [Warning] "a style has no meaning for this media type"
    "informational-status" [Unrepresented] "no call ends with a status below 200"
    "invalid-value" [Error] "a setting does not take this value"
    "left-out" [Unrepresented] "the settings or the command leave operations out"
    "lost-properties" [Unrepresented] "a choice has no place for some properties: those that its branches do not name, or those of a choice deep within"
    "missing-key" [Error Warning] "an object lacks a key that it needs"
    "mixed-values" [Unrepresented] "the names of properties say of which type their values are"
    "mutual-tls" [Unrepresented] "the transport has to bring the client's certificate"
    "nameless-parts" [Unrepresented] "a form gives what is in it no names"
    "nameless-root" [Unrepresented] "nothing says what the first element of a body in XML is called"
    "no-example" [Warning] "no example program can be made of this operation"
    "no-success" [Warning] "no answer of an operation is a success"
    "not-represented" [Unrepresented] "the crate does not do what this key says"
    "nothing-selected" [Error] "what is selected does not exist"
    "open-tuple" [Unrepresented] "an array of described items has no fixed length"
    "optional-path-parameter" [Warning] "a parameter in the path is not said to be required"
    "other-charset" [Unrepresented] "a text is in another coding than UTF-8"
    "other-document" [Warning] "an overlay says that it is for another document"
    "other-media-types" [Unrepresented] "of the media types that are offered, these are not taken"
    "other-version" [Warning] "this belongs to another version of OpenAPI"
    "parameter-media-type" [Unrepresented] "a parameter is not written as its media type says"
    "part-headers" [Unrepresented] "a part of a form is sent without this header"
    "plain-enum" [Unrepresented] "an enum of lists or objects has no type of its own"
    "received-parameter" [Unrepresented] "a parameter of a webhook or a callback is left to the program that receives it"
    "reference-sibling" [Warning Unrepresented] "what stands beside a `$ref` is not read"
    "repeated-credential" [Warning] "another security scheme has these credentials of a vendor"
    "size-without-maximum" [Warning] "the size of a page has no maximum, so the last page is not known"
    "swagger-only" [Unrepresented] "Swagger 2.0 says what OpenAPI 3 cannot"
    "syntax" [Error] "the file does not parse"
    "token-not-obtained" [Unrepresented] "the caller obtains the token"
    "unchecked-bound" [Unrepresented] "a bound of a value is not checked"
    "unchecked-branch" [Unrepresented] "a branch of a choice only says which values are right"
    "unchecked-combination" [Unrepresented] "which properties go together is not checked"
    "unchecked-keys" [Unrepresented] "that the names of properties match a pattern is not checked"
    "unchecked-not" [Unrepresented] "`not` is not checked"
    "undeclared-path-parameter" [Warning] "nothing declares a parameter that the path has"
    "undeclared-variable" [Warning] "nothing declares a variable that the server's URL has"
    "unknown-credential" [Warning] "there are no credentials of a vendor by this name"
    "unknown-document" [Error] "no client of the settings has this document"
    "unknown-extension" [Error] "oasmith has no such extension in this place"
    "unknown-field" [Warning] "an `encoding` is of a property that the body does not have"
    "unknown-key" [Error Warning] "the object or the settings have no such key"
    "unknown-mapping" [Warning] "a discriminator maps a value to a schema that does not exist"
    "unknown-operation" [Error] "the settings speak of an operation that does not exist"
    "unknown-parameter" [Error] "the operation has no such query parameter"
    "unknown-place" [Error Warning] "a JSON Pointer leads nowhere"
    "unknown-reference" [Error Warning] "a reference leads nowhere"
    "unknown-required" [Warning] "a property is required and not described"
    "unknown-security-scheme" [Error Warning] "there is no security scheme by this name"
    "unknown-tag" [Error] "the settings speak of a tag that no operation has"
    "unknown-type" [Unrepresented] "there is no type by this name"
    "unknown-value" [Error] "what is waited for never has this value"
    "unknown-word" [Error Warning] "the key does not take this word"
    "unlisted-mapping" [Unrepresented] "a discriminator maps a value to a schema that is none of the members"
    "unread-content" [Unrepresented] "the JSON within a text is left to the caller"
    "unreadable" [Error] "the file cannot be read"
    "unsupported-security" [Unrepresented] "the caller gives the whole of `Authorization`"
    "unsupported-version" [Error] "this is neither OpenAPI 3.0, 3.1 or 3.2 nor Swagger 2.0"
    "untold-errors" [Unrepresented] "nothing says where errors have their code and their message"
    "untold-events" [Unrepresented] "nothing tells kinds of events apart"
    "untyped-body" [Unrepresented] "a body is text or bytes, whatever its schema says"
    "untyped-header" [Unrepresented] "a header of an answer is given as text"
    "untyped-part" [Unrepresented] "a part without a type is no file, since JSON has its schema as well"
    "untyped-union" [Unrepresented] "a branch of a choice allows any value"
    "unused-discriminator" [Unrepresented] "a discriminator does not tell its members apart"
    "unused-path-parameter" [Unrepresented] "the path has no place for this parameter"
    "unused-schema" [Unrepresented] "nothing that can be called uses this schema"
    "unused-variable" [Warning] "a server has a variable that its URL does not"
    "wide-integer" [Unrepresented] "an integer is beyond 128 bits"
    "wrong-count" [Error Warning] "things that belong together differ in number"
    "wrong-reference" [Warning] "a reference leads to a component of another kind"
    "wrong-type" [Error Warning] "a value is of another type than its key takes"
}
