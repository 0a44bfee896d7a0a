//! Parameters that are set once on the client, and anew on a call where it needs another value.

use std::borrow::Cow;

use crate::auth::credential::Parameters;
use crate::client::chosen::chosen;
use crate::core::bounds::Bounds;
use crate::core::invalid::Invalid;
use crate::core::value::{Scalar, Value};
use crate::request::encode::Encoder;

impl<'a> Encoder<'a> {
    /// Writes a path parameter, taking the client's value when the call has none, and a
    /// credential's when the client has none either.
    pub fn client_path(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        let known = || self.known(name, self.info.security).map(Scalar::Text);
        let Some(value) = value.scalar().or_else(known) else {
            let problem = "is not given, neither to the client nor to the call";
            return Err(Invalid::new(name, problem));
        };
        self.write_path(name, &value, bounds)?;
        self.note(name, value.to_string());
        Ok(())
    }

    /// What the client has for a parameter, or else a credential that the call is made with.
    pub(crate) fn known(
        &self,
        name: &str,
        security: &'static [&'static [&'static str]],
    ) -> Option<&'a str> {
        let shared = &self.call.client.shared;
        let of_client = shared.parameters.get(name).map(String::as_str);
        of_client.or_else(|| {
            let mut credentials = chosen(shared, security).ok()?;
            credentials.find_map(|credential| credential.parameter(name))
        })
    }

    /// Notes the value of a parameter, since a credential can have to say it once more.
    pub(crate) fn note(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        let extensions = self.request.extensions_mut();
        let mut known: Parameters = extensions.remove().unwrap_or_default();
        known.0.push((name.into(), value));
        extensions.insert(known);
    }
}
