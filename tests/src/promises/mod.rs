//! Whether what `oasmith diff` tells of the pairs in `tests/regen` is so: measured with another tool,
//! and with programs that use the crates.
//!
//! | module | what it does |
//! |---|---|
//! | `workshop` | makes, documents and compiles the crates of a pair |
//! | `surface` | what callers see of a crate, as rustdoc tells it |
//! | `caller` | a program that uses all of that |
//! | `heard` | whether the server of a document hears what is sent |
//! | `answers` | what the servers of both documents answer to it |
//! | `semver` | what cargo-semver-checks says of two crates |
//! | `pair` | all of these for one pair |
//! | `measured` | what came of it, and whether that is what is told |
//! | `explained` | the disagreements that have a reason |

mod answers;
mod caller;
mod explained;
mod heard;
mod measured;
mod pair;
mod semver;
mod surface;
mod workshop;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use oasmith::diff::worst;

use self::explained::Explained;
use self::measured::{Called, Measured};
use self::pair::Bench;
use crate::project;
use crate::regen::{Pair, Verdict};
use crate::table::table;

const ABOUT: &str = "\
The crates of each pair are generated, the new one over the old one. cargo-semver-checks compares
them by what rustdoc tells. A program that uses all that the old crate has is written from what
rustdoc tells of it, compiled with both crates, and run with both: no server is called, and each
answer that one of the documents describes is read.

The columns:
  WIRE, RUST   what oasmith tells
  SEMVER       how many checks of cargo-semver-checks ask for a new major version
  CALLER       how many errors the compiler has with the new crate, or how many lines of the program
               are other than before
  GONE, NEW    signatures of the old crate alone, and of the new one alone
  UNHEARD      reasons why a server of the new document does not hear what the old crate sends
  UNREAD       successes of the new document that the old crate cannot read
  AGREES       whether what is told is what was measured; `why` where it is not and
               tests/regen/promises.toml says why

Measured in Rust is `breaking` where a check of the tool or the compiler says so, `none` where no
signature is different, and `compatible` elsewhere. On the wire it is `breaking` at the least where
a request is not heard or an answer is not read, and `compatible` at the least where the program
does not say the same.

Exit code: 1 if a pair disagrees and nothing says why, or agrees although something says why not.";

/// Measures whether what is told of the pairs of documents is so.
#[derive(Debug, Parser)]
#[command(name = "promises", version, after_help = ABOUT)]
struct Arguments {
    /// Only the pairs with one of these in their names
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    /// The program `cargo-semver-checks`
    #[arg(long, value_name = "FILE", default_value = "cargo-semver-checks")]
    tool: PathBuf,

    /// Say what was found of each pair, in place of what disagrees
    #[arg(long)]
    all: bool,
}

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<bool> {
    let root = project::root().join("target").join("promises");
    let mut bench = Bench::new(&root, &arguments.tool)?;
    let explained = Explained::read()?;
    let is_wanted = |pair: &Pair| {
        let mut names = arguments.names.iter();
        arguments.names.is_empty() || names.any(|name| pair.name.contains(name.as_str()))
    };
    let mut pairs: Vec<Pair> = Pair::all()?.into_iter().filter(is_wanted).collect();
    // What is made of an old document is made once.
    pairs.sort_by_cached_key(|pair| (pair.documents().ok(), pair.name.clone()));
    let (mut rows, mut holds) = (Vec::new(), true);
    for pair in &pairs {
        let changes = pair.changes()?;
        let (wire, rust) = worst(&changes);
        let told = (Verdict::from(wire), Verdict::from(rust));
        let (agrees, row) = match bench.measure(pair) {
            Ok(measured) => {
                let disagreements = measured.disagreements(told);
                let agrees = explained.judge(&pair.name, &disagreements);
                if arguments.all || agrees == "NO" {
                    say(&pair.name, &disagreements, &measured);
                }
                (agrees, row(&pair.name, told, &measured))
            }
            Err(error) => {
                println!("{}: {error}", pair.name);
                ("NO", vec![pair.name.clone()])
            }
        };
        holds &= agrees != "NO";
        rows.push(row.into_iter().chain([agrees.to_owned()]).collect());
    }
    rows.sort();
    let titles = [
        "PAIR", "WIRE", "RUST", "SEMVER", "CALLER", "GONE", "NEW", "UNHEARD", "UNREAD", "AGREES",
    ];
    print!("{}", table(&titles, &rows));
    Ok(holds)
}

fn row(name: &str, (wire, rust): (Verdict, Verdict), measured: &Measured) -> Vec<String> {
    let count = |count: usize, word: &str| match count {
        0 => "-".to_owned(),
        count => format!("{count} {word}").trim_end().to_owned(),
    };
    let semver = measured.semver.lints.len();
    vec![
        name.to_owned(),
        wire.to_string(),
        rust.to_string(),
        count(
            semver,
            if measured.semver.is_major {
                "major"
            } else {
                "minor"
            },
        ),
        match &measured.called {
            Called::Broken(reasons) => format!("{} errors", reasons.len()),
            Called::Ran(others) => count(others.len(), "others"),
        },
        count(measured.signatures.0.len(), ""),
        count(measured.signatures.1.len(), ""),
        count(measured.unheard.len(), ""),
        count(measured.unread.len(), ""),
    ]
}

/// How many lines of a caller are shown that are other than before.
const FEW: usize = 6;

/// Two lines, with what they are about, from a bit before where they part.
fn parted(old: &str, new: &str) -> (String, String) {
    const SHOWN: usize = 200;
    let chars = old.chars().zip(new.chars());
    let alike = chars.take_while(|(old, new)| old == new).count();
    let about = old
        .split_once(": ")
        .map_or(0, |(about, _)| about.chars().count() + 2);
    let from = alike.saturating_sub(SHOWN / 4).max(about);
    let dots = if from > about { "..." } else { "" };
    let cut = |line: &str| {
        let about: String = line.chars().take(about).collect();
        let rest: String = line.chars().skip(from).take(SHOWN).collect();
        format!("{about}{dots}{rest}")
    };
    (cut(old), cut(new))
}

/// Says what was found of a pair.
fn say(name: &str, disagreements: &[String], measured: &Measured) {
    println!("{name}: {}", disagreements.join("; "));
    let list = |title: &str, lines: &[String]| {
        for line in lines {
            println!("  {title}  {line}");
        }
    };
    list("semver", &measured.semver.lints);
    list("gone  ", &measured.signatures.0);
    list("new   ", &measured.signatures.1);
    list("unheard", &measured.unheard);
    list("unread", &measured.unread);
    list("gap   ", &measured.gaps);
    match &measured.called {
        Called::Broken(reasons) => list("caller", reasons),
        Called::Ran(others) => {
            for (old, new) in others.iter().take(FEW) {
                let (old, new) = parted(old, new);
                println!("  - {old}\n  + {new}");
            }
        }
    }
}
