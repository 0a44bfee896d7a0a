//! Prints lines, lists and blocks. Lists are broken here and nowhere else.

use super::fill::fill;
use super::room::Room;
use crate::emit::layout::{Block, Code, Item, List, Punctuation, Spacing};

/// Prints items one below the other.
pub(super) fn items(out: &mut String, items: &[Item], spacing: Spacing, room: Room) {
    terminated(out, items, spacing, room, "");
}

/// Prints items one below the other, each with something behind it.
fn terminated(out: &mut String, items: &[Item], spacing: Spacing, room: Room, end: &str) {
    let mut before: Option<Docs> = None;
    for item in items {
        let docs = Docs::new(item, room);
        if before.is_some_and(|before| stands_apart(spacing, &before, &docs)) {
            out.push('\n');
        }
        for line in &docs.lines {
            indent(out, room);
            comment(out, "///", line);
        }
        for attribute in &item.attributes {
            indent(out, room);
            out.push_str(attribute);
            out.push('\n');
        }
        indent(out, room);
        code(out, &item.code, end, room);
        out.push('\n');
        before = Some(docs);
    }
}

/// What stands before an item.
struct Docs {
    lines: Vec<String>,
    has_attributes: bool,
}

impl Docs {
    fn new(item: &Item, room: Room) -> Self {
        Self {
            lines: fill(&item.docs, room.prose()),
            has_attributes: !item.attributes.is_empty(),
        }
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && !self.has_attributes
    }

    fn is_a_line(&self) -> bool {
        self.lines.len() == 1 && !self.has_attributes
    }
}

fn stands_apart(spacing: Spacing, before: &Docs, docs: &Docs) -> bool {
    match spacing {
        Spacing::Tight => false,
        Spacing::Documented if before.is_a_line() && docs.is_a_line() => false,
        Spacing::Documented => !docs.is_empty(),
        Spacing::Apart => true,
    }
}

/// Prints a line of a comment, whose marker has no space behind it where the line is empty.
pub(super) fn comment(out: &mut String, marker: &str, line: &str) {
    out.push_str(marker);
    if !line.is_empty() {
        out.push(' ');
        out.push_str(line);
    }
    out.push('\n');
}

/// Prints code with something behind it, whose first line is indented already and whose last one is
/// not ended.
fn code(out: &mut String, of: &Code, end: &str, room: Room) {
    match of {
        Code::Line(line) => {
            out.push_str(line);
            out.push_str(end);
        }
        Code::List(of) => list(out, of, end, room),
        Code::Block(of) => block(out, of, end, room),
    }
}

fn block(out: &mut String, of: &Block, end: &str, room: Room) {
    code(out, &of.open, "", room);
    if !of.items.is_empty() || !of.docs.is_empty() {
        out.push('\n');
        for line in fill(&of.docs, room.within().prose()) {
            indent(out, room.within());
            comment(out, "//!", &line);
        }
        items(out, &of.items, of.spacing, room.within());
        indent(out, room);
    } else if column(out) + columns(first(&of.close)) > room.width() {
        out.push('\n');
        indent(out, room);
    }
    code(out, &of.close, end, room);
}

/// What code begins with, before the first place where it could be broken.
fn first(of: &Code) -> &str {
    match of {
        Code::Line(line) => line,
        Code::List(list) => &list.open,
        Code::Block(block) => first(&block.open),
    }
}

fn list(out: &mut String, of: &List, end: &str, room: Room) {
    let fits = |width| column(out) + width + columns(end) <= room.width();
    if of.items.is_empty() || list_width(of).is_some_and(fits) {
        flat(out, of);
        out.push_str(end);
        return;
    }
    out.push_str(&of.open);
    out.push('\n');
    match of.punctuation {
        Punctuation::Arguments | Punctuation::Fields | Punctuation::Rows => {
            terminated(out, &of.items, of.spacing, room.within(), ",");
        }
        Punctuation::Words | Punctuation::Calls => {
            items(out, &of.items, of.spacing, room.within());
        }
        Punctuation::Names => names(out, &of.items, room.within()),
    }
    if of.close.is_empty() {
        out.pop();
    } else {
        indent(out, room);
        out.push_str(of.close.trim_start());
    }
    out.push_str(end);
}

/// What stands on one line behind the opening, between the items, and before the closing.
fn marks(of: &List) -> [&'static str; 3] {
    match of.punctuation {
        _ if of.items.is_empty() => ["", "", ""],
        Punctuation::Arguments | Punctuation::Names => ["", ", ", ""],
        Punctuation::Fields => [" ", ", ", " "],
        Punctuation::Rows => [" ", ", ", ", "],
        Punctuation::Words => [" ", " ", ""],
        Punctuation::Calls => ["", "", ""],
    }
}

