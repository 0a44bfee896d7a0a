//! What settings decide for all calls together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What settings decide for all calls together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Choices {
    /// The features that every crate can have, and this one has.
    pub features: Vec<String>,
    /// The features that are on where a user says nothing, those of tags among them.
    pub default: Vec<String>,
    /// Whether a success that the document does not have is an error.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strict: bool,
    /// Where an answer tells what went wrong, by what is told: JSON Pointers, and names of headers, in
    /// the order in which they are tried.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub errors: BTreeMap<String, Vec<String>>,
    /// The codes of errors which say that a credential has ended, where anything is said of errors and that
    /// is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired: Option<Vec<String>>,
}
