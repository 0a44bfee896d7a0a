//! `oasmith inspect`: what the crate of a document holds.

use super::args::{Format, Inspect};
use super::color::{HEADING, paint};
use super::report::{FINE, Report, Style, WRONG};
use super::table::{Side, table};
use super::text::{Kind, kinds, more, tally, visible};
use super::{find, json, render};
use crate::Outcome;
use crate::diagnostic::Severity;
use crate::inspect::Inspection;

pub(super) fn run(args: &Inspect, style: Style) -> Report {
    let request = match args.document.client(style) {
        Ok(request) => request,
        Err(refused) => return refused.report("inspect", style),
    };
    let outcome = crate::inspect(&request);
    match &args.find {
        Some(text) => find::report(&outcome, text, style),
        None => report(&outcome, style),
    }
}

/// The code that a run ends with of which nothing but the document can be wrong.
pub(super) fn code_of(outcome: &Outcome) -> u8 {
    if outcome.diagnostics.has_errors() {
        WRONG
    } else {
        FINE
    }
}

pub(super) fn report(outcome: &Outcome, style: Style) -> Report {
    let code = code_of(outcome);
    if style.format == Format::Json {
        return json::inspect(outcome, code);
    }
    let mut report = Report {
        stdout: String::new(),
        stderr: String::new(),
        code,
    };
    if code == FINE {
        // Tables of a crate that cannot be made would mislead.
        if let Some(inspected) = outcome.inspection() {
            report.stdout = inspection(&inspected, style.colors.stdout);
        }
        report.stdout.push('\n');
        report
            .stdout
            .push_str(&said(outcome, "", style.colors.stdout));
    } else {
        report.stderr = said(outcome, "", style.colors.stderr);
    }
    report
}

/// All that there is to say about the document, with `end` behind how much that is, and where to
/// learn more.
pub(super) fn said(outcome: &Outcome, end: &str, color: bool) -> String {
    let (mut diagnostics, mut told) = (outcome.diagnostics.clone(), outcome.told());
    if diagnostics.has_errors() {
        // While something is wrong, what is not represented can wait.
        diagnostics = diagnostics.without(Severity::Unrepresented);
        told.retain(|told| told.diagnostic.severity != Severity::Unrepresented);
    }
    let tally = tally(&diagnostics);
    if tally.is_empty() {
        let lacks_something = outcome
            .inspection()
            .is_some_and(|inspected| !inspected.missing.is_empty());
        let all = if lacks_something {
            "The crate has less than the document, and nothing says why."
        } else {
            "The crate represents all that the document says of requests and answers."
        };
        return format!("{all}\n");
    }
    let shown = render::render(told, color);
    let kinds = kinds(&diagnostics);
    let (summary, more) = (summary(&kinds, color), more(&kinds));
    format!("{}\n\n{summary}{tally}{end}\n{more}", shown.trim_end())
}

/// How often each thing is said, where there is more than one of anything.
fn summary(kinds: &[Kind], color: bool) -> String {
    if kinds.iter().all(|kind| kind.count == 1) {
        return String::new();
    }
    let columns = [("COUNT", Side::Right), ("SAID", Side::Left)];
    let rows = kinds.iter().map(|kind| {
        let said = format!("{}[{}]", kind.severity, kind.code);
        [kind.count.to_string(), said]
    });
    table(columns, &rows.collect::<Vec<_>>(), color) + "\n"
}

/// What the crate holds, as tables.
pub(super) fn inspection(inspection: &Inspection, color: bool) -> String {
    let title = format!(
        "{} {}: the crate `{}`",
        inspection.title, inspection.version, inspection.crate_name
    );
    let mut text = paint(&visible(&title), HEADING, color) + "\n";
    let mut tables = vec![
        operations(inspection, color),
        models(inspection, color),
        counts(inspection, color),
    ];
    if !inspection.missing.is_empty() {
        tables.push(missing(inspection, color));
    }
    for table in tables {
        text.push('\n');
        text.push_str(&table);
    }
    text
}

/// What of the document the crate has not.
fn missing(inspection: &Inspection, color: bool) -> String {
    let columns = [
        ("MISSING", Side::Left),
        ("WHICH", Side::Left),
        ("POINTER", Side::Left),
        ("WHY", Side::Left),
    ];
    let rows = inspection.missing.iter().map(|missing| {
        [
            missing.what.clone(),
            missing.name.clone(),
            missing.pointer.clone(),
            missing.reason.clone().unwrap_or_default(),
        ]
    });
    table(columns, &rows.collect::<Vec<_>>(), color)
}

fn operations(inspection: &Inspection, color: bool) -> String {
    let [method, path, function, feature] =
        ["METHOD", "PATH", "FUNCTION", "FEATURE"].map(|title| (title, Side::Left));
    let operations = inspection.operations.iter();
    let cells = operations.clone().map(|operation| {
        [&operation.method, &operation.path, &operation.function].map(Clone::clone)
    });
    // Most crates have no features of this kind.
    if operations
        .clone()
        .all(|operation| operation.features.is_empty())
    {
        return table([method, path, function], &cells.collect::<Vec<_>>(), color);
    }
    let features = operations.map(|operation| operation.features.join(" or "));
    let rows = cells.zip(features);
    let rows = rows.map(|([method, path, function], feature)| [method, path, function, feature]);
    let columns = [method, path, function, feature];
    table(columns, &rows.collect::<Vec<_>>(), color)
}

fn models(inspection: &Inspection, color: bool) -> String {
    let columns = [
        ("MODEL", Side::Left),
        ("KIND", Side::Left),
        ("POINTER", Side::Left),
    ];
    let rows = inspection.models.iter().map(|model| {
        [
            model.name.clone(),
            model.kind.clone(),
            model.pointer.clone(),
        ]
    });
    table(columns, &rows.collect::<Vec<_>>(), color)
}

/// How much of the document the crate represents.
pub(super) fn counts(inspection: &Inspection, color: bool) -> String {
    let columns = [
        ("COUNT", Side::Left),
        ("DOCUMENT", Side::Right),
        ("CRATE", Side::Right),
    ];
    let rows = inspection.counts.iter().map(|count| {
        [
            count.what.clone(),
            count.in_document.to_string(),
            count.in_crate.to_string(),
        ]
    });
    table(columns, &rows.collect::<Vec<_>>(), color)
}