/// The columns that code takes on one line, if it can stand on one at all.
fn width(of: &Code) -> Option<usize> {
    match of {
        Code::Line(line) => Some(columns(line)),
        Code::List(list) => list_width(list),
        Code::Block(_) => None,
    }
}

fn list_width(of: &List) -> Option<usize> {
    if of.items.len() > of.most {
        return None;
    }
    let [behind, between, before] = marks(of).map(columns);
    let around = columns(&of.open) + behind + before + columns(&of.close);
    let between = between * of.items.len().saturating_sub(1);
    let is_bare = |item: &Item| item.docs.is_empty() && item.attributes.is_empty();
    let items = of.items.iter();
    let widths = items.map(|item| is_bare(item).then(|| width(&item.code)).flatten());
    Some(around + between + widths.sum::<Option<usize>>()?)
}

/// Prints on one line what can stand on one.
fn flat(out: &mut String, of: &List) {
    let [behind, between, before] = marks(of);
    out.push_str(&of.open);
    for (index, item) in of.items.iter().enumerate() {
        out.push_str(if index == 0 { behind } else { between });
        match &item.code {
            Code::List(list) => flat(out, list),
            other => code(out, other, "", Room::FILE),
        }
    }
    out.push_str(before);
    out.push_str(&of.close);
}

/// Prints names with as many on a line as it holds.
fn names(out: &mut String, names: &[Item], room: Room) {
    indent(out, room);
    for (index, name) in names.iter().enumerate() {
        let width = width(&name.code).unwrap_or_default();
        if index > 0 && column(out) + " ".len() + width + ",".len() <= room.width() {
            out.push(' ');
        } else if index > 0 {
            out.push('\n');
            indent(out, room);
        }
        code(out, &name.code, ",", room);
    }
    out.push('\n');
}

fn indent(out: &mut String, room: Room) {
    out.extend(std::iter::repeat_n(' ', room.indent()));
}

