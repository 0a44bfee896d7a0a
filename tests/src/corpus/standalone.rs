//! One crate compiled by itself, which is what a user of it does.

use std::fs;
use std::io;

use super::arguments::Runtime;
use super::cargo::command;
use super::documents::Document;
use super::generated;
use super::workspace::Workspace;
use crate::alone::{hollow_out, set_apart};
use crate::measure::{Usage, measured};

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
    set_apart(&folder)?;
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
