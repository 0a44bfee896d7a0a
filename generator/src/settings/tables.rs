//! The one table of what a settings file can hold.

use std::fmt::Write;

use super::contents::{Declared, Entry, Settings};
use super::errors::ERRORS;
use super::key::{Key, Value};
use super::operations::{Item, PAGES, WAIT};
use super::package::PACKAGE;
use super::places::{DOCUMENT, OUTPUT, OVERLAYS};
use super::rules::{self, Rule};
use super::selection::{EXCEPT, FEATURES, ONLY};

/// A table of the settings file.
#[derive(Debug)]
pub struct Table {
    /// What stands between the brackets.
    pub name: &'static str,
    /// What it says, in a few words.
    pub doc: &'static str,
    pub(super) entries: Entries,
}

/// What a table can hold.
#[derive(Debug)]
pub(super) enum Entries {
    /// These keys.
    Known(&'static [Key]),
    /// Keys of the author's own, each with a text.
    Free {
        example: &'static str,
        key: Rule,
        value: Rule,
        field: fn(&mut Settings) -> &mut Vec<Entry>,
    },
    /// Anything that TOML can say.
    Open {
        example: &'static str,
        field: fn(&mut Settings) -> &mut toml::Table,
    },
    /// A table for each operation, by its `operationId`.
    Each {
        items: &'static [Item],
        field: fn(&mut Settings) -> &mut Vec<Declared>,
    },
}

/// All tables of a settings file.
pub const TABLES: &[Table] = &[
    Table {
        name: "document",
        doc: "the document; a file of several clients has a table `[[client]]` for each, with all these in it",
        entries: Entries::Known(DOCUMENT),
    },
    Table {
        name: "output",
        doc: "where the crate goes",
        entries: Entries::Known(OUTPUT),
    },
    Table {
        name: "crate",
        doc: "what the crate's manifest says",
        entries: Entries::Known(PACKAGE),
    },
    Table {
        name: "types",
        doc: "which types there are; a format set to `string` takes any string",
        entries: Entries::Known(TYPES),
    },
    Table {
        name: "answers",
        doc: "what is an answer that the document promises",
        entries: Entries::Known(ANSWERS),
    },
    Table {
        name: "errors",
        doc: "where an answer tells what went wrong: each list is tried in its order, in place of the document's",
        entries: Entries::Known(ERRORS),
    },
    Table {
        name: "runtime",
        doc: "how the crate has what all clients have in common",
        entries: Entries::Known(RUNTIME),
    },
    Table {
        name: "environment",
        doc: "the environment variables that the examples take values from",
        entries: Entries::Free {
            example: "region = \"ACME_REGION\"",
            key: rules::filled,
            value: rules::variable,
            field: |settings| &mut settings.environment,
        },
    },
    Table {
        name: "examples",
        doc: "the examples to write, each with the operationId that it calls",
        entries: Entries::Free {
            example: "list = \"listPets\"",
            key: rules::example_name,
            value: rules::filled,
            field: |settings| &mut settings.examples,
        },
    },
    Table {
        name: "operations",
        doc: "whether a failed call may be repeated, by operationId: `idempotent` or `not-idempotent`",
        entries: Entries::Free {
            example: "searchPets = \"idempotent\"",
            key: rules::filled,
            value: rules::idempotence,
            field: |settings| &mut settings.operations,
        },
    },
    Table {
        name: "credentials",
        doc: "a vendor's own credentials, by the security scheme that they satisfy",
        entries: Entries::Free {
            example: "Signature = \"acme\"",
            key: rules::filled,
            value: rules::filled,
            field: |settings| &mut settings.credentials,
        },
    },
    Table {
        name: "wait",
        doc: "what `until_done` of a call waits for, in a table `[wait.OPERATION]` for each operationId",
        entries: Entries::Each {
            items: WAIT,
            field: |settings| &mut settings.waits,
        },
    },
    Table {
        name: "pages",
        doc: "how `pages` of a call goes on, in a table `[pages.OPERATION]` for each operationId",
        entries: Entries::Each {
            items: PAGES,
            field: |settings| &mut settings.pages,
        },
    },
    Table {
        name: "only",
        doc: "the operations that the crate has: those that `operations`, `tags` or `paths` name, or else all",
        entries: Entries::Known(ONLY),
    },
    Table {
        name: "except",
        doc: "the operations that it does not have, whatever `[only]` says",
        entries: Entries::Known(EXCEPT),
    },
    Table {
        name: "features",
        doc: "the features that the crate has beside those of every crate",
        entries: Entries::Known(FEATURES),
    },
    Table {
        name: "manifest",
        doc: "what is merged into the crate's Cargo.toml as it stands, such as lints and metadata",
        entries: Entries::Open {
            example: "package.license.workspace = true",
            field: |settings| &mut settings.manifest,
        },
    },
    Table {
        name: "overlays",
        doc: "what is laid over the document, which stays as it is",
        entries: Entries::Known(OVERLAYS),
    },
    Table {
        name: "references",
        doc: "the files, as seen from this one, that stand for URLs to which the document refers",
        entries: Entries::Free {
            example: "\"https://example.com/schemas/\" = \"schemas/\"",
            key: rules::url,
            value: rules::filled,
            field: |settings| &mut settings.references,
        },
    },
    Table {
        name: "release",
        doc: "what follows from the release that `oasmith release` has marked",
        entries: Entries::Known(RELEASE),
    },
];

const TYPES: &[Key] = &[
    Key {
        name: "date-time",
        doc: "jiff (as without this), jiff-or-civil (which takes one without an offset), chrono, time or string",
        value: Value::Word {
            words: &["jiff", "jiff-or-civil", "chrono", "time", "string"],
            field: |settings| &mut settings.types.date_time,
        },
    },
    Key {
        name: "date",
        doc: "jiff (as without this), chrono, time or string",
        value: Value::Word {
            words: &["jiff", "chrono", "time", "string"],
            field: |settings| &mut settings.types.date,
        },
    },
    Key {
        name: "uuid",
        doc: "uuid (as without this) or string",
        value: Value::Word {
            words: &["uuid", "string"],
            field: |settings| &mut settings.types.uuid,
        },
    },
    Key {
        name: "byte",
        doc: "base64 (as without this) or string",
        value: Value::Word {
            words: &["base64", "string"],
            field: |settings| &mut settings.types.byte,
        },
    },
    Key {
        name: "uri",
        doc: "string (as without this) or url",
        value: Value::Word {
            words: &["string", "url"],
            field: |settings| &mut settings.types.uri,
        },
    },
    Key {
        name: "decimal",
        doc: "string (as without this) or rust_decimal",
        value: Value::Word {
            words: &["string", "rust_decimal"],
            field: |settings| &mut settings.types.decimal,
        },
    },
    Key {
        name: "xml",
        doc: "bodies in XML: models (as without this), read and written by what the document says of XML, or string",
        value: Value::Word {
            words: &["models", "string"],
            field: |settings| &mut settings.types.xml,
        },
    },
    Key {
        name: "unused",
        doc: "what becomes of schemas that nothing callable refers to: leave-out (as without this) or keep",
        value: Value::Word {
            words: &["leave-out", "keep"],
            field: |settings| &mut settings.types.unused,
        },
    },
];

const ANSWERS: &[Key] = &[Key {
    name: "undocumented",
    doc: "a success of a status that is not documented: fitting (as without this), read like the documented one, or error",
    value: Value::Word {
        words: &["fitting", "error"],
        field: |settings| &mut settings.answers.undocumented,
    },
}];

const RUNTIME: &[Key] = &[
    Key {
        name: "source",
        doc: "vendored (as without this), a copy in the crate, or crate, a dependency on `oasmith-runtime`",
        value: Value::Word {
            words: &["vendored", "crate"],
            field: |settings| &mut settings.runtime.source,
        },
    },
    Key {
        name: "path",
        doc: "the folder of that dependency, as seen from the crate; without this it is of the registry",
        value: Value::Text {
            rule: rules::filled,
            field: |settings| &mut settings.runtime.path,
        },
    },
];

const RELEASE: &[Key] = &[
    Key {
        name: "version",
        doc: "true (as without this) or false: whether the version is worked out, or checked where it is given",
        value: Value::Flag {
            field: |settings| &mut settings.release.version,
        },
    },
    Key {
        name: "changelog",
        doc: "true (as without this) or false: whether CHANGELOG.md is written",
        value: Value::Flag {
            field: |settings| &mut settings.release.changelog,
        },
    },
    Key {
        name: "aliases",
        doc: "true (as without this) or false: whether old names stay, deprecated, when something is renamed",
        value: Value::Flag {
            field: |settings| &mut settings.release.aliases,
        },
    },
];

impl Table {
    /// The keys that it can hold, or none if they are the author's own.
    #[must_use]
    pub fn keys(&self) -> &'static [Key] {
        match self.entries {
            Entries::Known(keys) => keys,
            Entries::Free { .. } | Entries::Each { .. } | Entries::Open { .. } => &[],
        }
    }
}

/// All settings as text for a person.
#[must_use]
pub fn help() -> String {
    let mut text = String::new();
    for table in TABLES {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "  [{}]  {}", table.name, table.doc);
        for key in table.keys() {
            let _ = writeln!(text, "    {:<14} {}", key.name, key.doc);
        }
        match table.entries {
            Entries::Known(_) => {}
            Entries::Free { example, .. } | Entries::Open { example, .. } => {
                let _ = writeln!(text, "    {example}");
            }
            Entries::Each { items, .. } => {
                for item in items {
                    let _ = writeln!(text, "    {:<14} {}", item.name, item.doc);
                }
            }
        }
    }
    text
}
