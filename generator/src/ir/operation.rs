//! What can be called.

use super::{AnswerHeader, Bounds, Docs, ModelId, Pages, Presence, Type, Wait};
use crate::names::Name;
use crate::pointer::Pointer;

/// Operations that belong together.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The tag's name in the document.
    pub title: String,
    /// The module in which its operations stand.
    pub module: Name,
    /// What they have in common.
    pub docs: Docs,
    /// The operations, in the document's order.
    pub operations: Vec<Operation>,
}

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in messages: the document's, or the function's name.
    pub id: String,
    /// The method of the client.
    pub function: Name,
    /// The type of the call.
    pub call: Name,
    /// The HTTP method in capital letters.
    pub method: String,
    /// The path with parameters in braces.
    pub path: String,
    /// What it does.
    pub docs: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The group of servers that it has, if not the client's.
    pub server: Option<usize>,
    /// Alternatives of sets of security schemes; none where none is asked for.
    pub security: Vec<Vec<String>>,
    /// The struct that takes all arguments, where they are too many to be told apart by their order.
    pub arguments: Option<Name>,
    /// Its parameters, in the order in which they are sent.
    pub parameters: Vec<Parameter>,
    /// Its request body.
    pub body: Option<Body>,
    /// What a call gives, if it gives anything.
    pub output: Option<Type>,
    /// The documented body of an error, if there is one.
    pub error: Option<Type>,
    /// The answers that are a success.
    pub success: Vec<Answer>,
    /// How a success is read whose status the document does not have.
    pub undocumented: Option<Answer>,
    /// The answers that are an error.
    pub errors: Vec<Answer>,
    /// The media types of the answers that are read, as `Accept` has them.
    pub accept: String,
    /// The events that its answer can be.
    pub events: Option<Events>,
    /// The items that its answer can be.
    pub sequence: Option<Sequence>,
    /// The redirects that are an answer themselves, and therefore not followed.
    pub kept: Vec<u16>,
    /// The other redirects that are documented, which are followed.
    pub redirects: Vec<u16>,
    /// Whether a repeated call does no more than one, if the document or the settings say so.
    pub idempotent: Option<bool>,
    /// What it can be called again and again for.
    pub wait: Option<Wait>,
    /// How its answers follow each other, if each is a page.
    pub pages: Option<Pages>,
    /// Where it stands in the document.
    pub origin: Pointer,
}

impl Operation {
    /// The parameters that are arguments of the function.
    pub fn required(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
    }

    /// The body, where it is one argument of the function.
    #[must_use]
    pub fn whole_body(&self) -> Option<&Body> {
        self.body
            .as_ref()
            .filter(|body| body.required && body.fields_of.is_none())
    }

    /// Whether a successful answer can be bytes, which need not be held at once.
    #[must_use]
    pub fn gives_bytes(&self) -> bool {
        let mut reads = self.success.iter().flat_map(Answer::reads);
        reads.any(|read| *read == Read::Bytes)
    }

    /// Whether a documented redirect may lead to another server, and be followed there: what is sent
    /// is no more than an address.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        !self.redirects.is_empty() && ["GET", "HEAD"].contains(&self.method.as_str())
    }

    /// The parameters that are setters of the call.
    pub fn optional(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| !parameter.is_argument())
    }
}

/// One parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The argument's or the setter's name.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// How its value is written there.
    pub encoding: Encoding,
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// What a value must be within to be sent.
    pub bounds: Bounds,
    /// Whether a call needs it.
    pub required: bool,
    /// Whether it is set once on the client.
    pub client: bool,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Where it stands in the document.
    pub origin: Pointer,
}

impl Parameter {
    /// Whether it is an argument of the function rather than a setter of the call.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.required && !self.client
    }
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    QueryString,
}

impl Location {
    /// The place in a word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::QueryString => "query string",
        }
    }
}

/// How a parameter's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// A single value as it is, in the usual style of its place.
    Plain,
    /// In a style, which says how lists and objects are written.
    Styled(Style),
    /// As JSON.
    Json,
}

/// A style with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// Whether each item of a list stands with the parameter's name.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
}

