//! What the settings can say, in one type.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::pointer::Pointer;

/// What the settings call an operation whose repeated call does no more than one.
pub const IDEMPOTENT: &str = "idempotent";
/// What the settings call an operation that does something anew with each call.
pub const NOT_IDEMPOTENT: &str = "not-idempotent";

/// The name of the settings file.
pub const SETTINGS: &str = "oasmith.toml";

/// What the settings file says. Without one, nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The document.
    pub document: Document,
    /// Where the crate goes, and as what.
    pub output: Output,
    /// What the crate's manifest says.
    pub package: Package,
    /// The types of strings of some formats.
    pub types: Types,
    /// What is an answer that the document promises.
    pub answers: Answers,
    /// Where an answer tells what went wrong; each list in place of the document's, unless empty.
    pub errors: Errors,
    /// How the crate has what all clients have in common.
    pub runtime: Runtime,
    /// The environment variables that examples take values from, in the order
    /// of the file: the name of a server variable, a client's parameter or a
    /// security scheme, and the variable.
    pub environment: Vec<Entry>,
    /// The examples to write, in the order of the file: the name of one, and the
    /// `operationId` that it calls.
    pub examples: Vec<Entry>,
    /// Operations by their `operationId`, and whether they are idempotent: one of the words
    /// [`IDEMPOTENT`] and [`NOT_IDEMPOTENT`].
    pub operations: Vec<Entry>,
    /// Security schemes by their names, and the vendor's own credentials that satisfy them.
    pub credentials: Vec<Entry>,
    /// Operations that are called again until something is done, as [`WAIT`](crate::vocabulary::WAIT)
    /// says it in a document.
    pub waits: Vec<Declared>,
    /// Operations whose answers are pages, as [`PAGES`](crate::vocabulary::PAGES) says it in a
    /// document.
    pub pages: Vec<Declared>,
    /// The operations that the crate has; all of them, where none is named.
    pub only: Names,
    /// The methods of these; all, where there are none.
    pub methods: Vec<Placed<String>>,
    /// Whether deprecated operations are among these.
    pub deprecated: Option<Placed<bool>>,
    /// The operations that the crate does not have.
    pub except: Names,
    /// The features that the crate has of its own.
    pub features: Features,
    /// What follows from what was released last.
    pub release: Release,
    /// What is merged into the crate's manifest as it is.
    pub manifest: toml::Table,
    /// The files that are laid over the document, as seen from the settings.
    pub overlays: Vec<Placed<String>>,
    /// URLs that the document refers to, and the files that stand for them.
    pub references: Vec<Entry>,
    /// The tables that are there, those that say nothing included.
    pub tables: BTreeSet<&'static str>,
}

/// The document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Document {
    pub path: Option<String>,
    pub root: Option<String>,
}

/// Where the crate goes, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Output {
    pub folder: Option<String>,
    pub module: Option<Placed<bool>>,
}

impl Output {
    /// Whether it is a module of a crate.
    #[must_use]
    pub fn is_module(&self) -> bool {
        self.module.as_ref().is_some_and(|module| module.value)
    }

    /// Has it be a module of a crate or a package, as if the settings said so.
    pub fn be_module(&mut self, value: bool) {
        let origin = Pointer::default();
        self.module = Some(Placed { value, origin });
    }
}

/// What names operations, each in its own way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Names {
    pub operations: Vec<Placed<String>>,
    pub tags: Vec<Placed<String>>,
    pub paths: Vec<Placed<String>>,
}

/// A value and where it stands, for what a later stage has to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub origin: Pointer,
}

/// What the crate's manifest says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Package {
    pub name: Option<String>,
    pub version: Option<String>,
    pub description: Option<String>,
    pub license: Option<String>,
    pub repository: Option<String>,
    pub homepage: Option<String>,
    pub documentation: Option<String>,
    pub keywords: Vec<String>,
    pub categories: Vec<String>,
    pub authors: Vec<String>,
    pub publish: Option<Placed<bool>>,
}

/// Which types there are: for each key a word of those that the table of keys lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Types {
    pub date_time: Option<String>,
    pub date: Option<String>,
    pub uuid: Option<String>,
    pub byte: Option<String>,
    pub uri: Option<String>,
    pub decimal: Option<String>,
    pub xml: Option<String>,
    pub unused: Option<String>,
}

/// Where an answer tells what went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Errors {
    pub code: Vec<Placed<String>>,
    pub message: Vec<Placed<String>>,
    pub expired_credential: Vec<String>,
    pub request_id: Vec<Placed<String>>,
    pub request_id_headers: Vec<String>,
}

/// What is an answer that the document promises.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Answers {
    pub undocumented: Option<String>,
}

impl Settings {
    /// Whether a success whose status the document does not have is always an error.
    #[must_use]
    pub fn refuses_undocumented(&self) -> bool {
        self.answers.undocumented.as_deref() == Some("error")
    }
}

/// How the crate has what all clients have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Runtime {
    pub source: Option<String>,
    pub path: Option<String>,
}

/// What follows from what was released last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Release {
    pub version: Option<Placed<bool>>,
    pub changelog: Option<Placed<bool>>,
    pub aliases: Option<Placed<bool>>,
}

impl Release {
    /// Has nothing follow from a release where the settings do not ask for it: a module has no
    /// version, and no changelog of its own.
    pub fn be_off(&mut self) {
        for flag in [&mut self.version, &mut self.changelog] {
            let origin = Pointer::default();
            let value = false;
            flag.get_or_insert(Placed { value, origin });
        }
    }

    /// Whether the version follows from what is new.
    #[must_use]
    pub fn has_version(&self) -> bool {
        is_on(self.version.as_ref())
    }

    /// Whether the changelog is written.
    #[must_use]
    pub fn has_changelog(&self) -> bool {
        is_on(self.changelog.as_ref())
    }

    /// Whether old names stay for a release.
    #[must_use]
    pub fn has_aliases(&self) -> bool {
        is_on(self.aliases.as_ref())
    }
}

/// Whether it is on, as what is not mentioned is.
fn is_on(flag: Option<&Placed<bool>>) -> bool {
    flag.is_none_or(|flag| flag.value)
}

/// The features that the crate has of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table of keys says what each one is")]
pub struct Features {
    pub tags: Option<Placed<bool>>,
    pub default_tags: Option<Vec<Placed<String>>>,
    pub default: Option<Vec<Placed<String>>>,
    pub without: Vec<Placed<String>>,
}

impl Features {
    /// Whether there is a feature for each tag.
    #[must_use]
    pub fn has_tags(&self) -> bool {
        self.tags.as_ref().is_some_and(|tags| tags.value)
    }

    /// Has there be a feature for each tag, as if the settings said so.
    pub fn give_tags(&mut self) {
        let origin = Pointer::default();
        let value = true;
        self.tags = Some(Placed { value, origin });
    }

    /// Whether the feature of a tag is on where a caller says nothing.
    #[must_use]
    pub fn is_default(&self, tag: &str) -> bool {
        let listed = self.default_tags.as_ref();
        listed.is_none_or(|listed| listed.iter().any(|known| known.value == tag))
    }
}

/// A line of a table whose keys are free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What stands before the `=`.
    pub key: String,
    /// What stands behind it.
    pub value: String,
    /// Where it stands, for what a later stage has to say about it.
    pub origin: Pointer,
}

/// What the settings say of one operation, in the words of an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Its `operationId`.
    pub operation: String,
    /// What is said, of the right types and with all that must be there.
    pub says: Map<String, Value>,
    /// Where it stands.
    pub origin: Pointer,
}
