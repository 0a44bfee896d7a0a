//! Tells how the sources of a crate hang together, in figures.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use clap::Parser;
use tests::structure::{Graph, Sources, figures, possible_order};
use tests::table::table;

const EXAMPLES: &str = "\
A room is what stands directly in a folder: a file, or a folder with all that is in it. A circle is
files that import each other, directly or by way of the others. Files that exist for tests alone
do not count.

Examples:
  structure generator/src
      The figures of the generator, and of each of its stages.
  structure --circles generator/src
      The files of each circle of more than one file, too.
  structure --rooms lower generator/src
      The rooms of a stage, in an order in which each knows those before it.";

/// Counts files, lines, imports and circles of a crate and of each folder in it.
#[derive(Debug, Parser)]
#[command(name = "structure", version, after_help = EXAMPLES)]
struct Arguments {
    /// The folders of the crates, each with a `lib.rs` or a `mod.rs`
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,

    /// Names the files of each circle
    #[arg(long)]
    circles: bool,

    /// Names the rooms of this folder of a crate, a line for each, in an order in which each knows
    /// those before it; rooms that know each other share a line
    #[arg(long, value_name = "FOLDER")]
    rooms: Option<String>,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let mut rows = Vec::new();
    let mut circles = Vec::new();
    let mut orders = Vec::new();
    for folder in &arguments.folders {
        let sources = Sources::read(folder)?;
        let graph = Graph::of(&sources).map_err(io::Error::other)?;
        let parts = graph.files().filter_map(|file| file.split_once('/'));
        let parts: BTreeSet<&str> = parts.map(|(part, _)| part).collect();
        let name = folder.display().to_string();
        rows.push(row(&name, &sources, &graph, ""));
        for part in parts {
            rows.push(row(&format!("  {part}"), &sources, &graph, part));
        }
        if let Some(folder) = &arguments.rooms {
            let rooms = graph.below(folder);
            orders.extend(possible_order(&rooms).iter().map(|rooms| rooms.join(", ")));
        }
        for circle in graph.circles() {
            circles.push(format!("{name}: {}", circle.join(", ")));
        }
    }
    let titles = [
        "FOLDER", "FILES", "LINES", "LONG FN", "PUBLIC", "ROOMS", "BETWEEN", "CIRCLES", "LARGEST",
    ];
    print!("{}", table(&titles, &rows));
    if arguments.circles {
        println!("\n{}", circles.join("\n"));
    }
    if arguments.rooms.is_some() {
        println!("\n{}", orders.join("\n"));
    }
    Ok(())
}

fn row(title: &str, sources: &Sources, graph: &Graph, folder: &str) -> Vec<String> {
    let counted = figures(sources, graph, folder);
    let cells = [
        counted.files,
        counted.lines,
        counted.long_functions,
        counted.public_items,
        counted.rooms,
        counted.between_rooms,
        counted.circles,
        counted.largest_circle,
    ];
    let cells = cells.iter().map(usize::to_string);
    [title.to_owned()].into_iter().chain(cells).collect()
}
