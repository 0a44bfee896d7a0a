//! What the command can be told, and its help.

mod texts;
mod values;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
#[cfg(feature = "shell")]
use clap_complete::Shell;

use crate::diagnostic::Explanation;
use crate::ir::Source;
use crate::selection::Selector;
use texts::{
    CHECK, COMPLETIONS, DIFF, EXAMPLES, EXPLAIN, FIX, INIT, INSPECT, MAN, MIGRATE, MOCK, ONLY,
    RELEASE, SCHEMA, VERIFY, WATCH, generate_help,
};
use values::{crate_name, explanation, share, source};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "oasmith", version, after_help = EXAMPLES)]
#[command(about = env!("CARGO_PKG_DESCRIPTION"), long_about = None)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,

    /// How to say it: to a person, or to a machine as one JSON object
    #[arg(long, global = true, display_order = 100, default_value_t, value_enum)]
    pub(super) format: Format,

    /// When to use colour; `auto` asks the terminal and the environment
    #[arg(long, global = true, display_order = 101, default_value_t, value_enum)]
    #[arg(value_name = "WHEN")]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin with a document: write its settings and its crate, and tell what to do next
    #[command(after_long_help = INIT)]
    Init(Init),
    /// Write the client crate of a document
    #[command(after_long_help = generate_help())]
    Generate(Generate),
    /// List what the crate of a document holds, and what it cannot represent
    #[command(after_long_help = INSPECT)]
    Inspect(Inspect),
    /// Tell what is wrong with a document, and what its crate cannot represent
    #[command(after_long_help = CHECK)]
    Check(Check),
    /// Write an overlay that mends what of a document has one obvious cure
    #[command(after_long_help = FIX)]
    Fix(Fix),
    /// Prove that the crate of a document sends and reads what the document says
    #[command(after_long_help = VERIFY)]
    Verify(Verify),
    /// Answer requests as a document says, and tell what is wrong with them
    #[command(after_long_help = MOCK)]
    Mock(Mock),
    /// Tell what is different for callers between two documents or crates
    #[command(after_long_help = DIFF)]
    Diff(Diff),
    /// Move a crate on to the rules of today, by which names and shapes are made
    #[command(after_long_help = MIGRATE)]
    Migrate(Migrate),
    /// Mark the crate in a folder as released, so that what changes makes the next version
    #[command(after_long_help = RELEASE)]
    Release(Release),
    /// Write crates whenever their documents change
    #[command(after_long_help = WATCH)]
    Watch(Watch),
    /// Tell what a message means, with an example and the cure
    #[command(after_long_help = EXPLAIN)]
    Explain(Explain),
    /// Print the JSON Schema of the settings, for editors
    #[command(after_long_help = SCHEMA)]
    Schema,
    /// Print what completes the command in a shell
    #[command(after_long_help = COMPLETIONS)]
    Completions(Completions),
    /// Print the man page of the command, or of one of its commands
    #[command(after_long_help = MAN)]
    Man(Man),
}

#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) document: Document,

    /// The folder that the crate goes into, in place of what the settings say
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// Make a module of a crate in place of a package, as `module = true` of `[output]` in the
    /// settings does
    ///
    /// The folder is that of the module, such as `src/shop`. It has no manifest: what its crate has to
    /// depend on is told, and compared with the manifest that is there.
    #[arg(long)]
    pub(super) module: bool,

    /// Where the crate has the runtime from, in place of what the settings say: `vendored`, `crate`,
    /// or the folder of `oasmith-runtime` as seen from the crate, such as `../runtime` or `./runtime`
    #[arg(long, value_name = "SOURCE", value_parser = source)]
    pub(super) runtime: Option<Source>,

    /// Write nothing; list what would change, and end with 1 if anything would
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) check: bool,

    /// Write nothing; show what would change as a diff
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Args, Debug)]
pub(super) struct Migrate {
    #[command(flatten)]
    pub(super) generate: Generate,
}

#[derive(Args, Debug)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) document: Document,

    /// Only how to call the operations that have this text in their path or id, a method before the
    /// path included, or all of its words in their summary
    #[arg(long, value_name = "TEXT")]
    pub(super) find: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) document: Document,
}

#[derive(Args, Debug)]
pub(super) struct Fix {
    #[command(flatten)]
    pub(super) document: Document,

    /// The file that the overlay goes into, in place of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Verify {
    #[command(flatten)]
    pub(super) document: Document,

    /// Only the operations that are there with these features of tags, and the crate with no others
    ///
    /// They are given with commas between them, and with nothing those operations are meant that need
    /// no feature. The crate has them by `tags = true` of `[features]` in the settings.
    #[arg(long, value_name = "FEATURES", value_delimiter = ',')]
    pub(super) features: Option<Vec<String>>,

