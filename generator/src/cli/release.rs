//! `oasmith release`: marking what callers have from now on.

use std::path::Path;

use serde_json::json;

use super::args::{Format, Release};
use super::report::{FINE, Report, Style, WRONG};
use super::text::{chain, failure, visible};
use crate::record::Record;
use crate::release::{Before, parse};
use crate::write::release;

pub(super) fn run(args: &Release, style: Style) -> Report {
    let marked = mark(&args.crate_folder);
    let code = if marked.is_ok() { FINE } else { WRONG };
    let (stdout, stderr) = match (style.format, marked) {
        (Format::Json, marked) => {
            let mut object = json!({ "command": "release", "ok": code == FINE });
            match marked {
                Ok(version) => object["version"] = json!(version),
                Err(error) => object["error"] = json!(error),
            }
            (format!("{object:#}\n"), String::new())
        }
        (_, Ok(version)) => {
            let folder = args.crate_folder.display().to_string();
            let text = format!(
                "{} {version} is what callers have; what changes from here on makes the next version\n",
                visible(&folder)
            );
            (text, String::new())
        }
        (_, Err(error)) => (String::new(), failure(&error, style.colors.stderr)),
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

/// Marks the crate in a folder as released, and returns its version.
fn mark(folder: &Path) -> Result<String, String> {
    let before = Before::read(folder).map_err(|error| chain(&error))?;
    let Some(written) = before.known.filter(Record::is_whole) else {
        return Err(format!(
            "{} has no crate of which oasmith knows what callers see; generate it first",
            folder.display()
        ));
    };
    if let Some(released) = before.released {
        is_behind(&released, &written)?;
    }
    release(folder, &written.to_toml()).map_err(|error| chain(&error))?;
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
