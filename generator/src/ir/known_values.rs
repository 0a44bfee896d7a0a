//! Constants for the values of open strings.

use super::Docs;
use crate::names::Name;
use crate::pointer::Pointer;

/// Constants for the values of an open string.
#[derive(Clone, Debug)]
pub struct KnownValues {
    /// What they have in common.
    pub docs: Docs,
    /// The module in which they stand.
    pub module: Name,
    /// The schema whose values they are, among those of the components.
    pub schema: String,
    /// Those at its top, which all of its modules have too.
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
    /// What its values are those of, as the document writes it.
    pub of: Vec<String>,
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
    /// What a person calls it, or what it means, as plain text.
    pub title: String,
}
