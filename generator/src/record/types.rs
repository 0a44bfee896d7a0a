//! Types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A type that the crate defines.
///
/// Types are spelled like Rust's, with the names of formats in place of a library's types: `bool`,
/// `i32`, `i64`, `u32`, `u64`, `i128`, `u128`, `f64`, `String`, `DateTime`, `Date`, `Uuid`, `Base64`,
/// `Base64Url`, `Url`, `Decimal`, `DecimalNumber`, `File`, `Bytes`, `Json`, `Null`, `Vec<T>`,
/// `Map<T>`, `Box<T>`, `Option<T>` for what may be `null`, and a bare name for a type of the crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Type {
    /// All places of the document that it is made for, by names: `Parcel` for a schema of the
    /// components, `Parcel.lines[].kind` for what is in it, `Service|kind=air` for a member of a union
    /// that has no name, `createParcel() body application/json` for what an operation takes, and a
    /// pointer as in `#/paths/~1a` where a lock of the first form had it.
    pub at: Vec<String>,
    /// The module in which it stands.
    pub module: String,
    /// What kind of type it is.
    pub kind: Kind,
    /// What follows from all types together.
    pub shape: Shape,
    /// The property whose value tells the variants of a union apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The function that makes one, where that is not `new`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constructor: Option<String>,
    /// What made one, one after another, where that has ever been something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub had: Vec<Constructor>,
    /// The fields that a constructor takes, in its order, by their name on the wire.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
    /// The fields, by their name on the wire; those of a tuple by their position.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Field>,
    /// The properties that have one value alone, by their name on the wire.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// Those of them that have to be there to be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needed: Vec<String>,
    /// Those of them that are not written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unsent: Vec<String>,
    /// The field for properties that the document does not name, with the type of their values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest: Option<Field>,
    /// The variants: of an enum by their value as JSON has it, of a union and of answers by their type
    /// without a box, of bodies by their media type, of events by their types (`*` for all others).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<String, Variant>,
    /// What a union holds that no property tells apart, in the order in which it is tried.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// The variant for what is not listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// How its properties are written in XML, by their name on the wire, where bodies in XML have it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub xml: BTreeMap<String, String>,
}

/// A function that made one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Constructor {
    /// What it is called.
    pub name: String,
    /// The fields that it takes, in its order, by their name on the wire.
    pub took: Vec<String>,
}

/// What is said of a field that requests have to have, and that may be absent in Rust.
pub(crate) const REQUIRED: &str = "required";

/// What kind of type it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A struct that is a JSON object.
    #[default]
    Object,
    /// A struct that is a JSON array of fixed length.
    Tuple,
    /// An enum of values.
    Enum,
    /// One of several types.
    Union,
    /// What a call gives whose answers have several types.
    Answers,
    /// What a call takes whose body may be one of several things.
    Bodies,
    /// What events hold, by their types.
    Events,
}

/// What follows from all types together, each of which a caller can rely on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the type"
)]
pub struct Shape {
    /// Whether a caller can make one: it has a constructor and setters.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub made: bool,
    /// Whether it implements `Eq`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub eq: bool,
    /// Whether it implements `Default`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub default: bool,
    /// Whether any text is a value of an enum, beside those that are known.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub any: bool,
    /// Whether it is checked before it is sent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
    /// Whether the document says that an object has no properties beside its fields.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the field"
)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The name that the document gives it, of a tuple, where that is another: it had to give way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The type of a value that is there, boxed or not.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it may be absent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether it may be `null`, as something else than absent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// What a value must be within to be sent, as in [`Argument`](super::Argument).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bounds: String,
    /// What else is said of its values, as in [`Argument`](super::Argument); `default` only where it is sent,
    /// and `required` where it may be absent.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
    /// How the names begin of what it holds, of the field for further properties, where others may be there
    /// that are nothing to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beginnings: Vec<String>,
    /// Whether only answers have it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// Whether only requests have it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub write_only: bool,
    /// Whether the document advises against it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
}

/// One variant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Variant {
    /// The name in Rust.
    pub name: String,
    /// The name that the document gives it, of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// What it holds, of a union.
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub ty: String,
    /// The values of the tag, the media type or the types of events that choose it, as JSON.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What is said of the values that it holds, as in [`Argument`](super::Argument), and nothing checks:
    /// each of what several say that a union stands for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<BTreeMap<String, String>>,
}

impl Field {
    /// Whether requests have to have it.
    pub(crate) fn is_needed(&self) -> bool {
        !self.optional || self.said.contains_key(REQUIRED)
    }
}
