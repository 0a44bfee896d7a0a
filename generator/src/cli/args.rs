//! What the command can be told, and its help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{EXPLANATIONS, Explanation, explain, nearest};
use crate::ir::Source;
use crate::selection::Selector;
use crate::settings;

const EXAMPLES: &str = "\
Examples:
  oasmith inspect api.yaml
      Show what the crate will hold, and what it cannot represent.
  oasmith inspect api.yaml --find '/pets/{id}'
      Show how the operations of this path are called in Rust.
  oasmith generate api.yaml --output client
      Write the crate into the folder `client`.
  oasmith generate api.yaml --output client --only tag:pets --only 'GET /owners/**'
      Write a crate of some operations, without what only others need.
  oasmith generate api.yaml --output client --dry-run
      Show what that would change, as a diff.
  oasmith generate api.yaml --output client --check
      Fail if that would change anything, for continuous integration.
  oasmith verify api.yaml
      Call every operation of the crate against a server that checks what it sends.
  oasmith explain unknown-key
      Tell what a message means, with an example and the cure.

Exit codes:
  0  all is well
  1  --check found that the crate is not what the document says, or verify that it is not proved
  2  the document or the call is wrong, or the crate cannot be written";

const VERIFY: &str = "\
What happens:
  1. The crate is written into a scratch folder, beside a program that calls every operation.
     Cargo compiles both; what it has built is used again by later runs.
  2. A server on this machine reads the document by itself, with no code in common with the crate.
  3. Every operation is called with the document's examples and with edge values: absent, empty,
     longest, least, greatest, reserved characters, other alphabets. The server checks the method,
     the path, each parameter by its style, headers, cookies, credentials and the body.
  4. Each documented answer is given, with made values, and so is one that is not documented. The
     call must end with the right variant, holding the same values.

An operation is `proved` when all of its calls went so, `failed` when one did not, and `not proved`
when it could not be tried; the reason is told, and for a failure the request as it was sent.

Nothing is sent to the document's own servers. Cargo may have to fetch the crate's dependencies;
where it must not, set CARGO_NET_OFFLINE=true.

Examples:
  oasmith verify api.yaml
      Prove all operations.
  oasmith verify api.yaml --only listPets --keep proof
      A crate of one operation, left in `proof` with its cases for a look at them.
  oasmith verify api.yaml --features pets,owners
      The operations of two tags, with a crate of which no other tag's feature is on.
  oasmith verify api.yaml --format json
      The verdicts for a machine.

Exit codes:
  0  every operation is proved
  1  an operation failed, or could not be proved
  2  the document or the call is wrong, or the crate cannot be built";

const ONLY: &str = "\
Only these operations: an operationId, `tag:NAME`, a path, or a method and a path

In a path, `*` is anything within a segment, and `**` any number of segments, none included. \
Given several times, all are selected that one of them names:

  --only issues/get                     the operation of this id
  --only tag:issues                     those with this tag
  --only '/repos/**'                    those of `/repos` and of all paths below it
  --only 'path:/repos/**'               the same
  --only 'GET /repos/{owner}/{repo}'    the one of this method and path

It stands in for `operations`, `tags` and `paths` of `[only]` in the settings, whose `methods` \
and `deprecated` go on to count";

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
    /// Write the client crate of a document
    #[command(after_long_help = generate_help())]
    Generate(Generate),
    /// List what the crate of a document holds, and what it cannot represent
    Inspect(Inspect),
    /// Prove that the crate of a document sends and reads what the document says
    #[command(after_long_help = VERIFY)]
    Verify(Verify),
    /// Tell what a message means, with an example and the cure
    Explain(Explain),
}

#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) document: Document,

    /// The folder that the crate goes into
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: PathBuf,

    /// Where the crate has the runtime from, in place of what the settings say: `vendored`, `crate`,
    /// or the folder of `oasmith-runtime` as seen from the crate
    #[arg(long, value_name = "SOURCE", value_parser = clap::value_parser!(Source))]
    pub(super) runtime: Option<Source>,

    /// Write nothing; list what would change, and end with 1 if anything would
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) check: bool,

    /// Write nothing; show what would change as a diff
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Args, Debug)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) document: Document,

    /// Only how to call the operations that have this text in their path or id, or all of its words
    /// in their summary
    #[arg(long, value_name = "TEXT")]
    pub(super) find: Option<String>,
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
pub(super) struct Explain {
    /// What stands in brackets behind a message, such as `unknown-key`; without it, all are listed
    #[arg(value_name = "CODE", value_parser = explanation)]
    pub(super) code: Option<&'static Explanation>,
}

#[derive(Args, Debug)]
pub(super) struct Document {
    /// The document, in YAML or JSON
    #[arg(value_name = "SPEC")]
    pub(super) spec: PathBuf,

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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    #[default]
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

fn crate_name(name: &str) -> Result<String, String> {
    settings::crate_name(name)?;
    Ok(name.to_owned())
}

/// Where the runtime comes from, in the words of the option.
impl From<&str> for Source {
    fn from(text: &str) -> Self {
        match text {
            "vendored" => Self::Vendored,
            "crate" => Self::Package { path: None },
            path => Self::Package {
                path: Some(path.to_owned()),
            },
        }
    }
}

fn explanation(code: &str) -> Result<&'static Explanation, String> {
    let codes = EXPLANATIONS.iter().map(|explanation| explanation.code);
    explain(code).ok_or_else(|| match nearest(code, codes) {
        Some(near) => format!("there is no such code; did you mean `{near}`?"),
        None => "there is no such code; `oasmith explain` lists all of them".to_owned(),
    })
}

fn generate_help() -> String {
    format!(
        "Files of an earlier run that are no longer produced are removed; they are known from\n\
         `{lock}` in the folder. A file that oasmith did not write is never touched.\n\
         \n\
         Settings, in `{settings}` beside the document:\n\
         {table}",
        lock = crate::write::LOCK,
        settings = settings::SETTINGS,
        table = settings::help()
    )
}
