//! Crates with a feature for each tag, compiled with sets of these features.

use std::io;

use serde::Serialize;

use super::cargo::{self, Findings, Task};
use super::row::Row;
use super::workspace::Workspace;
use crate::feature_sets::feature_sets;

/// What the tools said of a crate with one set of features.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Tried {
    pub(super) features: Vec<String>,
    pub(super) findings: Findings,
}

/// Compiles the crate of a document with none of its features, with each alone, with all, and with
/// so many sets at random. `tool` is the command of Cargo.
pub(super) fn check(
    workspace: &Workspace,
    row: &Row,
    random: usize,
    tool: &str,
    tell: impl Fn(&str),
) -> io::Result<Vec<Tried>> {
    let package = row.document.package();
    let sets = feature_sets(&row.generated.features, random);
    let of = sets.len();
    let tried = sets.into_iter().enumerate().map(|(index, features)| {
        tell(&format!("{}: set {} of {of}", row.name, index + 1));
        let list = features.join(",");
        let command = [tool, "--no-default-features", "--features", &list];
        let task = Task {
            arguments: &command,
            variables: &[("RUSTFLAGS", "-Wmissing_docs")],
            packages: std::slice::from_ref(&package),
            jobs: 1,
        };
        let mut findings = cargo::run(workspace, &task)?;
        Ok(Tried {
            features,
            findings: findings.remove(&package).unwrap_or_default(),
        })
    });
    tried.collect()
}
