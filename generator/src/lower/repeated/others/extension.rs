//! An extension of others, while it is read.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::lower::repeated::said::Theirs;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::pointer::Pointer;
use crate::vocabulary::Pages;

/// What an extension says, while it is read.
pub(super) struct Extension<'a> {
    pub(super) name: &'static str,
    pub(super) value: &'a Value,
    /// Where it stands in the model.
    pub(super) at: Pointer,
}

/// Why what an extension says is not represented, and where it says that.
pub(super) struct Refused {
    pub(super) at: Pointer,
    pub(super) why: String,
}

impl Refused {
    /// Tells that what the extension says is left out.
    pub(super) fn tell(self, report: &mut Report<'_>, source: &Source<'_>, extension: &str) {
        let message = format!("`{extension}` is not represented: {}", self.why);
        let place = Place::Value(source.origin(&self.at));
        report.push(Diagnostic::unrepresented("not-represented", place, message));
    }
}

/// What one says, or nothing where it says that there are no pages.
pub(super) type Read = Result<Option<(Pages, Theirs)>, Refused>;

impl<'a> Extension<'a> {
    /// The value of a key, and where it stands.
    pub(super) fn get(&self, key: &str) -> Option<(&'a Value, Pointer)> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some((value, self.at.child(key)))
    }

    /// The text under a key, and where it stands.
    pub(super) fn text(&self, key: &str) -> Result<Option<(&'a str, Pointer)>, Refused> {
        let Some((value, at)) = self.get(key) else {
            return Ok(None);
        };
        match value.as_str() {
            Some(text) => Ok(Some((text, at))),
            None => Err(refused(at, format!("`{key}` is no text"))),
        }
    }

    /// Why the whole of it is not represented.
    pub(super) fn refused(&self, why: impl Into<String>) -> Refused {
        refused(self.at.clone(), why)
    }
}

pub(super) fn refused(at: Pointer, why: impl Into<String>) -> Refused {
    let why = why.into();
    Refused { at, why }
}
