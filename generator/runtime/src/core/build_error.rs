//! Why a client could not be built.

use std::error::Error;
use std::fmt;

/// Why a client could not be built.
#[derive(Debug)]
pub struct BuildError {
    message: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl BuildError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            source: None,
        }
    }

    pub(crate) fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub(crate) fn no_server() -> Self {
        Self::new("there is no server to talk to: give an `endpoint`")
    }

    pub(crate) fn relative_server(url: &str) -> Self {
        Self::new(format!(
            "the address {url:?} is relative to where the document is: give that as the `base`, or \
             a whole `endpoint`"
        ))
    }

    pub(crate) fn missing_variable(name: &str, url: &str) -> Self {
        Self::new(format!(
            "no `{name}` is given, which {url} needs: set it, or give a whole `endpoint`"
        ))
    }

    pub(crate) fn bad_variable(name: &str, value: &str) -> Self {
        Self::new(format!(
            "`{name}` is {value:?}, but it may consist of ASCII letters, digits, `.`, `_` and `-` \
             only, in a path `/` as well, and not be empty"
        ))
    }

    pub(crate) fn unlisted_variable(name: &str, value: &str, values: &[&str]) -> Self {
        let values = values.join(", ");
        Self::new(format!(
            "`{name}` is {value:?}, but it may be one of: {values}"
        ))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