    /// The folder for the crate, the program that calls it and its cases, which stay there
    #[arg(long, value_name = "DIR")]
    pub(super) keep: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Mock {
    #[command(flatten)]
    pub(super) document: Document,

    /// The port on loopback; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4010)]
    pub(super) port: u16,

    /// Answer a request even if something is wrong with it
    #[arg(long)]
    pub(super) lenient: bool,

    /// How many milliseconds an answer takes
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub(super) delay: u64,

    /// The share of requests that fail with a 503, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    pub(super) fail: f64,

    /// What decides on which requests fail: the same ones with the same number
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(super) seed: u64,
}

#[derive(Args, Debug)]
pub(super) struct Diff {
    /// What callers have: a document, the folder of a crate, its lock, or `REVISION:PATH` of git
    #[arg(value_name = "OLD")]
    pub(super) old: String,

    /// What callers would have
    #[arg(value_name = "NEW")]
    pub(super) new: String,

    /// The settings of both documents, in place of `oasmith.toml` beside each
    #[arg(long, value_name = "FILE")]
    pub(super) settings: Option<PathBuf>,

    /// End with 1 if there is such a change
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(super) fail_on: Option<FailOn>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// One that breaks on the wire or in Rust
    Breaking,
    /// One that breaks on the wire
    BreakingWire,
    /// One that breaks in Rust
    BreakingRust,
    /// One that the document did not ask for
    Undeserved,
    /// One that callers could notice
    Compatible,
    /// Any
    Any,
}

#[derive(Args, Debug)]
pub(super) struct Release {
    /// The folder of the crate
    #[arg(value_name = "DIR")]
    pub(super) crate_folder: PathBuf,
}

#[derive(Args, Debug)]
pub(super) struct Init {
    /// The document, in YAML or JSON
    #[arg(value_name = "SPEC")]
    pub(super) spec: PathBuf,

    /// The folder that the crate goes into; one of the crate's name here, if none is given
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

    /// The crate's name, in place of what follows from the document's title
    #[arg(long, value_parser = crate_name)]
    pub(super) name: Option<String>,

    /// Make a module of a crate in place of a package
    #[arg(long, requires = "output")]
    pub(super) module: bool,
}

#[derive(Args, Debug)]
pub(super) struct Watch {
    #[command(flatten)]
    pub(super) document: Document,

    /// The folder that the crate goes into, in place of what the settings say
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

/// A build that completes for none takes any.
#[cfg(not(feature = "shell"))]
type Shell = String;

#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[derive(Args, Debug)]
pub(super) struct Man {
    /// The command of which the page is, such as `generate`; without it, the page of all
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// What stands in brackets behind a message, such as `unknown-key`; without it, all are listed
    #[arg(value_name = "CODE", value_parser = explanation)]
    pub(super) code: Option<&'static Explanation>,
}

#[derive(Args, Debug)]
pub(super) struct Document {
    /// The document, in YAML or JSON; `-` reads it from the standard input
    ///
    /// What a document from the standard input refers to is seen from the working folder. Without a
    /// document, what the settings name is meant: those of `--settings`, or `oasmith.toml` here. An
    /// address is read with `--fetch` alone.
    #[arg(value_name = "SPEC")]
    pub(super) spec: Option<PathBuf>,

    /// The settings, in place of `oasmith.toml` beside the document
    #[arg(long, value_name = "FILE")]
    pub(super) settings: Option<PathBuf>,

    /// An overlay that is laid over the document, behind those that the settings name
    #[arg(long = "overlay", value_name = "FILE")]
    pub(super) overlays: Vec<PathBuf>,

    /// Fetch the document, and what it refers to, where that is an address
    ///
    /// A build with the feature `fetch` does so, with `https`, and with `http` from this machine alone. The lock of the crate pins
    /// what it is made of, so that a run is the same tomorrow: another text there is an error, unless
    /// `--fetch=update` takes it. What was fetched before is kept where the system has its caches.
    #[arg(long, value_name = "WHAT", value_enum, num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "pinned")]
    pub(super) fetch: Option<Fetch>,

    /// The crate's name, in place of what the settings say
    #[arg(long, value_parser = crate_name)]
    pub(super) name: Option<String>,

    /// The folder that all files of the document must be in; the document's own, if none is given
    #[arg(long, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,

    /// Refuse a document of which there is a warning, as if that were an error
    #[arg(long)]
    pub(super) strict: bool,

    /// Give the crate a feature for each tag, as `tags = true` of `[features]` in the settings does
    #[arg(long)]
    pub(super) tag_features: bool,

    /// Only these operations: an operationId, `tag:NAME`, a path, or a method and a path
    #[arg(long, value_name = "WHICH", long_help = ONLY)]
    pub(super) only: Vec<Selector>,

    /// None of these operations, in the same words; beside those of `[except]` in the settings
    #[arg(long, value_name = "WHICH")]
    pub(super) except: Vec<Selector>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Fetch {
    /// What the lock of the crate has pinned; what it does not know is pinned now
    Pinned,
    /// What stands there now
    Update,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Json,
    /// As a comment of a pull request, which `diff` alone has
    Markdown,
    /// For code hosts, which `check` alone has
    Sarif,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}
