//! Bodies of answers.

use serde_core::de::DeserializeOwned;

use super::malformed::Malformed;
use super::read;
use super::table::Xml;
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::json::fit::Fit;

impl Answer {
    /// Reads a body of XML.
    pub fn xml<T: DeserializeOwned, O: From<T>, E>(
        self,
        table: &'static Xml,
    ) -> Result<O, Error<E>> {
        match read::to_json(&self.reply.body, table) {
            Ok(json) => self.read_json(&json),
            Err(malformed) => Err(Error::new(self.failure(malformed.into()), None)),
        }
    }

    /// Reads a body of XML, of whatever media type the server says it is: the type of the
    /// documented success tells whether it is one.
    pub fn fitting_xml<T: DeserializeOwned, O: From<T>, E>(
        mut self,
        table: &'static Xml,
    ) -> Result<O, Error<E>> {
        self.documented = false;
        self.xml(table)
    }

    /// Reads an answer that is an error whose body is XML, or one that the document does not
    /// mention.
    pub fn error_xml<T: Fit, O, E: From<T>>(self, table: &'static Xml) -> Result<O, Error<E>> {
        let json = read::to_json(&self.reply.body, table).unwrap_or_default();
        self.read_error(&json)
    }
}

impl From<Malformed> for Cause {
    fn from(malformed: Malformed) -> Self {
        Self::Unreadable {
            path: malformed.path,
            error: Box::new(malformed.problem),
        }
    }
}
