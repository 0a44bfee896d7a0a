//! The macros of the runtime's package in a module, where they cannot be brought in as in the root of
//! a crate.
//!
//! Each hands on what it is given. One that asks for features is a copy, since what it asks is asked of
//! the crate around the module, which has not these features.

use oasmith_runtime::sources::SOURCES;

use super::vendored::Features;

/// What the docs of the file say.
const DOCS: &str = "//! The macros of the runtime, for the modules beside this one.\n";

/// Has nobody be told of those that the document has no use for.
const UNUSED: &str = "#[allow(unused_macros, reason = \"the document decides which are used\")]\n";

/// The file that defines them, which stands before all others.
pub(super) fn macros(features: &Features) -> String {
    let mut macros: Vec<(&str, &str)> = SOURCES.iter().flat_map(|(_, text)| of(text)).collect();
    macros.sort_unstable();
    let macros = macros.into_iter().map(|(name, whole)| {
        let code = if whole.contains("cfg(") {
            features.resolve(whole)
        } else {
            format!(
                "macro_rules! {name} {{\n    ($($all:tt)*) => {{ oasmith_runtime::{name}! {{ $($all)* }} }};\n}}\n"
            )
        };
        format!("\n{UNUSED}{code}")
    });
    DOCS.to_owned() + &macros.collect::<String>()
}

/// The macros of a file that the package gives to others: their names, and all of each.
fn of(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let exported = text.split("#[macro_export]\n").skip(1);
    exported.filter_map(|rest| {
        let end = rest.find("\n}\n").map(|end| end + 3)?;
        let whole = rest.get(..end)?;
        let (_, named) = whole.split_once("macro_rules! ")?;
        let (name, _) = named.split_once(" {")?;
        Some((name, whole))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn all_macros_of_the_package_are_there_and_none_asks_for_a_feature() {
        let text = macros(&Features {
            fixed: BTreeSet::from(["client", "reqwest"]),
            own: BTreeSet::new(),
        });
        for name in ["call", "client", "download", "object", "open_enum", "union"] {
            let open = format!("\nmacro_rules! {name} {{\n");
            assert_eq!(text.matches(&open).count(), 1, "{name}");
        }
        assert!(!text.contains("feature = "), "{text}");
        assert!(text.contains("oasmith_runtime::object! { $($all)* }"));
    }
}
