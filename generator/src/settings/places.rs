//! The files that a client is made of, and where it goes. Paths are seen from the settings' folder.

use super::key::{Key, Value};
use super::rules;

/// The table `[document]`.
pub(super) const DOCUMENT: &[Key] = &[
    Key {
        name: "path",
        doc: "the document, as seen from this file; `oasmith generate` need not be told it then",
        value: Value::Text {
            rule: rules::filled,
            field: |settings| &mut settings.document.path,
        },
    },
    Key {
        name: "root",
        doc: "the folder that all files of the document must be in; without this, the document's own",
        value: Value::Text {
            rule: rules::filled,
            field: |settings| &mut settings.document.root,
        },
    },
];

/// The table `[output]`.
pub(super) const OUTPUT: &[Key] = &[
    Key {
        name: "folder",
        doc: "the folder that the crate goes into, as seen from this file",
        value: Value::Text {
            rule: rules::filled,
            field: |settings| &mut settings.output.folder,
        },
    },
    Key {
        name: "module",
        doc: "true makes a module of a crate of yours, without a manifest; the folder is that of the module",
        value: Value::Flag {
            field: |settings| &mut settings.output.module,
        },
    },
];

/// The table `[overlays]`.
pub(super) const OVERLAYS: &[Key] = &[Key {
    name: "files",
    doc: "overlays of the document, as seen from this file, one after another",
    value: Value::Names {
        rule: rules::filled,
        field: |settings| &mut settings.overlays,
    },
}];
