//! The macros of the runtime's package in a module, where they cannot be brought in as in the root of
//! a crate: each hands on what it is given.

use oasmith_runtime::sources::SOURCES;

use crate::emit::layout::{Code, Item, Source, markdown};

/// The file that defines them, which stands before all others.
pub(in crate::emit) fn macros() -> Source {
    let about = "The macros of the runtime, for the modules beside this one.";
    Source::new(markdown(about)).together(names().map(forward))
}

fn forward(name: &str) -> Item {
    let arm = format!("($($all:tt)*) => {{ oasmith_runtime::{name}! {{ $($all)* }} }};");
    let reason = "the document decides which are used";
    Item::from(Code::block(format!("macro_rules! {name} {{"), [arm], "}"))
        .attribute(format!("#[allow(unused_macros, reason = {reason:?})]"))
}

/// The names of the macros that the package gives to others.
fn names() -> impl Iterator<Item = &'static str> {
    let mut names: Vec<&str> = SOURCES.iter().flat_map(|(_, text)| of(text)).collect();
    names.sort_unstable();
    names.into_iter()
}

fn of(text: &'static str) -> impl Iterator<Item = &'static str> {
    let exported = text.split("#[macro_export]\n").skip(1);
    exported.filter_map(|rest| {
        let (_, rest) = rest.split_once("macro_rules! ")?;
        rest.split_once(" {").map(|(name, _)| name)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_macros_of_the_package_are_handed_on() {
        let names: Vec<&str> = super::names().collect();
        for name in ["call", "client", "object", "open_enum", "union"] {
            assert!(names.contains(&name), "{names:?}");
        }
        assert!(names.iter().all(|name| !name.contains(char::is_whitespace)));
    }
}
