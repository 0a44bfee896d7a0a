//! What is printed for a shell and for `man`.

use std::io;

use clap::{Command, CommandFactory as _};
use serde_json::json;

use super::args::{Cli, Completions, Format, Man};
use super::report::{FINE, Refused, Report, Style};
use crate::diagnostic::nearest;

pub(super) fn completions(args: &Completions, style: Style) -> Report {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "oasmith", &mut text);
    printed("completions", &text, style)
}

pub(super) fn man(args: &Man, style: Style) -> Report {
    match page(args.command.as_deref()) {
        Ok(text) => printed("man", &text, style),
        Err(refused) => refused.report("man", style),
    }
}

fn page(name: Option<&str>) -> Result<Vec<u8>, Refused> {
    let mut all = Cli::command();
    all.build();
    let command = match name {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).cloned();
            found.ok_or_else(|| unknown(&all, name))?
        }
    };
    let mut text = Vec::new();
    let rendered: io::Result<()> = clap_mangen::Man::new(command).render(&mut text);
    rendered.map_err(|error| format!("cannot make the page: {error}"))?;
    Ok(text)
}

fn unknown(all: &Command, name: &str) -> Refused {
    let names = all.get_subcommands().map(Command::get_name);
    let near = nearest(name, names);
    let help = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Refused::from(format!("there is no command `{name}`{help}"))
}

fn printed(command: &str, text: &[u8], style: Style) -> Report {
    let text = String::from_utf8_lossy(text).into_owned();
    let stdout = match style.format {
        Format::Json => {
            let object = json!({ "command": command, "ok": true, "text": text });
            format!("{object:#}\n")
        }
        Format::Human | Format::Markdown | Format::Sarif => text,
    };
    Report {
        stdout,
        stderr: String::new(),
        code: FINE,
    }
}
