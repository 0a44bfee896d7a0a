//! What is told of a crate.

use serde::Serialize;

use crate::measure::Usage;
use crate::table::table;

/// One thing that is told of a crate.
#[derive(Clone, Debug, PartialEq)]
struct Figure {
    what: &'static str,
    unit: &'static str,
    value: f64,
}

/// All that is told of one crate.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures(Vec<Figure>);

impl Figures {
    pub(super) fn push(&mut self, what: &'static str, unit: &'static str, value: f64) {
        self.0.push(Figure { what, unit, value });
    }

    /// Adds a count.
    #[expect(clippy::cast_precision_loss, reason = "nothing has so many lines")]
    pub(super) fn count(&mut self, what: &'static str, count: usize) {
        self.push(what, "", count as f64);
    }

    /// Adds CPU time and memory.
    pub(super) fn usage(&mut self, what: &'static str, usage: Usage) {
        self.push(what, "s", usage.cpu);
        self.push(what, "MiB", usage.mebibytes());
    }

    /// Takes what is less of each figure.
    pub(super) fn keep_least(&mut self, others: Self) {
        if self.0.is_empty() {
            *self = others;
            return;
        }
        for (least, other) in self.0.iter_mut().zip(others.0) {
            least.value = least.value.min(other.value);
        }
    }
}

/// One figure of one document.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    document: String,
    what: &'static str,
    /// The unit; empty for a count.
    unit: &'static str,
    value: f64,
    /// That of the crate to compare with.
    beside: Option<f64>,
}

/// The figures of a document; those of the first crate beside those of the second, if there is one.
pub(super) fn rows(document: &str, all: &[Figures]) -> Vec<Row> {
    let Some((first, others)) = all.split_first() else {
        return Vec::new();
    };
    let beside = others.first();
    let rows = first.0.iter().enumerate().map(|(index, figure)| Row {
        document: document.to_owned(),
        what: figure.what,
        unit: figure.unit,
        value: figure.value,
        beside: beside.and_then(|other| Some(other.0.get(index)?.value)),
    });
    rows.collect()
}

/// A table for a person.
pub(super) fn human(rows: &[Row]) -> String {
    let cells = rows.iter().map(|row| {
        let shown = |value: f64| match row.unit {
            "s" => format!("{value:.2}"),
            _ => format!("{value:.0}"),
        };
        vec![
            row.document.clone(),
            format!("{} {}", row.what, row.unit).trim_end().to_owned(),
            shown(row.value),
            row.beside.map_or_else(String::new, shown),
            row.beside
                .map_or_else(String::new, |beside| format!("{:.2}", row.value / beside)),
        ]
    });
    let titles = ["DOCUMENT", "WHAT", "CRATE", "BESIDE", "RATIO"];
    table(&titles, &cells.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_of_several_runs_stands_beside_that_of_another() {
        let figures = |lines: usize, cpu: f64| {
            let mut figures = Figures::default();
            figures.count("lines", lines);
            figures.push("check", "s", cpu);
            figures
        };
        let mut first = figures(50, 2.0);
        first.keep_least(figures(50, 1.5));
        let rows = rows("pets", &[first, figures(100, 2.0)]);
        assert_eq!(
            human(&rows),
            "DOCUMENT     WHAT  CRATE  BESIDE  RATIO\n\
             pets        lines     50     100   0.50\n\
             pets      check s   1.50    2.00   0.75\n"
        );
    }
}
