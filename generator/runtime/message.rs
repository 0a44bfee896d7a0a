//! An error in one line.

use std::error::Error;
use std::fmt;

use super::excerpt::{Excerpt, OneLine};
use super::failure::{Cause, Failure};
use super::reply::Reply;

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let info = self.info;
        write!(f, "{}: {} {}", info.id, info.method, info.path)?;
        match &self.reply {
            Some(reply) => self.write_answer(f, reply)?,
            None => self.write_cause(f)?,
        }
        match &self.request_id {
            Some(id) => write!(f, " (request id {})", OneLine(id.chars())),
            None => Ok(()),
        }
    }
}

impl Failure {
    fn write_answer(&self, f: &mut fmt::Formatter<'_>, reply: &Reply) -> fmt::Result {
        write!(f, " answered {}", reply.status.as_str())?;
        if let Some(reason) = reply.status.canonical_reason() {
            write!(f, " {reason}")?;
        }
        self.write_cause(f)?;
        for text in [&self.code, &self.message].into_iter().flatten() {
            write!(f, ": {}", OneLine(text.chars()))?;
        }
        let untold = self.code.is_none() && self.message.is_none();
        if untold && !reply.body.is_empty() {
            write!(f, ": {}", Excerpt(&reply.body))?;
        }
        Ok(())
    }

    fn write_cause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Invalid(invalid) => write!(f, ": {invalid}"),
            Cause::Transport(error) => write!(f, " {error}: {}", root(error)),
            Cause::Timeout(timeout) => write!(f, " did not end within {timeout:?}"),
            Cause::TooLarge(limit) => write!(f, " with more than the limit of {limit} bytes"),
            Cause::Redirect(problem) => write!(f, ", a redirect {}", OneLine(problem.chars())),
            Cause::Refused => Ok(()),
            Cause::Undocumented => f.write_str(", a status that the document does not mention"),
            Cause::Unreadable { path, error } => {
                let error = error.to_string();
                write!(f, " with a body that is not as documented, at {path}: {}", OneLine(error.chars()))
            }
        }
    }
}

/// The first cause of an error, which says most.
fn root<'a>(mut error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    while let Some(source) = error.source() {
        error = source;
    }
    error
}