/// How many columns of the last line are taken.
fn column(out: &str) -> usize {
    columns(&out[out.rfind('\n').map_or(0, |end| end + 1)..])
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Room, Spacing, items};
    use crate::emit::layout::{Code, Item, List};

    fn printed(item: impl Into<Item>) -> String {
        printed_within(item, Room::FILE)
    }

    fn printed_within(item: impl Into<Item>, room: Room) -> String {
        let mut out = String::new();
        items(&mut out, &[item.into()], Spacing::Tight, room);
        out
    }

    #[test]
    fn a_list_is_broken_where_it_does_not_fit() {
        let list =
            |length| List::arguments("pub fn f(", ["&self".to_owned(), "a".repeat(length)], ") {");
        let line = printed(list(80));
        assert_eq!(line, format!("pub fn f(&self, {}) {{\n", "a".repeat(80)));
        assert_eq!(line.trim_end().len(), 99);
        assert_eq!(printed(list(81)).trim_end().len(), 100);
        let broken = format!("pub fn f(\n    &self,\n    {},\n) {{\n", "a".repeat(82));
        assert_eq!(printed(list(82)), broken);
        // What is further in has less room.
        let broken = format!(
            "    pub fn f(\n        &self,\n        {},\n    ) {{\n",
            "a".repeat(78)
        );
        assert_eq!(printed_within(list(78), Room::FILE.within()), broken);
    }

    #[test]
    fn a_line_is_measured_in_characters_and_with_its_end() {
        let list = |text: &str, length| List::arguments("f(", [text.repeat(length)], ")");
        assert_eq!(printed(list("é", 97)).lines().count(), 1);
        assert_eq!(printed(list("é", 98)).lines().count(), 3);
        let within = |length| printed(List::fields("A {", [list("a", length)], "}").at_most(0));
        assert_eq!(within(92).lines().count(), 3);
        assert_eq!(within(93).lines().count(), 5);
    }

    #[test]
    fn a_list_in_a_list_is_broken_only_if_it_has_to_be() {
        let list = |inner: usize| {
            let inner = List::arguments("B::new(", [format!("b{}", "c".repeat(inner))], ")");
            List::arguments("A::new(", [Code::from("self"), inner.into()], ")")
        };
        assert_eq!(printed(list(1)), "A::new(self, B::new(bc))\n");
        let long = "c".repeat(80);
        assert_eq!(
            printed(list(80)),
            format!("A::new(\n    self,\n    B::new(b{long}),\n)\n")
        );
        let long = "c".repeat(90);
        assert_eq!(
            printed(list(90)),
            format!("A::new(\n    self,\n    B::new(\n        b{long},\n    ),\n)\n")
        );
    }

    #[test]
    fn lists_differ_in_what_stands_between_and_around() {
        let names = ["a", "b"];
        assert_eq!(
            printed(List::fields("struct A {", names, "}")),
            "struct A { a, b }\n"
        );
        assert_eq!(
            printed(List::table("m!", "A", names)),
            "m! { A { a, b, } }\n"
        );
        assert_eq!(printed(List::words("call", names, " {")), "call a b {\n");
        assert_eq!(printed(List::words("call", [""; 0], " {")), "call {\n");
        assert_eq!(
            printed(List::fields("struct A {", [""; 0], "}")),
            "struct A {}\n"
        );
        assert_eq!(printed(List::calls("a", [".b()", ".c();"])), "a.b().c();\n");
        let broken = printed(List::calls("a", [".b()", ".c();"]).at_most(1));
        assert_eq!(broken, "a\n    .b()\n    .c();\n");
        let broken = printed(List::words("call", names, " {").at_most(0));
        assert_eq!(broken, "call\n    a\n    b\n{\n");
        let broken = printed(List::table("m!", "A", ["a", "b", "c", "d", "e"]));
        assert_eq!(
            broken,
            "m! { A {\n    a,\n    b,\n    c,\n    d,\n    e,\n} }\n"
        );
    }

    #[test]
    fn names_are_filled() {
        let uses = |path, names: &[&str]| List::uses(path, names.iter().copied()).map(printed);
        assert_eq!(uses("use a", &[]), None);
        assert_eq!(uses("use a", &["B"]).as_deref(), Some("use a::B;\n"));
        assert_eq!(
            uses("pub use a", &["B", "C"]).as_deref(),
            Some("pub use a::{B, C};\n")
        );
        let (long, short) = ("L".repeat(90), "S".repeat(5));
        assert_eq!(
            uses("use a", &[&short, &long, &short, &short]),
            Some(format!(
                "use a::{{\n    {short},\n    {long},\n    {short}, {short},\n}};\n"
            ))
        );
    }

    #[test]
    fn what_has_docs_stands_on_a_line_of_its_own() {
        let fields = |docs: [&str; 3]| {
            let fields = docs.iter().zip(["a", "b", "c"]);
            let fields = fields.map(|(docs, name)| Item::from(name).documented(*docs));
            printed(List::fields("struct A {", fields, "}").spaced())
        };
        assert_eq!(
            fields(["A.", "B.", "C."]),
            "struct A {\n    /// A.\n    a,\n    /// B.\n    b,\n    /// C.\n    c,\n}\n"
        );
        assert_eq!(
            fields(["A.", "B.\n\nB.", "C."]),
            "struct A {\n    /// A.\n    a,\n\n    /// B.\n    ///\n    /// B.\n    b,\n\n    /// C.\n    c,\n}\n"
        );
        assert_eq!(
            fields(["A.", "", ""]),
            "struct A {\n    /// A.\n    a,\n    b,\n    c,\n}\n"
        );
    }

    #[test]
    fn docs_are_filled_to_where_they_stand() {
        let words = "word ".repeat(40);
        let item = Item::from("a;").documented(words.trim_end());
        let width = |text: &str| text.lines().map(str::len).max();
        assert_eq!(width(&printed(item.clone())), Some(98));
        let within = Room::FILE.within().within();
        assert_eq!(width(&printed_within(item, within)), Some(96));
    }

    #[test]
    fn blocks_are_further_in_and_items_apart() {
        let function = |name: &str| Code::block(format!("fn {name}() {{"), ["a;", "b;"], "}");
        let items = Code::items("impl A {", [function("f"), function("g")]);
        assert_eq!(
            printed(items),
            "impl A {\n    fn f() {\n        a;\n        b;\n    }\n\n    fn g() {\n        a;\n        b;\n    }\n}\n"
        );
        let nested = Code::block(
            "match a {",
            [function("f").prefixed("B => ").suffixed(",")],
            "}",
        );
        assert_eq!(
            printed(nested.suffixed("?;")),
            "match a {\n    B => fn f() {\n        a;\n        b;\n    },\n}?;\n"
        );
    }

    #[test]
    fn a_block_of_nothing_is_closed_where_it_is_opened() {
        let block = |open: usize| {
            let close = List::fields("} -> B {", ["c"], "}");
            printed(Code::block(
                format!("{} {{", "a".repeat(open)),
                [""; 0],
                close,
            ))
        };
        assert_eq!(block(3), "aaa {} -> B { c }\n");
        let a = "a".repeat(88);
        assert_eq!(block(88), format!("{a} {{}} -> B {{\n    c,\n}}\n"));
        let a = "a".repeat(92);
        assert_eq!(block(92), format!("{a} {{\n}} -> B {{ c }}\n"));
    }
}
