//! What the book leaves out of what there is: settings, extensions, commands.

use std::collections::BTreeSet;
use std::fs;

use oasmith::settings::TABLES;
use tests::project;
use toml::{Table, Value};

use super::page::{Page, pages};
use crate::run::oasmith;

/// Each setting stands in a block of the book, or in a table of it.
#[test]
fn the_book_has_all_settings() {
    let pages = pages();
    let book: Vec<&Page> = pages
        .iter()
        .filter(|page| page.path.starts_with("docs/"))
        .collect();
    let blocks = book.iter().flat_map(|page| &page.blocks);
    let blocks = blocks.filter(|block| block.language == "toml");
    let blocks: Vec<Table> = blocks.filter_map(|block| block.text.parse().ok()).collect();
    let said = |table: &str| {
        let said = blocks.iter().filter_map(|block| block.get(table));
        said.collect::<Vec<&Value>>()
    };
    for table in TABLES {
        assert!(
            !said(table.name).is_empty() || table.name == "credentials",
            "[{}]",
            table.name
        );
        for key in table.keys() {
            let mut said = said(table.name).into_iter();
            let is_said = said.any(|block| block.get(key.name).is_some());
            assert!(is_said, "[{}] {}", table.name, key.name);
        }
    }
    let each = |name: &str| {
        let tables = said(name).into_iter().filter_map(Value::as_table);
        let keys = tables.flat_map(Table::values).filter_map(Value::as_table);
        keys.flat_map(Table::keys)
            .cloned()
            .collect::<BTreeSet<String>>()
    };
    let (waits, pages) = (each("wait"), each("pages"));
    for key in ["field", "done", "failed", "not-started"] {
        assert!(waits.contains(key), "[wait.ID] {key}");
    }
    for key in ["by", "parameter", "next", "items"] {
        assert!(pages.contains(key), "[pages.ID] {key}");
    }
}

/// Each extension that a document can have stands in a page of the book.
#[test]
fn the_book_has_all_extensions() {
    let root = project::root();
    let known =
        fs::read_to_string(root.join("generator/src/vocabulary.rs")).expect("the extensions");
    let book = project::texts(&root.join("docs")).expect("the book");
    let is_said = |key: &str| book.values().any(|page| page.contains(&format!("`{key}`")));
    let known = known.lines().filter(|line| line.starts_with("pub const "));
    let known = known.filter_map(|line| line.split('"').nth(1));
    let mut number = 0;
    for key in known.filter(|key| key.starts_with("x-") && !key.ends_with('-')) {
        assert!(is_said(key), "{key}");
        number += 1;
    }
    assert!(number > 10, "{number}");
}

/// Each command stands in its chapter.
#[test]
fn the_book_has_all_commands() {
    let chapter = fs::read_to_string(project::root().join("docs/command.md")).expect("the chapter");
    for command in commands() {
        assert!(chapter.contains(&format!("oasmith {command}")), "{command}");
    }
}

/// The commands that the help lists.
pub(crate) fn commands() -> Vec<String> {
    let help = oasmith(&["--help"]).stdout;
    let (_, commands) = help.split_once("Commands:\n").expect("commands");
    let (commands, _) = commands.split_once("\n\n").expect("an end");
    let lines = commands.lines().filter(|line| !line.starts_with("   "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect();
    assert!(names.len() > 10, "{help}");
    names
}
