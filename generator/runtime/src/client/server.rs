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

/// A server that was chosen.
pub(crate) struct Chosen {
    pub(crate) address: String,
    /// The variables that it was chosen by, each with its value.
    pub(crate) variables: Vec<String>,
}

/// The address of the server that suits the variables: the one that has most of those that are
/// given, of several the one that lists most of the values that are, and of those that one can do
/// with no others. A server whose address is relative suits when it is known where the document is.
pub(crate) fn choose(
    servers: &[Server],
    given: &Given,
    base: Option<&str>,
) -> Result<Chosen, BuildError> {
    let is_in_host = |name: &str| servers.iter().any(|server| server.has_in_host(name));
    let meant = |server: &&Server| server.is_meant(given, &is_in_host);
    let matching = servers.iter().find(meant);
    let is_complete = |server: &Server| {
        server.missing(given).is_none() && (base.is_some() || !server.is_relative())
    };
    let usual = || servers.iter().filter(|server| server.when.is_empty());
    // The last of the greatest is taken, which is the first of the document.
    let most = || {
        let backwards = usual().rev();
        backwards.max_by_key(|server| {
            let (variables, values) = server.takes(given);
            (variables, values, is_complete(server))
        })
    };
    match matching.or_else(most) {
        Some(server) => Ok(Chosen {
            address: server.address(given, base)?,
            variables: server.chosen_by(given),
        }),
        None => Err(BuildError::no_server()),
    }
}

impl Server {
    /// In a host, letters are the same whatever their size.
    fn is_meant(&self, given: &Given, is_in_host: &dyn Fn(&str) -> bool) -> bool {
        let holds = |&(name, value): &(&str, &str)| match given.get(name) {
            Some(given) if is_in_host(name) => given.eq_ignore_ascii_case(value),
            Some(given) => given == value,
            None => false,
        };
        !self.when.is_empty() && self.when.iter().all(holds)
    }

    /// The host and the path of the address, as far as it says which part of it is which.
    fn host_and_path(&self) -> (&str, &str) {
        match self.url.split_once("://") {
            Some((_, behind)) => behind.split_once('/').unwrap_or((behind, "")),
            None => ("", self.url.strip_prefix('/').unwrap_or_default()),
        }
    }

    /// Whether a variable is a part of the host.
    fn has_in_host(&self, name: &str) -> bool {
        has(self.host_and_path().0, name)
    }

    /// Whether a variable is a part of the path alone, where a value cannot name another host.
    fn has_in_path(&self, name: &str) -> bool {
        has(self.host_and_path().1, name) && !self.has_in_host(name)
    }

    fn check(&self, variable: &Variable, value: &str) -> Result<(), BuildError> {
        variable.check(value, self.has_in_path(variable.name))
    }

    /// How many of the variables that are given the address has, and with how many of their values.
    fn takes(&self, given: &Given) -> (usize, usize) {
        let variables = self.variables.iter();
        let taken = variables.filter_map(|variable| {
            let value = given.get(variable.name)?;
            Some(self.check(variable, value).is_ok())
        });
        taken.fold((0, 0), |(variables, values), is_value| {
            (variables + 1, values + usize::from(is_value))
        })
    }

    /// Those of the variables that are given which it has to do with.
    fn chosen_by(&self, given: &Given) -> Vec<String> {
        let of_address = self.variables.iter().map(|variable| variable.name);
        let all = of_address.chain(self.when.iter().map(|(name, _)| *name));
        let known = all.filter_map(|name| Some(format!("{name} {}", given.get(name)?)));
        known.collect()
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
            self.check(variable, value)?;
            address = address.replace(&format!("{{{name}}}"), value);
        }
        if address.contains("://") {
            return Ok(address);
        }
        let whole = base.and_then(|base| relative::resolve(base, &address));
        whole.ok_or_else(|| BuildError::relative_server(self.url))
    }
}

/// Whether a variable stands in a part of an address.
fn has(part: &str, name: &str) -> bool {
    part.contains(&format!("{{{name}}}"))
}

