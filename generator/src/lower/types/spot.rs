//! Where a schema stands, and what a type that has to be made of it is called.

use crate::ir::ModelId;
use crate::pointer::Pointer;

/// Where a schema stands, and what a type that has to be made of it is called.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Spot<'t> {
    pub(in crate::lower) at: Pointer,
    /// What it is a part of and as what, as a hint for its name.
    pub(in crate::lower) hint: String,
    /// What it is called by itself, as the property or the parameter that it is of; nothing where
    /// that says nothing.
    pub(in crate::lower) own: String,
    pub(in crate::lower) home: Home<'t>,
}

impl Spot<'_> {
    /// The same thing at another place.
    pub(in crate::lower) fn at(&self, at: Pointer) -> Self {
        Self { at, ..self.clone() }
    }

    /// The same thing, which the document calls by a name of its own.
    pub(in crate::lower) fn called(&self, own: String) -> Self {
        Self {
            own,
            ..self.clone()
        }
    }

    /// A part of the thing here.
    pub(in crate::lower) fn part(&self, at: Pointer, hint: &str) -> Self {
        Self {
            at,
            hint: format!("{} {hint}", self.hint),
            own: String::new(),
            home: self.home,
        }
    }

    /// A part of the thing here that has a name which says what it is.
    pub(in crate::lower) fn member(&self, at: Pointer, name: &str) -> Self {
        Self {
            own: name.to_owned(),
            ..self.part(at, name)
        }
    }

    /// What stands in the list or the map here.
    pub(in crate::lower) fn inner(&self, at: Pointer, hint: &str) -> Self {
        let own = if self.own.is_empty() {
            String::new()
        } else {
            format!("{} {hint}", self.own)
        };
        Self {
            own,
            ..self.part(at, hint)
        }
    }
}

/// The file in which a type without a name of its own goes.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) enum Home<'t> {
    /// One of its own.
    Own,
    /// That of another model.
    With(ModelId),
    /// That of the calls of a tag, unless it stands in the components.
    Calls(&'t str),
}

impl Home<'_> {
    /// The model whose part it is.
    pub(in crate::lower) fn owner(self) -> Option<ModelId> {
        match self {
            Self::With(owner) => Some(owner),
            Self::Own | Self::Calls(_) => None,
        }
    }
}
