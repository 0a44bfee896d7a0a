//! `oasmith migrate`: moving a crate on to the rules of today, by which names and shapes are made.

use serde_json::{Value, json};

use super::args::{Format, Migrate};
use super::changes::Mode;
use super::diff::told;
use super::generate;
use super::report::{FINE, Refused, Report, Style, WRONG};
use super::text::visible;
use super::together::together;
use crate::record::{EDITION, Record};
use crate::release::Before;
use crate::{Known, Outcome, Request};

const COMMAND: &str = "migrate";

pub(super) fn run(args: &Migrate, style: Style) -> Report {
    let requests = match args.generate.requests(style) {
        Ok(requests) => requests,
        Err(refused) => return refused.report(COMMAND, style),
    };
    let mode = Mode::of(&args.generate);
    let reports = requests
        .iter()
        .map(|request| (request.spec.as_path(), migrate(request, mode, style)));
    together(COMMAND, reports.collect(), style)
}

fn migrate(request: &Request, mode: Mode, style: Style) -> Report {
    let folder = visible(&request.output.display().to_string());
    let before = match Before::read(&request.output) {
        Ok(before) => before,
        Err(error) => return Refused::from(error).report(COMMAND, style),
    };
    match before.known {
        None => {
            let message = format!("{folder} has no crate of oasmith's; generate it first");
            Refused::from(message).report(COMMAND, style)
        }
        Some(written) if written.edition >= EDITION => nothing(&folder, written.edition, style),
        Some(written) => moved(request, &written, mode, style),
    }
}

/// Makes the crate by the rules of today, and tells first what that does to callers of the one that
/// keeps to its own.
fn moved(request: &Request, written: &Record, mode: Mode, style: Style) -> Report {
    let output = &request.output;
    let outcome = crate::inspect(request);
    let Some(record) = outcome.record.as_ref().filter(|_| is_fine(&outcome)) else {
        return generate::report_as(COMMAND, &outcome, output, mode, style);
    };
    let former = Record {
        version: written.version.clone(),
        ..record.clone()
    };
    let outcome = crate::generate(&Request {
        known: Known::Former(Box::new(former)),
        ..request.clone()
    });
    let report = generate::report_as(COMMAND, &outcome, output, mode, style);
    let news = outcome.news.as_ref();
    let changes = news.and_then(|news| news.changes.as_ref());
    match changes.filter(|_| style.format == Format::Human && report.code != WRONG) {
        Some(changes) => Report {
            stdout: format!(
                "From edition {} to edition {EDITION}:\n\n{}\n{}",
                written.edition,
                told(changes, style.colors.stdout),
                report.stdout
            ),
            ..report
        },
        None => report,
    }
}

fn is_fine(outcome: &Outcome) -> bool {
    !outcome.diagnostics.has_errors()
}

fn nothing(folder: &str, edition: u32, style: Style) -> Report {
    let stdout = if style.format == Format::Json {
        object(&json!({ "command": "migrate", "ok": true, "edition": edition, "changes": [] }))
    } else {
        format!(
            "{folder} keeps to the rules of edition {edition}, which are those of today: \
             there is nothing to move\n"
        )
    };
    Report {
        stdout,
        stderr: String::new(),
        code: FINE,
    }
}

fn object(value: &Value) -> String {
    format!("{value:#}\n")
}
