//! Help, and what is wrong with a call.

use std::ffi::{OsStr, OsString};

use clap::CommandFactory as _;

use super::args::{Cli, Color, Format};
use super::color::Colors;
use super::report::{FINE, Refused, Report, Style, WRONG};

/// What clap has to say of a call: the help and the version that were asked for, or what is wrong
/// with it.
pub(super) fn report(error: &clap::Error, args: &[OsString], colors: Colors) -> Report {
    let text = error.render();
    let colors = colors.chosen(color(args));
    let show = |color| {
        if color {
            text.ansi().to_string()
        } else {
            text.to_string()
        }
    };
    if !error.use_stderr() {
        return Report {
            stdout: show(colors.stdout),
            stderr: String::new(),
            code: FINE,
        };
    }
    if is_told(args, "--format", "json") {
        let format = Format::Json;
        let text = text.to_string();
        let message = text.strip_prefix("error: ").unwrap_or(&text).trim_end();
        let refused = Refused::from(message.to_owned());
        return refused.report(&command(args), Style { format, colors });
    }
    Report {
        stdout: String::new(),
        stderr: show(colors.stderr),
        code: WRONG,
    }
}

/// The colour that is asked for, as far as a call says it that is not understood.
fn color(args: &[OsString]) -> Color {
    if is_told(args, "--color", "always") {
        Color::Always
    } else if is_told(args, "--color", "never") {
        Color::Never
    } else {
        Color::Auto
    }
}

/// Whether an option is given with this value.
fn is_told(args: &[OsString], option: &str, value: &str) -> bool {
    let both = format!("{option}={value}");
    let is_pair = |pair: &[OsString]| pair[0] == option && pair[1] == value;
    args.windows(2).any(is_pair) || args.iter().any(|arg| *arg == *both)
}

/// The command that is called, or the program where none is.
fn command(args: &[OsString]) -> String {
    let all = Cli::command();
    let named = args.iter().filter_map(|arg| OsStr::to_str(arg));
    let mut named = named
        .skip(1)
        .filter(|arg| all.find_subcommand(arg).is_some());
    named.next().unwrap_or("oasmith").to_owned()
}
