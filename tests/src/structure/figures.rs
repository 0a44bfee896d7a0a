//! The sources in figures.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{ImplItemFn, Item, Visibility};

use super::rooms::{between_rooms, room};
use super::{Graph, Sources};

/// A function with more lines than this is a long one.
const LONG: usize = 50;

/// What there is of a folder, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The files, without those that exist for tests alone.
    pub files: usize,
    /// The lines of these files.
    pub lines: usize,
    /// The functions of more than fifty lines.
    pub long_functions: usize,
    /// The items and methods that are `pub`.
    pub public_items: usize,
    /// The rooms.
    pub rooms: usize,
    /// The imports of a file of one room from a file of another.
    pub between_rooms: usize,
    /// The circles of files that import each other.
    pub circles: usize,
    /// The files of the largest circle.
    pub largest_circle: usize,
}

/// Counts what stands in a folder of a crate; in all of it where the folder has no
/// name. The graph is that of the crate.
#[must_use]
pub fn figures(sources: &Sources, graph: &Graph, folder: &str) -> Figures {
    let graph = &graph.below(folder);
    let mut figures = Figures {
        between_rooms: between_rooms(graph),
        ..Figures::default()
    };
    let mut rooms = BTreeSet::new();
    for file in graph.files() {
        let Some(text) = sources.text(format!("{folder}/{file}").trim_start_matches('/')) else {
            continue;
        };
        rooms.insert(room(file));
        figures.files += 1;
        figures.lines += text.lines().count();
        figures.long_functions += long_functions(text);
        figures.public_items += public_items(text);
    }
    let circles = graph.circles();
    figures.rooms = rooms.len();
    figures.circles = circles.len();
    figures.largest_circle = circles.first().map_or(1, Vec::len);
    figures
}

/// How many functions are long. The text is laid out by rustfmt: a function ends with
/// a brace below its beginning.
fn long_functions(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    let starts = (0..lines.len()).filter(|start| begins_function(lines[*start]));
    let lengths = starts.map(|start| length(&lines[start..]));
    lengths.filter(|length| *length > LONG).count()
}

fn begins_function(line: &str) -> bool {
    let line = line.trim_start();
    let mut qualifiers = ["pub", "const ", "async "].iter();
    let is_qualified = qualifiers.any(|qualifier| line.starts_with(qualifier));
    line.starts_with("fn ") || (is_qualified && line.contains(" fn "))
}

/// How many lines a function has that begins at the first of these.
fn length(lines: &[&str]) -> usize {
    let indent = lines[0].len() - lines[0].trim_start().len();
    let last_of_head = lines.iter().find(|line| line.ends_with(['{', ';', '}']));
    if !last_of_head.is_some_and(|line| line.ends_with('{')) {
        return 1;
    }
    let end = format!("{}}}", " ".repeat(indent));
    let body = lines.iter().take_while(|line| **line != end);
    body.count() + 1
}

/// How many items and methods are `pub`.
fn public_items(text: &str) -> usize {
    struct Public(usize);

    impl<'ast> Visit<'ast> for Public {
        fn visit_item(&mut self, item: &'ast Item) {
            let visibility = match item {
                Item::Const(item) => Some(&item.vis),
                Item::Enum(item) => Some(&item.vis),
                Item::Fn(item) => Some(&item.vis),
                Item::Static(item) => Some(&item.vis),
                Item::Struct(item) => Some(&item.vis),
                Item::Trait(item) => Some(&item.vis),
                Item::Type(item) => Some(&item.vis),
                _ => None,
            };
            self.0 += usize::from(visibility.is_some_and(is_public));
            visit::visit_item(self, item);
        }

        fn visit_impl_item_fn(&mut self, method: &'ast ImplItemFn) {
            self.0 += usize::from(is_public(&method.vis));
        }
    }

    let mut public = Public(0);
    if let Ok(file) = syn::parse_file(text) {
        public.visit_file(&file);
    }
    public.0
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_counted() {
        let long = format!(
            "use super::a::A;\npub fn long(\n) {{\n{}}}\npub(super) fn hidden() {{}}\n",
            "    work();\n".repeat(LONG)
        );
        let sources = Sources::from([
            ("lib.rs", "mod stage;\n"),
            ("stage/mod.rs", "mod a;\nmod b;\n#[cfg(test)]\nmod tests;\n"),
            ("stage/a.rs", "use super::b::B;\npub struct A;\n"),
            ("stage/b.rs", &long),
            ("stage/tests.rs", "use super::a::A;\n"),
        ]);
        let graph = Graph::of(&sources).expect("Rust");
        let expected = Figures {
            files: 3,
            lines: 4 + 2 + LONG + 5,
            long_functions: 1,
            public_items: 2,
            rooms: 3,
            between_rooms: 2,
            circles: 1,
            largest_circle: 2,
        };
        assert_eq!(figures(&sources, &graph, "stage"), expected);
        assert_eq!(figures(&sources, &graph, "").files, 4);
    }

    #[test]
    fn a_function_is_found_whatever_stands_before_it() {
        for before in ["", "pub ", "pub(super) ", "pub(in crate::a) const "] {
            let long = format!("{before}fn f() {{\n{}}}\n", "    g();\n".repeat(LONG));
            assert_eq!(long_functions(&long), 1, "{before}");
        }
    }

    #[test]
    fn a_function_without_a_body_has_no_length() {
        let declared = format!(
            "trait T {{\n    fn declared();\n{}}}\n",
            "    const A: u8;\n".repeat(60)
        );
        assert_eq!(long_functions(&declared), 0);
    }
}
