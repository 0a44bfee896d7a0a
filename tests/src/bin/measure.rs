//! Compares what commands cost.

use std::io;
use std::process::{Command, ExitCode};

use clap::Parser;
use tests::measure::{Usage, measured};
use tests::table::table;

const EXAMPLES: &str = "\
Each command is a line for the shell. What is shown is the least of its runs, so that what else
happened on the machine counts for little. CPU time is that of the command and of all that it runs;
the memory is that of the largest of these processes.

Examples:
  measure 'oasmith generate api.yaml --output client'
      What generating a crate costs.
  measure --runs 5 'oasmith generate api.yaml -o a' 'another generate api.yaml -o b'
      The same for two generators, the second as a multiple of the first.
  measure --before 'touch src/lib.rs' 'CARGO_INCREMENTAL=0 cargo check'
      What checking a crate costs, its dependencies being built.";

/// Runs commands and tells their CPU time and memory, each as a multiple of the first.
#[derive(Debug, Parser)]
#[command(name = "measure", version, after_help = EXAMPLES)]
struct Arguments {
    /// The commands, each a line for the shell
    #[arg(required = true, value_name = "COMMAND")]
    commands: Vec<String>,

    /// How often each is run
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,

    /// What is run before each run, without being measured
    #[arg(long, value_name = "COMMAND")]
    before: Option<String>,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let mut usages = Vec::new();
    for command in &arguments.commands {
        let Some(usage) = best(command, &arguments)? else {
            return Ok(ExitCode::FAILURE);
        };
        usages.push((command.as_str(), usage));
    }
    print!("{}", compared(&usages));
    Ok(ExitCode::SUCCESS)
}

/// The least that a command took, or nothing where it failed.
fn best(command: &str, arguments: &Arguments) -> io::Result<Option<Usage>> {
    let mut best: Option<Usage> = None;
    for _ in 0..arguments.runs {
        if let Some(before) = &arguments.before
            && run(before)?.is_none()
        {
            return Ok(None);
        }
        let Some(usage) = run(command)? else {
            return Ok(None);
        };
        best = Some(best.map_or(usage, |best| best.least(usage)));
    }
    Ok(best)
}

fn run(command: &str) -> io::Result<Option<Usage>> {
    let measured = measured(Command::new("sh").args(["-c", command]))?;
    if measured.status.success() {
        return Ok(Some(measured.usage));
    }
    eprint!("{}", String::from_utf8_lossy(&measured.stderr));
    eprintln!("error: `{command}` ended with {}", measured.status);
    Ok(None)
}

fn compared(usages: &[(&str, Usage)]) -> String {
    let first = usages.first().map_or(Usage::default(), |(_, usage)| *usage);
    let rows = usages.iter().map(|(command, usage)| {
        vec![
            (*command).to_owned(),
            format!("{:.2} s", usage.cpu),
            format!("{:.2}", usage.cpu / first.cpu),
            format!("{:.1} MiB", usage.mebibytes()),
            format!("{:.2}", usage.mebibytes() / first.mebibytes()),
        ]
    });
    let titles = ["COMMAND", "CPU", "RATIO", "MEMORY", "RATIO"];
    table(&titles, &rows.collect::<Vec<_>>())
}
