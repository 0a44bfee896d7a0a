//! The fifth stage: from token trees to text that a person would have laid out
//! the same way.

mod blank_lines;
mod calls;
mod side_by_side;

use std::fmt::Write as _;

use crate::File;
use crate::emit::{Deferred, Definition, Piece, Source, Tokens};

/// The columns that a line may take.
const WIDTH: usize = 100;

/// With more rows than this, one line of them is hard to read.
const FEW_ROWS: usize = 4;

/// Makes and formats the files, with `header` as the first line of each that is
/// Rust code.
#[must_use]
pub fn format(files: Vec<File<Deferred<'_>>>, header: &str) -> Vec<File<String>> {
    side_by_side::map(files, |file| File {
        path: file.path,
        content: match file.content.make() {
            Tokens::Rust(source) => rust(&source, header),
            Tokens::Copied(text) => format!("// {header}\n{text}"),
            Tokens::Text(text) => text,
        },
    })
}

fn rust(source: &Source, header: &str) -> String {
    let mut parts = vec![format!("// {header}\n{}", docs(&source.docs))];
    parts.extend(source.pieces.iter().map(piece));
    parts.join("\n")
}

fn docs(lines: &[String]) -> String {
    let line = |line: &String| {
        if line.is_empty() {
            "//!\n".to_owned()
        } else {
            format!("//! {line}\n")
        }
    };
    lines.iter().map(line).collect()
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Items(items) => match syn::parse2(items.clone()) {
            Ok(file) => blank_lines::insert(&calls::join(&prettyplease::unparse(&file))),
            // This cannot be; were it to happen all the same, nobody should have to guess why.
            Err(error) => {
                let message = format!("oasmith wrote what is no Rust, please report it: {error}");
                format!(
                    "compile_error!({message:?});\n// {}\n",
                    items.to_string().replace('\n', " ")
                )
            }
        },
        Piece::Text(text) => text.clone(),
        Piece::Table {
            macro_name,
            head,
            rows,
        } => {
            let line = format!("{macro_name} {{ {head} {{ {} }} }}\n", rows.join(", "));
            if rows.len() <= FEW_ROWS && line.len() <= WIDTH {
                return line;
            }
            let rows: String = rows.iter().map(|row| format!("    {row},\n")).collect();
            format!("{macro_name} {{ {head} {{\n{rows}}} }}\n")
        }
        Piece::Definition(of) => definition(of),
    }
}

/// A type; one that a macro defines is laid out like one that stands by itself.
fn definition(of: &Definition) -> String {
    let Definition {
        macro_name,
        docs,
        attributes,
        head,
        rows,
    } = of;
    let margin = if macro_name.is_some() { 4 } else { 0 };
    let mut out = String::new();
    comment(&mut out, margin, docs);
    // Writing to a `String` cannot fail.
    for attribute in attributes {
        let _ = writeln!(out, "{:margin$}{attribute}", "");
    }
    let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    let line = format!("{:margin$}{head} {{ {} }}\n", "", texts.join(", "));
    let is_short = texts.len() <= FEW_ROWS && line.len() <= WIDTH;
    if is_short && rows.iter().all(|row| row.docs.is_empty()) {
        out.push_str(&line);
    } else {
        let _ = writeln!(out, "{:margin$}{head} {{", "");
        for row in rows {
            comment(&mut out, margin + 4, &row.docs);
            let _ = writeln!(out, "{:margin$}    {},", "", row.text);
        }
        let _ = writeln!(out, "{:margin$}}}", "");
    }
    match macro_name {
        Some(name) => format!("{name} {{\n{out}}}\n"),
        None => blank_lines::insert(&out),
    }
}

fn comment(out: &mut String, indent: usize, lines: &[String]) {
    for line in lines {
        let space = if line.is_empty() { "" } else { " " };
        let _ = writeln!(out, "{:indent$}///{space}{line}", "");
    }
}
