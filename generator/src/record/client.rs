//! How a client is built, and the parts that all calls share.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How a client is built.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Client {
    /// The URLs of the servers, in the document's order: the first is the usual one.
    pub servers: Vec<String>,
    /// The servers that are called in place of the first, where there are several with variables, and that
    /// is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Vec<When>>,
    /// The constants for servers that a caller can choose, with their URLs.
    pub choices: BTreeMap<String, String>,
    /// The setters that replace the servers of some operations, with these servers' URLs.
    pub groups: BTreeMap<String, Vec<String>>,
    /// The variables of servers, by their name in braces.
    pub variables: BTreeMap<String, Variable>,
    /// The setters of parameters that are set once, by their name on the wire.
    pub parameters: BTreeMap<String, String>,
}

/// A server that is called where variables have some values.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct When {
    /// Its URL.
    pub url: String,
    /// The values, by the variables' names.
    pub values: BTreeMap<String, String>,
}

/// A variable of a server's URL.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Variable {
    /// The setter.
    pub name: String,
    /// The value where a caller gives none.
    #[serde(rename = "default", skip_serializing_if = "Option::is_none")]
    pub usual: Option<String>,
    /// The only values that it can have; none means any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The servers that have it otherwise, by their URLs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub others: BTreeMap<String, Allowed>,
}

/// What a variable can be on one server.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Allowed {
    /// The value where a caller gives none.
    #[serde(rename = "default", skip_serializing_if = "Option::is_none")]
    pub usual: Option<String>,
    /// The only values that it can have; none means any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

impl Client {
    /// The URLs of all servers, those of groups included.
    pub fn urls(&self) -> impl Iterator<Item = &str> {
        let groups = self.groups.values().flatten();
        self.servers.iter().chain(groups).map(String::as_str)
    }

    /// Whether the builder is told where the document is, since a server is relative to that.
    #[must_use]
    pub fn has_base(&self) -> bool {
        self.urls()
            .any(|url| !url.contains("://") && !url.starts_with('{'))
    }
}

impl Variable {
    /// What it can be unless its server has it otherwise.
    #[must_use]
    pub fn allowed(&self) -> Allowed {
        Allowed {
            usual: self.usual.clone(),
            values: self.values.clone(),
        }
    }

    /// What it can be on the server with a URL.
    #[must_use]
    pub fn allowed_at(&self, url: &str) -> Allowed {
        let other = self.others.get(url).cloned();
        other.unwrap_or_else(|| self.allowed())
    }
}

/// A credential.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Credential {
    /// The type.
    pub name: String,
    /// Where it is sent: `header X-Key`, `query key`, `cookie key`, `bearer` or `basic`.
    pub place: String,
    /// Where a program obtains it by itself, if it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// What it asks for there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// How long it may be, in words of JSON Schema such as `maxLength 40`, where that is known; no words
    /// stand for any length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<String>,
}

impl Credential {
    /// Whether a text that was given for it means the same where it is sent elsewhere. All that stands
    /// in `Authorization` is no token alone, before which `Bearer` is put.
    #[must_use]
    pub fn means_the_same_in(&self, place: &str) -> bool {
        const WHOLE: &str = "header authorization";
        !matches!(
            (&self.place[..], place),
            (WHOLE, "bearer") | ("bearer", WHOLE)
        )
    }
}

/// A header of answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Header {
    /// The name on the wire.
    pub wire: String,
    /// Its type, spelled as in [`Type`](super::Type).
    #[serde(rename = "type")]
    pub ty: String,
}

/// The module of the operations of a tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Module {
    /// The module.
    pub name: String,
    /// The feature that brings it, where tags are features.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<String>,
}
