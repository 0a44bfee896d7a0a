//! The types of requests and answers.

use std::fmt;

use super::{BodyForm, Bounds, Choice, Docs, Gate, ModelId, Said, Type};
use crate::limits::NESTING;
use crate::names::Name;
use crate::pointer::Pointer;

/// A type that the crate defines.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the type"
)]
pub struct Model {
    /// The type's name.
    pub name: Name,
    /// What it was called before, where that is another name.
    pub former: Option<String>,
    /// The module, and so the file, in which it stands.
    pub module: Name,
    /// What it means.
    pub docs: Docs,
    /// What it is made of.
    pub kind: ModelKind,
    /// Whether a request can hold it, so that a caller has to make one.
    pub in_request: bool,
    /// Whether a union that is told apart by what fits can hold it, however deep.
    pub in_union: bool,
    /// Whether values of it are equal to themselves, as floating-point numbers need not be.
    pub eq: bool,
    /// Whether it can be made with nothing given.
    pub default: bool,
    /// Whether anything in it has bounds.
    pub checked: bool,
    /// With which features the file is there in which it stands.
    pub gate: Gate,
    /// Where it stands in the document.
    pub origin: Pointer,
    /// All places of the document that it is made for, by names, which stay the same when things
    /// change their order.
    pub places: Vec<String>,
}

impl Model {
    /// Whether it is checked before it is sent.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        let is_choice = matches!(self.kind, ModelKind::Choice(_));
        self.checked && self.in_request && !is_choice
    }

    /// Whether a field holds the properties that the document does not name.
    #[must_use]
    pub fn has_rest(&self) -> bool {
        matches!(&self.kind, ModelKind::Object(object) if object.rest.is_some())
    }

    /// Whether its values say by themselves what the tag of a union is that they are in.
    #[must_use]
    pub fn says(&self, tag: &str) -> bool {
        let ModelKind::Object(object) = &self.kind else {
            return true;
        };
        let is_field = object.fields.iter().any(|field| field.wire == tag);
        is_field || object.constants.iter().any(|known| known.wire == tag)
    }

    /// The media types of what a choice of bodies may be, in the order of its variants.
    #[must_use]
    pub fn media_types(&self) -> Vec<&str> {
        let ModelKind::Choice(choice) = &self.kind else {
            return Vec::new();
        };
        let sent = choice.variants.iter().filter_map(|one| one.sent.as_ref());
        sent.map(|sent| sent.media_type.as_str()).collect()
    }

    /// Whether it is a choice of bodies, of which one is sent as XML.
    #[must_use]
    pub fn sends_xml(&self) -> bool {
        let ModelKind::Choice(choice) = &self.kind else {
            return false;
        };
        let mut sent = choice.variants.iter().filter_map(|one| one.sent.as_ref());
        sent.any(|sent| matches!(sent.form, BodyForm::Xml(_)))
    }

    /// The types of what the model contains.
    #[must_use]
    pub fn types(&self) -> Vec<&Type> {
        match &self.kind {
            ModelKind::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                fields
                    .chain(object.rest.as_ref().map(|rest| &rest.ty))
                    .collect()
            }
            ModelKind::Tuple(tuple) => tuple.items.iter().map(|item| &item.ty).collect(),
            ModelKind::Union(union) => union.branches.iter().map(|branch| &branch.ty).collect(),
            ModelKind::Choice(choice) => {
                choice.variants.iter().map(|variant| &variant.ty).collect()
            }
            ModelKind::Enum(_) => Vec::new(),
        }
    }

    /// Whether it holds a floating-point number itself.
    pub(crate) fn has_float(&self) -> bool {
        self.types().into_iter().any(Type::is_float)
    }

    /// Whether any of its fields or items has bounds.
    pub(crate) fn has_bounds(&self) -> bool {
        match &self.kind {
            ModelKind::Object(object) => object.fields.iter().any(|field| !field.bounds.is_empty()),
            ModelKind::Tuple(tuple) => tuple.items.iter().any(|item| !item.bounds.is_empty()),
            _ => false,
        }
    }

    /// Whether it can be made with nothing given.
    pub(crate) fn can_default(&self) -> bool {
        match &self.kind {
            ModelKind::Object(object) => object
                .fields
                .iter()
                .all(|field| field.presence != Presence::Required),
            _ => false,
        }
    }
}

