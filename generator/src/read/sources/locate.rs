//! From a pointer to a line and a column.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;

use super::Sources;
use crate::diagnostic::Place;
use crate::pointer::Pointer;
use crate::read::source::Source;
use crate::read::text::{EntryKind, Found, Lines, Outline};

/// Where a [`Place`] is in the text of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file's path as the user gave it.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the text that the place covers, never more than one line.
    pub range: Range<usize>,
}

impl Sources {
    /// Where a place is, if it is anywhere in particular.
    ///
    /// A map or a list is where its key is, and where it has none, at its first
    /// line. What an alias stands for is where the alias is, and what is inside
    /// of that, like all that `<<` merges, is where it is written.
    #[must_use]
    pub fn locate(&self, place: &Place) -> Option<Location> {
        self.locate_all(std::slice::from_ref(place)).pop().flatten()
    }

    /// The same for many places, in their order, with one walk through each of
    /// their files.
    #[must_use]
    pub fn locate_all<'a>(
        &self,
        places: impl IntoIterator<Item = &'a Place>,
    ) -> Vec<Option<Location>> {
        let mut charts = HashMap::new();
        let locate = |place: &Place| {
            let place = &self.written(place);
            let file = place.file();
            let chart = charts
                .entry(file)
                .or_insert_with(|| Chart::new(self.file(file)));
            chart.locate(place)
        };
        places.into_iter().map(locate).collect()
    }
}

/// The levels of a tree that was made anew which nobody may have written, one in another.
const UNWRITTEN: usize = 2;

/// A file's lines, and its outline once somebody asks for it.
struct Chart<'a> {
    source: &'a Source,
    lines: Lines<'a>,
    outline: OnceCell<Outline<'a>>,
}

