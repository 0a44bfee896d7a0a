//! Where an answer tells what went wrong, of a document that does not say it.

use super::key::{Key, Value};
use super::rules;

/// The table `[errors]`.
pub(super) const ERRORS: &[Key] = &[
    Key {
        name: "code",
        doc: "a list of JSON Pointers to an error's code, such as /error/code",
        value: Value::Names {
            rule: rules::pointer,
            field: |settings| &mut settings.errors.code,
        },
    },
    Key {
        name: "message",
        doc: "a list of JSON Pointers to its message",
        value: Value::Names {
            rule: rules::pointer,
            field: |settings| &mut settings.errors.message,
        },
    },
    Key {
        name: "expired-credential",
        doc: "a list of codes which say that a credential has expired",
        value: Value::List {
            rule: rules::filled,
            most: usize::MAX,
            field: |settings| &mut settings.errors.expired_credential,
        },
    },
    Key {
        name: "request-id",
        doc: "a list of JSON Pointers to the request's id",
        value: Value::Names {
            rule: rules::pointer,
            field: |settings| &mut settings.errors.request_id,
        },
    },
    Key {
        name: "request-id-headers",
        doc: "a list of headers that have the request's id, which are tried before the body",
        value: Value::List {
            rule: rules::header,
            most: usize::MAX,
            field: |settings| &mut settings.errors.request_id_headers,
        },
    },
];
