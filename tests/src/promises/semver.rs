//! What cargo-semver-checks says of two crates.

use std::io;
use std::path::Path;
use std::process::Command;

/// What it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Semver {
    pub(super) is_major: bool,
    /// The checks that failed.
    pub(super) lints: Vec<String>,
}

impl Semver {
    /// Compares what rustdoc told of two crates.
    pub(super) fn of(tool: &Path, old: &Path, new: &Path) -> io::Result<Self> {
        let output = Command::new(tool)
            .args([
                "semver-checks",
                "--release-type",
                "patch",
                "--color",
                "never",
            ])
            .arg("--baseline-rustdoc")
            .arg(old)
            .arg("--current-rustdoc")
            .arg(new)
            .output()?;
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        let lints = said.lines().filter_map(|line| {
            let lint = line.strip_prefix("--- failure ")?;
            Some(lint.split_once(':')?.0.to_owned())
        });
        let lints: Vec<String> = lints.collect();
        if !said.contains("Summary") {
            return Err(io::Error::other(said.into_owned()));
        }
        Ok(Self {
            is_major: said.contains("requires new major version"),
            lints,
        })
    }
}
