//! `use` lines, laid out.

/// The columns of a line.
const WIDTH: usize = 100;

/// What is imported by `path`, which is all that stands before the names.
pub(super) fn uses(path: &str, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => format!("{path}::{name};\n"),
        names => {
            let list = names.join(", ");
            let line = format!("{path}::{{{list}}};\n");
            if line.len() <= WIDTH {
                return line;
            }
            format!("{path}::{{\n{}}};\n", filled(names))
        }
    }
}

/// The names with as many on a line as it holds.
fn filled(names: &[String]) -> String {
    let mut out = String::new();
    let mut column = 0;
    for name in names {
        let length = name.len() + ", ".len();
        if column > 0 && column + length <= WIDTH {
            out.push(' ');
        } else {
            if column > 0 {
                out.push('\n');
            }
            out.push_str("    ");
            column = 4;
        }
        out.push_str(name);
        out.push(',');
        column += length;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::uses;

    #[test]
    fn lines_are_filled() {
        let names = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        assert_eq!(uses("use a", &[]), "");
        assert_eq!(uses("use a", &names(&["B"])), "use a::B;\n");
        assert_eq!(
            uses("pub use a", &names(&["B", "C"])),
            "pub use a::{B, C};\n"
        );
        let (long, short) = ("L".repeat(90), "S".repeat(5));
        assert_eq!(
            uses("use a", &names(&[&short, &long, &short, &short])),
            format!("use a::{{\n    {short},\n    {long},\n    {short}, {short},\n}};\n"),
        );
    }
}
