//! How a client is built: servers, what is set once, and credentials.

use super::{Bounds, Docs};
use crate::names::Name;
use crate::pointer::Pointer;
use crate::vendor::Vendor;
use crate::vocabulary::Errors;

/// What the document says of all calls together.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// Where calls go, in the document's order.
    pub servers: Vec<Server>,
    /// Names for those of them that a caller can choose among.
    pub choices: Vec<ServerChoice>,
    /// The servers that some operations have of their own.
    pub groups: Vec<ServerGroup>,
    /// The variables of all servers, each once.
    pub variables: Vec<Variable>,
    /// The parameters that are set once.
    pub parameters: Vec<ClientParameter>,
    /// Where an answer tells what went wrong.
    pub errors: Errors,
}

/// A place where the service can be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// The URL, with variables in braces.
    pub url: String,
    /// The values of variables that choose this server.
    pub when: Vec<(String, String)>,
    /// The variables in the URL.
    pub variables: Vec<ServerVariable>,
    /// Where it stands in the document.
    pub origin: Pointer,
}

impl Server {
    /// Whether its address says nothing of the host, so that it depends on where the document is.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        !self.url.contains("://") && !self.url.starts_with('{')
    }

    /// A variable of its URL.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&ServerVariable> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    /// Whether whatever is given for the other, or not given, suits this one as well.
    #[must_use]
    pub fn does_for(&self, other: &Self) -> bool {
        let takes = |variable: &ServerVariable| {
            let own = self.variable(&variable.name);
            own.is_some_and(|own| own.takes_values_of(variable))
        };
        let is_had = |variable: &ServerVariable| {
            let required = other.variable(&variable.name).map(|other| &other.default);
            variable.default.is_some() || required == Some(&None)
        };
        let is_placed = !self.is_relative() || other.is_relative();
        let takes_all = other.variables.iter().all(takes);
        self.when.is_empty() && is_placed && takes_all && self.variables.iter().all(is_had)
    }

    /// Whether its address is known without anything else.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.when.is_empty() && self.variables.is_empty() && !self.is_relative()
    }
}

/// A variable as one server has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServerVariable {
    /// The name in braces.
    pub name: String,
    /// The value where the caller gives none.
    pub default: Option<String>,
    /// The only values that it can have; none means any.
    pub values: Vec<String>,
}

impl ServerVariable {
    /// Whether it can have each value that the other can.
    fn takes_values_of(&self, other: &Self) -> bool {
        let mut values = other.values.iter();
        let is_listed = |value| self.values.contains(value);
        self.values.is_empty() || (!other.values.is_empty() && values.all(is_listed))
    }
}

/// Servers that some operations have of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerGroup {
    /// The setter of the builder that replaces them.
    pub name: Name,
    /// Where these calls go.
    pub servers: Vec<Server>,
    /// Which operations they are for.
    pub docs: Docs,
    /// Where they stand in the document, if only first.
    pub origin: Pointer,
}

/// A server that a caller can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerChoice {
    /// The constant.
    pub name: Name,
    /// The address.
    pub url: String,
    /// What it is.
    pub docs: Docs,
}

/// A variable of the URLs of one server or more, which a caller gives once for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The setter of the builder.
    pub name: Name,
    /// The name in braces.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
    /// A value to show in examples.
    pub sample: String,
}

/// A parameter that is set once, in the builder.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientParameter {
    /// The setter of the builder.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// What it means.
    pub docs: Docs,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// A way to prove who the caller is.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    /// The type.
    pub name: Name,
    /// The name of the security scheme.
    pub scheme: String,
    /// What it means.
    pub docs: Docs,
    /// Where it is sent.
    pub place: CredentialPlace,
    /// How it is obtained, where the document says that a program can do so by itself.
    pub flow: Option<ClientFlow>,
    /// The part of the runtime that has its types, where it is a vendor's own.
    pub vendor: Option<&'static Vendor>,
    /// How long it may be.
    pub bounds: Bounds,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// How a program obtains a token with its own id and secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFlow {
    /// Where tokens are given.
    pub token_url: String,
    /// What is asked for: all that any operation needs.
    pub scopes: Vec<String>,
    /// The same in a sentence.
    pub asks: Docs,
}

/// Where a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CredentialPlace {
    /// In a header of this name, as it is.
    Header(String),
    /// In the query, under this name.
    Query(String),
    /// In a cookie of this name.
    Cookie(String),
    /// In `Authorization`, after the word `Bearer`.
    Bearer,
    /// In `Authorization`, as a user's name and password.
    Basic,
}

impl CredentialPlace {
    /// The place in words, such as `header x-key`.
    #[must_use]
    pub fn spelled(&self) -> String {
        match self {
            Self::Header(name) => format!("header {name}"),
            Self::Query(name) => format!("query {name}"),
            Self::Cookie(name) => format!("cookie {name}"),
            Self::Bearer => "bearer".to_owned(),
            Self::Basic => "basic".to_owned(),
        }
    }
}
