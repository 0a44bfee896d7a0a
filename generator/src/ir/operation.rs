//! What can be called.

use std::collections::BTreeMap;

use super::{
    AnswerHeader, Body, BodyForm, Docs, Finally, Gate, Pages, Parameter, Presence, Said, Type,
    Wait, XmlId,
};
use crate::names::Name;
use crate::pointer::Pointer;

/// The title of operations that have no tag.
pub const UNTAGGED: &str = "operations";

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
    /// With which features it is there.
    pub gate: Gate,
    /// The modules that show its operations, where they belong to several tags and its own is for
    /// the crate alone.
    pub shown_in: Vec<Name>,
}

impl Tag {
    /// The module by which callers name what is in it.
    #[must_use]
    pub fn public_module(&self) -> &Name {
        self.shown_in.first().unwrap_or(&self.module)
    }
}

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The id in messages: the document's, or the function's name.
    pub id: String,
    /// What tells it from all others: the `operationId` that no other has, or method and path.
    pub key: String,
    /// What told it before, where that is something else.
    pub former: Option<String>,
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
    /// Where else there is more about it, in a line.
    pub see: Docs,
    /// What else there is to say of it, under headings.
    pub sections: Docs,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// The group of servers that it has, if not the client's.
    pub server: Option<usize>,
    /// Alternatives of sets of security schemes; none where none is asked for.
    pub security: Vec<Vec<String>>,
    /// All alternatives with what the transport brings, where some ask for a certificate of the client.
    pub certified: Vec<Vec<String>>,
    /// The scopes that it asks of schemes, each set with its scheme; an empty one where an alternative
    /// asks for none of a scheme of which another does.
    pub scopes: Vec<(String, Vec<String>)>,
    /// The struct that takes all arguments, where they are too many to be told apart by their order.
    pub arguments: Option<Name>,
    /// The places of what was given one by one before, one list after another.
    pub had: Vec<Vec<String>>,
    /// The places of arguments in the order in which a caller gives them, where that is kept.
    pub order: Vec<String>,
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
    /// Where the result is, if it only begins something.
    pub begins: Option<Finally>,
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
    /// is no more than an address, or can be.
    #[must_use]
    pub fn may_leave(&self) -> bool {
        let has_body = self.body.as_ref().is_some_and(|body| body.required);
        !self.redirects.is_empty() && !has_body && ["GET", "HEAD"].contains(&self.method.as_str())
    }

    /// The parameters that are setters of the call.
    pub fn optional(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| !parameter.is_argument())
    }
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: Status,
    /// What the document says of it beside its status, in a line.
    pub docs: Docs,
    /// How its body is read, unless it is one of the others.
    pub read: Read,
    /// The media type of that body, if there is one.
    pub media_type: Option<String>,
    /// Other media types of bodies that are read in the same way.
    pub alike: Vec<String>,
    /// The range that the document has for it, where it is one of that.
    pub range: Option<String>,
    /// How bodies of other media types are read.
    pub others: Vec<(String, Read)>,
    /// Its headers.
    pub headers: Vec<AnswerHeader>,
    /// What is said of the whole of its bodies, by their media types as in the others; nothing stands for
    /// the one that is read unless it is another. What is read alike may be described several times.
    pub said: BTreeMap<String, Vec<Said>>,
}

impl Answer {
    /// The ways in which its body may be read.
    pub fn reads(&self) -> impl Iterator<Item = &Read> {
        self.bodies().map(|(_, read)| read)
    }

    /// The media types that its body may be of, each with how it is read then.
    pub fn bodies(&self) -> impl Iterator<Item = (&str, &Read)> {
        let first = (self.media_type.as_deref().unwrap_or_default(), &self.read);
        let others = self.others.iter();
        std::iter::once(first).chain(others.map(|(media_type, read)| (media_type.as_str(), read)))
    }
}

impl Operation {
    /// Whether anything is sent or read in XML by it, but for what a choice of bodies holds.
    #[must_use]
    pub fn has_xml(&self) -> bool {
        let body = self.body.as_ref().filter(|body| body.choice.is_none());
        let is_sent = body.is_some_and(|body| matches!(body.form, BodyForm::Xml(_)));
        let undocumented = self.undocumented.iter();
        let answers = self.success.iter().chain(&self.errors).chain(undocumented);
        let mut reads = answers.flat_map(Answer::reads);
        is_sent || reads.any(|read| matches!(read, Read::Xml(..)))
    }
}

/// Events that a call can ask for in place of its answer, and have as they come.
#[derive(Clone, Debug, PartialEq)]
pub struct Events {
    /// What each of them holds.
    pub data: EventData,
    /// What is said of that, in each of their descriptions.
    pub said: Vec<Said>,
    /// The property of the body that asks for them.
    pub asked_by: Option<AskedBy>,
}

/// Items that a call can have as they come, of a sequential media type.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// The type of each of them.
    pub item: Type,
    /// What is said of all of them together, in each of their descriptions.
    pub said: Vec<Said>,
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
    /// As XML, by a table.
    Xml(Type, XmlId),
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
            Self::Json(ty) | Self::Xml(ty, _) => Some(ty.clone()),
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
    /// The HTTP method by which it is sent, in capital letters.
    pub method: String,
    /// The answers that are expected, each as its status, or that with a media type and a schema.
    pub answers: Vec<String>,
    /// The types of what stands beside its body.
    pub parameters: Vec<Type>,
    /// The tags of what sends it.
    pub tags: Vec<String>,
    /// The type of its body, if it has one.
    pub body: Option<Type>,
    /// What is said of the whole of that.
    pub said: Said,
    /// Where it stands in the document.
    pub origin: Pointer,
}
