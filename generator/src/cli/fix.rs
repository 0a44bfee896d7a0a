//! `oasmith fix`: an overlay that mends what has one obvious cure.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::args::{Fix, Format};
use super::report::{FINE, Refused, Report, Style, WRONG};
use super::text::{chain, count, failure, visible};
use crate::File;
use crate::diagnostic::{Diagnostics, Severity};
use crate::fix::{Fixed, Left, fix};
use crate::read::Sources;
use crate::write::beside;

/// What messages call the overlay that goes to the standard output.
const UNNAMED: &str = "<overlay>";

pub(super) fn run(args: &Fix, style: Style) -> Report {
    let request = match args.document.client(style) {
        Ok(request) => request,
        Err(refused) => return refused.report("fix", style),
    };
    let output = args.output.as_deref();
    let fixed = fix(&request, output.unwrap_or_else(|| Path::new(UNNAMED)));
    if let (Some(path), Some(overlay)) = (output, &fixed.overlay)
        && let Err(problem) = write(path, overlay)
    {
        return Refused::from(problem).report("fix", style);
    }
    let is_wrong = |left: &Left| left.severity == Severity::Error;
    let code = if fixed.left.iter().any(is_wrong) {
        WRONG
    } else {
        FINE
    };
    match style.format {
        Format::Json => machine(&fixed, output, code),
        _ => person(&fixed, output, style, code),
    }
}

/// Writes the overlay, but over nothing else that stands there.
fn write(path: &Path, overlay: &str) -> Result<(), String> {
    let shown = path.display();
    let (mut sources, mut unread) = (Sources::default(), Diagnostics::default());
    if sources.is_there(path) {
        let there = sources.add(path, &mut unread);
        if sources.file(there).text() == overlay {
            return Ok(());
        }
        return Err(format!(
            "`{shown}` is there already; give another name, and lay what is there over the document \
             with --overlay"
        ));
    }
    let name = path.file_name().unwrap_or_default();
    let file = File {
        path: name.to_string_lossy().into_owned(),
        content: overlay.to_owned(),
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    beside(folder, &[file]).map_err(|error| chain(&error))
}

fn machine(fixed: &Fixed, output: Option<&Path>, code: u8) -> Report {
    let mended = fixed
        .mended
        .iter()
        .map(|one| json!({ "code": one.code, "place": one.spot, "message": one.message }));
    let left = fixed.left.iter().map(|one| {
        json!({
            "code": one.code,
            "severity": one.severity.as_str(),
            "place": one.spot,
            "message": one.message,
            "why": one.why,
        })
    });
    let object = json!({
        "command": "fix",
        "ok": code == FINE,
        "mended": mended.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
        "overlay": fixed.overlay,
        "output": output.filter(|_| fixed.overlay.is_some()),
    });
    Report {
        stdout: format!("{object:#}\n"),
        stderr: String::new(),
        code,
    }
}

fn person(fixed: &Fixed, output: Option<&Path>, style: Style, code: u8) -> Report {
    let mut said = String::new();
    for one in &fixed.mended {
        let line = format!("mended  {}: {} [{}]", one.spot, one.message, one.code);
        let _ = writeln!(said, "{}", visible(&line));
    }
    for one in &fixed.left {
        let line = format!(
            "left    {}: {} [{}]: {}",
            one.spot, one.message, one.code, one.why
        );
        let _ = writeln!(said, "{}", visible(&line));
    }
    let _ = writeln!(
        said,
        "{} mended, {} left",
        fixed.mended.len(),
        fixed.left.len()
    );
    let mut report = Report {
        stdout: String::new(),
        stderr: String::new(),
        code,
    };
    match (&fixed.overlay, output) {
        (None, _) => said.push_str("There is nothing to mend, so that no overlay is written.\n"),
        (Some(_), Some(path)) => {
            let _ = writeln!(
                said,
                "Look at `{0}`, and lay it over the document with --overlay {0}, or name it in the settings:\n\n  \
                 [overlays]\n  files = [\"{0}\"]",
                path.display()
            );
        }
        (Some(overlay), None) => report.stdout.clone_from(overlay),
    }
    if code == WRONG {
        let errors = fixed.left.iter();
        let errors = errors
            .filter(|left| left.severity == Severity::Error)
            .count();
        let message = format!(
            "{} of the document cannot be mended",
            count(errors, "error")
        );
        said.push_str(&failure(&message, style.colors.stderr));
    }
    report.stderr = said;
    report
}
