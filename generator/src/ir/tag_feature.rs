//! The features that bring the operations of a tag.

use std::collections::BTreeSet;

use super::Feature;
use crate::names::Name;

/// A feature of the crate that brings the operations of a tag, and what only these need.
#[derive(Clone, Debug)]
pub struct TagFeature {
    /// The feature.
    pub name: Name,
    /// The tag's name in the document.
    pub title: String,
    /// Whether it is on where a caller says nothing.
    pub default: bool,
    /// The libraries that it needs and that are not always there.
    pub libraries: BTreeSet<Feature>,
}
