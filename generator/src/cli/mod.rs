//! The command `oasmith`: what it is told, and what it says.
//!
//! A command does its work and makes a report, all of which is text by then;
//! only this module writes to the streams.

#[cfg(not(all(feature = "overlays", feature = "shell", feature = "verify")))]
mod absent;
mod args;
mod asked;
#[cfg(feature = "verify")]
mod beside;
mod changes;
mod check;
mod color;
#[cfg(feature = "verify")]
mod columns;
mod diff;
mod explain;
mod find;
#[cfg(feature = "overlays")]
mod fix;
mod generate;
mod init;
mod inspect;
mod json;
mod migrate;
#[cfg(feature = "verify")]
mod mock;
mod needs;
#[cfg(feature = "verify")]
mod progress;
mod release;
mod render;
mod report;
mod sarif;
mod schema;
#[cfg(feature = "shell")]
mod shell;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod together;
mod unified;
mod usage;
#[cfg(feature = "verify")]
mod verify;
mod watch;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use clap::Parser;

use args::{Cli, Command, Format, Watch};
use color::Colors;
use report::{Report, Style, WRONG};
use text::failure;

/// Runs the command that the process was started with, in colour where the
/// terminal and the environment (`NO_COLOR`, `CLICOLOR_FORCE`) want it.
#[must_use]
pub fn main() -> ExitCode {
    let colors = Colors::of_process();
    // Whether there is colour is decided by then; these make old consoles show it.
    let mut stdout = AutoStream::always(io::stdout());
    let mut stderr = AutoStream::always(io::stderr());
    let code = run_with(std::env::args_os(), colors, &mut stdout, &mut stderr);
    ExitCode::from(code)
}

/// Runs a command within the process, and returns the code that it ends with.
///
/// The first of `args` is the name of the program. As the streams are taken for
/// no terminals, there is no colour unless `--color always` asks for it.
pub fn run<I>(args: I, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    run_with(args, Colors::NONE, stdout, stderr)
}

/// Whether the command takes a call, such as one that a page shows. Nothing of it is done.
///
/// # Errors
///
/// With what the command says of a call that it does not take.
pub fn check_call<I>(args: I) -> Result<(), String>
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    match Cli::try_parse_from(args) {
        Err(error) if error.use_stderr() => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn run_with<I>(args: I, colors: Colors, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8
where
    I: IntoIterator,
    I::Item: Into<OsString> + Clone,
{
    let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
    let report = match Cli::try_parse_from(&args) {
        Ok(Cli {
            command: Command::Watch(args),
            format,
            color,
        }) => {
            let colors = colors.chosen(color);
            watch(&args, Style { format, colors }, stdout, stderr)
        }
        Ok(cli) => report(&cli, colors),
        Err(error) => usage::report(&error, &args, colors),
    };
    deliver(&report, stdout, stderr)
}

/// Says what comes of one run after another; the last report is why there is no other.
fn watch(args: &Watch, style: Style, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Report {
    let mut watching = watch::Watching::new(args, style);
    loop {
        match watching.next() {
            Ok(report) => _ = deliver(&report, stdout, stderr),
            Err(report) => return report,
        }
    }
}

fn report(cli: &Cli, colors: Colors) -> Report {
    let style = Style {
        format: cli.format,
        colors: colors.chosen(cli.color),
    };
    let not_had = match style.format {
        Format::Markdown if !matches!(cli.command, Command::Diff(_)) => {
            Some("only `oasmith diff` has the format `markdown`")
        }
        Format::Sarif if !matches!(cli.command, Command::Check(_)) => {
            Some("only `oasmith check` has the format `sarif`")
        }
        _ => None,
    };
    if let Some(message) = not_had {
        return Report {
            stdout: String::new(),
            stderr: failure(message, style.colors.stderr),
            code: WRONG,
        };
    }
    match &cli.command {
        Command::Generate(args) => generate::run(args, style),
        Command::Inspect(args) => inspect::run(args, style),
        Command::Check(args) => check::run(args, style),
        #[cfg(feature = "overlays")]
        Command::Fix(args) => fix::run(args, style),
        Command::Diff(args) => diff::run(args, style),
        Command::Migrate(args) => migrate::run(args, style),
        Command::Release(args) => release::run(args, style),
        Command::Init(args) => init::run(args, style),
        Command::Explain(args) => explain::run(args, style),
        Command::Schema => schema::run(),
        #[cfg(feature = "shell")]
        Command::Completions(args) => shell::completions(args, style),
        #[cfg(feature = "shell")]
        Command::Man(args) => shell::man(args, style),
        // It has no end, and is run elsewhere.
        Command::Watch(args) => watch::Watching::new(args, style)
            .next()
            .unwrap_or_else(|refused| refused),
        #[cfg(feature = "verify")]
        Command::Verify(args) => verify::run(args, style),
        #[cfg(feature = "verify")]
        Command::Mock(args) => mock::run(args, style),
        #[cfg(not(feature = "overlays"))]
        Command::Fix(_) => absent::overlays("fix", style),
        #[cfg(not(feature = "shell"))]
        Command::Completions(_) => absent::shell("completions", style),
        #[cfg(not(feature = "shell"))]
        Command::Man(_) => absent::shell("man", style),
        #[cfg(not(feature = "verify"))]
        Command::Verify(_) => absent::proof("verify", style),
        #[cfg(not(feature = "verify"))]
        Command::Mock(_) => absent::proof("mock", style),
    }
}

fn deliver(report: &Report, stdout: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let written = write(stdout, &report.stdout);
    // Without its standard error there is nobody left to tell.
    let _ = write(stderr, &report.stderr);
    match written {
        Ok(()) => report.code,
        Err(error) => {
            let _ = writeln!(stderr, "error: cannot write to standard output: {error}");
            WRONG
        }
    }
}

fn write(stream: &mut dyn Write, text: &str) -> io::Result<()> {
    let written = stream.write_all(text.as_bytes());
    match written.and_then(|()| stream.flush()) {
        // Whoever read this has seen enough, which is no failure of ours.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