impl<'a> Chart<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            source,
            lines: Lines::new(source.text()),
            outline: OnceCell::new(),
        }
    }

    fn locate(&self, place: &Place) -> Option<Location> {
        let range = match place {
            Place::File(_) => return None,
            Place::Value(pointer) => self.value(self.find(pointer, 0)?),
            Place::Key(pointer) => self.key(self.find(pointer, 0)?),
            Place::Duplicate(pointer) => self.key(self.find(pointer, 1)?),
            Place::Position { line, column, .. } => {
                let start = self.lines.offset(*line, *column);
                start..start
            }
        };
        let (line, column) = self.lines.position(range.start);
        Some(Location {
            path: self.source.path().to_owned(),
            line,
            column,
            range,
        })
    }

    fn outline(&self) -> &Outline<'a> {
        self.outline.get_or_init(|| self.source.outline())
    }

    fn find(&self, pointer: &Pointer, occurrence: usize) -> Option<Found> {
        let segments: Vec<_> = pointer.segments().collect();
        let found = self.outline().find(&segments, occurrence);
        if found.is_some() || self.source.written().is_none() {
            return found;
        }
        // What has no place of its own in the text is where that is which it was made of.
        let around = (1..=UNWRITTEN).filter_map(|levels| segments.len().checked_sub(levels));
        let mut around = around.filter_map(|length| segments.get(..length));
        around.find_map(|segments| self.outline().find(segments, 0))
    }

    fn key(&self, found: Found) -> Range<usize> {
        let step = self.outline().entry(found.key.unwrap_or(found.value));
        self.lines.first_line(step.range.clone())
    }

    /// A map, a list or nothing at all has no line of its own to show: its key
    /// stands for it.
    fn value(&self, found: Found) -> Range<usize> {
        let step = self.outline().entry(found.value);
        let shown = match step.kind {
            EntryKind::Scalar(_) | EntryKind::Alias(_) => !step.range.is_empty(),
            EntryKind::List | EntryKind::Map => false,
        };
        if shown {
            self.lines.first_line(step.range.clone())
        } else {
            self.key(found)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::pointer::FileId;

    const FILE: FileId = FileId(0);

    fn sources(path: &str, text: &str) -> Sources {
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        sources.add_text(Path::new(path), text, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        sources
    }

    fn pointer(path: &str) -> Pointer {
        Pointer::new(FILE, path)
    }

    fn shown(sources: &Sources, place: &Place) -> (usize, usize, String) {
        let location = sources.locate(place).unwrap();
        let text = sources.file(FILE).text();
        (
            location.line,
            location.column,
            text[location.range].to_owned(),
        )
    }

    fn key(sources: &Sources, path: &str) -> (usize, usize, String) {
        shown(sources, &Place::Key(pointer(path)))
    }

    fn value(sources: &Sources, path: &str) -> (usize, usize, String) {
        shown(sources, &Place::Value(pointer(path)))
    }

    fn at(line: usize, column: usize, text: &str) -> (usize, usize, String) {
        (line, column, text.to_owned())
    }

    #[test]
    fn yaml_in_block_style_with_wide_characters() {
        for end in ["\n", "\r\n"] {
            let text = [
                "größe:",
                "  'é/~': ü 😀 x",
                "  list:",
                "    - a: 1",
                "      b: 2",
                "",
            ];
            let sources = sources("a.yaml", &text.join(end));
            assert_eq!(key(&sources, "/größe"), at(1, 1, "größe"));
            assert_eq!(key(&sources, "/größe/é~1~0"), at(2, 3, "'é/~'"));
            assert_eq!(value(&sources, "/größe/é~1~0"), at(2, 10, "ü 😀 x"));
            assert_eq!(value(&sources, "/größe/list"), at(3, 3, "list"));
            assert_eq!(value(&sources, "/größe/list/0"), at(4, 7, "a: 1"));
            assert_eq!(value(&sources, "/größe/list/0/b"), at(5, 10, "2"));
            assert_eq!(value(&sources, ""), at(1, 1, "größe:"));
        }
    }

    #[test]
    fn yaml_in_flow_style() {
        let sources = sources("a.yaml", "a: {b: [1, \"ü\"], 'c': {d: }}\n");
        assert_eq!(key(&sources, "/a/b"), at(1, 5, "b"));
        assert_eq!(value(&sources, "/a/b/1"), at(1, 12, "\"ü\""));
        assert_eq!(value(&sources, "/a/c/d"), at(1, 24, "d"));
    }

    #[test]
    fn values_of_many_lines_are_at_their_first() {
        let sources = sources(
            "a.yaml",
            "a: |\r\n  one\r\n  two\r\nb: 'x\n  y'\nc:\nd: 1\n",
        );
        assert_eq!(value(&sources, "/a"), at(2, 3, "one"));
        assert_eq!(value(&sources, "/b"), at(4, 4, "'x"));
        assert_eq!(value(&sources, "/c"), at(6, 1, "c"));
        assert_eq!(value(&sources, "/d"), at(7, 4, "1"));
    }

    #[test]
    fn keys_that_are_no_text() {
        let sources = sources("a.yaml", "200: a\ntrue: b\n? long\n: c\n");
        assert_eq!(key(&sources, "/200"), at(1, 1, "200"));
        assert_eq!(value(&sources, "/true"), at(2, 7, "b"));
        assert_eq!(value(&sources, "/long"), at(4, 3, "c"));
    }

    #[test]
    fn an_alias_is_where_it_is_and_what_is_inside_is_at_the_anchor() {
        let sources = sources("a.yaml", "a: &x\n  k: [1]\nb: *x\nc: [*x]\n");
        assert_eq!(value(&sources, "/b"), at(3, 4, "*x"));
        assert_eq!(key(&sources, "/b/k"), at(2, 3, "k"));
        assert_eq!(value(&sources, "/c/0/k/0"), at(2, 7, "1"));
    }

    #[test]
    fn merged_keys_are_where_they_are_written() {
        let text =
            "a: &a {x: 1, y: 2}\nb: &b\n  <<: *a\n  z: 3\nc:\n  <<: [*b, {w: 4, x: 5}]\n  y: 6\n";
        let sources = sources("a.yaml", text);
        assert_eq!(value(&sources, "/c/x"), at(1, 11, "1"));
        assert_eq!(value(&sources, "/c/y"), at(7, 6, "6"));
        assert_eq!(value(&sources, "/c/z"), at(4, 6, "3"));
        assert_eq!(value(&sources, "/c/w"), at(6, 16, "4"));
    }

    #[test]
    fn the_pointer_means_the_first_of_two_equal_keys() {
        for (path, text) in [
            ("a.yaml", "x:\n  a: 1\n  b: 2\n  a: 3\n"),
            (
                "a.json",
                "{\"x\":{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}}",
            ),
        ] {
            let sources = sources(path, text);
            let first = sources.locate(&Place::Key(pointer("/x/a"))).unwrap();
            let second = sources.locate(&Place::Duplicate(pointer("/x/a"))).unwrap();
            assert!((first.line, second.line) == (2, 4) || path == "a.json");
            assert_eq!(second.line, first.line + 2);
            assert_eq!(second.column, 3);
            assert_eq!(sources.locate(&Place::Duplicate(pointer("/x/b"))), None);
        }
    }

    #[test]
    fn json_with_escapes_and_surrogate_pairs() {
        let text = "{\r\n\t\"a\\/\\\"b\": {\"ü\": \"\\ud83d\\ude00\"},\r\n\t\"c\":[true,{\"d\":-1.5e3}]\r\n}";
        let sources = sources("a.json", text);
        assert_eq!(key(&sources, "/a~1\"b"), at(2, 2, r#""a\/\"b""#));
        assert_eq!(value(&sources, "/a~1\"b/ü"), at(2, 18, r#""\ud83d\ude00""#));
        assert_eq!(value(&sources, "/c/0"), at(3, 7, "true"));
        assert_eq!(value(&sources, "/c/1"), at(3, 12, r#"{"d":-1.5e3}"#));
        assert_eq!(value(&sources, "/c/1/d"), at(3, 17, "-1.5e3"));
    }

    #[test]
    fn toml_with_tables_and_dotted_keys() {
        let text = "a.b = 'ü'\n\n[[list]]\nx = 1\n\n[[list]]\n\"y z\" = { w = 2 }\n";
        let sources = sources("a.toml", text);
        assert_eq!(value(&sources, "/a/b"), at(1, 7, "'ü'"));
        assert_eq!(key(&sources, "/a"), at(1, 1, "a"));
        assert_eq!(key(&sources, "/list"), at(3, 3, "list"));
        assert_eq!(key(&sources, "/list/1/y z"), at(7, 1, "\"y z\""));
        assert_eq!(value(&sources, "/list/1/y z/w"), at(7, 15, "2"));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        for (path, text) in [
            ("a.yaml", "a: [1]"),
            ("a.json", "{\"a\":[1]}"),
            ("a.toml", "a = [1]"),
        ] {
            let sources = sources(path, text);
            for missing in ["/b", "/a/1", "/a/x", "/a/0/x"] {
                assert_eq!(sources.locate(&Place::Value(pointer(missing))), None);
            }
            assert_eq!(sources.locate(&Place::File(FILE)), None);
        }
    }

    #[test]
    fn ends_of_lines_and_blanks_that_yaml_1_2_has_not_are_passed() {
        let sources = sources(
            "a.yaml",
            "a: 1\nb: ä\u{2028}c: 2\nd:\t3\ne:\t[\t4,\t{f:\t5}]\n",
        );
        assert_eq!(value(&sources, "/a"), at(1, 4, "1"));
        assert_eq!(value(&sources, "/b"), at(2, 4, "ä"));
        assert_eq!(value(&sources, "/c"), at(2, 9, "2"));
        assert_eq!(value(&sources, "/d"), at(3, 4, "3"));
        assert_eq!(value(&sources, "/e/1/f"), at(4, 13, "5"));
    }

    #[test]
    fn many_places_are_found_in_their_order() {
        let sources = sources("a.yaml", "a: 1\nb: 2\n");
        let places = ["/b", "/c", "/a"].map(|path| Place::Value(pointer(path)));
        let lines: Vec<_> = sources
            .locate_all(&places)
            .into_iter()
            .map(|location| location.map(|location| location.line))
            .collect();
        assert_eq!(lines, [Some(2), None, Some(1)]);
    }

    #[test]
    fn a_position_of_a_text_that_does_not_parse() {
        let mut sources = Sources::default();
        sources.add_text(
            Path::new("a.yaml"),
            "ä: ö: 1\n",
            &mut Diagnostics::default(),
        );
        let place = Place::Position {
            file: FILE,
            line: 1,
            column: 5,
        };
        let location = sources.locate(&place).unwrap();
        assert_eq!((location.line, location.column), (1, 5));
        assert_eq!(location.range, 6..6);
        assert_eq!(sources.locate(&Place::Value(pointer(""))), None);
    }
}
