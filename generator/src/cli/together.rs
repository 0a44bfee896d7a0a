//! What a command says of several clients.

use std::path::Path;

use serde_json::{Value, json};

use super::args::Format;
use super::report::{FINE, Report, Style};
use super::text::visible;

/// One report of those of each document: the only one as it is, several below their names. The
/// heaviest of their codes counts.
pub(super) fn together(command: &str, reports: Vec<(&Path, Report)>, style: Style) -> Report {
    let mut reports = reports;
    if reports.len() == 1
        && let Some((_, only)) = reports.pop()
    {
        return only;
    }
    let codes = reports.iter().map(|(_, report)| report.code);
    let code = codes.max().unwrap_or(FINE);
    if style.format == Format::Json {
        return Report {
            stdout: object(command, &reports, code),
            stderr: String::new(),
            code,
        };
    }
    let (mut stdout, mut stderr) = (String::new(), String::new());
    for (document, report) in &reports {
        let name = visible(&document.display().to_string());
        for (all, text) in [(&mut stdout, &report.stdout), (&mut stderr, &report.stderr)] {
            if text.is_empty() {
                continue;
            }
            let gap = if all.is_empty() { "" } else { "\n" };
            all.extend([gap, &name, ":\n", text]);
        }
    }
    Report {
        stdout,
        stderr,
        code,
    }
}

/// The objects of all, each of which says of which document it is.
fn object(command: &str, reports: &[(&Path, Report)], code: u8) -> String {
    let clients = reports.iter().map(|(document, report)| {
        let facts: Value = serde_json::from_str(&report.stdout).unwrap_or_default();
        json!({ "document": document.display().to_string(), "facts": facts })
    });
    let clients: Vec<Value> = clients.collect();
    let object = json!({ "command": command, "ok": code == FINE, "clients": clients });
    format!("{object:#}\n")
}
