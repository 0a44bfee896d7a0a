//! One crate compiled by itself, which is what a user of it does.

use std::fs;
use std::io;
use std::path::Path;

use super::arguments::Runtime;
use super::cargo::command;
use super::documents::Document;
use super::generated;
use super::workspace::{Workspace, lock};
use crate::measure::{Usage, measured};

/// Keeps a crate out of every workspace above it.
const OWN_WORKSPACE: &str = "\n[workspace]\n";

/// Measures `cargo check` of a document's crate, its dependencies being built;
/// nothing where it fails.
pub(super) fn check(
    workspace: &Workspace,
    document: &Document,
    runtime: Runtime,
    tag_features: bool,
) -> io::Result<Option<Usage>> {
    let folder = workspace.standalone().join(&document.name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    generated::generate(document, &folder, runtime, tag_features)?;
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    fs::write(folder.join("Cargo.toml"), manifest.clone() + OWN_WORKSPACE)?;
    lock(&folder)?;
    let empty = workspace.standalone().join("empty");
    hollow_out(&manifest, &document.package(), &empty)?;
    for crate_folder in [&empty, &folder] {
        let run = measured(
            command(workspace)
                .args(["check", "--quiet", "--no-default-features"])
                .env("CARGO_INCREMENTAL", "0")
                .current_dir(crate_folder),
        )?;
        if !run.status.success() {
            return Ok(None);
        }
        if crate_folder == &folder {
            return Ok(Some(run.usage));
        }
    }
    Ok(None)
}

/// Makes a crate with the same dependencies and nothing in it, to build those.
fn hollow_out(manifest: &str, package: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src").join("lib.rs"), "")?;
    let manifest = sections(manifest, &["[package]", "[features]", "[dependencies]"]);
    // Two crates of one name at the root of a workspace would be one to Cargo.
    let manifest = manifest.replace(&format!("\"{package}\""), "\"corpus-nothing\"");
    fs::write(folder.join("Cargo.toml"), manifest + OWN_WORKSPACE)?;
    lock(folder)
}

/// Some of a manifest's sections.
fn sections(manifest: &str, wanted: &[&str]) -> String {
    let mut text = String::new();
    let mut is_wanted = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_wanted = wanted.contains(&line.trim());
        }
        if is_wanted && !line.starts_with("readme") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_the_like_are_left_out_of_an_empty_crate() {
        let manifest = "[package]\nname = \"a\"\nreadme = \"README.md\"\n\n\
                        [dependencies]\nb = \"1\"\n\n[[example]]\nname = \"c\"\n";
        assert_eq!(
            sections(manifest, &["[package]", "[dependencies]"]),
            "[package]\nname = \"a\"\n\n[dependencies]\nb = \"1\"\n\n"
        );
    }
}
