//! The types of requests and answers.

use super::{Bounds, Docs};
use crate::names::Name;
use crate::pointer::Pointer;

/// The index of a model in [`super::Api::models`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModelId(pub usize);

/// A type that the crate defines.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the type"
)]
pub struct Model {
    /// The type's name.
    pub name: Name,
    /// The module, and so the file, in which it stands.
    pub module: Name,
    /// What it means.
    pub docs: Docs,
    /// What it is made of.
    pub kind: ModelKind,
    /// Whether a request can hold it, so that a caller has to make one.
    pub in_request: bool,
    /// Whether values of it are equal to themselves, as floating-point numbers need not be.
    pub eq: bool,
    /// Whether it can be made with nothing given.
    pub default: bool,
    /// Whether anything in it has bounds.
    pub checked: bool,
    /// Where it stands in the document.
    pub origin: Pointer,
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
        }
    }
}

/// A struct that is a JSON object on the wire.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its fields, in the document's order.
    pub fields: Vec<Field>,
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
    /// What a value must be within to be sent.
    pub bounds: Bounds,
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
}

/// An enum of strings.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its variants, in the document's order.
    pub variants: Vec<Variant>,
    /// The variant for values that are not listed, if there may be any.
    pub other: Option<Name>,
}

/// One value of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant's name.
    pub name: Name,
    /// The value on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
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
    /// What it means.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// What a value must be within to be sent.
    pub bounds: Bounds,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Integer32,
    /// A whole number of 64 bits.
    Integer64,
    /// A floating-point number of 32 bits.
    Number32,
    /// A floating-point number of 64 bits.
    Number64,
    /// Text.
    Text,
    /// Any JSON value.
    Json,
    /// A list.
    List(Box<Type>),
    /// A map from text.
    Map(Box<Type>),
    /// A type of the crate's own.
    Model(ModelId),
    /// The same on the heap, which ends a recursion.
    Boxed(Box<Type>),
    /// The same or `null`.
    Nullable(Box<Type>),
}

/// Constants for the values of an open string.
#[derive(Clone, Debug)]
pub struct KnownValues {
    /// What they have in common.
    pub docs: Docs,
    /// The module in which they stand.
    pub module: Name,
    /// Those at its top.
    pub constants: Vec<KnownConstant>,
    /// Those in modules of their own.
    pub modules: Vec<KnownModule>,
    /// Where they stand in the document.
    pub origin: Pointer,
}

/// A module of constants.
#[derive(Clone, Debug)]
pub struct KnownModule {
    /// The module's name.
    pub name: Name,
    /// Other names for the same module.
    pub aliases: Vec<Name>,
    /// What they have in common.
    pub docs: Docs,
    /// The constants.
    pub constants: Vec<KnownConstant>,
}

/// One constant.
#[derive(Clone, Debug)]
pub struct KnownConstant {
    /// The constant's name.
    pub name: Name,
    /// The value on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
    /// What it means, as plain text.
    pub title: String,
}
