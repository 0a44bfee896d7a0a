//! What callers see of a crate, and what each part of it is in the document.
//!
//! The lock has it as TOML. The next run reads it to give everything the name and the shape that it
//! had, and two of them are compared to tell what a change of the document does to callers. So it
//! says of a thing what somebody could rely on, in Rust and on the wire, and nothing else: no docs,
//! no places that move when a line is added.
//!
//! **Identity is never a number.** An operation is its `operationId`, or its method and path; a
//! parameter its place and name; a property, a value or a header its name on the wire; a member of a
//! union what it refers to, or what it is; a type all places of the document that it is made for.

mod aliases;
mod call;
mod choices;
mod client;
mod first;
mod gone;
mod lock;
mod of;
mod places;
pub(crate) mod spelled;
mod third;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub(crate) use call::{AS_JSON, BY_CALLER, CONTENT_TYPE, NAMED_BY_ANSWER, blank, place};
pub use call::{Answer, Argument, Body, CERTIFICATE, Call, EVENTS, ITEMS};
pub use choices::Choices;
pub use client::{Allowed, Client, Credential, Header, Module, Variable, When};
pub use lock::LockError;
pub use places::places;
pub(crate) use types::REQUIRED;
pub use types::{Constructor, Field, Kind, Shape, Type, Variant};

/// The rules by which names and shapes are made today.
pub const EDITION: u32 = 4;

/// How much a record says today: since 1, which parameters the document advises against, what it says
/// of bodies and of further properties, the ranges of media types, which headers are JSON, and what is
/// expected of who is sent something; since 2, what is said of the members of unions, of the items of
/// tuples and of lists of the crate's own types, what keywords say that types know nothing of, which
/// fields requests have to have that may be absent, and which objects have nothing beside their fields;
/// since 3, what is said of whole bodies of answers and of what is sent to others, of headers of answers,
/// and of items and events, which features bring what is sent to others, and whether what nothing checks ends before a number
/// or with it.
pub const SAYS: u32 = 3;

/// What callers see of a crate.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Record {
    /// By which rules names and shapes were made.
    pub edition: u32,
    /// How much is said of the crate: what an older record does not say is no difference to a newer.
    #[serde(skip_serializing_if = "is_first")]
    pub says: u32,
    /// The name of the package.
    pub package: String,
    /// The version of the package.
    pub version: String,
    /// The library that has the types of each format of text, such as `jiff` for `date-time`.
    pub formats: BTreeMap<String, String>,
    /// What settings decide for all calls, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choices: Option<Choices>,
    /// How a client is built.
    pub client: Client,
    /// The credentials, by the name of their security scheme.
    pub credentials: BTreeMap<String, Credential>,
    /// The constants for headers of answers, by their Rust name.
    pub headers: BTreeMap<String, Header>,
    /// The modules of operations, by tag.
    pub modules: BTreeMap<String, Module>,
    /// The operations, by their `operationId`, or else their method and path.
    pub calls: BTreeMap<String, Call>,
    /// The places of operations that the document has and settings leave out, which no lock says.
    #[serde(skip)]
    pub left_out: BTreeSet<String>,
    /// What the API sends to others, such as ``the webhook `parcelMoved` ``, with the types of the
    /// bodies.
    pub sent: BTreeMap<String, Vec<String>>,
    /// What is said of the whole of these bodies, as JSON by keyword, in each of their descriptions.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sent_said: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// The features of which any brings the type of such a body, where it is not always there.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub sent_with: BTreeMap<String, Vec<String>>,
    /// The methods by which it is sent, and the answers that are expected of each, such as `POST` and
    /// `POST 204`, or `POST 200 application/json` with a schema.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub expects: BTreeMap<String, Vec<String>>,
    /// The types, by their Rust name.
    pub types: BTreeMap<String, Type>,
    /// Constants for the values of open strings: the value of each Rust path.
    pub constants: BTreeMap<String, String>,
    /// Old names that callers can still use, by their path, such as `model::Old`, `model::Status::Old`,
    /// `model::Pet::with_old`, `Client::old`, `ClientBuilder::old`, `auth::Old` and `api::pets::Old`.
    pub aliases: BTreeMap<String, Alias>,
    /// Names that were once had, and that nothing has, by their path, such as `Client::get_old`,
    /// `getPet()::limit` and `model::Pet::tag`, each with what had it: the key of an operation, a place
    /// of what a caller gives, a name on the wire, a value.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub gone: BTreeMap<String, String>,
    /// The operations that are gone, as far as it matters where one comes back.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub gone_calls: BTreeMap<String, Call>,
    /// The types that are gone, as far as it matters where one comes back.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub gone_types: BTreeMap<String, Type>,
}

/// What an old name stands for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Alias {
    /// The path of the name of today.
    pub now: String,
    /// The version of the crate in which it became an old name.
    pub since: String,
}

impl Record {
    /// Whether the type of the list of all known values says how many there are, as it does by the
    /// first rules.
    #[must_use]
    pub fn counts_values(&self) -> bool {
        self.edition == 1
    }

    /// Whether it knows what callers see, and not names alone, as that of a lock of the first form
    /// does, which says nothing of the package.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.package.is_empty()
    }

    /// The paths of old names, each with that of today.
    fn stands_for(&self) -> impl Iterator<Item = (&str, &str)> {
        let aliases = self.aliases.iter();
        aliases.map(|(path, alias)| (path.as_str(), alias.now.as_str()))
    }

    /// Whether callers see the same of both, whatever their versions.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        if self.package != other.package {
            return false;
        }
        if self.says != other.says {
            let says = self.says.min(other.says);
            return self.as_said_by(says).is_like(&other.as_said_by(says));
        }
        self.formats == other.formats
            && self.has_choices_of(other)
            && self.client == other.client
            && self.credentials == other.credentials
            && self.headers == other.headers
            && self.modules == other.modules
            && self.calls == other.calls
            && self.sent == other.sent
            && self.sent_said == other.sent_said
            && self.sent_with == other.sent_with
            && self.expects == other.expects
            && self.types == other.types
            && self.constants == other.constants
            && (self.constants.is_empty() || self.counts_values() == other.counts_values())
            && self.stands_for().eq(other.stands_for())
    }

    /// Whether it says of operations which scopes they need and what they ask for, as all do that say what
    /// settings decide.
    pub(crate) fn says_all(&self) -> bool {
        self.choices.is_some()
    }

    /// Whether a feature is on where a user says nothing, as far as that is known.
    pub(crate) fn is_default_feature(&self, name: &str) -> bool {
        let choices = self.choices.as_ref();
        choices.is_none_or(|choices| choices.default.iter().any(|known| known == name))
    }

    /// Whether settings decide the same for both, as far as that is known.
    fn has_choices_of(&self, other: &Self) -> bool {
        let both = self.choices.as_ref().zip(other.choices.as_ref());
        both.is_none_or(|(one, two)| one == two)
    }
}

/// Whether no more is said than at first.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_first(says: &u32) -> bool {
    *says == 0
}
