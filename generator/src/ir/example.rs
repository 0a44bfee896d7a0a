//! Programs that show how a call is made, with the document's own examples.

use super::{ModelId, Type};
use crate::names::Name;
use crate::vendor::Vendor;

/// One program.
#[derive(Clone, Debug)]
pub struct Example {
    /// The file's name without its ending.
    pub name: String,
    /// The id of the operation that it calls.
    pub operation: String,
    /// The variables of servers, with the environment variables that the
    /// program reads them from.
    pub variables: Vec<(Name, String)>,
    /// The client's parameters, with their environment variables.
    pub parameters: Vec<(Name, String)>,
    /// The environment variable that names a whole endpoint.
    pub endpoint: Option<String>,
    /// The credentials that the call needs together, and where they come from.
    pub credentials: Vec<ExampleCredential>,
    /// The values of the function's arguments.
    pub arguments: Vec<ExampleArgument>,
    /// The setters that the document has examples for.
    pub setters: Vec<(Name, Sample)>,
}

/// A credential in an example.
#[derive(Clone, Debug)]
pub enum ExampleCredential {
    /// Of this type, made of what an environment variable holds.
    Variable(Name, String),
    /// Of this type, made of a user and a password, which an environment variable holds as `user:password`.
    UserAndPassword(Name, String),
    /// A vendor's own, which finds by itself what it is made of.
    Vendor(&'static Vendor),
}

/// One argument of the call in an example.
#[derive(Clone, Debug)]
pub struct ExampleArgument {
    /// The argument's name.
    pub name: Name,
    /// Its type.
    pub ty: Type,
    /// The document's example; without one the program takes its command line's.
    pub sample: Option<Sample>,
}

/// A value as Rust code would write it.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
    /// A variant of an enum.
    Variant(ModelId, Name),
    /// A list.
    List(Vec<Sample>),
    /// The items of a tuple.
    Tuple(Vec<Sample>),
}
