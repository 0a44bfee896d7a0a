//! TOML, which settings are written in.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::read::text::{Builder, EntryKind, Outline, SyntaxError};
use crate::read::tree::{Map, Node};

/// The key by which the parser hands over a date.
const DATE: &str = "$__toml_private_datetime";

/// Reads a text into a tree.
pub(in crate::read) fn parse(text: &str) -> Result<Node, SyntaxError> {
    Deserializer::parse(text)
        .and_then(Node::deserialize)
        .map(dates_as_text)
        .map_err(|error| explain(&error))
}

fn explain(error: &toml::de::Error) -> SyntaxError {
    let offset = error.span().map(|span| span.start);
    SyntaxError::new(offset, error.message().trim_end().replace('\n', ", "))
}

/// There is no date in the tree: it is the text that it was written as.
fn dates_as_text(node: Node) -> Node {
    match node {
        Node::List(items) => Node::List(items.into_iter().map(dates_as_text).collect()),
        Node::Map(map) => match map.get(DATE) {
            Some(date) => date.clone(),
            None => Node::Map(
                map.into_iter()
                    .map(|(key, value)| (key, dates_as_text(value)))
                    .collect::<Map>(),
            ),
        },
        other => other,
    }
}

/// Finds where everything stands in a text.
pub(in crate::read) fn outline(text: &str) -> Outline<'_> {
    let mut builder = Builder::default();
    if let Ok(table) = DeTable::parse(text) {
        let range = table.span();
        add_table(&mut builder, table.into_inner(), range);
    }
    builder.finish()
}

fn add_table<'a>(builder: &mut Builder<'a>, table: DeTable<'a>, range: Range<usize>) {
    builder.open(EntryKind::Map, range.start);
    for (key, value) in table {
        let key_range = key.span();
        builder.leaf(EntryKind::Scalar(key.into_inner()), key_range);
        add_value(builder, value);
    }
    builder.close(range.end);
}

fn add_value<'a>(builder: &mut Builder<'a>, value: Spanned<DeValue<'a>>) {
    let range = value.span();
    match value.into_inner() {
        DeValue::Table(table) => add_table(builder, table, range),
        DeValue::Array(items) => {
            builder.open(EntryKind::List, range.start);
            for item in items {
                add_value(builder, item);
            }
            builder.close(range.end);
        }
        _ => _ = builder.leaf(EntryKind::Scalar(Cow::Borrowed("")), range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_is_kept() {
        let tree = parse("b = 1\na = 2\n[z]\n[c.d]\n").unwrap();
        let keys: Vec<_> = tree.as_map().unwrap().iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["b", "a", "z", "c"]);
    }

    #[test]
    fn a_date_is_text() {
        let tree = parse("day = 2024-02-29\nlist = [{at = 07:30:00}]\n").unwrap();
        assert_eq!(tree.at("/day").unwrap().as_str(), Some("2024-02-29"));
        assert_eq!(tree.at("/list/0/at").unwrap().as_str(), Some("07:30:00"));
    }

    #[test]
    fn a_mistake_is_told() {
        let error = parse("a = 1\na = 2\n").unwrap_err();
        assert!(format!("{error:?}").contains("duplicate key"), "{error:?}");
    }

    #[test]
    fn a_very_deep_text_is_an_error() {
        assert!(parse(&format!("a = {}", "[".repeat(10_000))).is_err());
        assert!(parse(&format!("{}a = 1", "a.".repeat(10_000))).is_err());
    }
}
