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
  curl -s https://example.com/api.json | oasmith generate - --output client
      Write the crate of a document that another program gives.
  oasmith generate
      Write all crates that `oasmith.toml` here names.
  oasmith generate api.yaml --output client --check
      Fail if that would change anything, for continuous integration.
  oasmith verify api.yaml
      Call every operation of the crate against a server that checks what it sends.
  oasmith mock api.yaml
      Serve the document, and tell what is wrong with requests.
  oasmith diff HEAD~1:api.yaml api.yaml --fail-on breaking
      Tell what the last change of the document does to callers, and fail if it breaks any.
  oasmith release client
      Mark the crate as published, so that what changes from here on makes the next version.
  oasmith migrate api.yaml --output client --dry-run
      Show what the naming rules of a newer oasmith would change, to move on to them.
  oasmith explain unknown-key
      Tell what a message means, with an example and the cure.

Exit codes:
  0  all is well
  1  --check found that the crate is not what the document says or that its version is too low,
     verify that it is not proved, or diff what --fail-on names
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

const DIFF: &str = "\
Each change is told twice:
  on the wire  what it means for a client of the old crate against a server of the new document;
               its enums are open, and what it does not know it leaves aside
  in Rust      what it means for a program that calls the old crate, compiled against the new one

A change is `breaking` where what worked need not work any more, `compatible` where all goes on, and
`none` where nobody could notice. Of a change in Rust that the document gives no reason for, it is
told that the document did not ask for it.

Each side is one of:
  a document           in YAML or JSON, with the settings beside it. The crate of the new one keeps
                       to the names of the old one, as `generate` keeps to those of the lock.
  a folder             a crate that oasmith wrote, known by its `oasmith.lock`
  a lock               the same
  REVISION:PATH        any of them as git has it, such as `HEAD~1:spec/api.yaml`; a path is seen
                       from the top of the repository, or from here if it begins with `./`

Nothing is written, and nothing is compiled.

Examples:
  oasmith diff old.yaml new.yaml
      What is different for callers, what breaks first, with its places in both documents.
  oasmith diff client api.yaml
      What generating the crate in the folder `client` again would do to its callers.
  oasmith diff main:api.yaml api.yaml --format markdown
      The same as a comment of a pull request.
  oasmith diff v1.2.0:client client --fail-on breaking-rust
      Fail if callers of a release would no longer compile.

Exit codes:
  0  all is well
  1  there is a change that --fail-on names
  2  a side cannot be read";

const MOCK: &str = "\
The server of a document, on loopback, for as long as this runs. Its address is a client's endpoint.
Each operation is answered with the document's examples, or with values that its schemas allow. Which
status is wanted, a request says as `Prefer: code=404`, as `x-oasmith-status: 404`, or by that name in
its query; without it, the answer is the first success.

What is wrong with a request is told here, one line for each, and in its answer, a 400 that lists it.
With `--format json`, each line is a JSON object.

Examples:
  oasmith mock api.yaml
      Serve it at http://127.0.0.1:4010.
  oasmith mock api.yaml --delay 200 --fail 0.1
      The same, slow, and with one request in ten that fails.
  curl http://127.0.0.1:4010/pets -H 'Prefer: code=404'
      Ask for an answer that is no success.

Exit codes:
  2  the document is wrong, or the port is taken";

const RELEASE: &str = "\
When a version of the crate is published, this writes down what its callers see, as
`oasmith.released` beside the lock. From then on `generate` works out from it

  the version    the smallest that is honest: what breaks callers makes a new one in the first number
                 that is not zero, what is new a lesser one, as Cargo understands versions
  the changelog  the entry of that version in `CHANGELOG.md`, written anew each time until the next
                 release; what stands below stays as it is

What is taken back before the next release counts as nothing. Commit the file with the release.

A `version` in the settings stands in place of the one that is worked out, and `generate --check`
fails where it is too low. `[release]` in the settings switches either off.

Examples:
  oasmith release client
      The crate in the folder `client` is published as it is.

Exit codes:
  0  it is marked
  2  there is no such crate, or its version is released already";

const MIGRATE: &str = "\
A crate keeps to the rules by which its names and shapes were made first, its edition, so that a newer
oasmith changes none of them. `oasmith.lock` says which these are. This makes the crate by the rules of
today, as if it were made for the first time. What is called otherwise then keeps its old name,
deprecated, as far as one can stand beside the new one.

What it does to callers is told first. See it with `--dry-run`, which writes nothing.

Examples:
  oasmith migrate api.yaml --output client --dry-run
      Tell what would be different, for callers and in the files.
  oasmith migrate api.yaml --output client
      Move on.

Exit codes:
  0  it is done, or there is nothing to move
  1  --check found that something would change
  2  there is no such crate, the document is wrong, or the crate cannot be written";

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
    /// Tell what a message means, with an example and the cure
    Explain(Explain),
}

#[derive(Args, Debug)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) document: Document,

    /// The folder that the crate goes into, in place of what the settings say
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,

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
pub(super) struct Migrate {
    #[command(flatten)]
    pub(super) generate: Generate,
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
    /// address is not read: download it first, `curl -o api.yaml URL`.
    #[arg(value_name = "SPEC")]
    pub(super) spec: Option<PathBuf>,

    /// The settings, in place of `oasmith.toml` beside the document
    #[arg(long, value_name = "FILE")]
    pub(super) settings: Option<PathBuf>,

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
    /// As a comment of a pull request, which `diff` alone has
    Markdown,
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

/// A share of all.
fn share(text: &str) -> Result<f64, String> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "a share is a number from 0 to 1".to_owned())
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
        "Without a document, all clients are written that the settings name: those of `--settings`, or\n\
         `{settings}` here.\n\
         \n\
         Files of an earlier run that are no longer produced are removed; they are known from\n\
         `{lock}` in the folder. A file that oasmith did not write is never touched.\n\
         \n\
         Settings, in `{settings}` beside the document:\n\
         {table}",
        lock = crate::write::LOCK,
        settings = settings::SETTINGS,
        table = settings::help()
    )
}
