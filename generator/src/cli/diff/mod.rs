//! `oasmith diff`: what is different for callers between two crates.

mod facts;
mod markdown;
mod place;
mod side;
mod told;

use serde_json::json;

pub(super) use facts::facts;
pub(super) use place::Both;
pub(super) use told::short;

/// Changes as a person reads them, wherever they stand.
pub(super) fn told(changes: &[Change], color: bool) -> String {
    told::told(changes, &Both::default(), color)
}

use super::args::{Diff, FailOn, Format};
use super::report::{CHANGED, FINE, Refused, Report, Style};
use super::text::visible;
use crate::Known;
use crate::diff::{Change, Effect, compare};
use side::{Applied, Side};

pub(super) fn run(args: &Diff, style: Style) -> Report {
    match sides(args, style.colors.stderr && style.format == Format::Human) {
        Ok((old, new)) => report(args, &old, &new, style),
        Err(refused) => refused.report("diff", style),
    }
}

fn sides(args: &Diff, color: bool) -> Result<(Side, Side), Refused> {
    let reader = side::Reader {
        settings: args.settings.as_deref(),
        versions: [&args.new, &args.old]
            .map(|named| side::today(named))
            .to_vec(),
        color,
    };
    let old = reader.read(&args.old, Known::Nothing, Applied::WhatFits)?;
    let known = Known::Record(Box::new(old.record.clone()));
    let new = reader.read(&args.new, known, Applied::All)?;
    Ok((old, new))
}

fn report(args: &Diff, old: &Side, new: &Side, style: Style) -> Report {
    let changes = compare(&old.record, &new.record);
    let places = Both {
        old: old.places(changes.iter().filter_map(|change| change.old_key.as_ref())),
        new: new.places(changes.iter().filter_map(|change| change.new_key.as_ref())),
    };
    let code = if args.fail_on.is_some_and(|fail_on| fails(fail_on, &changes)) {
        CHANGED
    } else {
        FINE
    };
    let stdout = match style.format {
        Format::Human | Format::Sarif => told::told(&changes, &places, style.colors.stdout),
        Format::Markdown => markdown::markdown(&changes, &places),
        Format::Json => {
            let mut object = json!({
                "command": "diff",
                "ok": code == FINE,
                "unapplied": old.unapplied,
            });
            if let (Some(object), Some(facts)) = (
                object.as_object_mut(),
                facts(&changes, &places).as_object_mut(),
            ) {
                object.append(facts);
            }
            format!("{object:#}\n")
        }
    };
    let stderr = match style.format {
        Format::Json => String::new(),
        _ => unapplied(&args.old, &old.unapplied),
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

/// What of the settings does not apply to the older side, in one line.
fn unapplied(old: &str, all: &[String]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let line = format!(
        "What of the settings does not apply to {old} is left out there: {}",
        all.join("; ")
    );
    visible(&line) + "\n"
}

/// Whether there is a change of the kind that the call is to fail on.
fn fails(fail_on: FailOn, changes: &[Change]) -> bool {
    changes.iter().any(|change| match fail_on {
        FailOn::Breaking => change.breaks(),
        FailOn::BreakingWire => change.wire == Effect::Breaking,
        FailOn::BreakingRust => change.rust == Effect::Breaking,
        FailOn::Undeserved => !change.asked,
        FailOn::Compatible => change.worst() != Effect::None,
        FailOn::Any => true,
    })
}
