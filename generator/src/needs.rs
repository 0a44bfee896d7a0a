//! What a module needs of the crate that it stands in.

use std::path::{Path, PathBuf};

use semver::{Comparator, VersionReq};
use toml::Value;

use crate::Outcome;
use crate::emit;
use crate::read::{Manifest, manifest_around};

/// What is wrong with a dependency that a manifest does not have.
pub(crate) const NOT_THERE: &str = "it is not there";

/// What comes with the default features of those who have them.
const BY_DEFAULT: [&str; 3] = ["alloc", "rust_backend", "std"];

/// What a module needs of the crate that it stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needs {
    /// The manifest of that crate, if there is one.
    pub manifest: Option<PathBuf>,
    /// What the crate has to depend on, in the order of the names.
    pub dependencies: Vec<Dependency>,
    /// How deep the compiler has to look into types, which the root of the crate says:
    /// `#![recursion_limit = "256"]`.
    pub recursion_limit: Option<usize>,
}

/// What a crate has to depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The crate that it depends on.
    pub name: String,
    /// The line of a manifest that says so.
    pub line: String,
    /// What is wrong with the manifest that there is, if anything.
    pub lack: Option<String>,
}

impl Needs {
    /// What the manifest that there is lacks, or all if there is none.
    pub fn lacking(&self) -> impl Iterator<Item = &Dependency> {
        let lacking = |known: &&Dependency| self.manifest.is_none() || known.lack.is_some();
        self.dependencies.iter().filter(lacking)
    }
}

impl Outcome {
    /// What a module in the folder `output` needs of the crate that this is in; nothing if it is no
    /// module that was made.
    #[must_use]
    pub fn needs(&self, output: &Path) -> Option<Needs> {
        let api = self.api.as_ref().filter(|api| api.is_module())?;
        let manifest = manifest_around(output);
        let dependencies = emit::dependencies(api);
        let mut dependencies: Vec<Dependency> = dependencies
            .iter()
            .map(|(name, value)| Dependency {
                name: name.clone(),
                line: format!("{name} = {value}"),
                lack: manifest
                    .as_ref()
                    .and_then(|manifest| lack(manifest, name, value)),
            })
            .collect();
        dependencies.sort_by(|one, other| one.name.cmp(&other.name));
        Some(Needs {
            manifest: manifest.map(|manifest| manifest.path),
            dependencies,
            recursion_limit: api.recursion_limit,
        })
    }
}

/// What is wrong with what a manifest says of a dependency.
fn lack(manifest: &Manifest, name: &str, needed: &Value) -> Option<String> {
    let Some(own) = manifest.dependencies.get(name) else {
        return Some(NOT_THERE.to_owned());
    };
    let is_shared = own.get("workspace").is_some();
    let shared = manifest.shared.get(name).filter(|_| is_shared);
    let all = [Some(own), shared];
    let said = || all.iter().flatten();
    let own = said().find_map(|value| version(value));
    if let (Some(own), Some(needed)) = (own, version(needed))
        && !is_compatible(&own, &needed)
    {
        return Some(format!("it is of version {own}, and {needed} is needed"));
    }
    let has: Vec<&str> = said().flat_map(|value| features(value)).collect();
    let has_default = !said().any(|value| value.get("default-features") == Some(&false.into()));
    let is_there = |name: &&str| has.contains(name) || (has_default && BY_DEFAULT.contains(name));
    let missing = features(needed).filter(|name| !is_there(name));
    let missing: Vec<String> = missing.map(|name| format!("`{name}`")).collect();
    match missing.as_slice() {
        [] => None,
        missing => Some(format!("it lacks {}", missing.join(", "))),
    }
}

fn version(value: &Value) -> Option<VersionReq> {
    let text = value.as_str().or_else(|| value.get("version")?.as_str())?;
    text.parse().ok()
}

/// Whether some version fits both.
fn is_compatible(own: &VersionReq, needed: &VersionReq) -> bool {
    let line = |wanted: &VersionReq| {
        let first: &Comparator = wanted.comparators.first()?;
        Some(match first.major {
            0 => (0, first.minor),
            major => (major, None),
        })
    };
    match (line(own), line(needed)) {
        (Some(own), Some(needed)) => own == needed,
        _ => true,
    }
}

fn features(value: &Value) -> impl Iterator<Item = &str> {
    let features = value.get("features").and_then(Value::as_array);
    features.into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use toml::Table;

    use super::*;

    fn said(own: &str, needed: &str) -> Option<String> {
        let table = |text: &str| toml::from_str::<Table>(text).unwrap();
        let manifest = Manifest {
            path: PathBuf::new(),
            dependencies: table(own),
            shared: table("shared = { version = '1', features = ['a'] }"),
        };
        let needed = table(needed);
        let (name, value) = needed.iter().next().unwrap();
        lack(&manifest, name, value)
    }

    #[test]
    fn a_dependency_has_its_version_and_its_features() {
        for (own, needed, lack) in [
            ("a = '1'", "a = '1.4'", None),
            ("", "a = '1.4'", Some("it is not there")),
            (
                "a = '2'",
                "a = '1.4'",
                Some("it is of version ^2, and ^1.4 is needed"),
            ),
            (
                "a = '0.2'",
                "a = '0.3.1'",
                Some("it is of version ^0.2, and ^0.3.1 is needed"),
            ),
            (
                "a = { path = '../a', default-features = false }",
                "a = { version = '1', features = ['std'] }",
                Some("it lacks `std`"),
            ),
            ("a = '1'", "a = { version = '1', features = ['std'] }", None),
            (
                "shared.workspace = true",
                "shared = { version = '1', features = ['a'] }",
                None,
            ),
            (
                "shared.workspace = true",
                "shared = { version = '1', features = ['b'] }",
                Some("it lacks `b`"),
            ),
        ] {
            assert_eq!(said(own, needed).as_deref(), lack, "{own}");
        }
    }
}
