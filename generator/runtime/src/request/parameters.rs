//! Parameters that are set once on the client, and anew on a call where it needs another value.

use crate::core::bounds::Bounds;
use crate::core::invalid::Invalid;
use crate::core::value::{Scalar, Value};
use crate::request::encode::Encoder;

impl<'a> Encoder<'a> {
    /// Writes a path parameter, taking the client's value when the call has none.
    pub fn client_path(
        &mut self,
        name: &'static str,
        value: &impl Value,
        bounds: &Bounds,
    ) -> Result<(), Invalid> {
        match value.scalar().or_else(|| self.client_value(name)) {
            Some(value) => self.write_path(name, &value, bounds),
            None => Err(Invalid::new(
                name,
                "is not given, neither to the client nor to the call",
            )),
        }
    }

    fn client_value(&self, name: &str) -> Option<Scalar<'a>> {
        let value = self.call.client.shared.parameters.get(name)?;
        Some(Scalar::Text(value))
    }
}
