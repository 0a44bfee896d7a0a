//! One file: its text, what it is written in, and its tree.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::formats::{json, toml, yaml};
use super::resources::Resources;
use super::text::{Lines, Outline, SyntaxError};
use super::texts::Texts;
use super::tree::{LongKey, Node, long_key};
use super::written::Written;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::limits;
use crate::pointer::FileId;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML.
    Yaml,
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

impl Format {
    /// The file name's extension says it. Failing that, a text that begins with
    /// a brace is JSON, and any other is YAML.
    fn of(path: &Path, text: &str) -> Self {
        let extension = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        match extension.as_ref().and_then(|extension| extension.to_str()) {
            Some("yaml" | "yml") => Self::Yaml,
            Some("json") => Self::Json,
            Some("toml") => Self::Toml,
            _ if text.trim_start().starts_with('{') => Self::Json,
            _ => Self::Yaml,
        }
    }

    fn outline(self, text: &str) -> Outline<'_> {
        match self {
            Self::Yaml => yaml::outline(text),
            Self::Json => json::outline(text),
            Self::Toml => toml::outline(text),
        }
    }

    fn parse(self, text: &str) -> Result<Node, SyntaxError> {
        let nothing = SyntaxError::new(Some(text.len()), "there is nothing in the file");
        let parsed = match self {
            Self::Toml => return toml::parse(text),
            _ if text.trim().is_empty() => return Err(nothing),
            Self::Json => json::parse(text),
            Self::Yaml => yaml::parse(text),
        };
        match parsed {
            Err(_) | Ok(Node::String(_)) if text.trim_start().starts_with('<') => Err(markup(text)),
            Ok(Node::Null) if self == Self::Yaml => Err(nothing),
            parsed => parsed,
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    tree: Node,
    format: Format,
    /// Why the text does not parse, where nobody has been told.
    mistake: Option<Diagnostic>,
    resources: OnceLock<Resources>,
    /// Where the parts of the tree are written, where it was made anew.
    written: Option<Written>,
}

impl Source {
    /// The path as the user gave it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text, without a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree, [`Node::Null`] where the text has a mistake in it.
    #[must_use]
    pub fn tree(&self) -> &Node {
        &self.tree
    }

    /// What the file is written in.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// The places of everything in the text. What has no tree has none.
    pub(super) fn outline(&self) -> Outline<'_> {
        match self.tree {
            Node::Null => Outline::default(),
            _ => self.format.outline(&self.text),
        }
    }

    pub(super) fn read(
        id: FileId,
        path: &Path,
        texts: &Texts,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        match texts.read(path) {
            Ok(text) => Self::parse(id, path, text, diagnostics),
            Err(error) => {
                diagnostics.push(unreadable(id, &error));
                Self {
                    path: path.to_owned(),
                    text: String::new(),
                    tree: Node::Null,
                    format: Format::of(path, ""),
                    mistake: None,
                    resources: OnceLock::new(),
                    written: None,
                }
            }
        }
    }

    pub(super) fn parse(
        id: FileId,
        path: &Path,
        text: String,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut source = Self::parse_quietly(id, path, text);
        if let Some(mistake) = source.mistake.take() {
            diagnostics.push(mistake);
        }
        source
    }

    /// The same. A mistake is kept with the source, and not reported.
    pub(super) fn parse_quietly(id: FileId, path: &Path, mut text: String) -> Self {
        if text.starts_with('\u{feff}') {
            text.remove(0);
        }
        let format = Format::of(path, &text);
        let parsed = format.parse(&text).and_then(|tree| match long_key(&tree) {
            Some(key) => Err(too_long(&key, &format.outline(&text))),
            None => Ok(tree),
        });
        let (tree, mistake) = match parsed {
            Ok(tree) => (tree, None),
            Err(error) => (Node::Null, Some(error.diagnostic(id, &Lines::new(&text)))),
        };
        Self {
            path: path.to_owned(),
            text,
            tree,
            format,
            mistake,
            resources: OnceLock::new(),
            written: None,
        }
    }

    /// Puts another tree in place of that of the text.
    pub(super) fn replace(&mut self, tree: Node, written: Written) {
        self.tree = tree;
        self.written = Some(written.behind(self.written.take()));
        self.resources = OnceLock::new();
    }

    /// Where the parts of the tree are written, if that is elsewhere than where they are in it.
    pub(super) fn written(&self) -> Option<&Written> {
        self.written.as_ref()
    }

    pub(super) fn mistake(&self) -> Option<&Diagnostic> {
        self.mistake.as_ref()
    }

    /// The names that schemas in it have, which are looked for when somebody asks.
    pub(in crate::read) fn resources(&self) -> &Resources {
        let find = || Resources::of(&self.text, &self.tree);
        self.resources.get_or_init(find)
    }
}

/// What there is to say of a page, which an address gives in place of a document.
fn markup(text: &str) -> SyntaxError {
    let offset = text.len() - text.trim_start().len();
    SyntaxError::new(Some(offset), "this is HTML or XML, not a document").with_help(Some(
        "see what the address gives: a page to sign in, or one that shows the document",
    ))
}

/// What there is to say of a key that is too long for what is below it.
fn too_long(key: &LongKey, outline: &Outline<'_>) -> SyntaxError {
    let found = outline.find(&key.segments, 0).and_then(|found| found.key);
    let offset = found.map(|key| outline.entry(key).range.start);
    let message = format!(
        "the key has {} bytes and {} values below it, so that JSON Pointers to all of the file take more than {} MiB",
        key.segments.last().map_or(0, String::len),
        key.values,
        limits::PLACES >> 20
    );
    SyntaxError::new(offset, message).with_help(Some("make the key shorter, or have less below it"))
}

