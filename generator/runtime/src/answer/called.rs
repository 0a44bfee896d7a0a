//! Where a request went.

use std::fmt;
use std::sync::Arc;

use http::uri::Authority;
use http::{Method, Uri};

/// Where a request went, before a credential could put anything into its address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Called {
    pub(crate) method: Method,
    pub(crate) address: Uri,
    /// What its server was chosen by, if it was.
    pub(crate) chosen_by: Option<Arc<str>>,
}

impl Called {
    /// The host, with its port if it has one; nothing where no request was made.
    pub(crate) fn host(&self) -> Option<&str> {
        self.address.authority().map(Authority::as_str)
    }
}

/// The method and the address without its query, which can hold anything.
impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.address.scheme_str().unwrap_or_default();
        let host = self.host().unwrap_or_default();
        write!(
            f,
            "{} {scheme}://{host}{}",
            self.method,
            self.address.path()
        )?;
        match &self.chosen_by {
            Some(chosen_by) => write!(f, " ({chosen_by})"),
            None => Ok(()),
        }
    }
}
