//! The text of a body becomes a tree.

use std::borrow::Cow;
use std::str;

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::characters::is_blank;
use super::malformed::{Malformed, Problem};
use super::references::{push_lines, resolve, value};
use super::tree::{Attribute, Called, Element, Node, Tree};

/// How deep elements may stand in each other.
const DEEPEST: usize = 128;

/// Reads a text.
pub(super) fn parse(text: &str) -> Result<Tree<'_>, Malformed> {
    let mut parser = Parser {
        text,
        tree: Tree::default(),
        open: Vec::new(),
        texts: Vec::new(),
    };
    match parser.run() {
        Ok(()) => Ok(parser.tree),
        Err(problem) => Err(parser.malformed(problem)),
    }
}

struct Parser<'x> {
    text: &'x str,
    tree: Tree<'x>,
    /// The elements that have not ended.
    open: Vec<Element>,
    /// The texts of these, as far as they were read.
    texts: Vec<String>,
}

impl<'x> Parser<'x> {
    fn run(&mut self) -> Result<(), Problem> {
        let mut reader = Reader::from_str(self.text);
        loop {
            let event = reader.read_event().map_err(|error| Problem::new(&error))?;
            let behind = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(tag) => self.begin(&tag, behind, ">")?,
                Event::Empty(tag) => {
                    self.begin(&tag, behind, "/>")?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.lines(&text)?,
                Event::CData(text) => self.lines(&text)?,
                Event::GeneralRef(reference) => {
                    self.character(resolve(utf8(&reference)?)?)?;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
                Event::Eof => break,
            }
        }
        match self.open.last() {
            Some(_) => Err(Problem::new(&"does not end")),
            None if self.tree.nodes.is_empty() => Err(Problem::new(&"has no element")),
            None => Ok(()),
        }
    }

    /// Begins the element whose tag ends before a place, with these characters.
    fn begin(&mut self, tag: &BytesStart<'_>, behind: usize, close: &str) -> Result<(), Problem> {
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(Problem::new(&"has more than one element"));
        }
        if self.open.len() == DEEPEST {
            let problem = format_args!("has elements in it that are more than {DEEPEST} deep");
            return Err(Problem::new(&problem));
        }
        let end = behind.saturating_sub(close.len());
        let text = self.text.get(end.saturating_sub(tag.len())..end);
        let text = text.unwrap_or_default();
        let length = tag.name().as_ref().len();
        let name = text.get(..length).unwrap_or_default();
        if name.is_empty() || text.contains('<') {
            return Err(Problem::new(&"has a tag in it that is none"));
        }
        self.open.push(Element(self.tree.nodes.len()));
        self.tree.nodes.push(Node {
            name: Called::new(name),
            end: usize::MAX,
            attributes: self.tree.attributes.len(),
            text: (0, 0),
        });
        self.texts.push(String::new());
        self.attributes(text, length)
    }

    /// Reads the attributes of a tag, whose name ends at a place.
    fn attributes(&mut self, tag: &'x str, after: usize) -> Result<(), Problem> {
        let mut attributes = Attributes::new(tag, after);
        // It would compare each with all others. Those that are asked for are compared then.
        for attribute in attributes.with_checks(false) {
            let attribute = attribute.map_err(|error| Problem::new(&error))?;
            let name = Called::new(utf8(attribute.key.into_inner())?);
            let Cow::Borrowed(raw) = attribute.value else {
                continue;
            };
            let raw = utf8(raw)?;
            value(raw)?;
            self.tree.attributes.push(Attribute { name, value: raw });
        }
        Ok(())
    }

    fn end(&mut self) {
        let (Some(element), Some(text)) = (self.open.pop(), self.texts.pop()) else {
            return;
        };
        let behind = self.tree.nodes.len();
        let begin = self.tree.texts.len();
        let is_leaf = element.0 + 1 == behind;
        // What stands between elements is there for the eye.
        if is_leaf || !is_blank(&text) {
            self.tree.texts.push_str(&text);
        }
        if let Some(node) = self.tree.nodes.get_mut(element.0) {
            node.end = behind;
            node.text = (begin, self.tree.texts.len());
        }
    }

    /// Adds what is no reference to the text of the innermost element.
    fn lines(&mut self, text: &[u8]) -> Result<(), Problem> {
        let text = utf8(text)?;
        match self.texts.last_mut() {
            Some(out) => push_lines(out, text),
            None if is_blank(text) => {}
            None => return Err(outside()),
        }
        Ok(())
    }

    fn character(&mut self, found: char) -> Result<(), Problem> {
        let text = self.texts.last_mut().ok_or_else(outside)?;
        text.push(found);
        Ok(())
    }

    fn malformed(&self, problem: Problem) -> Malformed {
        let path = match self.open.last() {
            Some(element) => self.tree.path(*element),
            None => "/".to_owned(),
        };
        Malformed { path, problem }
    }
}

/// The reader is given a text, so that all parts of it are.
fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    str::from_utf8(bytes).map_err(|error| Problem::new(&error))
}

fn outside() -> Problem {
    Problem::new(&"has text outside of its element")
}
