//! Makes documents that are made to hurt, and tells what oasmith makes of them and at what cost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Parser, ValueEnum};
use tests::hostile::{Document, all};
use tests::measure::measured;
use tests::table::table;

const EXAMPLES: &str = "\
What a run costs is its CPU time, the most memory that it had, and the code that it ended with, beside
the first thing that it said. A run that takes more CPU time than --seconds is ended.

Examples:
  hostile target/release/oasmith
      What generating a crate of each document costs.
  hostile target/release/oasmith --only 'in a row' --scale 0.1
      Of those that have this in their names, with a tenth of it.
  hostile target/release/oasmith --beside before/oasmith --command inspect
      The time of another program as well, and the first as a multiple of it.";

/// Runs a program on hostile documents.
#[derive(Debug, Parser)]
#[command(name = "hostile", version, after_help = EXAMPLES)]
struct Arguments {
    /// The program
    program: PathBuf,

    /// Another one to compare it with
    #[arg(long, value_name = "PROGRAM")]
    beside: Option<PathBuf>,

    /// Which of its commands is run
    #[arg(long, value_enum, default_value_t = Task::Generate)]
    command: Task,

    /// The documents that have this in their names
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,

    /// How much of each, as a part of what no reader is spared
    #[arg(long, default_value_t = 1.0)]
    scale: f64,

    /// The CPU time that a run may take, on all cores together
    #[arg(long, default_value_t = 60)]
    seconds: u32,

    /// Write the one document of that name, and do nothing else
    #[arg(long, value_name = "FILE", hide = true)]
    write: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Task {
    /// Make a crate
    Generate,
    /// Tell what is in it
    Inspect,
    /// Compare it with itself
    Diff,
}

impl Task {
    fn arguments(self, spec: &Path, output: &Path) -> Vec<PathBuf> {
        let spec = spec.to_owned();
        match self {
            Self::Generate => vec![
                "generate".into(),
                spec,
                "--output".into(),
                output.to_owned(),
            ],
            Self::Inspect => vec!["inspect".into(), spec],
            Self::Diff => vec!["diff".into(), spec.clone(), spec],
        }
    }
}

/// How one run went.
struct Run {
    seconds: f64,
    mebibytes: f64,
    end: String,
    said: String,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    if let Some(file) = &arguments.write {
        let one = all().find(|document| document.name == arguments.only);
        let one = one.ok_or_else(|| io::Error::other("there is no such document"))?;
        fs::write(file, one.text(size(&one, arguments.scale)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut rows = Vec::new();
    for document in all().filter(|document| document.name.contains(&arguments.only)) {
        let row = row(&document, &arguments)?;
        eprintln!("{}", row.join("\t"));
        rows.push(row);
    }
    let titles = [
        "DOCUMENT", "SIZE", "KB", "TIME", "MEMORY", "END", "BESIDE", "RATIO", "SAID",
    ];
    print!("{}", table(&titles, &rows));
    Ok(ExitCode::SUCCESS)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a part of a size is about so much"
)]
fn size(document: &Document, scale: f64) -> usize {
    ((document.size as f64 * scale) as usize).max(1)
}

fn row(document: &Document, arguments: &Arguments) -> io::Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let spec = folder
        .path()
        .join("hostile")
        .with_extension(document.extension);
    write(document, &spec, arguments.scale)?;
    let run = |program: &Path, output: &str| {
        let task = arguments.command;
        let line = task.arguments(&spec, &folder.path().join(output));
        run(program, &line, arguments.seconds)
    };
    let own = run(&arguments.program, "client")?;
    let beside = match &arguments.beside {
        Some(program) => Some(run(program, "beside")?),
        None => None,
    };
    let beside = beside.map_or_else(Default::default, |beside| {
        (
            format!("{} {:.2} s", beside.end, beside.seconds),
            format!("{:.2}", own.seconds / beside.seconds),
        )
    });
    Ok(vec![
        document.name.to_owned(),
        size(document, arguments.scale).to_string(),
        (fs::metadata(&spec)?.len() / 1000).to_string(),
        format!("{:.2} s", own.seconds),
        format!("{:.0} MiB", own.mebibytes),
        own.end,
        beside.0,
        beside.1,
        own.said,
    ])
}

/// Has another process write the document: what that needs in memory would count for those that this
/// one starts.
fn write(document: &Document, spec: &Path, scale: f64) -> io::Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["-", "--only", document.name, "--scale", &scale.to_string()]);
    let status = command.arg("--write").arg(spec).status()?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| io::Error::other("the document could not be written"))
}

fn run(program: &Path, arguments: &[PathBuf], seconds: u32) -> io::Result<Run> {
    let limited = format!("ulimit -t {seconds}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limited]).arg(program).args(arguments);
    let measured = measured(&mut command)?;
    let code = measured.status.code();
    Ok(Run {
        seconds: measured.usage.cpu,
        mebibytes: measured.usage.mebibytes(),
        end: code.map_or_else(|| measured.status.to_string(), |code| code.to_string()),
        said: said(&measured.stdout, &measured.stderr),
    })
}

/// The first error or warning, and where it is.
fn said(stdout: &[u8], stderr: &[u8]) -> String {
    const SHOWN: usize = 160;
    let text = [stderr, stdout].concat();
    let text = String::from_utf8_lossy(&text);
    let starts = ["error", "warning", "thread"];
    let mut lines = text
        .lines()
        .skip_while(|line| !starts.iter().any(|start| line.starts_with(start)));
    let first = lines.next().unwrap_or_default();
    let place = lines.next().unwrap_or_default().trim();
    let place = place.split_once("hostile.").map_or("", |(_, place)| place);
    format!("{first} {place}").chars().take(SHOWN).collect()
}
