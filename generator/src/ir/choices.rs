//! The features that every crate can have for its users to choose from.

use super::Api;

/// The features of every crate that makes calls, in the order in which its manifest has them.
pub const CHOICES: [&str; 8] = [
    "reqwest",
    "blocking",
    "tower",
    "rustls",
    "native-tls",
    "gzip",
    "tracing",
    "testing",
];

/// Those of them that are on where nothing is said.
pub const DEFAULT_CHOICES: [&str; 3] = ["reqwest", "rustls", "gzip"];

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A package, whose users choose its features.
    #[default]
    Package,
    /// A module of a crate, which has the features for good that a package would have by default.
    Module,
}

/// Which features there are, and which of them are on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What is written.
    pub form: Form,
    /// The features that are on where a user says nothing.
    pub default: Vec<String>,
    /// The features that the crate does not have.
    pub without: Vec<String>,
    /// Whether a success that the document does not have is an error.
    pub strict: bool,
}

/// What became of a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The users of the crate choose.
    Open,
    /// It is there for good.
    Fixed,
    /// It is not there.
    Gone,
}

impl Api {
    /// What became of a feature that every crate can have, or that a vendor's credentials bring.
    #[must_use]
    pub fn choice(&self, name: &str) -> Chosen {
        let Choices {
            form,
            default,
            without,
            ..
        } = &self.choices;
        let is_default = default.iter().any(|known| known == name);
        match form {
            _ if without.iter().any(|known| known == name) => Chosen::Gone,
            Form::Package => Chosen::Open,
            Form::Module if is_default => Chosen::Fixed,
            Form::Module => Chosen::Gone,
        }
    }

    /// Whether it is written as a module of a crate.
    #[must_use]
    pub fn is_module(&self) -> bool {
        self.choices.form == Form::Module
    }
}
