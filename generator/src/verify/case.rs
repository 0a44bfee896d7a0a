//! What passes between the plan, the server, the driver program and the
//! verdict: one call with its answer, and what came of it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The header by which a request says which case it is of.
pub const CASE_HEADER: &str = "oasmith-case";

/// Where the server of the proof gives tokens; the number of the case stands
/// behind it.
pub const TOKEN_PATH: &str = "/oasmith-token/";

/// The token that the server gives to a case, numbered from 0.
#[must_use]
pub fn token(case: usize, number: usize) -> String {
    format!("token-{number}-of-case-{case}")
}

/// One call that the driver makes, with the answer that it gets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The case among those of the plan, from 0; sent in [`CASE_HEADER`].
    pub number: usize,
    /// Where the operation stands: `#/paths/~1pets/get`, with the name of the
    /// file before it where that is not the entry.
    pub operation: String,
    /// The method in capital letters.
    pub method: String,
    /// The path as it stands in the document. Two paths can refer to one item,
    /// so that only method and path together name an operation.
    pub path: String,
    /// What it tries, such as `examples` or `answer 404 application/json`.
    pub title: String,
    /// How the answer is read.
    #[serde(default)]
    pub way: Way,
    /// What the call is given.
    pub inputs: Inputs,
    /// What the call is answered with.
    pub answer: Answer,
    /// What the requests are answered with that the client makes after that, one
    /// by one.
    #[serde(default)]
    pub further: Vec<Further>,
    /// What is to be told to a server that has no answers of the plan's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
}

/// What a call tells a server that answers as the document says, and knows of no case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The status that it is asked for, where that is not left to it.
    pub status: Option<u16>,
    /// The path at which it gives tokens.
    pub token_path: Option<String>,
}

impl Case {
    /// The answer of which the call makes what it gives.
    #[must_use]
    pub fn last_answer(&self) -> &Answer {
        let last = self.further.last();
        last.map_or(&self.answer, |further| &further.answer)
    }

    /// Whether the client obtains its token by itself.
    #[must_use]
    pub fn obtains_token(&self) -> bool {
        let mut credentials = self.inputs.credentials.iter();
        credentials.any(|credential| credential.kind == CredentialKind::Client)
    }
}

/// How an answer is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// As a whole.
    #[default]
    Whole,
    /// As bytes, while they arrive.
    Stream,
    /// As events, while they arrive.
    Events,
    /// As items of a sequential media type, while they arrive.
    Items,
}

/// An answer to a request that the client makes after another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Further {
    /// The id of the event behind which the request asks to go on.
    pub after: Option<String>,
    /// What it is answered with.
    pub answer: Answer,
}

/// What a call is given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// The parameters that are present.
    pub parameters: Vec<Input>,
    /// The body, if one is sent.
    pub body: Option<BodyInput>,
    /// A value for every security scheme of the document. Which of them are
    /// sent is for the operation to say.
    pub credentials: Vec<Credential>,
}

/// The value of one parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// Where it is sent.
    pub location: Location,
    /// Its name on the wire.
    pub name: String,
    /// Its value, as JSON would have it.
    pub value: Value,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// As the whole query.
    Querystring,
}

impl Location {
    /// The place as the document spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Querystring => "querystring",
        }
    }
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyInput {
    /// The media type as it stands in the document; a range where it is one.
    pub media_type: String,
    /// The media type that a caller gives where the document has a range, and
    /// the same as `media_type` elsewhere.
    pub sent_as: String,
    /// The value: of JSON, of forms and of XML that is described as it is, of a text as a string, of
    /// bytes as a string in base64.
    pub value: Value,
    /// Whether the value is bytes.
    pub binary: bool,
    /// The properties of a form whose values are files: base64 strings, or lists
    /// of these.
    pub files: Vec<String>,
    /// The headers that the caller gives to files of a form.
    pub headers: Vec<PartHeader>,
    /// Whether the document says more of it than that it is a text or bytes, as which it is sent.
    #[serde(default)]
    pub is_untyped: bool,
}

/// A header that the caller gives to the parts of a form's property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartHeader {
    /// The property.
    pub property: String,
    /// The name of the header.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The value for one security scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// Its name in `securitySchemes`.
    pub scheme: String,
    /// What kind of scheme it is.
    pub kind: CredentialKind,
    /// A key or a token; for [`CredentialKind::Basic`] a user's name and a password,
    /// and for [`CredentialKind::Client`] an id and a secret.
    pub values: Vec<String>,
}

