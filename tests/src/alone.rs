//! A crate by itself: outside of every workspace, its dependencies built before it is compiled.

use std::fs;
use std::io;
use std::path::Path;

use crate::project;

/// Keeps a crate out of every workspace above it.
const OWN_WORKSPACE: &str = "\n[workspace]\n";

/// Takes a crate out of every workspace. It begins with the project's own lock, so that the same
/// versions are used, and no others fetched.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn set_apart(folder: &Path) -> io::Result<()> {
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)?;
    if !text.ends_with(OWN_WORKSPACE) {
        fs::write(manifest, text + OWN_WORKSPACE)?;
    }
    lock(folder)
}

/// Gives a folder the project's lock to begin with.
///
/// # Errors
///
/// When the file cannot be copied.
pub fn lock(folder: &Path) -> io::Result<()> {
    let lock = project::root().join("Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    Ok(())
}

/// Makes a crate with the dependencies of another and nothing in it, to build those. `manifest` is
/// that of the other, whose package has the name `package`.
///
/// # Errors
///
/// When a file cannot be written.
pub fn hollow_out(manifest: &str, package: &str, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src").join("lib.rs"), "")?;
    let manifest = sections(manifest, &["[package]", "[features]", "[dependencies]"]);
    // Two crates of one name at the root of a workspace would be one to Cargo.
    let manifest = manifest.replace(&format!("\"{package}\""), "\"nothing\"");
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
