//! What the program can be told, and its help.

use std::env;
use std::io;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use crate::corpus::documents::{Document, documents};

const EXAMPLES: &str = "\
What is told of each crate:
  lines, items       lines of Rust, and items, those in other items included
  generate           what writing it took
  check, debug, release
                     what compiling the crate alone took, its dependencies being built
  doc, pages         what its docs took, and how many pages they have
  program            a stripped release build of a program that calls three operations

CPU is that of all processes, memory that of the largest. The generators are measured in turn, so
that what else happens on the machine disturbs both; RATIO is what the crate costs of the other.

Examples:
  budget ../shared/corpus/museum.yaml
      What checking one crate costs.
  budget ../shared/corpus --what check,release,doc,program --beside ../other/target/release/oasmith
      All documents of a folder, beside what another build of oasmith makes of them.
  budget api.json --only listPets --only 'GET /pets/{id}' --beside ../other/target/release/oasmith
      A selection beside the whole.
  budget api.json --what program --program three.rs
      The size of a program of one's own, to which the crate is called `client`.";

/// Tells what the crates of documents cost those who compile them.
#[derive(Clone, Debug, Parser)]
#[command(name = "budget", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A document, or a folder of them
    #[arg(value_name = "PATH")]
    path: PathBuf,

    /// What is measured beside lines, items and generating
    #[arg(long, value_delimiter = ',', default_value = "check")]
    pub(super) what: Vec<What>,

    /// The command that makes the crates; the one beside this program, if none is given
    #[arg(long, value_name = "COMMAND")]
    oasmith: Option<PathBuf>,

    /// A command with the same options that makes the crates to compare with
    #[arg(long, value_name = "COMMAND")]
    pub(super) beside: Option<PathBuf>,

    /// The features of all crates
    #[arg(long, value_delimiter = ',', default_value = "reqwest")]
    pub(super) features: Vec<String>,

    /// Features that only our crates have
    #[arg(long, value_delimiter = ',')]
    pub(super) own_features: Vec<String>,

    /// Only these operations, for our crates alone
    #[arg(long, value_name = "WHICH")]
    pub(super) only: Vec<String>,

    /// Settings for our crates alone
    #[arg(long, value_name = "FILE")]
    pub(super) settings: Option<PathBuf>,

    /// The program to build, in place of one that the crate's own examples make
    #[arg(long, value_name = "FILE")]
    pub(super) program: Option<PathBuf>,

    /// How often all but the program is measured; the least counts
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: u32,

    /// How to say it
    #[arg(long, default_value_t, value_enum)]
    pub(super) format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// `cargo check`
    Check,
    /// `cargo build`
    Debug,
    /// `cargo build --release`
    Release,
    /// `cargo doc`
    Doc,
    /// A program of three operations
    Program,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(super) enum Format {
    /// A table
    #[default]
    Human,
    /// A list of rows
    Json,
}

impl Arguments {
    /// The documents that are meant.
    pub(super) fn documents(&self) -> io::Result<Vec<Document>> {
        if self.path.is_dir() {
            return documents(&self.path);
        }
        let name = self.path.file_stem().unwrap_or_default();
        Ok(vec![Document {
            name: name.to_string_lossy().into_owned(),
            spec: self.path.canonicalize()?,
            bytes: self.path.metadata()?.len(),
        }])
    }

    /// The command that makes our crates.
    pub(super) fn command(&self) -> io::Result<PathBuf> {
        let command = match &self.oasmith {
            Some(command) => command.clone(),
            None => env::current_exe()?.with_file_name("oasmith"),
        };
        command.canonicalize().map_err(|_| {
            let advice = "build it with `cargo build --release`, or name it with `--oasmith`";
            io::Error::other(format!("there is no `{}`: {advice}", command.display()))
        })
    }

    pub(super) fn measures_program(&self) -> bool {
        self.what.contains(&What::Program)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_measured_is_a_list() {
        let line = ["budget", "api.json", "--what", "check,program"];
        let arguments = Arguments::parse_from(line);
        assert_eq!(arguments.what, [What::Check, What::Program]);
        assert!(arguments.measures_program());
        assert_eq!(arguments.features, ["reqwest"]);
    }
}
