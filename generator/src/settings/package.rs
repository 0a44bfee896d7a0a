//! What the manifest says of the crate.

use super::key::{Key, Value};
use super::rules;

/// The table `[crate]`.
pub(super) const PACKAGE: &[Key] = &[
    Key {
        name: "name",
        doc: "the crate's name",
        value: Value::Text {
            rule: rules::crate_name,
            field: |settings| &mut settings.package.name,
        },
    },
    Key {
        name: "version",
        doc: "its version, such as 0.1.0; without this the smallest that is honest behind the last release",
        value: Value::Text {
            rule: rules::version,
            field: |settings| &mut settings.package.version,
        },
    },
    Key {
        name: "description",
        doc: "what it is, in one sentence",
        value: Value::Text {
            rule: rules::filled,
            field: |settings| &mut settings.package.description,
        },
    },
    Key {
        name: "license",
        doc: "an SPDX expression, such as MIT OR Apache-2.0",
        value: Value::Text {
            rule: rules::license,
            field: |settings| &mut settings.package.license,
        },
    },
    Key {
        name: "repository",
        doc: "the URL of its source",
        value: Value::Text {
            rule: rules::url,
            field: |settings| &mut settings.package.repository,
        },
    },
    Key {
        name: "homepage",
        doc: "the URL of its home page",
        value: Value::Text {
            rule: rules::url,
            field: |settings| &mut settings.package.homepage,
        },
    },
    Key {
        name: "documentation",
        doc: "the URL of its documentation",
        value: Value::Text {
            rule: rules::url,
            field: |settings| &mut settings.package.documentation,
        },
    },
    Key {
        name: "keywords",
        doc: "a list of at most 5 words to find it by",
        value: Value::List {
            rule: rules::keyword,
            most: 5,
            field: |settings| &mut settings.package.keywords,
        },
    },
    Key {
        name: "categories",
        doc: "a list of at most 5 categories of the registry",
        value: Value::List {
            rule: rules::category,
            most: 5,
            field: |settings| &mut settings.package.categories,
        },
    },
    Key {
        name: "authors",
        doc: "a list of who wrote it",
        value: Value::List {
            rule: rules::filled,
            most: usize::MAX,
            field: |settings| &mut settings.package.authors,
        },
    },
    Key {
        name: "publish",
        doc: "false keeps it from every registry",
        value: Value::Flag {
            field: |settings| &mut settings.package.publish,
        },
    },
];
