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

#[cfg(test)]
mod tests {
    use super::super::tree::{Element, Tree};
    use super::parse;

    /// The names and texts of all elements, each with those in it.
    fn spelled(tree: &Tree<'_>, element: Element) -> String {
        let name = tree.name(element).local;
        let attributes = tree.attributes(element);
        let attributes = attributes.map(|one| format!(" {}={}", one.name.local, one.value));
        let attributes: String = attributes.collect();
        let children = tree.children(element);
        let children: String = children.map(|child| spelled(tree, child)).collect();
        format!("{name}{attributes}({:?}{children})", tree.text(element))
    }

    fn read(text: &str) -> String {
        spelled(&parse(text).expect(text), Tree::ROOT)
    }

    fn problem(text: &str) -> (String, String) {
        let malformed = parse(text).err().expect(text);
        (malformed.path, malformed.problem.to_string())
    }

    #[test]
    fn elements_attributes_and_texts() {
        let text = "<?xml version='1.0'?><!DOCTYPE a><!-- -->\n<?b?><p:a x='1' \
                    xmlns='u' xmlns:p=\"v\" p:y = \"&lt;\"><b/>\r\n <c>d</c ></p:a>\n<!-- e -->";
        assert_eq!(read(text), r#"a x=1 y=&lt;(""b("")c("d"))"#);
        let text = "<a> 1<!-- x -->2<![CDATA[<&>]]>\r\n<b>3</b>&amp;&#x34; </a>";
        assert_eq!(read(text), r#"a(" 12<&>\n&4 "b("3"))"#);
        assert_eq!(read("<a> \n </a>"), r#"a(" \n ")"#);
        assert_eq!(read("<größe>é</größe>"), r#"größe("é")"#);
    }

    #[test]
    fn what_is_no_xml_is_told_with_its_place() {
        for (text, path, says) in [
            ("a", "/", "outside"),
            ("", "/", "no element"),
            ("<!-- a -->", "/", "no element"),
            ("{\"a\":1}", "/", "outside"),
            ("<a/><b/>", "/", "more than one"),
            ("<a/>b", "/", "outside"),
            ("<a/>&amp;", "/", "outside"),
            ("<a><b><c/></b><b><c>", "a/b[2]/c", "does not end"),
            ("<a><b></a>", "a/b", "expected `</b>`"),
            ("<a></a></b>", "/", "</b>"),
            ("<a><b", "a", "not closed"),
            ("<a><b x></b></a>", "a/b", "="),
            ("<a><b x=1/></a>", "a/b", ""),
            ("<a><b x='<'/></a>", "a", "none"),
            ("<a>< b/></a>", "a", "none"),
            ("<a>b & c</a>", "a", ""),
            ("<a>&nbsp;</a>", "a", "`&nbsp;` stands for nothing"),
            ("<a x='&b;'/>", "a", "`&b;` stands for nothing"),
            ("<a>&#0;</a>", "a", "`&#0;` stands for nothing"),
        ] {
            let (at, problem) = problem(text);
            assert_eq!(at, path, "{text}: {problem}");
            assert!(problem.contains(says), "{text}: {problem}");
        }
    }

    #[test]
    fn entities_of_a_document_type_are_not_expanded() {
        let text = "<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><a>&d;</a>";
        assert_eq!(problem(text).1, "`&d;` stands for nothing");
    }

    #[test]
    fn elements_are_not_read_however_deep() {
        let nested = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(parse(&nested(128)).is_ok());
        let (path, problem) = problem(&nested(129));
        assert!(problem.contains("128 deep"), "{problem}");
        assert_eq!(path, ["a"; 128].join("/"));
        assert!(parse(&"<a>".repeat(1_000_000)).is_err());
    }

    #[test]
    fn what_is_told_is_short() {
        let long = "x".repeat(100_000);
        for text in [
            format!("<a><{long}></a>"),
            format!("<{long}>&{long};"),
            format!("<a b='&{long};'/>"),
        ] {
            let (path, problem) = problem(&text);
            assert!(path.len() + problem.len() < 2000, "{path} {problem}");
        }
    }
}
