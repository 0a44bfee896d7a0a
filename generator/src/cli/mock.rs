//! `oasmith mock`: the server of a document, for as long as the command runs.

use std::io::{self, Write as _};
use std::time::Duration;

use serde_json::json;

use super::args::{Format, Mock as Args};
use super::color::{CHANGED as YELLOW, paint};
use super::inspect::said;
use super::render;
use super::report::{FINE, Refused, Report, Style};
use super::text::visible;
use crate::Outcome;
use crate::verify::document_of;
use crate::verify::mock::{Mock, Options, Told};

pub(super) fn run(args: &Args, style: Style) -> Report {
    let request = match args.document.client(style) {
        Ok(request) => request,
        Err(refused) => return refused.report("mock", style),
    };
    let outcome = crate::inspect(&request);
    if outcome.diagnostics.has_errors() {
        return refused(&outcome, style).report("mock", style);
    }
    let document = document_of(&outcome);
    let options = Options {
        port: args.port,
        lenient: args.lenient,
        delay: Duration::from_millis(args.delay),
        fail: args.fail,
        seed: args.seed,
    };
    match Mock::start(document, options, move |told| show(&line(told, style))) {
        Ok(mock) => {
            show(&ready(&mock.url(), style));
            mock.serve();
            Report {
                stdout: String::new(),
                stderr: String::new(),
                code: FINE,
            }
        }
        Err(error) => {
            let text = format!("port {} cannot be listened on: {error}", args.port);
            Refused::from(text).report("mock", style)
        }
    }
}

fn refused(outcome: &Outcome, style: Style) -> Refused {
    let said = said(outcome, "; nothing is served", style.colors.stderr);
    let facts = json!(render::json(&outcome.diagnostics, &outcome.sources));
    Refused::said(said, facts, "the document is wrong; nothing is served")
}

/// Shows a line at once: a report would come when all is over.
fn show(line: &str) {
    // Where nothing can be shown, requests are answered all the same.
    let mut stdout = io::stdout().lock();
    let _ = writeln!(stdout, "{line}").and_then(|()| stdout.flush());
}

fn ready(url: &str, style: Style) -> String {
    match style.format {
        Format::Json => json!({ "event": "listening", "url": url }).to_string(),
        _ => format!("listening on {url}"),
    }
}

/// What came of a request, in a line for each complaint.
fn line(told: &Told, style: Style) -> String {
    let Told {
        method,
        target,
        operation,
        status,
        complaints,
    } = told;
    if style.format == Format::Json {
        let object = json!({
            "event": "request",
            "method": method,
            "target": target,
            "operation": operation,
            "status": status,
            "complaints": complaints,
        });
        return object.to_string();
    }
    let complaints = complaints.iter().map(|complaint| {
        let complaint = paint(&visible(complaint), YELLOW, style.colors.stdout);
        format!("\n  {complaint}")
    });
    let complaints: String = complaints.collect();
    format!(
        "{status} {} {}{complaints}",
        visible(method),
        visible(target)
    )
}
