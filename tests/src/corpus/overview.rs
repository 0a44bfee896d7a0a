//! The outcome of a run, as a table and as JSON.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::arguments::Arguments;
use super::cargo::Findings;
use super::columns::columns;
use super::kinds::Kinds;
use super::row::Row;
use crate::table::table;

/// For a person: the table, and below it what is wrong with each document.
pub(super) fn human(rows: &[Row], skipped: &[String], arguments: &Arguments) -> String {
    let columns = columns(arguments);
    let line = |row: &Row| columns.iter().map(|column| (column.cell)(row)).collect();
    let mut lines: Vec<Vec<String>> = rows.iter().map(line).collect();
    lines.push(columns.iter().map(|column| (column.total)(rows)).collect());
    let titles: Vec<&str> = columns.iter().map(|column| column.title).collect();
    let mut text = table(&titles, &lines);
    let skipped = skipped.iter().map(|name| format!("skipped: {name}\n"));
    text.push_str(&skipped.collect::<String>());
    text.push_str(&rows.iter().map(wrong).collect::<String>());
    text.push_str(&rows.iter().map(exceptions).collect::<String>());
    text.push_str(&rows.iter().map(unproved).collect::<String>());
    if arguments.missing {
        text.push_str(&rows.iter().map(missing).collect::<String>());
    }
    if arguments.report {
        text.push('\n');
        text.push_str(&Kinds::of(rows).shown());
    }
    text
}

/// How much of what is wrong with one document is shown.
const SHOWN: usize = 10;

/// What is wrong with a document.
fn wrong(row: &Row) -> String {
    let mut said: Vec<String> = row.generated.failure.iter().cloned().collect();
    said.extend(
        row.refusals
            .iter()
            .map(|message| format!("{}: {}", message.place(), message.message)),
    );
    let unsaid = row
        .generated
        .missing
        .iter()
        .filter(|one| one.reason.is_none());
    said.extend(unsaid.map(|one| format!("nothing says why it lacks {}: {}", one.what, one.name)));
    for findings in row.compiled.iter().chain(&row.docs) {
        let lists = [&findings.errors, &findings.warnings, &findings.clippy];
        said.extend(lists.into_iter().flatten().cloned());
    }
    for tried in row.tried.iter().flatten() {
        let Findings {
            errors,
            warnings,
            clippy,
        } = &tried.findings;
        let features = tried.features.join(",");
        let all = [errors, warnings, clippy].into_iter().flatten();
        said.extend(all.map(|one| format!("{one}\nwith the features: {features}")));
    }
    if said.is_empty() {
        return String::new();
    }
    let kinds = grouped(said);
    let more = kinds.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| format!("and {more} more; `--format json` has them all"));
    let shown = kinds.into_iter().map(|(count, first)| match count {
        1 => first,
        count => format!("{count} of: {first}"),
    });
    let shown = shown.take(SHOWN).chain(more);
    let shown = shown.map(|one| format!("  {}\n", one.replace('\n', "\n  ")));
    format!("\n{}:\n{}", row.name, shown.collect::<String>())
}

/// Those that begin with the same line as one, by their number and the first of
/// them, in the order in which they first come.
fn grouped(said: Vec<String>) -> Vec<(usize, String)> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kinds: Vec<(usize, String)> = Vec::new();
    for one in said {
        let title = one.lines().next().unwrap_or_default().to_owned();
        let place = *places.entry(title).or_insert(kinds.len());
        match kinds.get_mut(place) {
            Some((count, _)) => *count += 1,
            None => kinds.push((1, one)),
        }
    }
    kinds
}

/// The examples of a document that do not come back as they were, each of them.
fn exceptions(row: &Row) -> String {
    let exceptions = row.examples.iter().flat_map(|tried| &tried.exceptions);
    let lines: String = exceptions.map(|one| format!("  {one}\n")).collect();
    if lines.is_empty() {
        return lines;
    }
    format!("\n{}, examples that do not come back:\n{lines}", row.name)
}

/// The operations of a document that are not proved, by the kind of reason.
fn unproved(row: &Row) -> String {
    let Some(verified) = row
        .verified
        .as_ref()
        .filter(|verified| !verified.is_whole())
    else {
        return String::new();
    };
    let said = verified.error.iter().map(|error| format!("  {error}\n"));
    let kinds = verified.kinds();
    let more = kinds.len().saturating_sub(SHOWN);
    let more =
        (more > 0).then(|| format!("  and {more} more kinds; `--format json` has them all\n"));
    let kinds = kinds.into_iter().take(SHOWN);
    let kinds = kinds.map(|(count, first)| match count {
        1 => format!("  {first}\n"),
        count => format!("  {count} like: {first}\n"),
    });
    let lines: String = said.chain(kinds).chain(more).collect();
    format!("\n{}, not proved:\n{lines}", row.name)
}

fn missing(row: &Row) -> String {
    let missing = &row.generated.missing;
    if missing.is_empty() {
        return String::new();
    }
    let lines = missing.iter().map(|one| {
        let reason = one.reason.as_deref().unwrap_or_default();
        format!("  {}: {}  {}  {reason}\n", one.what, one.name, one.pointer)
    });
    format!(
        "\n{}, not in the crate:\n{}",
        row.name,
        lines.collect::<String>()
    )
}

/// For a program.
pub(super) fn machine(rows: &[Row], skipped: &[String], arguments: &Arguments) -> Value {
    let mut object = json!({
        "ok": rows.iter().all(Row::is_clean),
        "documents": rows,
        "skipped": skipped,
    });
    if arguments.report {
        object["kinds"] = json!(Kinds::of(rows));
    }
    object
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_of_one_title_are_shown_once() {
        let said = ["a\n 1", "b\n 2", "a\n 3"].map(str::to_owned).to_vec();
        let expected = [(2, "a\n 1".to_owned()), (1, "b\n 2".to_owned())];
        assert_eq!(grouped(said), expected);
    }
}
