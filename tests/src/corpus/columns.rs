//! The columns of the table: what is told of each document, and of all.

use super::arguments::Arguments;
use super::cargo::Findings;
use super::row::Row;
use crate::measure::Usage;

/// What is counted in the document and in the crate.
const PAIRS: [&str; 3] = ["operations", "parameters", "models"];

/// A column of the table: its title, what it says of a row, and what of all.
pub(super) struct Column {
    pub(super) title: &'static str,
    pub(super) cell: fn(&Row) -> String,
    pub(super) total: fn(&[Row]) -> String,
}

/// A column of whole numbers; nothing stands where there is no number.
macro_rules! figures {
    ($title:literal, $figure:expr) => {
        Column {
            title: $title,
            cell: |row| {
                let figure: fn(&Row) -> Option<usize> = $figure;
                figure(row).map_or(String::from("-"), |figure| figure.to_string())
            },
            total: |rows| {
                let figure: fn(&Row) -> Option<usize> = $figure;
                rows.iter().filter_map(figure).sum::<usize>().to_string()
            },
        }
    };
}

/// A column of what the document has and what the crate has of it.
macro_rules! pair {
    ($title:literal, $index:literal) => {
        Column {
            title: $title,
            cell: |row| pair(std::slice::from_ref(row), PAIRS[$index]),
            total: |rows| pair(rows, PAIRS[$index]),
        }
    };
}

fn pair(rows: &[Row], what: &str) -> String {
    let counts = rows.iter().filter_map(|row| row.generated.count(what));
    let (document, in_crate) = counts.fold((0, 0), |(document, in_crate), count| {
        (document + count.in_document, in_crate + count.in_crate)
    });
    if document == in_crate {
        document.to_string()
    } else {
        format!("{document}/{in_crate}")
    }
}

fn found(findings: Option<&Findings>, list: fn(&Findings) -> &Vec<String>) -> Option<usize> {
    findings.map(|findings| list(findings).len())
}

fn cpu(usages: impl Iterator<Item = Usage>) -> String {
    format!("{:.2}", usages.map(|usage| usage.cpu).sum::<f64>())
}

/// The most of them, since processes one after the other share the memory.
fn memory(usages: impl Iterator<Item = Usage>) -> String {
    let most = usages.map(|usage| usage.mebibytes()).fold(0.0, f64::max);
    format!("{most:.0}M")
}

/// The columns of what was asked for.
pub(super) fn columns(arguments: &Arguments) -> Vec<Column> {
    let mut columns = vec![
        Column {
            title: "DOCUMENT",
            cell: |row| row.name.clone(),
            total: |rows| format!("{} documents", rows.len()),
        },
        pair!("OPS", 0),
        pair!("PARAMS", 1),
        pair!("MODELS", 2),
        figures!("UNREP", |row| Some(row.unrepresented)),
        figures!("LINES", |row| Some(row.generated.lines)),
        Column {
            title: "CPU",
            cell: |row| cpu([row.generated.usage].into_iter()),
            total: |rows| cpu(rows.iter().map(|row| row.generated.usage)),
        },
        Column {
            title: "MEMORY",
            cell: |row| memory([row.generated.usage].into_iter()),
            total: |rows| memory(rows.iter().map(|row| row.generated.usage)),
        },
    ];
    columns.extend(compiled(arguments));
    columns
}

/// The columns of what was asked for beside generating.
fn compiled(arguments: &Arguments) -> Vec<Column> {
    let mut columns = Vec::new();
    if !arguments.no_check {
        columns.push(figures!("ERR", |row| {
            let missing = (!row.generated.written).then_some(1);
            missing.or(found(row.compiled.as_ref(), |found| &found.errors))
        }));
        columns.push(figures!("WARN", |row| found(
            row.compiled.as_ref(),
            |found| &found.warnings
        )));
    }
    if arguments.clippy {
        columns.push(figures!("CLIPPY", |row| found(
            row.compiled.as_ref(),
            |found| &found.clippy
        )));
    }
    if arguments.features_per_tag.is_some() {
        columns.push(figures!("SETS", |row| row.tried.as_ref().map(Vec::len)));
        columns.push(figures!("BAD-SETS", |row| {
            let tried = row.tried.as_ref()?.iter();
            Some(tried.filter(|tried| !tried.findings.is_clean()).count())
        }));
    }
    if arguments.doc {
        columns.push(figures!("DOC", |row| {
            let docs = row.docs.as_ref();
            docs.map(|docs| docs.errors.len() + docs.warnings.len())
        }));
    }
    if arguments.standalone {
        columns.push(Column {
            title: "CHECK",
            cell: |row| cpu(row.standalone.into_iter()),
            total: |rows| cpu(rows.iter().filter_map(|row| row.standalone)),
        });
        columns.push(Column {
            title: "CHECK-MEM",
            cell: |row| memory(row.standalone.into_iter()),
            total: |rows| memory(rows.iter().filter_map(|row| row.standalone)),
        });
    }
    if arguments.examples {
        columns.push(Column {
            title: "EXAMPLES",
            cell: |row| held(std::slice::from_ref(row)),
            total: held,
        });
    }
    if arguments.verify {
        columns.push(Column {
            title: "PROVED",
            cell: |row| proved(std::slice::from_ref(row)),
            total: proved,
        });
        columns.push(figures!("CALLS", |row| {
            let verified = row.verified.as_ref();
            verified.map(|verified| verified.counts.calls)
        }));
    }
    columns
}

fn proved(rows: &[Row]) -> String {
    let counts = || rows.iter().filter_map(|row| row.verified.as_ref());
    let proved: usize = counts().map(|verified| verified.counts.proved).sum();
    let all: usize = counts().map(|verified| verified.counts.operations).sum();
    format!("{proved}/{all}")
}

fn held(rows: &[Row]) -> String {
    let tried = || rows.iter().filter_map(|row| row.examples.as_ref());
    let held: usize = tried().map(|tried| tried.held).sum();
    let all: usize = tried().map(|tried| tried.all).sum();
    let mistaken: usize = tried().map(super::examples::Tried::mistaken).sum();
    match mistaken {
        0 => format!("{held}/{all}"),
        _ => format!("{held}+{mistaken}/{all}"),
    }
}
