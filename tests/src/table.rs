//! Tables of figures for a terminal.

/// Lays rows out under their titles, two spaces apart: the first column keeps to
/// the left, and the figures in all others to the right.
#[must_use]
pub fn table(titles: &[&str], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = titles.iter().map(|title| width(title)).collect();
    for row in rows {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = width(cell).max(*most);
        }
    }
    let mut text = line(titles.iter().copied(), &widths);
    for row in rows {
        text.push_str(&line(row.iter().map(String::as_str), &widths));
    }
    text
}

fn line<'a>(cells: impl Iterator<Item = &'a str>, widths: &[usize]) -> String {
    let cells = cells.zip(widths).enumerate();
    let cells = cells.map(|(column, (cell, &width))| match column {
        0 => format!("{cell:<width$}"),
        _ => format!("  {cell:>width$}"),
    });
    cells.collect::<String>().trim_end().to_owned() + "\n"
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_below_each_other() {
        let rows = [
            vec!["pets".to_owned(), "7".to_owned()],
            vec!["a".to_owned(), "12345".to_owned()],
        ];
        assert_eq!(
            table(&["NAME", "LINES"], &rows),
            "NAME  LINES\npets      7\na     12345\n"
        );
    }
}
