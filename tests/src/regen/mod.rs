//! What must not change: what is there when something is added to a document, and everything when
//! things change their places in it.

mod added;
mod document;
mod kept;
mod pair;
mod shuffled;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

pub use self::document::Document;
pub use self::kept::lost;
pub use self::pair::{Pair, Verdict, chain, folder, made};
use crate::chance::Chance;
use crate::corpus::documents::documents;
use crate::table::table;
use clap::Parser;
use oasmith::record::Record;

/// Adds things at random to the documents of a folder, and shuffles what has no order in them, and
/// tells what of the crates is not what it was, though the lock has it.
#[derive(Debug, Parser)]
#[command(name = "regen", version)]
struct Arguments {
    /// The folder with the documents
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Only the documents with one of these in their names
    #[arg(long, value_name = "NAME", num_args = 1..)]
    only: Vec<String>,

    /// Skip documents of more bytes
    #[arg(long, value_name = "BYTES")]
    max_bytes: Option<u64>,

    /// How much is added to each document
    #[arg(long, value_name = "N", default_value_t = 50)]
    additions: usize,

    /// With how many additions a crate is made again
    #[arg(long, value_name = "N", default_value_t = 10)]
    together: usize,

    /// How often each document is shuffled
    #[arg(long, value_name = "N", default_value_t = 3)]
    shuffles: u64,

    /// What the choices begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Name all that changed, in place of the first few
    #[arg(long)]
    all: bool,
}

/// What was found of a document.
#[derive(Debug, Default)]
pub struct Findings {
    /// How much was added.
    pub additions: usize,
    /// What is not what it was behind an addition.
    pub lost: Vec<String>,
    /// How often it was shuffled.
    pub shuffles: usize,
    /// What is not what it was behind a shuffle.
    pub moved: Vec<String>,
}

/// Adds so much to a document, a few things at a time, each behind what was made before.
///
/// # Errors
///
/// When no file can be written.
pub fn additions(
    document: &Document,
    first: &Record,
    (count, together): (usize, usize),
    chance: &mut Chance,
) -> io::Result<Findings> {
    let mut findings = Findings::default();
    let (mut document, mut before) = (document.clone(), first.clone());
    // Some choices have no place in a document, or a name that is there.
    for _ in 0..count.div_ceil(together.max(1)) {
        let mut next = document.clone();
        let tries = (0..together * 8).filter_map(|_| {
            let (changed, told) = next.added(chance)?;
            next = changed;
            Some(told)
        });
        let told: Vec<String> = tries.take(together).collect();
        // What is refused is no addition that a crate could be made of.
        let Some(after) = next.record(Some(&before))? else {
            continue;
        };
        findings.additions += told.len();
        let lost = lost(&before, &after);
        if !lost.is_empty() {
            findings.lost.push(format!("behind {}", told.join(", ")));
            findings
                .lost
                .extend(lost.iter().map(|line| format!("  {line}")));
        }
        (document, before) = (next, after);
    }
    Ok(findings)
}

/// Shuffles a document so often, and compares with what was made before.
///
/// # Errors
///
/// When no file can be written.
pub fn shuffles(
    document: &Document,
    before: &Record,
    count: u64,
    chance: &mut Chance,
) -> io::Result<Findings> {
    let mut findings = Findings::default();
    for _ in 0..count {
        let Some(after) = document.shuffled(chance).record(Some(before))? else {
            findings.moved.push("shuffled, it has no crate".to_owned());
            continue;
        };
        findings.shuffles += 1;
        findings.moved.extend(lost(before, &after));
        findings.moved.extend(lost(&after, before));
    }
    Ok(findings)
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
    const FEW: usize = 8;
    let mut rows = Vec::new();
    let mut holds = true;
    for known in documents(&arguments.folder)? {
        let is_wanted = |part: &String| known.name.contains(part.as_str());
        let is_one = arguments.only.is_empty() || arguments.only.iter().any(is_wanted);
        let is_small = arguments.max_bytes.is_none_or(|most| known.bytes <= most);
        if !is_one || !is_small {
            continue;
        }
        let document = match Document::read(&known.spec) {
            Ok(document) => document,
            Err(error) => {
                println!("{} cannot be read: {error}", known.name);
                continue;
            }
        };
        let since = Instant::now();
        let Some(first) = document.record(None)? else {
            println!("{} has no crate", known.name);
            continue;
        };
        let mut chance = Chance::new(arguments.seed);
        let count = (arguments.additions, arguments.together);
        let added = additions(&document, &first, count, &mut chance)?;
        let moved = shuffles(&document, &first, arguments.shuffles, &mut chance)?;
        for line in added
            .lost
            .iter()
            .chain(&moved.moved)
            .take(if arguments.all { usize::MAX } else { FEW })
        {
            println!("{}: {line}", known.name);
        }
        holds &= added.lost.is_empty() && moved.moved.is_empty();
        let cells = [
            added.additions,
            added.lost.len(),
            moved.shuffles,
            moved.moved.len(),
        ];
        let seconds = format!("{:.1}", since.elapsed().as_secs_f64());
        let cells = cells.iter().map(usize::to_string).chain([seconds]);
        rows.push([known.name].into_iter().chain(cells).collect());
    }
    let titles = [
        "DOCUMENT",
        "ADDITIONS",
        "LOST",
        "SHUFFLES",
        "MOVED",
        "SECONDS",
    ];
    print!("{}", table(&titles, &rows));
    Ok(holds)
}
