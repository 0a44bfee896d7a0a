//! The paths of an action.

use serde_json_path::JsonPath;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::Pointer;
use crate::read::{Map, Node};

/// A path as it is written, since what the library shows of one is not always what it was made of.
pub(super) struct Query {
    pub(super) text: String,
    pub(super) path: JsonPath,
}

/// The path that stands under a key of an action.
pub(super) fn query(
    action: &Map,
    key: &str,
    at: &Pointer,
    diagnostics: &mut Diagnostics,
) -> Option<Query> {
    let value = || Place::Value(at.child(key));
    let diagnostic = match action.get(key) {
        None => {
            let message = format!("an action needs a `{key}`");
            Diagnostic::error("bad-overlay", Place::Value(at.clone()), message)
        }
        Some(Node::String(text)) => match JsonPath::parse(text) {
            Ok(path) => {
                let text = text.clone();
                return Some(Query { text, path });
            }
            Err(error) => {
                let message = format!("`{text}` is no JSONPath of RFC 9535: {error}");
                let help = "it begins with `$`, and a name of other characters than letters, digits and `_` \
                            stands in brackets, as in `$.paths['/pets'].get`";
                Diagnostic::error("bad-overlay", value(), message).with_help(help)
            }
        },
        Some(_) => {
            let message = format!("`{key}` is a JSONPath as text");
            Diagnostic::error("bad-overlay", value(), message)
        }
    };
    diagnostics.push(diagnostic);
    None
}
