//! A folder with a document, the crate of it, and a program that uses that.

use std::fs;
use std::path::{Path, PathBuf};

use tests::project;

/// A folder with a document and the crate of it.
pub(crate) struct Depot {
    /// The folder of the workspace.
    workspace: PathBuf,
    /// The folder of the document, the crate and the program within. Cargo builds all depots in one
    /// place, and tells crates of one name apart by where in their workspaces they are.
    name: String,
}

impl Depot {
    /// A depot in a folder of its own.
    pub(crate) fn new(folder: &Path) -> Self {
        let name = folder.file_name().expect("a name");
        Self {
            workspace: folder.to_owned(),
            name: name.to_string_lossy().into_owned(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.workspace.join(&self.name).join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Runs the command, in whose words the document is `api.yaml` and the crate `client`.
    pub(crate) fn oasmith(&self, arguments: &[&str]) -> String {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let paths = arguments.iter().map(|argument| match *argument {
            "api.yaml" | "client" => self.path(argument).to_string_lossy().into_owned(),
            other => other.to_owned(),
        });
        let all = std::iter::once("oasmith".to_owned()).chain(paths);
        let code = oasmith::cli::run(all, &mut stdout, &mut stderr);
        let said = String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned();
        assert_eq!(code, 0, "{said}");
        said
    }

    /// Makes the crate of a document.
    pub(crate) fn generate(&self, document: &str, more: &[&str]) -> String {
        self.write("api.yaml", document);
        self.oasmith(&[&["generate"], CRATE, more].concat())
    }

    /// Moves the crate on to the rules of today.
    pub(crate) fn migrate(&self, more: &[&str]) -> String {
        self.oasmith(&[&["migrate"], CRATE, more].concat())
    }

    /// The lines of old names in the lock of the crate.
    pub(crate) fn aliases(&self) -> Vec<String> {
        let lock = self.read("client/oasmith.lock");
        let lines = lock.lines().skip_while(|line| *line != "[aliases]");
        let lines = lines.skip(1).take_while(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// Writes a program beside the crate.
    pub(crate) fn add_caller(&self, code: &str) {
        self.write("caller/src/lib.rs", code);
        let package = "[package]\nname = \"caller\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                       [dependencies]\ndepot = { path = \"../client\" }\n";
        self.write("caller/Cargo.toml", package);
        let members = ["client", "caller"].map(|member| format!("\"{}/{member}\"", self.name));
        let members = members.join(", ");
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
        fs::write(self.workspace.join("Cargo.toml"), manifest).expect("a file");
        let lock = project::root().join("Cargo.lock");
        fs::copy(lock, self.workspace.join("Cargo.lock")).expect("the lock is copied");
    }

    /// Has Clippy look at the crate and the program, and says what it says if there is a warning.
    pub(crate) fn clippy(&self, more: &[&str]) -> Result<(), String> {
        let mut command = project::cargo();
        command
            .current_dir(&self.workspace)
            .env("CARGO_TARGET_DIR", project::root().join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .args(["clippy", "--offline"])
            .args(more)
            .args(["--", "-Dwarnings", "-Dmissing_docs"]);
        let output = command.output().expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.success().then_some(()).ok_or(said)
    }
}

const CRATE: &[&str] = &["api.yaml", "--output", "client", "--name", "depot"];