/// What a model is made of.
#[derive(Clone, Debug)]
pub enum ModelKind {
    /// A struct with named fields, a JSON object on the wire.
    Object(Object),
    /// An enum of strings.
    Enum(Enum),
    /// A struct with named fields, a JSON array of fixed length on the wire.
    Tuple(Tuple),
    /// One of several types.
    Union(Union),
    /// What a call gives where its answers have several types or its events have, or takes
    /// where its body may be one of several things.
    Choice(Choice),
}

impl ModelKind {
    /// The kind in a word.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Object(_) => "object",
            Self::Enum(Enum { other: Some(_), .. }) => "open enum",
            Self::Enum(_) => "closed enum",
            Self::Tuple(_) => "tuple",
            Self::Union(Union {
                is_decided: true, ..
            }) => "tagged union",
            Self::Union(_) => "union",
            Self::Choice(choice) if choice.is_sent() => "choice of bodies",
            Self::Choice(choice) if choice.is_of_events() => "choice of events",
            Self::Choice(_) => "choice of answers",
        }
    }

    /// The name of a field, by its place among all of them.
    #[must_use]
    pub fn field(&self, index: usize) -> Option<&Name> {
        match self {
            Self::Object(object) => Some(&object.fields.get(index)?.name),
            Self::Tuple(tuple) => Some(&tuple.items.get(index)?.name),
            _ => None,
        }
    }
}

/// A struct that is a JSON object on the wire.
#[derive(Clone, Debug, Default)]
pub struct Object {
    /// The function that makes one, where it is not `new`.
    pub constructor: Option<Name>,
    /// What made one before, one after another, where that has been something else.
    pub had: Vec<Constructor>,
    /// Its fields, in the document's order.
    pub fields: Vec<Field>,
    /// The properties that have one value alone, so that no field holds them:
    /// they are written as they are, and expected when read.
    pub constants: Vec<Constant>,
    /// What holds the properties that the document does not name, where it has
    /// something to say of them.
    pub rest: Option<Rest>,
    /// Whether the document says that there are none beside its fields.
    pub closed: bool,
}

/// A function that made an object before.
#[derive(Clone, Debug)]
pub struct Constructor {
    /// What it was called.
    pub name: String,
    /// The fields that it took, in its order, by their name on the wire.
    pub took: Vec<String>,
}

/// A property with one value alone.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The key on the wire.
    pub wire: String,
    /// The value.
    pub value: Literal,
    /// Whether it can be missing where it is read, or be `null`.
    pub optional: bool,
    /// Whether it is written, which all are that requests may have.
    pub is_sent: bool,
    /// Where the schema of its values stands in the document, which has no type of its own for it.
    pub schema: Pointer,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// The field for properties that the document does not name.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The field's name.
    pub name: Name,
    /// The type of each value.
    pub ty: Type,
    /// How the names of those begin that it holds, where others may be there that are nothing to it.
    pub beginnings: Vec<String>,
    /// What else is said of it, none of which is checked: of each value, and the patterns that the names match.
    pub said: Said,
    /// What they mean.
    pub docs: Docs,
}

impl Literal {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Integer(_) | Self::Boolean(_) => None,
        }
    }
}

/// As generated code spells it.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Boolean(boolean) => write!(f, "{boolean}"),
        }
    }
}

/// A value of the document that generated code spells out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

