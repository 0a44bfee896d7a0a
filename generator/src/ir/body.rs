//! What a call sends as its body.

use std::collections::BTreeMap;

use super::{Docs, ModelId, Parameter, Said, Style, Type, XmlRootId};
use crate::pointer::Pointer;

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
    /// What the document has for each media type that it is sent as.
    pub stated: BTreeMap<String, StatedBody>,
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

/// What the document has for one media type that a body is sent as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedBody {
    /// The ranges that it is one of.
    pub ranges: Vec<String>,
    /// What is said of the whole of the body, none of which is checked.
    pub said: Said,
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
    /// As XML.
    Xml(XmlRootId),
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
    /// The others that the document names beside it, any of which may be sent in its place.
    pub others: Vec<String>,
    /// The style in which the property becomes parts, which takes the place of a media type.
    pub style: Option<Style>,
    /// Headers that they have, with their values.
    pub fixed: Vec<(String, String)>,
    /// Headers to which the caller has to give a value.
    pub required: Vec<String>,
}
