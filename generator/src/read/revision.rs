//! Files of a git revision, such as `HEAD~1:spec/api.yaml`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::sync::atomic::{AtomicU32, Ordering};

/// What stands at a path of a revision.
#[derive(Debug)]
pub enum Found {
    /// The lock of a crate.
    Lock(String),
    /// A document, with all that is in its folder.
    Document(Checkout),
}

/// A folder as it was in a revision, in a folder of the system's which is removed in the end.
#[derive(Debug)]
pub struct Checkout {
    folder: PathBuf,
    /// The document in it.
    document: PathBuf,
    /// What stands before the names of its files: `HEAD~1:spec/`.
    from: String,
}

impl Checkout {
    /// The document in it.
    #[must_use]
    pub fn document(&self) -> &Path {
        &self.document
    }

    /// A file of it as git names it.
    #[must_use]
    pub fn name(&self, path: &Path) -> String {
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

/// Finds what stands at `REVISION:PATH` of the repository around the folder `at`: a lock, of which
/// `lock` is the name, for it and for a folder that has one, and else a document.
///
/// # Errors
///
/// Returns what git has to say where there is nothing.
pub fn find(at: &Path, named: &str, lock: &str) -> Result<Found, String> {
    let (revision, path) = named.split_once(':').unwrap_or((named, ""));
    if revision.starts_with('-') {
        return Err(format!("`{revision}` is no revision"));
    }
    let repository = Repository { at };
    match repository.git(&["cat-file", "-t", named])?.trim() {
        "tree" => {
            let folder = path.trim_end_matches('/');
            let separator = if folder.is_empty() { "" } else { "/" };
            let lock = format!("{revision}:{folder}{separator}{lock}");
            repository
                .git(&["cat-file", "blob", &lock])
                .map(Found::Lock)
        }
        _ if Path::new(path).file_name().is_some_and(|name| name == lock) => repository
            .git(&["cat-file", "blob", named])
            .map(Found::Lock),
        _ => repository.checkout(revision, path).map(Found::Document),
    }
}

/// Where the file that `REVISION:PATH` names stands today, in the repository around the folder `at`.
#[must_use]
pub fn today(at: &Path, named: &str) -> Option<PathBuf> {
    let (_, path) = named.split_once(':')?;
    if path.starts_with("./") || path.starts_with("../") {
        return Some(at.join(path));
    }
    let top = Repository { at }
        .git(&["rev-parse", "--show-toplevel"])
        .ok()?;
    Some(Path::new(top.trim_end_matches(['\r', '\n'])).join(path))
}

/// The repository around a folder.
struct Repository<'a> {
    at: &'a Path,
}

impl Repository<'_> {
    fn git(&self, args: &[&str]) -> Result<String, String> {
        run(Command::new("git").current_dir(self.at).args(args))
    }

    /// Puts the document's whole folder beside, since it may refer to all that is in it.
    fn checkout(&self, revision: &str, path: &str) -> Result<Checkout, String> {
        let (parent, name) = match path.rsplit_once('/') {
            Some((parent, name)) => (format!("{parent}/"), name),
            None => (String::new(), path),
        };
        let tree = self.git(&["rev-parse", "--verify", &format!("{revision}:{parent}")])?;
        let top = self.git(&["rev-parse", "--show-toplevel"])?;
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use tempfile::TempDir;

    use super::{Found, find};

    fn repository() -> TempDir {
        let folder = TempDir::new().unwrap();
        let git = |args: &[&str]| {
            let mut git = Command::new("git");
            let git = git.current_dir(folder.path()).args(args);
            assert!(git.output().unwrap().status.success(), "{args:?}");
        };
        let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
        fs::create_dir(folder.path().join("spec")).unwrap();
        write("spec/api.yaml", "one");
        write("spec/part.yaml", "part");
        write("spec/x.lock", "locked");
        git(&["init", "-q"]);
        git(&["add", "."]);
        let name = ["-c", "user.name=a", "-c", "user.email=a@b.example"];
        git(&[&name[..], &["commit", "-qm", "one"]].concat());
        write("spec/api.yaml", "two");
        folder
    }

    #[test]
    fn a_document_comes_with_all_that_is_beside_it_and_goes_again() {
        let repository = repository();
        for (at, named) in [("", "HEAD:spec/api.yaml"), ("spec", "HEAD:./api.yaml")] {
            let at = repository.path().join(at);
            let Found::Document(checkout) = find(&at, named, "x.lock").unwrap() else {
                panic!("{named} is a document");
            };
            let document = checkout.document().to_owned();
            assert_eq!(fs::read_to_string(&document).unwrap(), "one");
            assert_eq!(checkout.name(&document), named);
            let part = document.with_file_name("part.yaml");
            assert_eq!(fs::read_to_string(part).unwrap(), "part");
            drop(checkout);
            assert!(!document.exists());
        }
    }

    #[test]
    fn a_folder_is_known_by_its_lock() {
        let repository = repository();
        for named in ["HEAD:spec", "HEAD:spec/", "HEAD:spec/x.lock"] {
            let found = find(repository.path(), named, "x.lock");
            assert!(
                matches!(found, Ok(Found::Lock(text)) if text == "locked"),
                "{named}"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_told_by_git() {
        let repository = repository();
        let refused = |at: &Path, named: &str| find(at, named, "x.lock").is_err();
        assert!(refused(repository.path(), "HEAD:none.yaml"));
        assert!(refused(repository.path(), "HEAD~9:spec/api.yaml"));
        assert!(refused(repository.path(), "--all:spec/api.yaml"));
        assert!(refused(
            TempDir::new().unwrap().path(),
            "HEAD:spec/api.yaml"
        ));
    }
}
