//! Prints prose: the docs of a file, and pages of Markdown.

use super::code::{comment, items};
use super::fill::fill;
use super::room::Room;
use crate::emit::layout::{Passage, Spacing};

/// Prints the docs of a file.
pub(super) fn docs(out: &mut String, passages: &[Passage]) {
    for line in page(passages).lines() {
        comment(out, "//!", line);
    }
}

/// A page, with a blank line between its passages.
pub(super) fn page(passages: &[Passage]) -> String {
    let mut out = String::new();
    for passage in passages {
        let mut lines = String::new();
        match passage {
            Passage::Markdown(text) => {
                for line in fill(text, Room::COMMENT.prose()) {
                    lines.push_str(&line);
                    lines.push('\n');
                }
            }
            Passage::Fenced { info, code } => {
                lines.push_str("```");
                lines.push_str(info);
                lines.push('\n');
                items(&mut lines, code, Spacing::Tight, Room::COMMENT);
                lines.push_str("```\n");
            }
        }
        if !out.is_empty() && !lines.is_empty() {
            out.push('\n');
        }
        out.push_str(&lines);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{docs, page};
    use crate::emit::layout::{List, Passage, markdown};

    #[test]
    fn passages_stand_apart_in_docs_and_on_pages() {
        let call = List::calls("a", [".b()", ".c();"]).at_most(1);
        let passages = [
            Passage::Markdown("One\ntwo.".to_owned()),
            Passage::Markdown(String::new()),
            Passage::Fenced {
                info: "no_run",
                code: vec![call.into(), "".into(), "d;".into()],
            },
        ];
        let expected = "One two.\n\n```no_run\na\n    .b()\n    .c();\n\nd;\n```\n";
        assert_eq!(page(&passages), expected);
        let mut out = String::new();
        docs(&mut out, &passages);
        assert_eq!(
            out,
            "//! One two.\n//!\n//! ```no_run\n//! a\n//!     .b()\n//!     .c();\n//!\n//! d;\n//! ```\n"
        );
        assert_eq!(page(&markdown("")), "");
    }

    #[test]
    fn lines_of_a_page_end_where_those_of_docs_do() {
        let passages = markdown("word ".repeat(40));
        let mut out = String::new();
        docs(&mut out, &passages);
        let page = page(&passages);
        let commented: Vec<String> = page.lines().map(|line| format!("//! {line}")).collect();
        assert_eq!(out.trim_end(), commented.join("\n"));
    }
}
