//! What selects operations.

use super::key::{Key, Value};
use super::rules;

/// The table `[only]`.
pub(super) const ONLY: &[Key] = &[
    Key {
        name: "operations",
        doc: "a list of operationIds",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.only.operations,
        },
    },
    Key {
        name: "tags",
        doc: "a list of tags",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.only.tags,
        },
    },
    Key {
        name: "paths",
        doc: PATHS,
        value: Value::Names {
            rule: rules::path,
            field: |settings| &mut settings.only.paths,
        },
    },
    Key {
        name: "methods",
        doc: "a list of methods, such as get: of these operations, only those of one of them",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.methods,
        },
    },
    Key {
        name: "deprecated",
        doc: "false leaves deprecated ones out",
        value: Value::Flag {
            field: |settings| &mut settings.deprecated,
        },
    },
];

/// The table `[features]`.
pub(super) const FEATURES: &[Key] = &[
    Key {
        name: "tags",
        doc: "true gives the crate a feature for each tag, which brings its operations and what these need",
        value: Value::Flag {
            field: |settings| &mut settings.features.tags,
        },
    },
    Key {
        name: "default-tags",
        doc: "a list of tags, whose features are on where a caller says nothing; without this, all are",
        value: Value::Names {
            rule: |_| Ok(()),
            field: |settings| settings.features.default_tags.get_or_insert_default(),
        },
    },
    Key {
        name: "default",
        doc: "a list of the other features that are on where a caller says nothing, such as blocking; a module has these for good",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| settings.features.default.get_or_insert_default(),
        },
    },
    Key {
        name: "without",
        doc: "a list of features that the crate does not have, such as tower",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.features.without,
        },
    },
];

/// The table `[except]`.
pub(super) const EXCEPT: &[Key] = &[
    Key {
        name: "operations",
        doc: "a list of operationIds",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.except.operations,
        },
    },
    Key {
        name: "tags",
        doc: "a list of tags",
        value: Value::Names {
            rule: rules::filled,
            field: |settings| &mut settings.except.tags,
        },
    },
    Key {
        name: "paths",
        doc: PATHS,
        value: Value::Names {
            rule: rules::path,
            field: |settings| &mut settings.except.paths,
        },
    },
];

const PATHS: &str =
    "a list of paths: /pets, /pets/* (one segment), /pets/** (all below as well), GET /pets";
