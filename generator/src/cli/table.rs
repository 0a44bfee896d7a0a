//! Tables with aligned columns.

use super::color::{HEADING, paint};
use super::text::visible;

/// Which side the cells of a column keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Lays rows out under the titles of their columns, two spaces apart.
pub(super) fn table<const N: usize>(
    columns: [(&str, Side); N],
    rows: &[[String; N]],
    color: bool,
) -> String {
    let rows: Vec<[String; N]> = rows
        .iter()
        .map(|row| row.each_ref().map(|cell| visible(cell)))
        .collect();
    let mut widths = columns.map(|(title, _)| width(title));
    for row in &rows {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = width(cell).max(*most);
        }
    }
    let line = |cells: [&str; N]| {
        let mut parts = Vec::with_capacity(N);
        for ((cell, (_, side)), width) in cells.iter().zip(columns).zip(widths) {
            parts.push(match side {
                Side::Left => format!("{cell:<width$}"),
                Side::Right => format!("{cell:>width$}"),
            });
        }
        parts.join("  ").trim_end().to_owned()
    };
    let title = line(columns.map(|(title, _)| title));
    let mut text = paint(&title, HEADING, color) + "\n";
    for row in &rows {
        text.push_str(&line(row.each_ref().map(String::as_str)));
        text.push('\n');
    }
    text
}

fn width(text: &str) -> usize {
    text.chars().count()
}
