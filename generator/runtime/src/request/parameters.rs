//! Parameters that are set once on the client, and anew on a call where it needs another value.

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
        let value = value.scalar().or_else(|| self.client_value(name));
        let Some(value) = value.or_else(|| self.credential_value(name)) else {
            let problem = "is not given, neither to the client nor to the call";
            return Err(Invalid::new(name, problem));
        };
        self.write_path(name, &value, bounds)?;
        // A credential can have to say it once more.
        let extensions = self.request.extensions_mut();
        let mut known: Parameters = extensions.remove().unwrap_or_default();
        known.0.push((name, value.to_string()));
        extensions.insert(known);
        Ok(())
    }

    fn client_value(&self, name: &str) -> Option<Scalar<'a>> {
        let value = self.call.client.shared.parameters.get(name)?;
        Some(Scalar::Text(value))
    }

    fn credential_value(&self, name: &str) -> Option<Scalar<'a>> {
        let mut credentials = chosen(&self.call.client.shared, self.info.security).ok()?;
        let value = credentials.find_map(|credential| credential.parameter(name))?;
        Some(Scalar::Text(value))
    }
}