impl Variable {
    fn value<'a>(&self, given: &'a Given) -> Option<&'a str> {
        given.get(self.name).map(String::as_str).or(self.default)
    }

    /// What the document says is right as it is. Any other value may become part of a host, so it must not
    /// be able to name another one.
    fn check(&self, value: &str, in_path: bool) -> Result<(), BuildError> {
        if self.default == Some(value) || self.values.contains(&value) {
            return Ok(());
        }
        let harmless = |c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') || (in_path && c == '/')
        };
        if value.is_empty() || !value.chars().all(harmless) {
            return Err(BuildError::bad_variable(self.name, value));
        }
        if !self.values.is_empty() {
            return Err(BuildError::unlisted_variable(self.name, value, self.values));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Server, Variable, choose};

    const fn variable(name: &'static str, default: Option<&'static str>) -> Variable {
        Variable {
            name,
            default,
            values: &[],
        }
    }

    const fn server(url: &'static str, variables: &'static [Variable]) -> Server {
        Server {
            url,
            when: &[],
            variables,
        }
    }

    fn chosen(servers: &[Server], given: &[(&'static str, &str)]) -> String {
        let given: Given = given
            .iter()
            .map(|&(name, value)| (name, value.to_owned()))
            .collect();
        let chosen = choose(servers, &given, None);
        chosen.map_or_else(|error| error.to_string(), |chosen| chosen.address)
    }

    #[test]
    fn a_variable_chooses_the_server_that_has_it() {
        static SERVERS: [Server; 3] = [
            server("https://a.example", &[]),
            server("https://{zone}.a.example", &[variable("zone", Some("x"))]),
            server(
                "https://{zone}.{tenant}.example",
                &[variable("zone", Some("x")), variable("tenant", None)],
            ),
        ];
        assert_eq!(chosen(&SERVERS, &[]), "https://a.example");
        assert_eq!(chosen(&SERVERS, &[("zone", "z")]), "https://z.a.example");
        assert_eq!(chosen(&SERVERS, &[("tenant", "t")]), "https://x.t.example");
        let both = [("zone", "z"), ("tenant", "t")];
        assert_eq!(chosen(&SERVERS, &both), "https://z.t.example");
    }

    #[test]
    fn what_the_document_says_is_right_and_a_path_may_have_slashes() {
        static SERVERS: [Server; 1] = [server(
            "https://{host}/{path}",
            &[
                variable("host", Some("a.example:8443")),
                variable("path", Some("")),
            ],
        )];
        assert_eq!(chosen(&SERVERS, &[]), "https://a.example:8443/");
        let path = [("path", "api/v1")];
        assert_eq!(chosen(&SERVERS, &path), "https://a.example:8443/api/v1");
        let host = [("host", "b.example/c")];
        assert!(chosen(&SERVERS, &host).contains("`host` is"));
    }

    #[test]
    fn a_value_chooses_the_server_that_lists_it() {
        static SERVERS: [Server; 2] = [
            server(
                "https://{env}.a.example",
                &[Variable {
                    values: &["live", "next"],
                    ..variable("env", Some("live"))
                }],
            ),
            server(
                "https://{env}.b.example",
                &[Variable {
                    values: &["trial"],
                    ..variable("env", Some("trial"))
                }],
            ),
        ];
        assert_eq!(chosen(&SERVERS, &[]), "https://live.a.example");
        assert_eq!(
            chosen(&SERVERS, &[("env", "next")]),
            "https://next.a.example"
        );
        assert_eq!(
            chosen(&SERVERS, &[("env", "trial")]),
            "https://trial.b.example"
        );
        assert!(chosen(&SERVERS, &[("env", "other")]).contains("live, next"));
        assert!(chosen(&SERVERS[1..], &[("env", "next")]).contains("trial"));
    }

    #[test]
    fn in_a_host_capitals_are_the_same() {
        static SERVERS: [Server; 3] = [
            server(
                "https://{zone}.a.example/{stage}",
                &[variable("zone", None), variable("stage", Some("live"))],
            ),
            Server {
                url: "https://b.example",
                when: &[("zone", "eu")],
                variables: &[],
            },
            Server {
                url: "https://c.example",
                when: &[("stage", "trial")],
                variables: &[],
            },
        ];
        assert_eq!(chosen(&SERVERS, &[("zone", "EU")]), "https://b.example");
        let trial = |stage| chosen(&SERVERS, &[("zone", "x"), ("stage", stage)]);
        assert_eq!(trial("trial"), "https://c.example");
        assert_eq!(trial("TRIAL"), "https://x.a.example/TRIAL");
    }

    #[test]
    fn a_server_that_lacks_nothing_comes_before_one_that_does() {
        static SERVERS: [Server; 2] = [
            server("https://{tenant}.example", &[variable("tenant", None)]),
            server("https://b.example", &[]),
        ];
        assert_eq!(chosen(&SERVERS, &[]), "https://b.example");
        assert_eq!(chosen(&SERVERS, &[("tenant", "t")]), "https://t.example");
        assert!(chosen(&SERVERS[..1], &[]).contains("tenant"));
    }
}
