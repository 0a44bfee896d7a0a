//! Operations.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What stands for all schemes of which the transport has to bring a certificate. No scheme is called so.
pub const CERTIFICATE: &str = "a client certificate";

/// What stands for the name of the first element of a body in XML, where each call gives it.
pub(crate) const BY_CALLER: &str = "with_root";

/// One operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Call {
    /// The HTTP method, in capital letters.
    pub method: String,
    /// The path, with parameters in braces.
    pub path: String,
    /// The method of the client.
    pub function: String,
    /// The tag in whose module the type of the call stands.
    pub tag: String,
    /// The type of the call.
    pub call: String,
    /// The struct that takes all arguments, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arguments_in: Option<String>,
    /// The places of what a caller gave one by one, one list after another, where that has ever been
    /// something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub had: Vec<Vec<String>>,
    /// What a caller has to give, in its order.
    pub arguments: Vec<Argument>,
    /// What a caller can give by a setter, in the order of their places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Argument>,
    /// What the body may be, the usual first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<Body>,
    /// What a call gives, if it gives anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// The documented body of an error, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The answers, by status: `200`, `4XX` or `default`.
    pub answers: BTreeMap<String, Vec<Answer>>,
    /// The media types of answers that are asked for, in their order, where these are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<String>,
    /// The headers of its answers, by status and name on the wire, with their types where these are
    /// known, such as `200 etag: String`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// What is said of what comes back, none of which is checked, each as JSON by keyword in every
    /// description of it: of a body by its status, with its media type behind that where it is not the
    /// usual one, of a header by both (`200 etag`), of events by [`EVENTS`], and of items by [`ITEMS`].
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// How the first element of bodies in XML and the items of lists in them are written: of what is sent by
    /// its media type, and of answers by their status.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub xml: BTreeMap<String, String>,
    /// What each event holds, where it can give events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<String>,
    /// What each item is, where it can give items as they come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// What each item of its pages is, where its answers are pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// How its pages follow each other, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<String>,
    /// The place of what tells how far it is, where it can be waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<String>,
    /// The values with which waiting ends, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Alternatives of sets of security schemes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<Vec<String>>,
    /// All alternatives, where some ask for a [certificate](CERTIFICATE) as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certified: Vec<Vec<String>>,
    /// The scopes that a token has to have, by its scheme: one of several sets.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scopes: BTreeMap<String, Vec<Vec<String>>>,
    /// The setter of its own group of servers, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub servers: Option<String>,
    /// Whether a repeated call does no more than one, where anybody says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotent: Option<bool>,
    /// Whether the document advises against it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
}

impl Call {
    /// The method and the path.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The media types of answers that are asked for, in their order, as far as that is known.
    pub(crate) fn asked(&self) -> Vec<String> {
        if !self.accept.is_empty() {
            return self.accept.clone();
        }
        let answers = self.answers.values().flatten();
        let asked = answers.flat_map(|answer| [&answer.sent_as, &answer.media_type]);
        asked.filter(|asked| !asked.is_empty()).cloned().collect()
    }

    /// The media type that is asked for first, as far as that is known.
    pub(crate) fn first_asked(&self) -> Option<&str> {
        let answers = self.answers.values().flatten();
        let one = answers.map(|answer| &answer.sent_as);
        let mut asked = self.accept.iter().chain(one);
        asked.find(|asked| !asked.is_empty()).map(String::as_str)
    }

    /// The method, and the path without the names of its parameters, which go nowhere.
    pub(crate) fn place(&self) -> String {
        place(&self.method, &self.path)
    }
}

/// The place of what says as which media type a body is sent.
pub(crate) const CONTENT_TYPE: &str = "header content-type";

/// What is said of the data of events.
pub const EVENTS: &str = "events";

/// What is said of items as they come, as of the list of them all.
pub const ITEMS: &str = "items";

/// What tells how far it is that a call only begins, in place of a value in its answer.
pub(crate) const NAMED_BY_ANSWER: &str = "what its answer names";

/// What stands behind the type of a header that is JSON, where it could be written otherwise.
pub(crate) const AS_JSON: &str = " as json";

/// A method, and a path without the names of its parameters.
pub(crate) fn place(method: &str, path: &str) -> String {
    format!("{method} {}", blank(path))
}

/// A path without the names of its parameters.
pub(crate) fn blank(path: &str) -> String {
    let mut parts = path.split('{');
    let mut blank = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        blank.push_str("{}");
        blank.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    blank
}

/// Something that a caller gives for a call.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Argument {
    /// The place and the name on the wire: `query limit`, `path id`, `header X-Day`, `cookie c`,
    /// `body` for the whole of it, `body title` for one of its properties.
    pub at: String,
    /// The name in Rust.
    pub name: String,
    /// Its type, spelled as in [`Type`](super::Type).
    #[serde(rename = "type")]
    pub ty: String,
    /// What a value must be within, in words of JSON Schema such as `minLength 1, maxLength 5`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bounds: String,
    /// What else is said of its values, as JSON by keyword: `default`, and bounds that nothing checks
    /// such as `pattern`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
    /// How it is written, where that is not the usual way of its place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub style: String,
    /// Whether the document advises against it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
}

/// One of the things that a body may be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Body {
    /// The media type that it is sent as.
    pub media_type: String,
    /// Its type, spelled as in [`Type`](super::Type).
    #[serde(rename = "type")]
    pub ty: String,
    /// How its properties are written, where the document says that.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub style: String,
    /// The ranges of media types that the document has for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<String>,
    /// What is said of the whole of it, as JSON by keyword, none of which is checked.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
}

/// How an answer of one media type is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Answer {
    /// The media type; empty for the one that is read unless it is another.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub media_type: String,
    /// The media type that one is asked for by; empty where nothing is known of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sent_as: String,
    /// Other media types that are read in the same way, in the order of their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alike: Vec<String>,
    /// The range of media types that the document has for it, where one of that is asked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub range: String,
    /// Its type, spelled as in [`Type`](super::Type); `()` for no body. What is no more than an error
    /// that keeps its body is not among them.
    #[serde(rename = "type")]
    pub ty: String,
}
