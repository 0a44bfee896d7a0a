//! Elements of HTML, written in Markdown.

use super::element::{Element, Node};
use super::tag::Name;

/// The same in Markdown.
pub(super) fn markdown(nodes: &[Node<'_>]) -> String {
    let mut writer = Writer::default();
    writer.nodes(nodes, false);
    writer.out.trim_end().to_owned()
}

#[derive(Default)]
struct Writer {
    out: String,
    /// How far what begins a line stands to the right, within lists.
    indent: usize,
    /// Whether the mark of an item of a list is all that stands in the line.
    begins_item: bool,
}

impl Writer {
    /// Writes what is in an element. Within one that stands by itself, white space is one space, unless
    /// there is Markdown with blocks of its own.
    fn nodes(&mut self, nodes: &[Node<'_>], is_flowing: bool) {
        for node in nodes {
            match node {
                Node::Text(text) if is_flowing && !text.contains("\n\n") => self.flowing(text),
                Node::Text(text) if self.begins_line() => self.push(text.trim_start()),
                Node::Text(text) | Node::Code(text) => self.push(text),
                Node::Element(element) => self.element(element, is_flowing),
            }
        }
    }

    fn begins_line(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    fn element(&mut self, element: &Element<'_>, is_flowing: bool) {
        let nodes = &element.nodes;
        match element.name {
            Name::Strong => self.marked("**", nodes, is_flowing),
            Name::Emphasis => self.marked("*", nodes, is_flowing),
            Name::Code => self.push(&code(&plain(nodes))),
            Name::Link => self.link(element, is_flowing),
            Name::Span => self.nodes(nodes, is_flowing),
            // Without a list around it, an item is a paragraph.
            Name::Paragraph | Name::Division | Name::Item => self.block("", nodes),
            Name::Heading(level) => self.block(&format!("{} ", "#".repeat(level)), nodes),
            Name::Preformatted => self.preformatted(&plain(nodes)),
            Name::List | Name::Numbered => self.list(element),
        }
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.begins_item = false;
            self.out.push_str(text);
        }
    }

    /// Writes text of which each run of white space is one space, and none where a line begins.
    fn flowing(&mut self, text: &str) {
        let is_space = |character: char| character.is_whitespace();
        if text.starts_with(is_space) {
            self.space();
        }
        let mut words = text.split_whitespace();
        if let Some(first) = words.next() {
            self.push(first);
        }
        for word in words {
            self.push(" ");
            self.push(word);
        }
        if text.ends_with(is_space) {
            self.space();
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// Begins a paragraph, unless one has begun.
    fn paragraph(&mut self) {
        if self.begins_item {
            return;
        }
        let len = self.out.trim_end().len();
        self.out.truncate(len);
        if len > 0 {
            self.out.push_str("\n\n");
            self.out.push_str(&" ".repeat(self.indent));
        }
    }

    fn block(&mut self, mark: &str, nodes: &[Node<'_>]) {
        self.paragraph();
        let start = self.out.len();
        self.push(mark);
        self.nodes(nodes, true);
        if self.out[start..].trim() == mark.trim() {
            self.out.truncate(start);
        } else {
            self.paragraph();
        }
    }

    /// Writes words between marks, which stand next to them.
    fn marked(&mut self, mark: &str, nodes: &[Node<'_>], is_flowing: bool) {
        let mut inner = Self {
            indent: self.indent,
            ..Self::default()
        };
        inner.nodes(nodes, is_flowing);
        let text = inner.out;
        let words = text.trim();
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        if words.is_empty() || words.contains("\n\n") || words.contains('*') {
            self.push(words);
        } else {
            self.push(&format!("{mark}{words}{mark}"));
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn link(&mut self, element: &Element<'_>, is_flowing: bool) {
        match element.target {
            Some(target) if !element.nodes.is_empty() => {
                self.push("[");
                self.nodes(&element.nodes, is_flowing);
                self.push(&if target.contains([' ', '(', ')']) {
                    format!("](<{target}>)")
                } else {
                    format!("]({target})")
                });
            }
            _ => self.nodes(&element.nodes, is_flowing),
        }
    }

    fn list(&mut self, list: &Element<'_>) {
        let is_nested = self.indent > 0;
        if is_nested {
            let len = self.out.trim_end().len();
            self.out.truncate(len);
        } else {
            self.paragraph();
        }
        let mut number = 0;
        for node in &list.nodes {
            let Node::Element(Element {
                name: Name::Item,
                nodes,
                ..
            }) = node
            else {
                self.nodes(std::slice::from_ref(node), true);
                continue;
            };
            number += 1;
            let mark = match list.name {
                Name::Numbered => format!("{number}. "),
                _ => "- ".to_owned(),
            };
            self.item(&mark, nodes, number == 1 && !is_nested);
        }
        if !is_nested {
            self.begins_item = false;
            self.paragraph();
        }
    }

    fn item(&mut self, mark: &str, nodes: &[Node<'_>], begins_block: bool) {
        if !begins_block {
            let len = self.out.trim_end().len();
            self.out.truncate(len);
            self.out.push('\n');
            self.out.push_str(&" ".repeat(self.indent));
        }
        self.out.push_str(mark);
        self.begins_item = true;
        self.indent += mark.len();
        self.nodes(nodes, true);
        self.indent -= mark.len();
    }

    fn preformatted(&mut self, text: &str) {
        self.paragraph();
        let margin = " ".repeat(self.indent);
        let text = text
            .trim_matches('\n')
            .replace('\n', &format!("\n{margin}"));
        let fence = if text.contains("```") { "~~~~" } else { "```" };
        self.push(&format!("{fence}text\n{margin}{text}\n{margin}{fence}"));
        self.paragraph();
    }
}

/// What is in an element, without what marks it.
fn plain(nodes: &[Node<'_>]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) | Node::Code(text) => out.push_str(text),
            Node::Element(element) => out.push_str(&plain(&element.nodes)),
        }
    }
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(out, |text, (entity, meant)| text.replace(entity, meant))
}

/// A text as code within a line.
fn code(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    if text.is_empty() {
        return text;
    }
    let runs = text.split(|character| character != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    if fence.len() > 1 {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}
