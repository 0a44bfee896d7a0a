//! What the program can be told, and its help.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::{Parser, ValueEnum};

const EXAMPLES: &str = "\
A document is a file ending in .json, .yaml or .yml. A folder called `multi-...` holds documents of
several files; those of its files count that have `openapi` at their top.

The columns, each pair being what the document has and what the crate has of it:
  OPS, PARAMS           operations, and what each can be sent: a part of its path that may vary
                        counts whether or not it is declared, a header that the body or a
                        credential sets does not
  MODELS                schemas that have a name, are types, and are used by something that can
                        be called or received; all of them where there is nothing of the kind
  UNREP                 entries of the report: what the crate does not represent
  LINES                 lines of Rust
  CPU, MEMORY           what `oasmith generate` took
  ERR, WARN             what rustc said of the crate, `missing_docs` included
  CLIPPY, DOC           what clippy and rustdoc said, with --clippy and --doc, and what the pages
                        of the calls do not say of their answers and errors
  CHECK, CHECK-MEM      what `cargo check` of the crate alone took, with --standalone
  SETS, BAD-SETS        with how many sets of features the crate was compiled, and of how many of
                        them anything was said, with --features-per-tag
  EXAMPLES              how many of the document's examples come back as they were, with
                        --examples; behind a +, how many more break the document's own schema,
                        as a validator finds
  PROVED, CALLS         how many of the operations are proved on the wire, and by how many calls,
                        with --verify

Examples:
  corpus ../shared/corpus --only stripe museum
      Two documents, compiled.
  corpus ../shared/corpus --no-check --missing --report
      What is lost of all documents, without compiling anything.
  corpus ../shared/corpus --no-check --verify --only museum
      The operations of one document, called against a server that checks what they send.
  corpus ../shared/corpus --only box --features-per-tag 20 --verify
      A crate with a feature for each tag: compiled with none, each, all and 20 random sets of
      them, and called with a random half.
  corpus ../shared/corpus --runtime crate --clippy
      Crates that share the runtime's package, compiled and asked of clippy.
  corpus ../shared/corpus --clippy --doc --examples --verify
      Everything.

Exit code: 1 if a document has no crate, a crate does not compile or is warned of, an example
does not come back that keeps to its schema, or an operation is not proved.";

/// Makes a crate of each document in a folder, compiles them all, and tells how that went.
#[derive(Clone, Debug, Parser)]
#[command(name = "corpus", version, after_help = EXAMPLES)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(super) struct Arguments {
    /// The folder with the documents
    #[arg(value_name = "DIR", required_unless_present = "growth")]
    pub(super) folder: Option<PathBuf>,

    /// Only the documents with one of these in their names
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub(super) only: Vec<String>,

    /// How the crates have the runtime
    #[arg(long, default_value_t, value_enum)]
    pub(super) runtime: Runtime,

    /// Skip documents of more bytes, and say so
    #[arg(long, value_name = "BYTES")]
    pub(super) max_bytes: Option<u64>,

    /// Generate all documents, but compile none of more bytes
    #[arg(long, value_name = "BYTES")]
    pub(super) compile_bytes: Option<u64>,

    /// Generate, and compile nothing
    #[arg(long, conflicts_with_all = ["clippy", "doc", "standalone", "examples"])]
    pub(super) no_check: bool,

    /// Ask clippy as well
    #[arg(long)]
    pub(super) clippy: bool,

    /// Build the docs as well
    #[arg(long)]
    pub(super) doc: bool,

    /// Measure `cargo check` of each crate by itself, its dependencies being built
    #[arg(long)]
    pub(super) standalone: bool,

    /// Give the crates a feature for each tag, and compile them with none of these, with each alone,
    /// with all, and with N sets at random; --verify calls what is there with a random half
    #[arg(long, value_name = "N")]
    pub(super) features_per_tag: Option<usize>,

    /// Read the documents' examples into their types, and write them back
    #[arg(long)]
    pub(super) examples: bool,

    /// Prove the crates on the wire with `oasmith verify`
    #[arg(long)]
    pub(super) verify: bool,

    /// Sum up what is not represented, by kind
    #[arg(long)]
    pub(super) report: bool,

    /// List what the documents have and their crates do not
    #[arg(long)]
    pub(super) missing: bool,

    /// Measure instead how the time grows with a document, which is made up
    #[arg(long, conflicts_with = "folder")]
    pub(super) growth: bool,

    /// How much is done at a time
    #[arg(long, value_name = "N", default_value_t = processors())]
    pub(super) jobs: NonZero<usize>,

    /// How to say it
    #[arg(long, default_value_t, value_enum)]
    pub(super) format: Format,
}

impl Arguments {
    pub(super) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Runtime {
    /// As a copy
    #[default]
    Vendored,
    /// As a dependency on the package of this project
    Crate,
}

fn processors() -> NonZero<usize> {
    available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
        let arguments = ["corpus", "folder", "--only", "stripe", "museum"];
        let arguments = Arguments::try_parse_from(arguments).expect("a command line");
        assert!(arguments.wants("museum.yaml"));
        assert!(!arguments.wants("box"));
    }
}
