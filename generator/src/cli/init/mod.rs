//! `oasmith init`: from a document to its settings, its crate, and a first call.

mod commented;
mod next;
mod text;

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Format, Init};
use super::changes::Mode;
use super::generate::report_as;
use super::inspect::said;
use super::render;
use super::report::{FINE, Refused, Report, Style};
use crate::diagnostic::Diagnostics;
use crate::header::relative;
use crate::ir::Api;
use crate::lower::Proposal;
use crate::read::{Sources, Texts, is_address};
use crate::settings::{SETTINGS, path_beside, schema};
use crate::write::{self, WriteError, plan};
use crate::{File, Known, Outcome, Request};

const COMMAND: &str = "init";

/// The schema that the settings name, beside them.
const SCHEMA: &str = "oasmith.schema.json";

pub(super) fn run(args: &Init, style: Style) -> Report {
    match begun(args, style) {
        Ok(report) => report,
        Err(refused) => refused.report(COMMAND, style),
    }
}

fn begun(args: &Init, style: Style) -> Result<Report, Refused> {
    if is_address(&args.spec) {
        let url = args.spec.display();
        return Err(Refused::from(format!(
            "`{url}` is an address, and settings stand beside a file; download the document, and name \
             that: curl -o api.yaml {url}"
        )));
    }
    if args.spec.as_os_str() == "-" {
        let message =
            "settings stand beside a file, and `-` is none; write the document into one first";
        return Err(Refused::from(message.to_owned()));
    }
    let settings = path_beside(&args.spec);
    if Sources::default().is_there(&settings) {
        return Err(Refused::from(format!(
            "`{}` is there already, and stays as it is: `oasmith generate` goes by it",
            settings.display()
        )));
    }
    refuse_foreign(&settings.with_file_name(SCHEMA))?;
    let found = crate::inspect(&Request {
        spec: args.spec.clone(),
        name: args.name.clone(),
        ..Request::default()
    });
    let api = found
        .api
        .as_ref()
        .filter(|_| !found.diagnostics.has_errors());
    let Some(api) = api else {
        let text = said(&found, "; nothing has been written", style.colors.stderr);
        let facts = json!(render::json(&found.diagnostics, &found.sources));
        let message = "the document is wrong; nothing has been written";
        return Err(Refused::said(text, facts, message));
    };
    let output = args.output.clone();
    let output = output.unwrap_or_else(|| PathBuf::from(&api.package.name));
    let (text, outcome) = made(args, (&found, api), &output);
    plan(&outcome.files, &output)?;
    beside(&settings, text)?;
    let mut report = report_as(COMMAND, &outcome, &output, Mode::Write, style);
    if report.code == FINE && style.format == Format::Human {
        report
            .stdout
            .push_str(&next::steps(&outcome, &settings, &output));
    }
    Ok(report)
}

/// Refuses to write a schema over a file that is none of ours, of this oasmith or of another.
fn refuse_foreign(path: &Path) -> Result<(), Refused> {
    let mut sources = Sources::default();
    if !sources.is_there(path) {
        return Ok(());
    }
    let standing = sources.add(path, &mut Diagnostics::default());
    let standing = sources.tree(standing).as_map();
    let title = standing.and_then(|standing| standing.get("title")?.as_str());
    if title == schema()["title"].as_str() {
        return Ok(());
    }
    Err(Refused::from(format!(
        "`{}` is there, and oasmith did not write it; move it away, since the schema of the settings goes \
         there; nothing has been written",
        path.display()
    )))
}

/// The settings, and what is made by them: with an example, if there can be one.
fn made(args: &Init, (found, api): (&Outcome, &Api), output: &Path) -> (String, Outcome) {
    let settings = path_beside(&args.spec);
    let mut said = found.diagnostics.iter();
    let errors = said
        .any(|said| said.code == "untold-errors")
        .then(|| Proposal::of(api))
        .flatten();
    let has_example = |outcome: &Outcome| {
        let mut said = outcome.diagnostics.iter();
        !said.any(|said| said.code == "no-example")
    };
    let with = |example| {
        let text = text::settings(&text::Begun {
            api,
            document: &relative(settings_folder(&settings), &args.spec),
            folder: &relative(settings_folder(&settings), output),
            schema: SCHEMA,
            module: args.module,
            example,
            errors: errors.as_ref(),
        });
        let outcome = crate::generate(&Request {
            spec: args.spec.clone(),
            output: output.to_owned(),
            texts: Texts::beside_files(&settings, text.clone()),
            known: Known::Folder,
            ..Request::default()
        });
        (text, outcome)
    };
    let made = with(!args.module);
    if has_example(&made.1) {
        made
    } else {
        with(false)
    }
}

fn settings_folder(settings: &Path) -> &Path {
    let folder = settings.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

fn beside(settings: &Path, text: String) -> Result<(), WriteError> {
    let files = [(SETTINGS, text), (SCHEMA, format!("{:#}\n", schema()))];
    let files = files.map(|(path, content)| File {
        path: path.to_owned(),
        content,
    });
    write::beside(settings_folder(settings), &files)
}
