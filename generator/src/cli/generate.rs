//! `oasmith generate`: writing a crate, or telling what that would change.

use std::path::Path;

use super::args::{Format, Generate};
use super::changes::{Mode, list};
use super::check::mending;
use super::color::{Colors, REMOVED, paint};
use super::diff::short;
use super::inspect::{counts, said};
use super::json;
use super::needs;
use super::report::{CHANGED, FINE, Refused, Report, Style, WRONG};
use super::text::{chain, failure};
use super::together::together;
use super::unified::diff;
use crate::release::News;
use crate::write::{Changes, WriteError, plan};
use crate::{File, MadeAs, Outcome, Request};

pub(super) fn run(args: &Generate, style: Style) -> Report {
    let requests = match args.requests(style) {
        Ok(requests) => requests,
        Err(refused) => return refused.report("generate", style),
    };
    let reports = requests.iter().map(|request| {
        let (outcome, mut report) = one("generate", request, Mode::of(args), style);
        if style.format != Format::Json {
            tell_mending(&mut report, request, &outcome);
        }
        // The process is about to end: giving back the memory of a large document piece by piece takes time.
        std::mem::forget(outcome);
        (request.spec.as_path(), report)
    });
    together("generate", reports.collect(), style)
}

/// Makes the crate of one client: what came of it, and what there is to say.
pub(super) fn one(command: &str, request: &Request, mode: Mode, style: Style) -> (Outcome, Report) {
    let outcome = crate::generate(request);
    let report = report_as(command, &outcome, &request.output, mode, style);
    (outcome, report)
}

/// Says behind the messages that some of them can be mended, if some can.
fn tell_mending(report: &mut Report, request: &Request, outcome: &Outcome) {
    if !report.stdout.is_empty() {
        report.stdout.push_str(&mending(request, outcome));
    } else if outcome.diagnostics.has_errors() {
        report.stderr.push_str(&mending(request, outcome));
    }
}

impl Generate {
    /// What is asked for, for each client.
    pub(super) fn requests(&self, style: Style) -> Result<Vec<Request>, Refused> {
        let requests = self.document.clients(self.output.as_deref(), style)?;
        let made_as = if self.module {
            MadeAs::Module
        } else {
            MadeAs::Settings
        };
        let requests = requests.into_iter().map(|request| Request {
            runtime: self.runtime.clone(),
            made_as,
            ..request
        });
        Ok(requests.collect())
    }
}

/// How a run ended.
enum End {
    /// The document is wrong.
    Refused,
    /// The crate cannot be written.
    Failed(WriteError),
    Done(Changes),
}

impl End {
    fn changes(&self) -> Option<&Changes> {
        match self {
            Self::Done(changes) => Some(changes),
            Self::Refused | Self::Failed(_) => None,
        }
    }

    fn error(&self) -> Option<&WriteError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Refused | Self::Done(_) => None,
        }
    }
}

/// What a command that writes a crate has to say.
pub(super) fn report_as(
    command: &str,
    outcome: &Outcome,
    output: &Path,
    mode: Mode,
    style: Style,
) -> Report {
    // A document without an error gives at least a manifest; were there no file
    // at all, every file of the run before would be removed.
    let end = if outcome.diagnostics.has_errors() || outcome.files.is_empty() {
        End::Refused
    } else {
        match carry_out(&outcome.files, output, mode) {
            Ok(changes) => End::Done(changes),
            Err(error) => End::Failed(error),
        }
    };
    let code = match &end {
        End::Refused | End::Failed(_) => WRONG,
        End::Done(changes)
            if mode == Mode::Check
                && (!changes.is_empty() || is_too_low(outcome) || lacks(outcome, output)) =>
        {
            CHANGED
        }
        End::Done(_) => FINE,
    };
    match style.format {
        Format::Human | Format::Markdown | Format::Sarif => {
            human(outcome, output, mode, &end, code, style.colors)
        }
        Format::Json => json::generate(
            command,
            outcome,
            (mode, output),
            end.changes(),
            end.error(),
            code,
        ),
    }
}

/// Whether the version that the settings state promises callers more than they get.
fn is_too_low(outcome: &Outcome) -> bool {
    let news = outcome.news.as_ref();
    news.is_some_and(|news| news.too_low.is_some())
}

/// Whether the crate around a module lacks something that it needs.
fn lacks(outcome: &Outcome, output: &Path) -> bool {
    let needs = outcome.needs(output);
    needs.is_some_and(|needs| needs.manifest.is_some() && needs.lacking().next().is_some())
}

fn carry_out(files: &[File<String>], output: &Path, mode: Mode) -> Result<Changes, WriteError> {
    let changes = plan(files, output)?;
    if mode == Mode::Write {
        changes.apply()?;
    }
    Ok(changes)
}

fn human(
    outcome: &Outcome,
    output: &Path,
    mode: Mode,
    end: &End,
    code: u8,
    colors: Colors,
) -> Report {
    let (stdout, stderr) = match end {
        End::Refused => (String::new(), refused(outcome, colors.stderr)),
        End::Failed(error) => (String::new(), failure(&chain(error), colors.stderr)),
        End::Done(changes) => (
            done(outcome, output, mode, changes, colors.stdout),
            String::new(),
        ),
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

fn refused(outcome: &Outcome, color: bool) -> String {
    if let Some(error) = &outcome.failure {
        failure(error, color)
    } else if outcome.diagnostics.has_errors() {
        said(outcome, "; nothing has been written", color)
    } else {
        failure(
            "the document gives no crate; nothing has been written",
            color,
        )
    }
}

fn done(outcome: &Outcome, output: &Path, mode: Mode, changes: &Changes, color: bool) -> String {
    let mut text = String::new();
    if mode == Mode::DryRun {
        for change in changes.iter() {
            text.push_str(&diff(change, color));
        }
        if !changes.is_empty() {
            text.push('\n');
        }
    }
    text.push_str(&list(changes, output, mode, color));
    if let Some(news) = &outcome.news {
        text.push_str(&self::news(news, color));
    }
    if let Some(needs) = outcome.needs(output) {
        text.push('\n');
        text.push_str(&needs::told(&needs));
    }
    if let Some(inspection) = outcome.inspection() {
        text.push('\n');
        text.push_str(&counts(&inspection, color));
    }
    text.push('\n');
    text + &said(outcome, "", color)
}

/// What is new for callers, and the version that follows from it.
fn news(news: &News, color: bool) -> String {
    let mut text = String::new();
    if let Some(changes) = news.changes.as_ref().filter(|changes| !changes.is_empty()) {
        text.push('\n');
        text.push_str(&short(changes, color));
    }
    if let Some(released) = &news.released {
        let version = &news.version;
        let line = match &news.too_low {
            Some(honest) => {
                let low = format!("version {version} is too low");
                let low = paint(&low, REMOVED, color);
                format!("{low}: behind {released}, {honest} is the smallest that is honest\n")
            }
            None if version == released => format!("version {version}, as released\n"),
            None => format!("version {version}, behind {released}\n"),
        };
        text.push('\n');
        text.push_str(&line);
    }
    text
}
