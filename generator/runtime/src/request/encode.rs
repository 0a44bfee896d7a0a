//! How a call becomes a request.

use std::fmt::Display;
use std::mem;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
#[cfg(feature = "gzip")]
use http::header::{ACCEPT_ENCODING, RANGE};
use http::{HeaderMap, HeaderValue, Method, Request};
use serde_core::Serialize;

use super::call::Call;
use crate::client::endpoint::Endpoint;
use crate::client::info::Info;
use crate::core::bounds::Bounds;
use crate::core::check::Check;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;
use crate::core::place::Place;
use crate::core::value::{Scalar, Value};
use crate::json::text as json_text;
use crate::transport::payload::Payload;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A request that is being written.
///
/// Path parameters are written in the order of the path, and before the query.
pub struct Encoder<'a> {
    pub(crate) call: &'a Call,
    pub(crate) info: &'static Info,
    endpoint: &'a Endpoint,
    pub(crate) request: &'a mut Request<Payload>,
    /// Path and query, as far as they are written.
    pub(crate) path: String,
    /// What of the document's path is still to be copied.
    rest: &'static str,
    /// The path parameter that was written last.
    parameter: &'static str,
    has_query: bool,
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(
        call: &'a Call,
        info: &'static Info,
        request: &'a mut Request<Payload>,
    ) -> Result<Self, Invalid> {
        let client = &call.client.shared;
        *request.method_mut() = Method::from_bytes(info.method.as_bytes())
            .map_err(|_| Invalid::new("the method", "is no name that a method can have"))?;
        let headers = request.headers_mut();
        headers.clone_from(&client.headers);
        if info.accept == "application/json" {
            headers.insert(ACCEPT, JSON);
        } else if !info.accept.is_empty() {
            headers.insert(ACCEPT, header::value("accept", info.accept)?);
        }
        headers.insert(USER_AGENT, client.user_agent.clone());
        let mut path = String::with_capacity(info.path.len() + 64);
        let endpoint = client.endpoint(info)?;
        path.push_str(endpoint.path());
        Ok(Self {
            call,
            info,
            endpoint,
            request,
            path,
            rest: info.path,
            parameter: "",
            has_query: false,
        })
    }

    /// Sets the method, where the document says none.
    pub(crate) fn set_method(&mut self, method: &Method) {
        self.request.method_mut().clone_from(method);
    }

    /// Writes a path that is whole, where the document says none.
    pub(crate) fn push_path(&mut self, path: &str) {
        self.path.push_str(path);
    }

    /// Writes a path parameter.
    pub fn path(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        match value.scalar() {
            Some(value) => self.write_path(name, &value, bounds),
            None => Err(Invalid::new(name, "is not given")),
        }
    }

    /// Writes a query parameter, unless it is left out.
    pub fn query(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        match value.scalar() {
            Some(value) => self.write_query(name, &value, bounds),
            None => Ok(()),
        }
    }

    /// Writes a header, unless it is left out.
    pub fn header(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        match value.scalar() {
            Some(value) => self.write_header(name, &value, bounds),
            None => Ok(()),
        }
    }

    /// Writes a JSON body.
    pub fn json(&mut self, body: &impl Serialize) -> Result<(), Invalid> {
        let text = json_text::to_vec(body);
        // mark: media-type
        self.write_json(JSON, text)
    }

    /// Writes a JSON body of a media type of its own.
    pub fn json_as(
        &mut self,
        media_type: &'static str,
        body: &impl Serialize,
    ) -> Result<(), Invalid> {
        let text = json_text::to_vec(body);
        self.write_json(header::value("content-type", media_type)?, text)
    }

    /// Checks the bounds of what a body holds.
    pub fn check(&self, body: &impl Check) -> Result<(), Invalid> {
        body.check(&Place::TOP)
    }

    /// Checks the bounds of what a parameter holds.
    pub fn check_parameter(&self, name: &str, value: &impl Check) -> Result<(), Invalid> {
        value.check(&Place::TOP.field(name))
    }

    pub(crate) fn write_path(
        &mut self,
        name: &'static str,
        value: &Scalar<'_>,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        bounds.check_scalar(&Place::TOP.field(name), value)?;
        let path = self.begin_path(name)?;
        let start = path.len();
        percent::encode(path, value);
        self.end_path_parameter(name, start)
    }

    fn write_query(
        &mut self,
        name: &'static str,
        value: &Scalar<'_>,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        bounds.check_scalar(&Place::TOP.field(name), value)?;
        let query = self.begin_query()?;
        percent::encode_text(query, name);
        query.push('=');
        percent::encode(query, value);
        Ok(())
    }

    fn write_header(
        &mut self,
        name: &'static str,
        value: &Scalar<'_>,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        bounds.check_scalar(&Place::TOP.field(name), value)?;
        let value = match value {
            Scalar::Text(text) => header::value(name, text)?,
            value => header::value(name, &value.to_string())?,
        };
        self.set_header(name, value)
    }

    fn write_json(
        &mut self,
        media_type: HeaderValue,
        text: serde_json::Result<Vec<u8>>,
    ) -> Result<(), Invalid> {
        let text = text.map_err(|error| {
            Invalid::new("the body", format!("cannot be written as JSON: {error}"))
        })?;
        self.set_body(media_type, Bytes::from(text).into());
        Ok(())
    }

    /// Sets the body, which is of this media type unless the call has chosen another.
    pub(crate) fn set_body(&mut self, media_type: HeaderValue, body: Payload) {
        *self.request.body_mut() = body;
        // mark: chosen-media-type
        self.headers().entry(CONTENT_TYPE).or_insert(media_type);
    }

    pub(crate) fn set_header(
        &mut self,
        name: &'static str,
        value: HeaderValue,
    ) -> Result<(), Invalid> {
        self.headers().insert(header::fixed_name(name)?, value);
        Ok(())
    }

    pub(crate) fn headers(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }

    /// Copies what of the path precedes a parameter, and gives what its value is appended to.
    pub(crate) fn begin_path(&mut self, name: &'static str) -> Result<&mut String, Invalid> {
        if let Some((literal, rest)) = self.rest.split_once('{') {
            let rest = rest
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('}'));
            debug_assert!(rest.is_some(), "{name} is not the path's next parameter");
            self.copy(literal)?;
            self.rest = rest.unwrap_or_default();
        }
        Ok(&mut self.path)
    }

    /// Takes note of the parameter that was written from a place on.
    pub(crate) fn end_path_parameter(
        &mut self,
        name: &'static str,
        start: usize,
    ) -> Result<(), Invalid> {
        if self.path.len() == start {
            return Err(Invalid::new(name, "is empty, which a path cannot carry"));
        }
        self.parameter = name;
        Ok(())
    }

    /// Ends the path or an earlier parameter, and gives what the next one is appended to.
    pub(crate) fn begin_query(&mut self) -> Result<&mut String, Invalid> {
        self.end_path()?;
        self.path.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        Ok(&mut self.path)
    }

    /// Copies what of the path follows its last parameter.
    fn end_path(&mut self) -> Result<(), Invalid> {
        if self.has_query {
            return Ok(());
        }
        let rest = mem::take(&mut self.rest);
        debug_assert!(!rest.contains('{'), "a parameter of the path was left out");
        if rest.is_empty() {
            self.check_segment()
        } else {
            self.copy(rest)
        }
    }

    fn copy(&mut self, literal: &str) -> Result<(), Invalid> {
        if literal.starts_with('/') {
            self.check_segment()?;
        }
        percent::encode_literal(&mut self.path, literal);
        Ok(())
    }

    fn check_segment(&self) -> Result<(), Invalid> {
        // A dot may be escaped where callers escape themselves.
        if self.path.ends_with(['.', 'e', 'E']) {
            self.check_last(&self.path)
        } else {
            Ok(())
        }
    }

    /// A segment of dots would make the request one for another path.
    pub(crate) fn check_last(&self, path: &str) -> Result<(), Invalid> {
        let segment = path.rsplit('/').next().unwrap_or_default();
        if percent::is_dots(segment) && !self.parameter.is_empty() {
            let problem = format!("makes a part of the path `{segment}`");
            return Err(Invalid::new(self.parameter, problem));
        }
        Ok(())
    }

    /// Writes what the operation has no part in.
    pub(crate) fn finish(mut self) -> Result<(), Invalid> {
        self.end_path()?;
        for (name, value) in self.call.headers() {
            self.request.headers_mut().insert(name, value.clone());
        }
        #[cfg(feature = "gzip")]
        self.accept_gzip();
        let path = self.path.try_into().map_err(unsendable)?;
        *self.request.uri_mut() = self.endpoint.address(path).map_err(unsendable)?;
        Ok(())
    }
}

#[cfg(feature = "gzip")]
impl Encoder<'_> {
    /// Asks for an answer in the coding `gzip`, but not for the range of one, which would be one of
    /// its bytes, nor where an answer has no body.
    fn accept_gzip(&mut self) {
        const GZIP: HeaderValue = HeaderValue::from_static("gzip");
        let is_ranged = self.headers().contains_key(RANGE);
        if !is_ranged && self.request.method() != Method::HEAD {
            self.headers().entry(ACCEPT_ENCODING).or_insert(GZIP);
        }
    }
}

fn unsendable(error: impl Display) -> Invalid {
    Invalid::new("the address", format!("cannot be sent: {error}"))
}
