//! `oasmith release`: marking what callers have from now on.

use std::path::Path;

use serde_json::json;

use super::args::{Format, Release};
use super::report::{FINE, Refused, Report, Style};
use super::text::visible;
use crate::record::Record;
use crate::release::{Before, parse};
use crate::write::release;

pub(super) fn run(args: &Release, style: Style) -> Report {
    let version = match mark(&args.crate_folder) {
        Ok(version) => version,
        Err(refused) => return refused.report("release", style),
    };
    let stdout = if style.format == Format::Json {
        let object = json!({ "command": "release", "ok": true, "version": version });
        format!("{object:#}\n")
    } else {
        let folder = args.crate_folder.display().to_string();
        format!(
            "{} {version} is what callers have; what changes from here on makes the next version\n",
            visible(&folder)
        )
    };
    Report {
        stdout,
        stderr: String::new(),
        code: FINE,
    }
}

/// Marks the crate in a folder as released, and returns its version.
fn mark(folder: &Path) -> Result<String, Refused> {
    let before = Before::read(folder)?;
    let Some(written) = before.known.filter(Record::is_whole) else {
        return Err(Refused::from(format!(
            "{} has no crate of which oasmith knows what callers see; generate it first",
            folder.display()
        )));
    };
    if let Some(released) = before.released {
        is_behind(&released, &written)?;
    }
    release(folder, &written.to_toml())?;
    Ok(written.version)
}

/// Whether a crate can be a release behind another.
fn is_behind(released: &Record, written: &Record) -> Result<(), String> {
    if released == written {
        return Ok(());
    }
    match (parse(&released.version), parse(&written.version)) {
        (Some(old), Some(new)) if new <= old => Err(format!(
            "{old} is released already, and the crate is another, of version {new}; \
             generate it without `version` in the settings, or state a later one"
        )),
        _ => Ok(()),
    }
}
