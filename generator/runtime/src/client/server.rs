//! The choice of the server that a client talks to.

use std::collections::BTreeMap;

use super::relative;
use crate::core::build_error::BuildError;

/// One server of the document.
#[derive(Debug)]
pub struct Server {
    /// The address, with its variables in braces.
    pub url: &'static str,
    /// The variables and values that make this server the one to use.
    pub when: &'static [(&'static str, &'static str)],
    /// The variables of the address.
    pub variables: &'static [Variable],
}

/// One variable of a server's address.
#[derive(Debug)]
pub struct Variable {
    /// Its name, as it stands in braces in the address.
    pub name: &'static str,
    /// Its value when the caller gives none.
    pub default: Option<&'static str>,
    /// The only values that it may have; none means any.
    pub values: &'static [&'static str],
}

/// The values of the variables that the caller gave.
pub(crate) type Given = BTreeMap<&'static str, String>;

/// The address of the server that suits the variables. One whose address is relative suits when
/// it is known where the document is.
pub(crate) fn choose(
    servers: &[Server],
    given: &Given,
    base: Option<&str>,
) -> Result<String, BuildError> {
    let matching = servers.iter().find(|server| server.is_meant(given));
    let usual = || servers.iter().filter(|server| server.when.is_empty());
    let is_complete = |server: &&Server| {
        server.missing(given).is_none() && (base.is_some() || !server.is_relative())
    };
    let complete = || usual().find(is_complete);
    match matching.or_else(complete).or_else(|| usual().next()) {
        Some(server) => server.address(given, base),
        None => Err(BuildError::no_server()),
    }
}

impl Server {
    fn is_meant(&self, given: &Given) -> bool {
        let holds = |&(name, value): &(&str, &str)| given.get(name).is_some_and(|it| it == value);
        !self.when.is_empty() && self.when.iter().all(holds)
    }

    fn missing(&self, given: &Given) -> Option<&Variable> {
        self.variables
            .iter()
            .find(|variable| variable.value(given).is_none())
    }

    fn is_relative(&self) -> bool {
        !self.url.contains("://") && !self.url.starts_with('{')
    }

    fn address(&self, given: &Given, base: Option<&str>) -> Result<String, BuildError> {
        let mut address = self.url.to_owned();
        for variable in self.variables {
            let name = variable.name;
            let Some(value) = variable.value(given) else {
                return Err(BuildError::missing_variable(name, self.url));
            };
            variable.check(value)?;
            address = address.replace(&format!("{{{name}}}"), value);
        }
        if address.contains("://") {
            return Ok(address);
        }
        let whole = base.and_then(|base| relative::resolve(base, &address));
        whole.ok_or_else(|| BuildError::relative_server(self.url))
    }
}

impl Variable {
    fn value<'a>(&self, given: &'a Given) -> Option<&'a str> {
        given.get(self.name).map(String::as_str).or(self.default)
    }

    /// A value becomes part of a host, so it must not be able to name another one.
    fn check(&self, value: &str) -> Result<(), BuildError> {
        let harmless = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if value.is_empty() || !value.chars().all(harmless) {
            return Err(BuildError::bad_variable(self.name, value));
        }
        if !self.values.is_empty() && !self.values.contains(&value) {
            return Err(BuildError::unlisted_variable(self.name, value, self.values));
        }
        Ok(())
    }
}
