//! What a file holds before it is formatted.

use std::fmt;

use proc_macro2::TokenStream;

use super::code::Item;
use super::prose::Passage;
use crate::File;

/// What a file holds before it is formatted.
#[derive(Clone, Debug)]
pub enum Content {
    /// Rust code to be formatted.
    Rust(Source),
    /// Rust code that is copied as it is, under the header of generated files.
    Copied(String),
    /// A page of Markdown.
    Page(Vec<Passage>),
    /// Text that is written as it is.
    Text(String),
}

/// Rust code that is still to be formatted.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The docs of the file.
    pub docs: Vec<Passage>,
    /// Its items in their order.
    pub pieces: Vec<Piece>,
}

/// A part of a file, which stands apart from the others.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Token trees of whole items.
    Tokens(TokenStream),
    /// Items that stand together.
    Code(Vec<Item>),
}

impl Source {
    pub(crate) fn new(docs: Vec<Passage>) -> Self {
        Self {
            docs,
            pieces: Vec::new(),
        }
    }

    /// The same with items of token trees, if there are any.
    pub(crate) fn items(mut self, items: TokenStream) -> Self {
        if !items.is_empty() {
            self.pieces.push(Piece::Tokens(items));
        }
        self
    }

    /// The same with an item.
    pub(crate) fn item(self, item: impl Into<Item>) -> Self {
        self.together([item.into()])
    }

    /// The same with items that stand together, if there are any.
    pub(crate) fn together(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        let items: Vec<Item> = items.into_iter().collect();
        if !items.is_empty() {
            self.pieces.push(Piece::Code(items));
        }
        self
    }
}

/// What makes the content of a file, so that files can be made side by side:
/// token trees themselves never leave the thread on which they are made.
pub struct Deferred<'a>(Box<dyn FnOnce() -> Content + Send + 'a>);

impl Deferred<'_> {
    /// Makes the content.
    #[must_use]
    pub fn make(self) -> Content {
        (self.0)()
    }
}

impl fmt::Debug for Deferred<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deferred").finish_non_exhaustive()
    }
}

/// A file of Rust code.
pub(in crate::emit) fn rust<'a>(
    path: impl Into<String>,
    source: impl FnOnce() -> Source + Send + 'a,
) -> File<Deferred<'a>> {
    file(path, || Content::Rust(source()))
}

/// A file of Rust code that is copied.
pub(in crate::emit) fn copied(
    path: impl Into<String>,
    code: impl Into<String>,
) -> File<Deferred<'static>> {
    let code = code.into();
    file(path, || Content::Copied(code))
}

/// A page of Markdown.
pub(in crate::emit) fn page<'a>(
    path: impl Into<String>,
    prose: impl FnOnce() -> Vec<Passage> + Send + 'a,
) -> File<Deferred<'a>> {
    file(path, || Content::Page(prose()))
}

/// A file of other text.
pub(in crate::emit) fn text<'a>(
    path: impl Into<String>,
    content: impl FnOnce() -> String + Send + 'a,
) -> File<Deferred<'a>> {
    file(path, || Content::Text(content()))
}

fn file<'a>(
    path: impl Into<String>,
    content: impl FnOnce() -> Content + Send + 'a,
) -> File<Deferred<'a>> {
    File {
        path: path.into(),
        content: Deferred(Box::new(content)),
    }
}
