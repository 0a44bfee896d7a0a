//! The record as it stands in the lock: TOML with a line for each thing, and no name said twice where
//! it is spelled as in the document.
//!
//! ```toml
//! [calls.createParcel]
//! http = "POST /parcels"
//! rust = "create_parcel -> CreateParcel"
//! tag = "parcels"
//! arguments = ["body: NewParcel @ body"]
//! answers.201 = "Parcel as application/json"
//!
//! [types.Address]
//! is = "object, made, eq"
//! module = "address"
//! new = ["street", "town"]
//! fields = [
//!   "street: String; maxLength 80",
//!   "city: String; optional @ town",
//! ]
//! ```

mod calls;
mod error;
mod first;
mod line;
mod text;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::calls::LockedCall;
pub use self::error::LockError;
use self::types::LockedType;
use super::{
    Alias, Call, Choices, Client, Credential, EDITION, Header, Module, Record, Type, is_first,
};

/// What a lock holds of a record.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Locked {
    #[serde(rename = "crate")]
    package: Package,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<Choices>,
    #[serde(skip_serializing_if = "is_usual")]
    client: Client,
    credentials: BTreeMap<String, Credential>,
    headers: BTreeMap<String, Header>,
    modules: BTreeMap<String, Module>,
    constants: BTreeMap<String, String>,
    aliases: BTreeMap<String, Alias>,
    gone: BTreeMap<String, String>,
    sent: BTreeMap<String, Vec<String>>,
    #[serde(rename = "sent-said")]
    sent_said: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    #[serde(rename = "sent-with")]
    sent_with: BTreeMap<String, Vec<String>>,
    expects: BTreeMap<String, Vec<String>>,
    calls: BTreeMap<String, LockedCall>,
    types: BTreeMap<String, LockedType>,
    #[serde(rename = "gone-calls")]
    gone_calls: BTreeMap<String, LockedCall>,
    #[serde(rename = "gone-types")]
    gone_types: BTreeMap<String, LockedType>,
}

/// What is said of the package.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Package {
    edition: u32,
    #[serde(skip_serializing_if = "is_first")]
    says: u32,
    #[serde(rename = "package")]
    name: String,
    version: String,
    formats: BTreeMap<String, String>,
}

/// The version of a lock and no more.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

fn is_usual(client: &Client) -> bool {
    *client == Client::default()
}

impl Record {
    /// The tables of the lock.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let locked = Locked {
            package: Package {
                edition: self.edition,
                says: self.says,
                name: self.package.clone(),
                version: self.version.clone(),
                formats: self.formats.clone(),
            },
            choices: self.choices.clone(),
            client: self.client.clone(),
            credentials: self.credentials.clone(),
            headers: self.headers.clone(),
            modules: self.modules.clone(),
            constants: self.constants.clone(),
            aliases: self.aliases.clone(),
            gone: self.gone.clone(),
            sent: self.sent.clone(),
            sent_said: self.sent_said.clone(),
            sent_with: self.sent_with.clone(),
            expects: self.expects.clone(),
            calls: locked_calls(&self.calls),
            types: locked_types(&self.types),
            gone_calls: locked_calls(&self.gone_calls),
            gone_types: locked_types(&self.gone_types),
        };
        // What is made of text and lists alone has a form in TOML.
        toml::Table::try_from(&locked).map_or_else(|_| String::new(), |table| text::tables(&table))
    }

    /// Reads the record of a lock, of this form or of the first, which had names and arguments alone.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it, if it is no lock, or if its names and shapes follow rules that
    /// are not known here: by others they would all be renamed.
    pub fn from_lock(lock: &str) -> Result<Self, LockError> {
        let wrong = |error: toml::de::Error| LockError::wrong(&error);
        let Version { version } = toml::from_str(head(lock)).map_err(wrong)?;
        let record: Self = match version {
            1 => first::read(lock).map_err(wrong)?,
            2 => {
                // A mistake is told with its line in the whole.
                let locked: Result<Locked, _> = toml::from_str(behind_files(lock));
                let locked = locked.or_else(|_| toml::from_str(lock));
                locked.map_err(wrong)?.into()
            }
            other => {
                return Err(LockError::Newer(format!(
                    "its version is {other}, and this oasmith knows 1 and 2"
                )));
            }
        };
        match record.edition {
            ..=EDITION => Ok(record),
            other => Err(LockError::Newer(format!(
                "its edition is {other}, and this oasmith knows those up to {EDITION}"
            ))),
        }
    }
}

/// What stands before the first table.
fn head(lock: &str) -> &str {
    let end = lock.find("\n[").map_or(lock.len(), |end| end + 1);
    lock.get(..end).unwrap_or(lock)
}

/// What stands behind the table of the files, which are nothing to callers, and many.
fn behind_files(lock: &str) -> &str {
    const FILES: &str = "\n[files]\n";
    let files = lock.find(FILES).map(|at| at + FILES.len() - 1);
    let end = files.and_then(|at| Some(at + lock.get(at..)?.find("\n[")?));
    end.and_then(|end| lock.get(end..)).unwrap_or(lock)
}

fn locked_calls(calls: &BTreeMap<String, Call>) -> BTreeMap<String, LockedCall> {
    let calls = calls.iter();
    calls
        .map(|(key, call)| (key.clone(), call.into()))
        .collect()
}

fn locked_types(types: &BTreeMap<String, Type>) -> BTreeMap<String, LockedType> {
    let types = types.iter();
    types
        .map(|(name, ty)| (name.clone(), LockedType::new(name, ty)))
        .collect()
}

fn calls(locked: BTreeMap<String, LockedCall>) -> BTreeMap<String, Call> {
    let calls = locked.into_iter();
    calls.map(|(key, call)| (key, call.into())).collect()
}

fn types(locked: BTreeMap<String, LockedType>) -> BTreeMap<String, Type> {
    let types = locked.into_iter().map(|(name, ty)| {
        let ty = ty.named(&name);
        (name, ty)
    });
    types.collect()
}

impl From<Locked> for Record {
    fn from(locked: Locked) -> Self {
        let Package {
            edition,
            says,
            name: package,
            version,
            formats,
        } = locked.package;
        Self {
            edition,
            says,
            package,
            version,
            formats,
            choices: locked.choices,
            client: locked.client,
            credentials: locked.credentials,
            headers: locked.headers,
            modules: locked.modules,
            constants: locked.constants,
            aliases: locked.aliases,
            gone: locked.gone,
            left_out: BTreeSet::new(),
            sent: locked.sent,
            sent_said: locked.sent_said,
            sent_with: locked.sent_with,
            expects: locked.expects,
            calls: calls(locked.calls),
            types: types(locked.types),
            gone_calls: calls(locked.gone_calls),
            gone_types: types(locked.gone_types),
        }
    }
}
