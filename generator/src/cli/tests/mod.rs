//! What the command says, and what it ends with.

mod asking;
mod beginning;
mod calls;
mod checking;
mod differing;
mod errors;
mod explaining;
mod fixing;
mod generating;
mod inspecting;
mod refusing;
mod releasing;
mod watching;

use std::io::Write;
use std::sync::OnceLock;

use tempfile::NamedTempFile;

use super::args::Format;
use super::color::Colors;
use super::report::Style;
use super::run;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::FileId;
use crate::read::Sources;
use crate::selection::Selection;
use crate::settings::Settings;
use crate::{File, Outcome};

const PLAIN: Style = Style {
    format: Format::Human,
    colors: Colors::NONE,
};

const JSON: Style = Style {
    format: Format::Json,
    colors: Colors::NONE,
};

/// What a run of the command says, and the code that it ends with.
fn call(args: &[&str]) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = run(args, &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(stdout), text(stderr))
}

fn outcome(files: &[(&str, &str)], said: Vec<Diagnostic>) -> Outcome {
    let document = NamedTempFile::with_suffix(".json").unwrap();
    document.as_file().write_all(b"{}").unwrap();
    let sources = Sources::read(document.path(), &mut Diagnostics::default());
    let mut diagnostics = Diagnostics::default();
    for diagnostic in said {
        diagnostics.push(diagnostic);
    }
    let files = files.iter().map(|(path, content)| File {
        path: (*path).to_owned(),
        content: (*content).to_owned(),
    });
    Outcome {
        sources,
        selection: Selection::default(),
        settings: Settings::default(),
        diagnostics,
        api: None,
        record: None,
        news: None,
        failure: None,
        files: files.collect(),
        located: OnceLock::new(),
    }
}

fn error() -> Diagnostic {
    Diagnostic::error("wrong", Place::File(FileId(0)), "this is wrong")
}

fn warning() -> Diagnostic {
    Diagnostic::warning("odd", Place::File(FileId(0)), "this is odd")
}
