//! A call of one's own.

use std::fmt::{self, Display};
use std::future::IntoFuture;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method};
use serde_core::Serialize;

use super::answer::CustomAnswer;
use super::{info, path};
use crate::answer::error::Error;
use crate::client::info::Info;
use crate::client::retry::Retry;
use crate::client::shared::Client;
use crate::core::invalid::Invalid;
use crate::core::{header, percent};
use crate::exchange::operation::Work;
use crate::exchange::sending::Sending;
use crate::json::text;
use crate::request::call::Call;
use crate::request::encode::Encoder;

/// A call of one's own, of an endpoint that the document lacks; `.await` sends it.
///
/// It has the credentials, attempts, limits and observers of its client, and its errors. Whatever
/// its path is, it goes to the server of the client, as that of operations without one of their own.
///
/// What cannot be sent makes it an error of the kind `Invalid`.
#[derive(Clone)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CustomCall {
    call: Call,
    method: Method,
    template: String,
    parameters: Vec<(String, String)>,
    query: Vec<(String, String)>,
    body: Option<(HeaderValue, Bytes)>,
}

impl CustomCall {
    /// A call of a method and a path, whose parameters stand in braces.
    pub fn new(client: &Client, method: &str, template: &str) -> Self {
        let mut call = Call::new(client);
        let known = Method::from_bytes(method.as_bytes());
        // That opens a tunnel, which is no call.
        let method = known.ok().filter(|method| method != Method::CONNECT);
        if method.is_none() {
            let invalid = Invalid::new("the method", "is none that a call can have");
            call.options_mut().invalid = Some(invalid);
        }
        Self {
            call,
            method: method.unwrap_or_default(),
            template: template.to_owned(),
            parameters: Vec::new(),
            query: Vec::new(),
            body: None,
        }
    }

    /// Gives the value of a parameter of the path. It is one part of it, whatever is in it: a slash
    /// is encoded like all that has a meaning there. What the client has a value for need not be
    /// given.
    pub fn path(mut self, name: &str, value: impl Display) -> Self {
        self.parameters.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds a parameter of the query, behind others of the same name.
    pub fn query(mut self, name: &str, value: impl Display) -> Self {
        self.query.push((name.to_owned(), value.to_string()));
        self
    }

    /// Sets a header, in place of one of the same name.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.call.set_header(name, value);
        self
    }

    /// Sets the body to a value as JSON.
    pub fn json(self, value: &(impl Serialize + ?Sized)) -> Self {
        self.written(text::to_vec(value))
    }

    fn written(mut self, json: serde_json::Result<Vec<u8>>) -> Self {
        match json {
            Ok(json) => self.body(json, "application/json"),
            Err(error) => {
                let problem = format!("cannot be written as JSON: {error}");
                self.call.options_mut().invalid = Some(Invalid::new("the body", problem));
                self
            }
        }
    }

    /// Sets the body to bytes of a media type.
    pub fn body(mut self, body: impl Into<Bytes>, media_type: &str) -> Self {
        match header::value("content-type", media_type) {
            Ok(media_type) => self.body = Some((media_type, body.into())),
            Err(invalid) => self.call.options_mut().invalid = Some(invalid),
        }
        self
    }

    /// Sets how long this call may take, in place of the client's timeout.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.call.set_timeout(timeout);
        self
    }

    /// Sets when a failed attempt of this call is followed by another, in place of what the client
    /// does. Which of them may be, its method tells.
    pub fn with_retry(mut self, retry: Retry) -> Self {
        self.call.set_retry(retry);
        self
    }

    /// Sets whether what is not of the type that is asked for is left out of a JSON answer, in place
    /// of what the client does.
    pub fn with_tolerate_drift(mut self, tolerates: bool) -> Self {
        self.call.set_tolerate_drift(tolerates);
        self
    }

    /// Follows redirects to other servers as well, which get no credentials and no headers of this
    /// call, if it is a `GET` or `HEAD` without a body.
    pub fn with_redirects(mut self) -> Self {
        self.call.follow_elsewhere();
        self
    }
}

impl Work for CustomCall {
    fn info(&self) -> &'static Info {
        info::of(&self.method)
    }

    fn call(&self) -> &Call {
        &self.call
    }

    fn security(&self) -> &'static [&'static [&'static str]] {
        self.call.client.shared.api.security
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
        request.set_method(&self.method);
        let known = |name: &str| request.known(name, self.security());
        let written = path::written(&self.template, &self.parameters, known)?;
        request.push_path(&written.path);
        for (name, value) in written.values {
            request.note(name.to_owned(), value.to_owned());
        }
        for (name, value) in &self.query {
            let query = request.begin_query()?;
            percent::encode_text(query, name);
            query.push('=');
            percent::encode_text(query, value);
        }
        if let Some((media_type, body)) = &self.body {
            request.set_body(media_type.clone(), body.clone().into());
        }
        Ok(())
    }
}

impl IntoFuture for CustomCall {
    type Output = Result<CustomAnswer, Error<()>>;
    type IntoFuture = Sending<CustomAnswer, ()>;

    fn into_future(self) -> Self::IntoFuture {
        Sending::new(self, CustomAnswer::new)
    }
}

impl fmt::Debug for CustomCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Arguments and headers can hold secrets.
        f.debug_struct("CustomCall")
            .field("method", &self.method)
            .field("path", &self.template)
            .finish_non_exhaustive()
    }
}
