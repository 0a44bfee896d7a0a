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
//! | `said`, `sums` | how it is said of a pair, and of all of them |

mod answers;
mod caller;
mod explained;
mod heard;
mod measured;
mod pair;
mod said;
mod semver;
mod sums;
mod surface;
mod workshop;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use oasmith::diff::worst;

use self::explained::Explained;
use self::pair::Bench;
use self::said::{TITLES, row, say};
use self::sums::Sums;
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
    let (mut rows, mut sums, mut holds) = (Vec::new(), Sums::default(), true);
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
                sums.add(told, &measured, agrees);
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
    print!("{}\n{sums}", table(&TITLES, &rows));
    Ok(holds)
}
