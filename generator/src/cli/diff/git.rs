//! Files of a git revision, such as `HEAD~1:spec/api.yaml`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};

/// What stands at a path of a revision.
pub(super) enum Found {
    /// The lock of a crate.
    Lock(String),
    /// A document, with all that is in its folder.
    Document(Checkout),
}

/// A folder as it was in a revision, in a folder of the system's which is removed in the end.
pub(super) struct Checkout {
    folder: PathBuf,
    /// The document in it.
    pub(super) document: PathBuf,
    /// What stands before the names of its files: `HEAD~1:spec/`.
    from: String,
}

impl Checkout {
    /// A file of it as git names it.
    pub(super) fn name(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.folder).unwrap_or(path);
        format!("{}{}", self.from, inside.display())
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // What remains of it is the system's to remove.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Finds what stands at `REVISION:PATH`.
///
/// # Errors
///
/// Returns what git has to say where there is nothing.
pub(super) fn find(named: &str) -> Result<Found, String> {
    let (revision, path) = named.split_once(':').unwrap_or((named, ""));
    if revision.starts_with('-') {
        return Err(format!("`{revision}` is no revision"));
    }
    match git(&["cat-file", "-t", named])?.trim() {
        "tree" => {
            let folder = path.trim_end_matches('/');
            let separator = if folder.is_empty() { "" } else { "/" };
            let lock = format!("{revision}:{folder}{separator}{}", crate::write::LOCK);
            Ok(Found::Lock(git(&["cat-file", "blob", &lock])?))
        }
        _ if super::side::is_lock(Path::new(path)) => {
            Ok(Found::Lock(git(&["cat-file", "blob", named])?))
        }
        _ => Ok(Found::Document(checkout(revision, path)?)),
    }
}

/// Puts the document's whole folder beside, since it may refer to all that is in it.
fn checkout(revision: &str, path: &str) -> Result<Checkout, String> {
    let (parent, name) = match path.rsplit_once('/') {
        Some((parent, name)) => (format!("{parent}/"), name),
        None => (String::new(), path),
    };
    let tree = git(&["rev-parse", "--verify", &format!("{revision}:{parent}")])?;
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let folder = scratch()?;
    let checkout = Checkout {
        document: folder.join(name),
        folder,
        from: format!("{revision}:{parent}"),
    };
    // An index of its own leaves that of the repository alone.
    let index = checkout.folder.join(".git-index");
    let prefix = format!("--prefix={}/", checkout.folder.display());
    for args in [
        ["read-tree", tree.trim()].as_slice(),
        ["checkout-index", "--all", &prefix].as_slice(),
    ] {
        let mut command = Command::new("git");
        let command = command
            .current_dir(top.trim())
            .env("GIT_INDEX_FILE", &index);
        run(command.args(args))?;
    }
    // It is no file of the revision.
    fs::remove_file(&index)
        .map_err(|error| format!("cannot remove {}: {error}", index.display()))?;
    Ok(checkout)
}

/// An empty folder that is nobody else's.
fn scratch() -> Result<PathBuf, String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("oasmith-diff-{}-{number}", process::id());
    let folder = env::temp_dir().join(name);
    // One that is there already is not ours, which `create_dir` refuses.
    fs::create_dir(&folder)
        .map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    Ok(folder)
}

fn git(args: &[&str]) -> Result<String, String> {
    run(Command::new("git").args(args))
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(said.trim().to_owned())
    }
}
