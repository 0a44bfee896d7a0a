//! The sections of the components that the model has.

use std::collections::BTreeMap;

use crate::pointer::Pointer;

/// The schemas that dynamic anchors stand for, by the names of these.
pub(in crate::normalize) type Scope = BTreeMap<String, Pointer>;

/// A section that things can be referred to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::normalize) enum Section {
    Schemas,
    Responses,
    Parameters,
    Examples,
    RequestBodies,
    Headers,
    SecuritySchemes,
}

impl Section {
    pub(in crate::normalize) const ALL: [Self; 7] = [
        Self::Schemas,
        Self::Responses,
        Self::Parameters,
        Self::Examples,
        Self::RequestBodies,
        Self::Headers,
        Self::SecuritySchemes,
    ];

    /// The section as it is spelled in the document.
    pub(in crate::normalize) fn key(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
            Self::Examples => "examples",
            Self::RequestBodies => "requestBodies",
            Self::Headers => "headers",
            Self::SecuritySchemes => "securitySchemes",
        }
    }
}

/// A thing that is referred to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::normalize) struct Target {
    /// The section of the components that it is taken for.
    pub(in crate::normalize) section: Section,
    /// Where it stands.
    pub(in crate::normalize) pointer: Pointer,
    /// What dynamic anchors stand for in it, where that makes a schema of its own.
    pub(in crate::normalize) scope: Scope,
}

impl Target {
    /// A thing that is the same wherever it is referred to.
    pub(in crate::normalize) fn new(section: Section, pointer: Pointer) -> Self {
        Self {
            section,
            pointer,
            scope: Scope::new(),
        }
    }
}
