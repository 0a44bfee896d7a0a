//! What the document says of an operation.

use serde_json::Value;

use crate::pointer::Pointer;
use crate::verify::case::{CredentialKind, Location};

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands, as a person reads it.
    pub at: String,
    /// The method in capital letters.
    pub method: String,
    /// The path as the document spells it.
    pub path: String,
    /// Its parameters, those of the path item and of the path's own query included.
    pub parameters: Vec<Parameter>,
    /// Its request body.
    pub body: Option<Body>,
    /// Alternatives of sets of security schemes; none where none is asked for.
    pub security: Vec<Vec<String>>,
    /// The scopes that it needs, each behind the name of its scheme.
    pub scopes: Vec<(String, String)>,
    /// Its documented answers.
    pub responses: Vec<Response>,
}

/// One parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it is sent.
    pub location: Location,
    /// Its name on the wire.
    pub name: String,
    /// Whether every call has it.
    pub required: bool,
    /// How it is written.
    pub form: Form,
    /// Where its schema stands.
    pub schema: Option<Pointer>,
    /// Its examples.
    pub examples: Vec<Value>,
    /// The one value that it has, where the path itself says so.
    pub constant: Option<String>,
    /// Whether it may be there without a value, whatever its schema says.
    pub allows_empty: bool,
}

/// How a parameter is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// In a style.
    Styled(Style),
    /// As a document of this media type.
    Content(String),
}

/// A style with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// Whether each item and each property stands by itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
}

/// The names of the styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the specification's")]
pub enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    DeepObject,
    Cookie,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether every call has one.
    pub required: bool,
    /// What it can be.
    pub content: Vec<Media>,
}

/// One media type of a body.
#[derive(Clone, Debug)]
pub struct Media {
    /// The media type, which can be a range.
    pub name: String,
    /// Where its schema stands.
    pub schema: Option<Pointer>,
    /// Where the schema of each item of a stream stands.
    pub item: Option<Pointer>,
    /// Its examples.
    pub examples: Vec<Value>,
    /// How the properties of a form are written.
    pub encoding: Vec<(String, Encoding)>,
    /// Whether a part without a type is a file, as it is since 3.1.
    pub has_untyped_files: bool,
}

impl Media {
    /// How a property of a form is written, where the document says something of it.
    #[must_use]
    pub fn encoding_of(&self, property: &str) -> Option<&Encoding> {
        let mut all = self.encoding.iter();
        let found = all.find(|(name, _)| name == property)?;
        Some(&found.1)
    }
}

/// How one property of a form is written.
#[derive(Clone, Debug, Default)]
pub struct Encoding {
    /// The media type that it is written as, or several to choose from.
    pub content_type: Option<String>,
    /// Its style, where the document says one that counts.
    pub style: Option<Style>,
    /// The headers of the parts that it becomes.
    pub headers: Vec<Parameter>,
}

/// A documented answer.
#[derive(Clone, Debug)]
pub struct Response {
    /// Which statuses it is for.
    pub status: Status,
    /// What its body can be.
    pub content: Vec<Media>,
    /// Its headers.
    pub headers: Vec<Parameter>,
}

/// Which statuses an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One.
    Code(u16),
    /// A class, by its first digit.
    Class(u16),
    /// All that have no answer of their own.
    Default,
}

/// One way to prove who the caller is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name.
    pub name: String,
    /// What kind it is.
    pub kind: CredentialKind,
    /// Where a key is sent, and under which name.
    pub key: Option<(Location, String)>,
    /// The first word of `Authorization`, where the scheme says one.
    pub word: String,
    /// How a program obtains a token by itself.
    pub flow: Option<Flow>,
    /// The paths at which tokens are given.
    pub token_paths: Vec<String>,
}

/// How a program obtains a token with an id and a secret of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The scopes that the flow has.
    pub own: Vec<String>,
    /// The scopes of the scheme's other flows.
    pub others: Vec<String>,
}