/// One field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// The field's name.
    pub name: Name,
    /// The key on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
    /// The type of a value that is there.
    pub ty: Type,
    /// Whether it has to be there.
    pub presence: Presence,
    /// Whether the document says that only answers have it.
    pub read_only: bool,
    /// Whether the document says that only requests have it.
    pub write_only: bool,
    /// What a value must be within to be sent.
    pub bounds: Bounds,
    /// What else is said of its values.
    pub said: Said,
    /// The format of its texts, where that is no type and yet tells the object from others.
    pub format: Option<&'static str>,
    /// Whether the document advises against it.
    pub deprecated: bool,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// There, and not `null`.
    Required,
    /// There, and `null` is a value of it.
    Nullable,
    /// Absent or `null` both read as nothing, and nothing is left out.
    Optional,
    /// Absent and `null` are different things that a caller can send: an
    /// `Option` of an `Option`.
    OptionalNullable,
}

/// An enum of strings, or of strings, whole numbers and booleans.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its variants, in the document's order.
    pub variants: Vec<Variant>,
    /// The variant for values that are not listed, if there may be any.
    pub other: Option<Name>,
    /// Whether the document takes any text, and lists some that are known.
    pub any_text: bool,
}

impl Enum {
    /// Whether all of its values are strings.
    #[must_use]
    pub fn is_text(&self) -> bool {
        let mut values = self.variants.iter().map(|variant| &variant.wire);
        values.all(|wire| matches!(wire, Literal::Text(_)))
    }
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant's name.
    pub name: Name,
    /// The name that the document gives it, in Rust's spelling.
    pub given: Option<Name>,
    /// The value on the wire.
    pub wire: Literal,
    /// What it means.
    pub docs: Docs,
}

/// One of several types.
#[derive(Clone, Debug, Default)]
pub struct Union {
    /// The property whose value says which it is; without one, the branches are
    /// tried, and the one that leaves the fewest properties over is taken.
    pub tag: Option<String>,
    /// Where there is none, a property and one within it whose value says which it is.
    pub within: Option<[String; 2]>,
    /// Whether the tag says all. Else the branches that it names, or that are no objects, are tried
    /// as if there were none.
    pub is_decided: bool,
    /// The types, in the order in which they are tried.
    pub branches: Vec<Branch>,
    /// The variant for values whose tag, or whose one property, the document does not list; it holds
    /// any JSON value.
    pub other: Option<Name>,
}

impl Union {
    /// Whether all that it can be stands alone in a path, a query or a header.
    #[must_use]
    pub fn is_scalar<'m>(&self, kind: &dyn Fn(ModelId) -> &'m ModelKind) -> bool {
        self.is_scalar_within(kind, NESTING)
    }

    fn is_scalar_within<'m>(&self, kind: &dyn Fn(ModelId) -> &'m ModelKind, depth: usize) -> bool {
        let is_scalar = |branch: &Branch| match &branch.ty {
            Type::Model(id) => match kind(*id) {
                ModelKind::Enum(_) => true,
                ModelKind::Union(union) => depth > 0 && union.is_scalar_within(kind, depth - 1),
                _ => false,
            },
            other => other.is_scalar(),
        };
        self.tag.is_none() && self.other.is_none() && self.branches.iter().all(is_scalar)
    }
}

/// One type of a union.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The variant's name.
    pub name: Name,
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// The values of the tag that choose it; none where there is no tag.
    pub tags: Vec<Literal>,
    /// Whether it is chosen by all values of the tag that choose no other, and by none at all.
    pub is_default: bool,
    /// What is said of its values, of each schema that it stands for.
    pub said: Vec<Said>,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// A struct that is a JSON array of fixed length on the wire.
#[derive(Clone, Debug)]
pub struct Tuple {
    /// Its items, in their order.
    pub items: Vec<TupleItem>,
}

/// One item of a tuple.
#[derive(Clone, Debug)]
pub struct TupleItem {
    /// The field's name.
    pub name: Name,
    /// The name that the document gives it, in Rust's spelling.
    pub given: Name,
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// What a value must be within to be sent.
    pub bounds: Bounds,
    /// What else is said of its values.
    pub said: Said,
}
