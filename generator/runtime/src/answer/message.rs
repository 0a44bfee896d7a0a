//! An error in one line.

use std::error::Error;
use std::fmt::{self, Write as _};

use super::attempts::Attempts;
use super::failure::{Cause, Failure, Misfit};
use super::reply::Reply;
use crate::core::excerpt::{Excerpt, OneLine};

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = OneLine(f);
        let info = self.info;
        match self.called() {
            called if called.host().is_some() => write!(line, "{}: {called}", info.id)?,
            _ if info.path.is_empty() => write!(line, "{}: {}", info.id, info.method)?,
            _ => write!(line, "{}: {} {}", info.id, info.method, info.path)?,
        }
        match &self.reply {
            Some(reply) => self.write_answer(&mut line, reply)?,
            None => self.write_cause(&mut line)?,
        }
        if let Some(id) = &self.request_id {
            write!(line, " (request id {})", Excerpt::of_text(id))?;
        }
        match &self.attempts {
            Attempts { count: 0 | 1, .. } => Ok(()),
            attempts => write!(line, " (the last of {attempts})"),
        }
    }
}

impl Failure {
    fn write_answer(&self, line: &mut OneLine<'_, '_>, reply: &Reply) -> fmt::Result {
        write!(line, " answered {}", reply.status.as_str())?;
        if let Some(reason) = reply.status.canonical_reason() {
            write!(line, " {reason}")?;
        }
        self.write_cause(line)?;
        for text in [&self.code, &self.message].into_iter().flatten() {
            write!(line, ": {}", Excerpt::of_text(text))?;
        }
        let untold = self.code.is_none() && self.message.is_none();
        if untold && !reply.body.is_empty() {
            write!(line, ": {}", Excerpt::of_body(&reply.body))?;
        }
        Ok(())
    }

    fn write_cause(&self, line: &mut OneLine<'_, '_>) -> fmt::Result {
        match &self.cause {
            Cause::Invalid(invalid) => write!(line, ": {invalid}"),
            Cause::Credential(refusal) => {
                let problem = Excerpt::of_text(&refusal.problem);
                write!(line, " has no credential: {problem}")
            }
            Cause::BrokeOff(error) => {
                write!(line, ", but its body {error}: {}", root(error))
            }
            // That of a credential's own request is another.
            Cause::Transport { error, host } if self.called().host() != Some(host) => {
                write!(line, " {error} ({host}): {}", root(error))
            }
            Cause::Transport { error, .. } => write!(line, " {error}: {}", root(error)),
            Cause::Timeout(timeout) if self.reply.is_some() => {
                write!(line, ", but its body did not end within {timeout:?}")
            }
            Cause::Timeout(timeout) => write!(line, " was not answered within {timeout:?}"),
            Cause::TooLarge(limit) => write!(line, " with more than the limit of {limit} bytes"),
            Cause::HeadersTooLarge(limit) => {
                write!(
                    line,
                    " with headers of more than the limit of {limit} bytes"
                )
            }
            Cause::Redirect(problem) => write!(line, ", a redirect {problem}"),
            Cause::Refused => Ok(()),
            Cause::Undocumented => {
                line.write_str(", a status whose answer this crate does not read")
            }
            Cause::Unreadable { path, error } => {
                line.write_str(" with a body that is not as documented")?;
                write_problem(line, path, &**error)
            }
            Cause::Misfit(misfit) => {
                line.write_str(", a status that the document does not have,")?;
                misfit.write(line)
            }
        }
    }
}

impl Misfit {
    fn write(&self, line: &mut OneLine<'_, '_>) -> fmt::Result {
        match self {
            Self::NoBody => line.write_str(" without the body of a documented success"),
            Self::MediaType(media_type) => {
                let media_type = Excerpt::of_text(media_type);
                write!(
                    line,
                    " with a body of `{media_type}`, which was not asked for"
                )
            }
            Self::Body { path, error } => {
                line.write_str(" with a body that is not that of a documented success")?;
                write_problem(line, path, &**error)
            }
        }
    }
}

/// What is wrong with a body, and where.
fn write_problem(line: &mut OneLine<'_, '_>, path: &str, error: &dyn Error) -> fmt::Result {
    let error = error.to_string();
    let (path, error) = (Excerpt::of_text(path), Excerpt::of_text(&error));
    write!(line, ", at {path}: {error}")
}

/// The first cause of an error, which says most.
fn root<'a>(mut error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    while let Some(source) = error.source() {
        error = source;
    }
    error
}
