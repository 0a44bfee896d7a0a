use std::collections::BTreeSet;

use super::Features;

const TEXT: &str = "//! Docs.

use a::A;
#[cfg(feature = \"gone\")]
use a::{
    B,
    C,
};
#[cfg(not(feature = \"gone\"))]
use a::D;

/// There.
#[cfg(feature = \"fixed\")]
fn there() {}

/// Gone.
#[cfg(feature = \"gone\")]
#[must_use]
fn gone(
    a: A,
) -> A {
    a
}

#[cfg(feature = \"own\")]
fn own() {}

impl A {
    #[cfg(feature = \"gone\")]
    const GONE: A = A;
}

fn fields() -> B {
    B {
        #[cfg(feature = \"gone\")]
        gone: a
            .b(1, 2)
            .c(),
        there: 1,
        #[cfg(feature = \"gone\")]
        last: a
            .b(),
    }
}

#[cfg(feature = \"gone\")]
fn bounded<T>(
    t: T,
)
where
    T: A,
{
}

#[cfg(test)]
mod tests {
    fn test() {}
}
";

const COPY: &str = "//! Docs.

use a::A;
use a::D;

/// There.
fn there() {}

#[cfg(feature = \"own\")]
fn own() {}

impl A {}

fn fields() -> B {
    B {
        there: 1,
    }
}
";

fn features() -> Features {
    Features {
        fixed: BTreeSet::from(["fixed"]),
        own: BTreeSet::from(["own"]),
    }
}

#[test]
fn what_a_crate_lacks_is_left_out() {
    assert_eq!(features().resolve(TEXT), COPY);
}

#[test]
fn what_is_asked_of_a_feature_is_answered() {
    for (asked, answered) in [
        ("if cfg!(feature = \"fixed\") {", "if true {"),
        ("a && cfg!(feature = \"gone\") && b", "a && false && b"),
        ("cfg!(not(feature = \"gone\"))", "true"),
        ("cfg!(feature = \"own\")", "cfg!(feature = \"own\")"),
        ("cfg!(windows)", "cfg!(windows)"),
    ] {
        assert_eq!(features().decided(asked), answered);
    }
}

#[test]
fn of_several_features_those_count_that_a_crate_may_have() {
    let features = features();
    let any = |names: &[&str]| {
        let names: Vec<String> = names
            .iter()
            .map(|name| format!("feature = {name:?}"))
            .collect();
        let condition = format!("#[cfg(any({}))]", names.join(", "));
        features.resolve(&format!("{condition}\nfn any() {{}}\n"))
    };
    assert_eq!(any(&["own", "fixed"]), "fn any() {}\n");
    assert_eq!(any(&["gone"]), "");
    let own = "#[cfg(feature = \"own\")]\nfn any() {}\n";
    assert_eq!(any(&["gone", "own"]), own);
}

#[test]
fn no_tag_can_have_the_name_of_a_feature_that_a_crate_may_have() {
    for choice in super::super::manifest::FEATURES {
        assert!(
            crate::names::FEATURES.contains(&choice.name),
            "{}",
            choice.name
        );
    }
    let all = super::SOURCES.iter().flat_map(|(_, text)| text.lines());
    let vendors: Vec<&str> = crate::vendor::names().collect();
    for condition in all.filter_map(super::condition) {
        let names = condition.split('"').skip(1).step_by(2);
        for name in names.filter(|name| !vendors.iter().any(|vendor| name.starts_with(vendor))) {
            assert!(crate::names::FEATURES.contains(&name), "{name}");
        }
    }
}

#[test]
fn no_condition_mixes_features_of_the_crate_with_those_of_its_document() {
    let choices = super::super::manifest::FEATURES.iter();
    let own: BTreeSet<&str> = choices.map(|choice| choice.name).collect();
    for (path, text) in super::SOURCES {
        for condition in text.lines().filter_map(super::condition) {
            let names = condition.split('"').skip(1).step_by(2);
            let kinds: BTreeSet<bool> = names.map(|name| own.contains(name)).collect();
            assert!(kinds.len() < 2, "{path}: {condition}");
        }
    }
}
