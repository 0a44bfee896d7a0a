//! Changes as a comment of a pull request.

use std::fmt::Write as _;

use super::place::Both;
use super::told::{GROUPS, summary, unasked};
use crate::diff::{Change, Effect};

/// All changes as tables, what breaks first.
pub(super) fn markdown(changes: &[Change], places: &Both) -> String {
    let mut text = summary(changes);
    for (effect, title) in GROUPS {
        let rows = changes.iter().filter(|change| change.worst() == effect);
        let rows: String = rows.map(|change| row(change, places)).collect();
        if !rows.is_empty() {
            // Writing to a `String` cannot fail.
            let _ = write!(
                text,
                "\n### {title}\n\n| What | Was | Is | On the wire | In Rust |\n\
                 |---|---|---|---|---|\n{rows}"
            );
        }
    }
    text
}

fn row(change: &Change, places: &Both) -> String {
    let side = |spelled: &Option<String>, place: Option<&str>| {
        let spelled = spelled.as_deref().map(code).unwrap_or_default();
        match place {
            Some(place) => format!("{spelled}<br>{}", code(place)),
            None => spelled,
        }
    };
    let effect = |effect: Effect| match effect {
        Effect::Breaking => "**breaking**",
        other => other.as_str(),
    };
    let asked = unasked(change);
    format!(
        "| {}: {}{asked} | {} | {} | {} | {} |\n",
        change.subject.as_str(),
        change.says,
        side(&change.old, places.of_old(change)),
        side(&change.new, places.of_new(change)),
        effect(change.wire),
        effect(change.rust),
    )
}

/// Text as code in a cell of a table, which it can neither end nor leave.
fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|character| match character {
            '`' => '\'',
            other if other.is_control() => ' ',
            other => other,
        })
        .collect();
    format!("`{}`", text.replace('|', "\\|"))
}
