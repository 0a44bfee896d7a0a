//! What a module needs of the crate that it stands in.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::text::visible;
use crate::needs::{NOT_THERE, Needs};

/// As a person reads it: the lines to add to a manifest.
pub(super) fn told(needs: &Needs) -> String {
    let manifest = needs.manifest.as_ref();
    let name = manifest.map(|path| visible(&path.display().to_string()));
    // Writing to a `String` cannot fail.
    let mut text = String::new();
    let lacking: Vec<_> = needs.lacking().collect();
    if lacking.is_empty() {
        let name = name.unwrap_or_default();
        let _ = writeln!(text, "{name} has all that the module depends on.");
    } else {
        let of = name.unwrap_or_else(|| "the crate's Cargo.toml".to_owned());
        let _ = write!(text, "Have this stand in [dependencies] of {of}:\n\n");
        for known in lacking {
            let why = known.lack.as_deref().filter(|why| *why != NOT_THERE);
            let why = why.map_or(String::new(), |why| format!("  # {why}"));
            let _ = writeln!(text, "{}{why}", visible(&known.line));
        }
    }
    if let Some(limit) = needs.recursion_limit {
        let _ = write!(
            text,
            "\nIts types contain one another in a long circle, which the root of the crate has to say:\n\n\
             #![recursion_limit = \"{limit}\"]\n"
        );
    }
    text
}

/// As a machine reads it.
pub(super) fn facts(needs: &Needs) -> Value {
    let dependencies = needs.dependencies.iter();
    let dependencies = dependencies
        .map(|known| json!({ "name": known.name, "line": known.line, "lack": known.lack }));
    json!({
        "manifest": needs.manifest,
        "dependencies": dependencies.collect::<Vec<_>>(),
        "recursion_limit": needs.recursion_limit,
    })
}