/// The styles of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `a,b`.
    Simple,
    /// `.a.b`.
    Label,
    /// `;name=a,b`.
    Matrix,
    /// `name=a,b`.
    Form,
    /// `name=a%20b`.
    SpaceDelimited,
    /// `name=a|b`.
    PipeDelimited,
    /// `name[key]=a`.
    DeepObject,
    /// `name=a; name=b`.
    Cookie,
    /// `name=["a"]`: no style, but the media type of a form's property.
    Json,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its type.
    pub ty: Type,
    /// How it is written.
    pub form: BodyForm,
    /// The media type that it is sent as.
    pub media_type: String,
    /// What the caller gives, where that is one of several things: a choice, which
    /// the type above becomes by itself.
    pub choice: Option<ModelId>,
    /// The setter of its media type, where the same may be sent as several.
    pub content_type: Option<Parameter>,
    /// Whether a call needs it.
    pub required: bool,
    /// The object whose fields are arguments, where the document asks for that.
    pub fields_of: Option<ModelId>,
    /// What it means.
    pub docs: Docs,
    /// Where it stands in the document.
    pub origin: Pointer,
}

impl Body {
    /// The type that the caller gives.
    #[must_use]
    pub fn given(&self) -> Type {
        self.choice.map_or_else(|| self.ty.clone(), Type::Model)
    }
}

/// How a body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyForm {
    /// As JSON.
    Json,
    /// As items of a sequential media type.
    Items,
    /// As a form in the style of URLs; the fields that have a style of their own.
    Form(Vec<(String, Style)>),
    /// As a form of several parts; what the document says of some of them.
    Multipart(Vec<(String, PartForm)>),
    /// As text.
    Text,
    /// As the bytes of a file.
    File,
}

/// What a document says of the parts that a property of a form becomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartForm {
    /// Their media type, where it is not the usual one of their type.
    pub content_type: Option<String>,
    /// Whether that is JSON.
    pub is_json: bool,
    /// The style in which the property becomes parts, which takes the place of a media type.
    pub style: Option<Style>,
    /// Headers that they have, with their values.
    pub fixed: Vec<(String, String)>,
    /// Headers to which the caller has to give a value.
    pub required: Vec<String>,
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: Status,
    /// How its body is read, unless it is one of the others.
    pub read: Read,
    /// How bodies of other media types are read.
    pub others: Vec<(String, Read)>,
    /// Its headers.
    pub headers: Vec<AnswerHeader>,
}

impl Answer {
    /// The ways in which its body may be read.
    pub fn reads(&self) -> impl Iterator<Item = &Read> {
        std::iter::once(&self.read).chain(self.others.iter().map(|(_, read)| read))
    }
}

/// Events that a call can ask for in place of its answer, and have as they come.
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    /// What each of them holds.
    pub data: EventData,
    /// The property of the body that asks for them.
    pub asked_by: Option<AskedBy>,
}

/// Items that a call can have as they come, of a sequential media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// The type of each of them.
    pub item: Type,
    /// The media type that is asked for.
    pub media_type: String,
    /// The property of the body that asks for them.
    pub asked_by: Option<AskedBy>,
}

/// What an event holds.
#[derive(Clone, Debug, PartialEq)]
pub enum EventData {
    /// A text.
    Text,
    /// JSON as its data.
    Json(Type),
    /// What the type of the event says: a choice.
    Named(Type),
}

impl EventData {
    /// The type of what it holds.
    #[must_use]
    pub fn ty(&self) -> &Type {
        match self {
            Self::Text => &Type::Text,
            Self::Json(ty) | Self::Named(ty) => ty,
        }
    }
}

/// A property of a body that says whether the answer is a stream.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedBy {
    /// The field.
    pub field: Name,
    /// Whether it has to be there.
    pub presence: Presence,
}

/// How the body of an answer is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// There is none.
    Empty,
    /// As JSON.
    Json(Type),
    /// As items of a sequential media type, each of this type.
    Items(Type),
    /// As text.
    Text,
    /// As bytes.
    Bytes,
    /// Not at all: the answer is an error that keeps its body.
    Undocumented,
}

impl Read {
    /// The type of the body, if it has one.
    #[must_use]
    pub fn ty(&self) -> Option<Type> {
        match self {
            Self::Json(ty) => Some(ty.clone()),
            Self::Items(item) => Some(Type::List(Box::new(item.clone()))),
            Self::Text => Some(Type::Text),
            Self::Bytes => Some(Type::Bytes),
            Self::Empty | Self::Undocumented => None,
        }
    }
}

/// Which statuses an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One.
    Code(u16),
    /// A class, by its first digit.
    Range(u16),
    /// All that have no answer of their own.
    Default,
}

/// A request that the API sends on its own account: a webhook or a callback.
#[derive(Clone, Debug)]
pub struct Received {
    /// What sends it, in words.
    pub title: String,
    /// The type of its body, if it has one.
    pub body: Option<Type>,
    /// Where it stands in the document.
    pub origin: Pointer,
}