/// What kind of security scheme a credential is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CredentialKind {
    /// A key in a header, in the query or in a cookie.
    ApiKey,
    /// A user's name and password.
    Basic,
    /// A token, however it was obtained.
    Bearer,
    /// An id and a secret, with which the client obtains a token by itself.
    Client,
    /// The whole of `Authorization`, in a scheme that nobody computes.
    Whole,
    /// Nothing in the request: the connection's own certificate.
    MutualTls,
    /// What a vendor computes, which nobody here can judge.
    Vendor,
}

/// What a call is answered with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The `Content-Type`, if there is a body.
    pub media_type: Option<String>,
    /// The headers that the document describes.
    pub headers: Vec<AnswerHeader>,
    /// Whether the body is sent in several pieces.
    #[serde(default)]
    pub in_pieces: bool,
    /// Whether the document says more of the body than that it is a text or bytes, as which it is
    /// given.
    #[serde(default)]
    pub is_untyped: bool,
    /// The body.
    #[serde(with = "base64_text")]
    pub body: Vec<u8>,
    /// What the client must make of it.
    pub expected: Expected,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerHeader {
    /// Its name, as the document spells it.
    pub name: String,
    /// What is sent.
    pub text: String,
    /// The value that was written so.
    pub value: Value,
    /// Whether the document says of what type it is, and that has one form alone.
    pub is_typed: bool,
}

/// An event, as the client gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its type.
    pub name: String,
    /// The id of the last event that had one.
    pub id: String,
    /// What it holds, as far as the document describes it.
    pub value: Value,
    /// What was sent of it.
    #[serde(default)]
    pub original: Value,
}

/// What the client must make of an answer. A value is what the typed output,
/// written as JSON again, must equal: text as a string, bytes as a string in
/// base64, and nothing where there is no body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A success with this value.
    Success(Option<Value>),
    /// A success with these events, one after the other.
    Events(Vec<Event>),
    /// A documented error with this value.
    Error(Option<Value>),
    /// An error that keeps an answer which the document does not allow.
    Undocumented,
    /// An error before anything is sent, which names one of these security schemes.
    Unsent(Vec<String>),
}

/// One line of what the driver program prints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reported {
    /// The number of the case.
    pub number: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It succeeded.
    Success {
        /// The status of the answer.
        status: u16,
        /// The typed output as JSON, if it is a type at all.
        value: Option<Value>,
        /// The typed output as Rust's `Debug` has it.
        #[serde(default)]
        debug: Option<String>,
        /// The typed headers, where the call gives any.
        #[serde(default)]
        headers: Option<Vec<TypedHeader>>,
    },
    /// It failed.
    Error {
        /// The status of the answer, if there was one.
        status: Option<u16>,
        /// The kind of the error.
        kind: String,
        /// The typed error as JSON, if there is one.
        value: Option<Value>,
        /// The typed error as Rust's `Debug` has it.
        #[serde(default)]
        debug: Option<String>,
        /// What the error says.
        message: String,
        /// The typed headers, where there is an answer.
        #[serde(default)]
        headers: Option<Vec<TypedHeader>>,
    },
    /// The call could not be made of the inputs, for this reason.
    Unmade(String),
}

/// A header as the client reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TypedHeader {
    /// Its name in small letters.
    pub name: String,
    /// Its value as JSON; nothing where the answer is without it.
    pub value: Option<Value>,
    /// Why it cannot be read.
    pub problem: Option<String>,
}

/// Bytes as a text in base64.
mod base64_text {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_drivers_line_is_read() {
        let line = json!({"number": 1, "outcome": {"unmade": "no"}});
        let read: Reported = serde_json::from_value(line).unwrap();
        assert_eq!(read.outcome, Outcome::Unmade("no".to_owned()));
        let line = json!({"number": 2, "outcome": {"success": {"status": 200, "value": [1]}}});
        let read: Reported = serde_json::from_value(line).unwrap();
        let value = Some(json!([1]));
        let headers = None;
        assert_eq!(
            read.outcome,
            Outcome::Success {
                status: 200,
                value,
                debug: None,
                headers
            }
        );
    }

    #[test]
    fn bytes_travel_as_base64() {
        let answer = Answer {
            status: 200,
            media_type: None,
            headers: Vec::new(),
            in_pieces: false,
            is_untyped: false,
            body: vec![0, 255],
            expected: Expected::Undocumented,
        };
        let text = serde_json::to_value(&answer).unwrap();
        assert_eq!(text["body"], "AP8=");
        assert_eq!(serde_json::from_value::<Answer>(text).unwrap(), answer);
    }
}
