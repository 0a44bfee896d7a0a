//! Where the crates of a pair are made, documented, compiled and used.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::alone::lock;
use crate::project;

/// The settings of the workspace that a crate and its caller are members of.
const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"client\", \"caller\"]

[profile.dev]
debug = false
incremental = false
";

/// The caller's package. It names all that the crates of the pairs need of the runtime, so that this
/// is compiled once.
const CALLER: &str = "\
[package]
name = \"caller\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
client = { path = \"../client\", default-features = false, features = [\"testing\"] }
jiff = { version = \"0.2\", default-features = false, features = [\"serde\", \"std\"] }
serde_json = \"1\"
uuid = { version = \"1\", default-features = false, features = [\"serde\", \"std\"] }
oasmith-runtime = { path = RUNTIME, default-features = false, features = [\"base64\", \"client\", \
\"closed-enums\", \"decimal\", \"download\", \"event-stream\", \"file\", \"jiff\", \"json\", \"multipart\", \"oauth\", \
\"open-enums\", \"repeat\", \"scalar-enums\", \"sequential\", \"stream\", \"styles\", \"testing\", \"tuples\", \
\"typed-headers\", \"unions\", \"url\", \"uuid\", \"xml\"] }
";

/// The libraries that crates name.
const LIBRARIES: [&str; 4] = ["jiff", "oasmith_runtime", "serde_json", "uuid"];

/// What a caller is before it is known what it calls.
const NOTHING: &str = "fn main() {}\n";

/// One side of a pair: its crate and what uses that.
#[derive(Clone, Debug)]
pub(super) struct Side {
    root: PathBuf,
    target: PathBuf,
}

impl Side {
    pub(super) fn new(root: &Path, name: &str) -> io::Result<Self> {
        let side = Self {
            root: root.join(name),
            target: root.join("target"),
        };
        fs::create_dir_all(side.root.join("caller").join("src"))?;
        fs::write(side.root.join("Cargo.toml"), WORKSPACE)?;
        let runtime = format!("{:?}", runtime().to_string_lossy());
        let caller = CALLER.replace("RUNTIME", &runtime);
        fs::write(side.root.join("caller").join("Cargo.toml"), caller)?;
        Ok(side)
    }

    pub(super) fn client(&self) -> PathBuf {
        self.root.join("client")
    }

    /// Makes the crate of a document, over that of another side if there is one.
    pub(super) fn generate(&self, document: &str, over: Option<&Self>) -> io::Result<()> {
        let client = self.client();
        if client.exists() {
            fs::remove_dir_all(&client)?;
        }
        if let Some(over) = over {
            copy(&over.client(), &client)?;
        }
        let spec = self.root.join("api.yaml");
        fs::write(&spec, document)?;
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let (spec, client) = (path(&spec), path(&client));
        let runtime = path(&runtime());
        let words = [
            "oasmith",
            "generate",
            &spec,
            "--output",
            &client,
            "--name",
            "client",
            "--runtime",
            &runtime,
        ];
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        match oasmith::cli::run(words.map(str::to_owned), &mut stdout, &mut stderr) {
            0 => lock(&self.root),
            _ => Err(io::Error::other(
                String::from_utf8_lossy(&stderr).into_owned(),
            )),
        }
    }

    pub(super) fn write_caller(&self, code: &str) -> io::Result<()> {
        fs::write(self.root.join("caller").join("src").join("main.rs"), code)
    }

    /// Compiles the crate, and with it all that crates depend on; gives where the libraries are that
    /// these name.
    pub(super) fn compile(&self) -> io::Result<Vec<String>> {
        self.write_caller(NOTHING)?;
        let mut command = self.cargo();
        command.args(["build", "--package", "caller", "--message-format", "json"]);
        let printed = run(&mut command).map_err(io::Error::other)?;
        let artifacts = printed.lines().filter_map(|line| {
            let artifact: Value = serde_json::from_str(line).ok()?;
            let name = artifact["target"]["name"].as_str()?;
            let files = artifact["filenames"].as_array()?;
            let mut files = files.iter().filter_map(Value::as_str);
            let library =
                files.find(|file| Path::new(file).extension() == Some("rlib".as_ref()))?;
            LIBRARIES
                .contains(&name)
                .then(|| format!("{name}={library}"))
        });
        Ok(artifacts.collect())
    }

    /// What rustdoc tells of the crate, kept as a file, with what cargo-semver-checks wants to know.
    pub(super) fn documented(&self, libraries: &[String]) -> io::Result<(PathBuf, Value)> {
        let mut command = Command::new("rustdoc");
        command
            .current_dir(&self.root)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_PKG_NAME", "client")
            .env("CARGO_PKG_VERSION", "0.1.0")
            .args(["--edition", "2024", "--crate-name", "client"])
            .args(["--cfg", "feature=\"testing\"", "--cap-lints", "allow"])
            .args(["--document-private-items", "--document-hidden-items"])
            .args(["-Zunstable-options", "--output-format", "json"])
            .arg("-L")
            .arg(self.target.join("debug").join("deps"));
        for library in libraries {
            command.args(["--extern", library]);
        }
        command.args(["--out-dir", ".", "client/src/lib.rs"]);
        run(&mut command).map_err(io::Error::other)?;
        let path = self.root.join("client.json");
        let text = fs::read(&path)?;
        Ok((path, serde_json::from_slice(&text)?))
    }

    /// Compiles the caller; gives the program, or what the compiler says.
    pub(super) fn compiled(&self, name: &str) -> io::Result<Result<PathBuf, String>> {
        let mut command = self.cargo();
        command.args(["build", "--package", "caller"]);
        if let Err(said) = run(&mut command) {
            return Ok(Err(said));
        }
        let program = self.root.join(name);
        fs::copy(self.target.join("debug").join("caller"), &program)?;
        Ok(Ok(program))
    }

    fn cargo(&self) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_NET_OFFLINE", "true")
            .env_remove("RUSTFLAGS");
        command
    }
}

fn runtime() -> PathBuf {
    project::root().join("generator").join("runtime")
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            // Not `fs::copy`, for the file has to be younger than what was compiled last.
            fs::write(target, fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// Runs a command; gives what it prints, or what it complains of if it fails.
fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let printed = output.status.success().then(|| text(&output.stdout));
    printed.ok_or_else(|| text(&output.stderr))
}