fn unreadable(file: FileId, error: &io::Error) -> Diagnostic {
    let (message, help) = reason(error);
    let diagnostic = Diagnostic::error("unreadable", Place::File(file), message);
    match help {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic,
    }
}

/// Says the common reasons in words that are the same on every system.
pub(super) fn reason(error: &io::Error) -> (String, Option<&'static str>) {
    match error.kind() {
        ErrorKind::NotFound => ("there is no such file".to_owned(), None),
        ErrorKind::IsADirectory => ("this is a folder, not a file".to_owned(), None),
        ErrorKind::Unsupported => (
            "this is a pipe or a device, not a file".to_owned(),
            Some("write what it gives to a file, and name that"),
        ),
        ErrorKind::FileTooLarge => (
            format!("the file has more than {} MiB", limits::FILE >> 20),
            Some("cut the document into several files, or leave out what no client needs"),
        ),
        ErrorKind::InvalidData => (
            "the file is not text in UTF-8".to_owned(),
            Some("save the file with the encoding UTF-8"),
        ),
        _ => (format!("the file cannot be read: {error}"), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str, text: &str) -> (Source, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let source = Source::parse(
            FileId(0),
            Path::new(path),
            text.to_owned(),
            &mut diagnostics,
        );
        (source, diagnostics)
    }

    #[test]
    fn the_extension_says_the_format() {
        for (path, format) in [
            ("a.yaml", Format::Yaml),
            ("a.YML", Format::Yaml),
            ("a.json", Format::Json),
            ("a.toml", Format::Toml),
        ] {
            assert_eq!(Format::of(Path::new(path), "{"), format, "{path}");
        }
    }

    #[test]
    fn without_an_extension_the_text_says_the_format() {
        assert_eq!(Format::of(Path::new("a"), " \n{}"), Format::Json);
        assert_eq!(Format::of(Path::new("a.txt"), "a: 1"), Format::Yaml);
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        for (path, text) in [
            ("a.yaml", "\u{feff}a: 1"),
            ("a.json", "\u{feff}{\"a\": 1}"),
            ("a", "\u{feff}{\"a\": 1}"),
            ("a.toml", "\u{feff}a = 1"),
        ] {
            let (source, diagnostics) = parse(path, text);
            assert!(!diagnostics.has_errors(), "{diagnostics:?}");
            assert_eq!(source.tree().at("/a"), Some(&Node::Int(1)));
            assert!(!source.text().starts_with('\u{feff}'));
        }
    }

    #[test]
    fn a_file_with_nothing_in_it_is_an_error() {
        for (path, text) in [("a.yaml", "# nothing\n"), ("a.yaml", ""), ("a.json", " \n")] {
            let (source, diagnostics) = parse(path, text);
            let messages: Vec<_> = diagnostics.iter().map(|told| &told.message).collect();
            assert_eq!(messages, ["there is nothing in the file"]);
            assert_eq!(source.tree(), &Node::Null);
        }
        assert!(!parse("a.toml", "").1.has_errors());
    }

    #[test]
    fn a_page_in_place_of_a_document_is_told_as_one() {
        for (path, text) in [
            ("a.yaml", "<!DOCTYPE html>\n<title>Sign in: Acme</title>\n"),
            ("a.yaml", "\n<html></html>"),
            ("a.json", "<html></html>"),
        ] {
            let (_, diagnostics) = parse(path, text);
            let told: Vec<_> = diagnostics.iter().map(|told| &told.message).collect();
            assert_eq!(told, ["this is HTML or XML, not a document"], "{text}");
        }
        assert!(!parse("a.yaml", "<: 1\n").1.has_errors());
    }

    #[test]
    fn a_key_that_is_too_long_for_what_is_below_it_is_an_error() {
        let name = "k".repeat(100_000);
        let text = |values| {
            format!(
                "{{\"a\": [1,\n{{\"{name}\": [{}0]}}]}}",
                "0,".repeat(values)
            )
        };
        let (source, diagnostics) = parse("a.json", &text(3_000));
        assert!(matches!(source.tree(), Node::Null));
        let told = diagnostics.iter().next().unwrap();
        assert_eq!(told.code, "syntax");
        assert!(
            told.message.contains("100000 bytes and 3002 values"),
            "{told:?}"
        );
        assert!(matches!(
            told.place,
            Place::Position {
                line: 2,
                column: 2,
                ..
            }
        ));
        assert!(!parse("a.json", &text(2_000)).1.has_errors());
    }

    #[test]
    fn a_mistake_has_a_line_and_a_column() {
        for (path, text, expected) in [
            ("a.yaml", "ä: 1\r\nö: @x\r\n", (2, 4)),
            ("a.json", "{\"ä\":\r\n\"ö\", x}", (2, 6)),
            ("a.toml", "a = 1\r\nö = 2\r\n", (2, 1)),
        ] {
            let (_, diagnostics) = parse(path, text);
            let told = diagnostics.iter().next().unwrap();
            assert_eq!(told.code, "syntax");
            let Place::Position { line, column, .. } = told.place else {
                panic!("{told:?}");
            };
            assert_eq!((line, column), expected, "{told:?}");
        }
    }

    #[test]
    fn the_reasons_of_the_system_are_told_in_words() {
        for (kind, expected) in [
            (ErrorKind::NotFound, "there is no such file"),
            (ErrorKind::InvalidData, "the file is not text in UTF-8"),
        ] {
            let told = unreadable(FileId(0), &kind.into());
            assert_eq!(told.message, expected);
        }
    }
}
