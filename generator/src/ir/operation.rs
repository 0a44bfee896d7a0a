//! What can be called.

use super::{Bounds, Docs, ModelId, Type};
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
    /// Alternatives of sets of security schemes; none where none is asked for.
    pub security: Vec<Vec<String>>,
    /// Its parameters, in the order in which they are sent.
    pub parameters: Vec<Parameter>,
    /// Its request body.
    pub body: Option<Body>,
    /// What a call gives: the answers that are a success.
    pub success: Vec<Answer>,
    /// The answers that are an error with a documented body.
    pub errors: Vec<Answer>,
    /// Where it stands in the document.
    pub origin: Pointer,
}

impl Operation {
    /// The names in braces in the path, as often as they stand there.
    pub fn path_names(&self) -> impl Iterator<Item = &str> {
        let parts = self.path.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
    }

    /// The type that a successful call gives, if it gives any.
    #[must_use]
    pub fn output(&self) -> Option<&Type> {
        self.success.iter().find_map(|answer| answer.ty.as_ref())
    }

    /// The type of the documented error body, if there is one.
    #[must_use]
    pub fn error(&self) -> Option<&Type> {
        self.errors.iter().find_map(|answer| answer.ty.as_ref())
    }

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
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its type.
    pub ty: Type,
    /// The media type that it is sent as.
    pub media_type: String,
    /// Whether a call needs it.
    pub required: bool,
    /// The object whose fields are arguments, where the document asks for that.
    pub fields_of: Option<ModelId>,
    /// What it means.
    pub docs: Docs,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// One documented answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: Status,
    /// The type of its body, if it has one.
    pub ty: Option<Type>,
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
