//! A generator, and the folders in which its crates are compiled.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::arguments::{Arguments, What};
use super::code::{Code, files};
use super::figures::Figures;
use super::program;
use crate::alone::{hollow_out, set_apart};
use crate::corpus::documents::Document;
use crate::measure::{Usage, measured};
use crate::project;
use crate::structure::Sources;

/// What every crate is called.
pub(super) const CLIENT: &str = "client";

/// A generator.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) label: &'static str,
    command: PathBuf,
    /// What only this one is asked for.
    options: Vec<String>,
    /// What only its settings say.
    pub(super) settings: Option<String>,
    /// The features of its crates.
    pub(super) features: Vec<String>,
    pub(super) root: PathBuf,
}

impl Side {
    /// Ours, and the one to compare with.
    pub(super) fn all(arguments: &Arguments) -> io::Result<Vec<Self>> {
        let root = project::root().join("target").join("budget");
        let only = arguments.only.iter();
        let settings = arguments.settings.as_ref().map(fs::read_to_string);
        let own = [&arguments.features[..], &arguments.own_features].concat();
        let mut sides = vec![Self {
            label: "ours",
            command: arguments.command()?,
            options: only.map(|which| format!("--only={which}")).collect(),
            settings: settings.transpose()?,
            features: own,
            root: root.join("ours"),
        }];
        if let Some(beside) = &arguments.beside {
            sides.push(Self {
                label: "beside",
                command: beside.canonicalize()?,
                options: Vec::new(),
                settings: None,
                features: arguments.features.clone(),
                root: root.join("beside"),
            });
        }
        Ok(sides)
    }

    /// Where the crate of a document goes.
    pub(super) fn crate_of(&self, document: &Document) -> PathBuf {
        self.root.join("crates").join(&document.name)
    }

    /// Where the program goes that uses it.
    pub(super) fn program_of(&self, document: &Document) -> PathBuf {
        self.root.join("programs").join(&document.name)
    }

    /// Makes the crate of a document and measures it.
    pub(super) fn measure(
        &self,
        document: &Document,
        arguments: &Arguments,
    ) -> io::Result<Figures> {
        let folder = self.crate_of(document);
        let spec = program::staged(document, self, arguments)?;
        let mut figures = Figures::default();
        let generate = self.generate(&spec, &folder)?;
        let sources = Sources::read(&folder.join("src"))?;
        let code = Code::of(&sources).map_err(io::Error::other)?;
        figures.count("lines", code.lines);
        figures.count("items", code.items);
        figures.usage("generate", generate);
        for what in &arguments.what {
            match what {
                What::Check => figures.usage("check", self.compile(&folder, &["check"])?),
                What::Debug => figures.usage("debug", self.compile(&folder, &["build"])?),
                What::Release => {
                    figures.usage("release", self.compile(&folder, &["build", "--release"])?);
                }
                What::Doc => {
                    let pages = self.target().join("doc").join(CLIENT);
                    if pages.exists() {
                        fs::remove_dir_all(&pages)?;
                    }
                    figures.usage("doc", self.compile(&folder, &["doc", "--no-deps"])?);
                    figures.count("pages", files(&pages, "html")?);
                }
                What::Program => {}
            }
        }
        Ok(figures)
    }

    fn generate(&self, spec: &Path, folder: &Path) -> io::Result<Usage> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let mut command = Command::new(&self.command);
        command.args(["generate", "--name", CLIENT]);
        command
            .args(&self.options)
            .arg(spec)
            .arg("--output")
            .arg(folder);
        let usage = succeeded(&mut command)?;
        set_apart(folder)?;
        Ok(usage)
    }

    /// Compiles a crate, its dependencies being built before.
    fn compile(&self, folder: &Path, arguments: &[&str]) -> io::Result<Usage> {
        let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
        let empty = self.root.join("nothing");
        hollow_out(&manifest, CLIENT, &empty)?;
        succeeded(self.cargo(arguments).current_dir(&empty))?;
        // All crates have one name, so that Cargo could take one for another that it has compiled.
        touch(&folder.join("src").join("lib.rs"))?;
        succeeded(self.cargo(arguments).current_dir(folder))
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = self.plain_cargo();
        cargo
            .args(arguments)
            .args(["--quiet", "--no-default-features"]);
        cargo.args(["--features", &self.features.join(",")]);
        cargo
    }

    /// Cargo, building where all crates of this generator are.
    pub(super) fn plain_cargo(&self) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.env("CARGO_TARGET_DIR", self.target());
        cargo.env("CARGO_INCREMENTAL", "0");
        cargo
    }

    pub(super) fn target(&self) -> PathBuf {
        self.root.join("target")
    }
}

/// Makes a file newer than all that was made of it.
pub(super) fn touch(file: &Path) -> io::Result<()> {
    let file = File::options().append(true).open(file)?;
    file.set_modified(SystemTime::now())
}

/// What a command took, which has to succeed.
pub(super) fn succeeded(command: &mut Command) -> io::Result<Usage> {
    let run = measured(command)?;
    if run.status.success() {
        return Ok(run.usage);
    }
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    Err(io::Error::other(format!("{command:?} failed:\n{said}")))
}
