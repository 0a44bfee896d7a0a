//! Bodies of answers.

use serde_core::de::DeserializeOwned;

use super::malformed::{Malformed, Problem};
use super::read;
use super::table::Xml;
use crate::answer::error::Error;
use crate::answer::failure::Cause;
use crate::answer::received::Answer;
use crate::json::fit::Fit;
use crate::json::text::Unread;

impl Answer {
    /// Reads a body of XML.
    pub fn xml<T: DeserializeOwned, O: From<T>, E>(
        self,
        table: &'static Xml,
    ) -> Result<O, Error<E>> {
        match read::to_json(&self.reply.body, table) {
            Ok(json) => self.read_json(&json, unreadable),
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
        // mark: xml-error
        let json = read::to_json(&self.reply.body, table).unwrap_or_default();
        let body = self.error_body::<T>(&json);
        let fields = self.fields;
        let mut failure = self.refused();
        failure.look_into(&json, fields);
        Err(Error::new(failure, body.map(E::from)))
    }
}

/// Where in the body a value is no other. The line that the error names is one of JSON, which nobody has
/// seen.
fn unreadable(unread: Unread<'_>) -> Cause {
    let path = unread.path();
    let error = unread.error;
    let problem = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let problem = problem.strip_suffix(&place).unwrap_or(&problem);
    Cause::Unreadable {
        path,
        error: Box::new(Problem::new(&problem)),
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
