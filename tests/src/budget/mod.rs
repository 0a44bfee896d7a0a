//! What the crate of a document costs those who compile it, beside that of another generator.
//!
//! | module | what it does |
//! |---|---|
//! | `arguments` | what the program can be told |
//! | `side` | a generator, and the folders in which its crates are compiled |
//! | `code` | lines and items of a crate |
//! | `program` | a program that calls three operations |
//! | `figures` | what is told of a crate, and how it is laid out |

mod arguments;
mod code;
mod figures;
mod program;
mod side;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use self::arguments::{Arguments, Format};
use self::figures::{Figures, Row};
use self::side::Side;
use crate::corpus::documents::Document;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<String> {
    let sides = Side::all(arguments)?;
    let mut rows = Vec::new();
    for document in arguments.documents()? {
        rows.extend(measure(&document, &sides, arguments)?);
    }
    Ok(match arguments.format {
        Format::Human => figures::human(&rows),
        Format::Json => format!("{:#}\n", serde_json::to_value(&rows)?),
    })
}

/// All figures of one document, the generators being measured in turn.
fn measure(document: &Document, sides: &[Side], arguments: &Arguments) -> io::Result<Vec<Row>> {
    let mut least: Vec<Figures> = vec![Figures::default(); sides.len()];
    for run in 1..=arguments.runs {
        for (side, least) in sides.iter().zip(&mut least) {
            eprintln!("{}: {}, run {run}", document.name, side.label);
            least.keep_least(side.measure(document, arguments)?);
        }
    }
    if arguments.measures_program() {
        match program::sizes(document, sides, arguments)? {
            Some(measured) => {
                for (size, least) in measured.into_iter().zip(&mut least) {
                    least.push("program", "KiB", size);
                }
            }
            None => eprintln!(
                "{}: no program is made, since too few operations have an example; `--program` gives one",
                document.name
            ),
        }
    }
    Ok(figures::rows(&document.name, &least))
}
