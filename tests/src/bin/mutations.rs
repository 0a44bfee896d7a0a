//! Changes documents at random, one thing in each, and counts what oasmith says of them.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tests::mutations::{run, told};

const EXAMPLES: &str = "\
A refusal is near where one of its errors stands within three lines or 200 bytes of what was changed.
Of what is taken, TOLD counts the documents of which something is said that was not said before, and
SAME CRATE those of which the same crate is made without a word.

Examples:
  mutations target/release/oasmith ../shared/corpus --seed 1 --count 2000";

/// Counts what is said of documents with one thing wrong.
#[derive(Debug, Parser)]
#[command(name = "mutations", version, after_help = EXAMPLES)]
struct Arguments {
    /// The program
    program: PathBuf,

    /// The folder with the documents
    folder: PathBuf,

    /// What the choices begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// How many changes are tried
    #[arg(long, default_value_t = 2_000)]
    count: usize,

    /// Skip documents of more bytes
    #[arg(long, value_name = "BYTES", default_value_t = 100_000)]
    max_bytes: u64,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut documents = Vec::new();
    for entry in fs::read_dir(&arguments.folder)? {
        let entry = entry?;
        let path = entry.path();
        let is_document = path
            .extension()
            .is_some_and(|end| end == "json" || end == "yaml");
        if is_document && entry.metadata()?.len() <= arguments.max_bytes {
            documents.push(path);
        }
    }
    documents.sort();
    let all = run(
        &arguments.program,
        &documents,
        arguments.seed,
        arguments.count,
    )?;
    print!("{}", told(&all));
    let panics: usize = all.values().map(|counts| counts.panics).sum();
    Ok(if panics == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
