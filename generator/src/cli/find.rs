//! `oasmith inspect --find`: how operations are called in Rust.

use super::args::Format;
use super::inspect::said;
use super::json;
use super::report::{FINE, Report, Style, WRONG};
use super::table::{Side, table};
use super::text::{count, visible};
use crate::Outcome;
use crate::inspect::Found;

pub(super) fn report(outcome: &Outcome, text: &str, style: Style) -> Report {
    let is_wrong = outcome.diagnostics.has_errors();
    let code = if is_wrong { WRONG } else { FINE };
    let found = outcome.find(text);
    if style.format == Format::Json {
        return json::find(outcome, &found, code);
    }
    let (stdout, stderr) = if is_wrong {
        (String::new(), said(outcome, "", style.colors.stderr))
    } else {
        let among = match outcome.selection.terms() {
            Some(_) => " among those that are selected",
            None => "",
        };
        let text = visible(&format!("`{text}`{among}"));
        (told(&found, &text, style.colors.stdout), String::new())
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

fn told(found: &[Found], by: &str, color: bool) -> String {
    let number = format!("{} found by {by}", count(found.len(), "operation"));
    if found.is_empty() {
        return format!("{number}\n");
    }
    let [method, path, module, call, feature] =
        ["METHOD", "PATH", "MODULE", "CALL", "FEATURE"].map(|title| (title, Side::Left));
    let cells = found
        .iter()
        .map(|found| [&found.method, &found.path, &found.module, &found.call].map(Clone::clone));
    let table = if found.iter().all(|found| found.features.is_empty()) {
        table(
            [method, path, module, call],
            &cells.collect::<Vec<_>>(),
            color,
        )
    } else {
        let features = found.iter().map(|found| found.features.join(" or "));
        let rows = cells.zip(features);
        let rows = rows
            .map(|([method, path, module, call], feature)| [method, path, module, call, feature]);
        let columns = [method, path, module, call, feature];
        table(columns, &rows.collect::<Vec<_>>(), color)
    };
    format!("{table}\n{number}\n")
}
