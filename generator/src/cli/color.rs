//! Which stream is coloured, and how.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Effects, Style};

use super::args::Color;

pub(super) const HEADING: Style = Style::new().effects(Effects::BOLD);
pub(super) const ADDED: Style = AnsiColor::Green.on_default();
pub(super) const CHANGED: Style = AnsiColor::Yellow.on_default();
pub(super) const REMOVED: Style = AnsiColor::Red.on_default();
pub(super) const ASIDE: Style = AnsiColor::Cyan.on_default();
pub(super) const ERROR: Style = AnsiColor::Red.on_default().effects(Effects::BOLD);

/// Which streams are coloured, and who watches.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(
    not(feature = "verify"),
    expect(dead_code, reason = "the proof alone takes long and has columns")
)]
pub(super) struct Colors {
    pub(super) stdout: bool,
    pub(super) stderr: bool,
    /// Whether somebody watches standard error, where a line can be written anew.
    pub(super) watched: bool,
    /// How many characters a line of standard output has, where that is a terminal.
    pub(super) width: Option<usize>,
}

impl Colors {
    pub(super) const NONE: Self = Self {
        stdout: false,
        stderr: false,
        watched: false,
        width: None,
    };

    /// What the process's streams and environment ask for.
    pub(super) fn of_process() -> Self {
        Self {
            stdout: is_on(AutoStream::choice(&io::stdout()), &io::stdout()),
            stderr: is_on(AutoStream::choice(&io::stderr()), &io::stderr()),
            watched: io::stderr().is_terminal(),
            width: width(),
        }
    }

    /// What the call asks for, if it asks for anything.
    pub(super) fn chosen(self, color: Color) -> Self {
        let both = |is_on| Self {
            stdout: is_on,
            stderr: is_on,
            ..self
        };
        match color {
            Color::Auto => self,
            Color::Always => both(true),
            Color::Never => both(false),
        }
    }
}

/// How many characters a line of standard output has, where that is a terminal.
#[cfg(feature = "terminal")]
fn width() -> Option<usize> {
    let size = terminal_size::terminal_size_of(io::stdout());
    size.map(|(width, _)| width.0.into())
}

/// This build does not ask the terminal.
#[cfg(not(feature = "terminal"))]
fn width() -> Option<usize> {
    None
}

/// Whether a stream is coloured. `CLICOLOR_FORCE=0` forces nothing, and is taken by the library for
/// what does.
fn is_on(choice: ColorChoice, stream: &impl IsTerminal) -> bool {
    let forced = std::env::var_os("CLICOLOR_FORCE");
    is_chosen(choice, forced.as_deref(), stream.is_terminal())
}

fn is_chosen(choice: ColorChoice, forced: Option<&OsStr>, is_terminal: bool) -> bool {
    let is_unforced = forced.is_some_and(|forced| forced == "0");
    choice != ColorChoice::Never && (is_terminal || !is_unforced)
}

/// The text in a style, if there is colour at all.
pub(super) fn paint(text: &str, style: Style, is_on: bool) -> String {
    if is_on {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_forces_colour_is_not_zero() {
        for (forced, is_terminal, expected) in [
            (Some("0"), false, false),
            (Some("0"), true, true),
            (Some("1"), false, true),
            (None, true, true),
        ] {
            let forced = forced.map(OsStr::new);
            let is_on = is_chosen(ColorChoice::Always, forced, is_terminal);
            assert_eq!(is_on, expected, "{forced:?} {is_terminal}");
        }
        assert!(!is_chosen(ColorChoice::Never, None, true));
    }
}
