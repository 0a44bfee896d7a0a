//! Two texts line by line: side by side where there is room, or one below the other.

use super::beside::Row;
use super::color::{ADDED, HEADING, REMOVED, paint};
use super::text::visible;

/// What stands before each line.
const INDENT: &str = "    ";

/// Two columns need a terminal that is so wide.
const WIDE: usize = 96;

/// The texts in two columns where the width is known and enough, and otherwise one
/// below the other.
pub(super) fn columns(rows: &[Row], width: Option<usize>, color: bool) -> String {
    match width {
        Some(width) if width >= WIDE => beside(rows, width, color),
        _ => below(rows, color),
    }
}

/// `|` stands between lines that differ, `<` and `>` beside one that is alone.
fn beside(rows: &[Row], width: usize, color: bool) -> String {
    let half = (width - INDENT.len() - 3) / 2;
    let longest = rows.iter().filter_map(|row| row.asked.as_deref());
    let longest = longest.map(|line| visible(line).chars().count()).max();
    let left = longest.unwrap_or_default().clamp(INDENT.len() * 2, half);
    let right = width - INDENT.len() - 3 - left;
    let title = format!("{INDENT}{:<left$}   sent", "asked");
    let mut text = paint(&title, HEADING, color) + "\n";
    for row in rows {
        let mark = match (row.differs, &row.asked, &row.sent) {
            (false, _, _) => " ",
            (true, Some(_), Some(_)) => "|",
            (true, _, None) => "<",
            (true, None, _) => ">",
        };
        let asked = wrapped(row.asked.as_deref(), left);
        let sent = wrapped(row.sent.as_deref(), right);
        for index in 0..asked.len().max(sent.len()).max(1) {
            let cell = |side: &[String]| side.get(index).cloned().unwrap_or_default();
            let (asked, sent) = (format!("{:<left$}", cell(&asked)), cell(&sent));
            let is_painted = color && row.differs;
            let line = format!(
                "{INDENT}{} {mark} {}",
                paint(&asked, ADDED, is_painted),
                paint(&sent, REMOVED, is_painted)
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// A line in pieces that are no longer than a column.
fn wrapped(line: Option<&str>, width: usize) -> Vec<String> {
    let Some(line) = line else {
        return Vec::new();
    };
    let characters: Vec<char> = visible(line).chars().collect();
    let pieces = characters.chunks(width.max(1));
    pieces.map(|piece| piece.iter().collect()).collect()
}

/// `!` stands beside lines that differ.
fn below(rows: &[Row], color: bool) -> String {
    let mut text = String::new();
    for row in rows {
        let is_one = !row.differs && row.asked == row.sent;
        let lines = [
            ("both", row.asked.as_ref().filter(|_| is_one), HEADING),
            ("asked", row.asked.as_ref().filter(|_| !is_one), ADDED),
            ("sent", row.sent.as_ref().filter(|_| !is_one), REMOVED),
        ];
        for (word, line, style) in lines {
            let Some(line) = line else { continue };
            let mark = if row.differs { '!' } else { '|' };
            let line = paint(&visible(line), style, color && row.differs);
            text.push_str(format!("{INDENT}{word:>5} {mark} {line}").trim_end());
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |asked: Option<&str>, sent: Option<&str>, differs| Row {
            asked: asked.map(str::to_owned),
            sent: sent.map(str::to_owned),
            differs,
        };
        vec![
            row(Some("PUT /a"), Some("PUT /a"), false),
            row(Some("query: b=1"), Some("query: b=2"), true),
            row(Some("X-One: two"), None, true),
            row(None, Some("host: h"), false),
            row(None, Some(&"x".repeat(90)), true),
        ]
    }

    #[test]
    fn there_are_two_columns_where_there_is_room() {
        let expected = "    asked        sent\n    \
             PUT /a       PUT /a\n    \
             query: b=1 | query: b=2\n    \
             X-One: two <\n                 \
             host: h\n               \
             > "
        .to_owned()
            + &"x".repeat(83)
            + "\n               > xxxxxxx\n";
        assert_eq!(columns(&rows(), Some(100), false), expected);
        let painted = columns(&rows(), Some(100), true);
        assert!(painted.contains("\u{1b}[32mquery: b=1\u{1b}[0m | \u{1b}[31mquery: b=2\u{1b}[0m"));
    }

    #[test]
    fn without_room_they_are_one_below_the_other() {
        let expected = format!(
            "     both | PUT /a\n    asked ! query: b=1\n     sent ! query: b=2\n    asked ! X-One: two\n     \
             sent | host: h\n     sent ! {}\n",
            "x".repeat(90)
        );
        assert_eq!(columns(&rows(), None, false), expected);
        assert_eq!(columns(&rows(), Some(80), false), expected);
    }
}
