//! What a call sends beside its body.

use super::{Bounds, Docs, Said, Type};
use crate::names::Name;
use crate::pointer::Pointer;

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
    /// What else is said of its values.
    pub said: Said,
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
    /// Where it is sent, and its name on the wire, such as `query limit`.
    #[must_use]
    pub fn at(&self) -> String {
        format!("{} {}", self.location.as_str(), self.wire)
    }

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

    /// Whether two names there are one: HTTP does not tell capitals of headers from small letters.
    #[must_use]
    pub fn is_same_name(self, one: &str, other: &str) -> bool {
        one == other || (self == Self::Header && one.eq_ignore_ascii_case(other))
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
    /// `name=a%09b`, or `a%09b` in a path.
    TabDelimited,
    /// `name[key]=a`.
    DeepObject,
    /// `name=a; name=b`.
    Cookie,
    /// `name=["a"]`: no style, but the media type of a form's property.
    Json,
}
