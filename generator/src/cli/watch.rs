//! `oasmith watch`: writing crates whenever something has changed that they are made of.
//!
//! What there is to look at are few files, so that asking for their times now and then costs nothing,
//! and is the same on every system.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use super::args::{Format, Watch};
use super::changes::Mode;
use super::generate;
use super::report::{Report, Style};
use super::together::together;
use crate::read::{Stamp, stamp};
use crate::settings::path_beside;

const COMMAND: &str = "watch";

/// How long is waited between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// One run after another.
pub(super) struct Watching<'a> {
    args: &'a Watch,
    style: Style,
    /// What was read for the last run, as it was then; nothing before the first.
    seen: Option<BTreeMap<PathBuf, Option<Stamp>>>,
}

impl<'a> Watching<'a> {
    pub(super) fn new(args: &'a Watch, style: Style) -> Self {
        let seen = None;
        Self { args, style, seen }
    }

    /// Waits until something has changed, and runs. The first run waits for nothing.
    ///
    /// # Errors
    ///
    /// When there is nothing to watch, with the report of that.
    pub(super) fn next(&mut self) -> Result<Report, Report> {
        while !self.has_changed() {
            sleep(PAUSE);
        }
        self.run()
    }

    /// Whether a file is not as it was when it was read.
    pub(super) fn has_changed(&self) -> bool {
        let Some(seen) = &self.seen else {
            return true;
        };
        seen.iter().any(|(path, then)| stamp(path) != *then)
    }

    fn run(&mut self) -> Result<Report, Report> {
        let Watch { document, output } = self.args;
        // What changes while it is read counts as changed.
        let mut seen = stamps(self.seen.iter().flat_map(BTreeMap::keys).cloned());
        let requests = match document.clients(output.as_deref(), self.style) {
            Ok(requests) => requests,
            // Settings that are wrong by now can be mended.
            Err(refused) if self.seen.is_some() => {
                self.seen = Some(seen);
                return Ok(refused.report(COMMAND, self.style));
            }
            Err(refused) => return Err(refused.report(COMMAND, self.style)),
        };
        for request in &requests {
            let own = [request.spec.clone(), path_beside(&request.spec)];
            let own = own.into_iter().chain(request.settings.clone());
            for (path, stamp) in stamps(own) {
                seen.entry(path).or_insert(stamp);
            }
        }
        let mut reports = Vec::new();
        for request in &requests {
            let (outcome, report) = generate::one(COMMAND, request, Mode::Write, self.style);
            for (path, stamp) in stamps(outcome.files_read()) {
                seen.entry(path).or_insert(stamp);
            }
            reports.push(report);
        }
        self.seen = Some(seen);
        let documents = requests.iter().map(|request| request.spec.as_path());
        let report = together(COMMAND, documents.zip(reports).collect(), self.style);
        Ok(self.on_one_line(report))
    }

    /// The report with what a machine reads on a line of its own.
    fn on_one_line(&self, report: Report) -> Report {
        if self.style.format != Format::Json {
            return report;
        }
        let facts: Value = serde_json::from_str(&report.stdout).unwrap_or_default();
        Report {
            stdout: format!("{facts}\n"),
            ..report
        }
    }
}

fn stamps(files: impl IntoIterator<Item = PathBuf>) -> BTreeMap<PathBuf, Option<Stamp>> {
    let stamps = files.into_iter().map(|path| {
        let stamp = stamp(&path);
        (path, stamp)
    });
    stamps.collect()
}
