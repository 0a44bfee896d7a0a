//! Lines, blocks, and the items in them.

use super::list::List;

/// Code of one line or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// One line, however long it is.
    Line(String),
    /// What is broken into lines where it does not fit on one.
    List(Box<List>),
    /// What is further in than the lines around it.
    Block(Box<Block>),
}

/// Items further in, between the code that opens them and the code that closes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What ends in the opening bracket.
    pub open: Code,
    /// What the docs of the whole say, in Markdown; nothing where there is nothing to say.
    pub docs: String,
    /// What is in it. Where that is nothing, it is closed where it is opened.
    pub items: Vec<Item>,
    /// Where there are blank lines between the items.
    pub spacing: Spacing,
    /// What begins with the closing bracket.
    pub close: Code,
}

/// Where blank lines stand between items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Nowhere.
    Tight,
    /// Before an item with docs, unless its docs and those before it are a single line each.
    Documented,
    /// Between all.
    Apart,
}

/// Code with the docs and attributes that stand before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it means, in Markdown; nothing where there is nothing to say.
    pub docs: String,
    /// Its attributes, one a line.
    pub attributes: Vec<String>,
    /// The code itself.
    pub code: Code,
}

impl Code {
    /// Statements further in.
    pub(crate) fn block(
        open: impl Into<Self>,
        statements: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<Self>,
    ) -> Self {
        Self::of(open, statements, Spacing::Tight, close)
    }

    /// Items further in, of which those with docs stand apart.
    pub(crate) fn documented(
        open: impl Into<Self>,
        items: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<Self>,
    ) -> Self {
        Self::of(open, items, Spacing::Documented, close)
    }

    /// Items of an `impl` further in, which stand apart.
    pub(crate) fn items(
        open: impl Into<Self>,
        items: impl IntoIterator<Item = impl Into<Item>>,
    ) -> Self {
        Self::of(open, items, Spacing::Apart, "}")
    }

    fn of(
        open: impl Into<Self>,
        items: impl IntoIterator<Item = impl Into<Item>>,
        spacing: Spacing,
        close: impl Into<Self>,
    ) -> Self {
        Self::Block(Box::new(Block {
            open: open.into(),
            docs: String::new(),
            items: items.into_iter().map(Into::into).collect(),
            spacing,
            close: close.into(),
        }))
    }

    /// The same with docs of the whole at the head of the block.
    pub(crate) fn with_inner_docs(mut self, docs: String) -> Self {
        if let Self::Block(block) = &mut self {
            block.docs = docs;
        }
        self
    }

    /// The same with something before it on its first line.
    pub(crate) fn prefixed(mut self, prefix: &str) -> Self {
        match &mut self {
            Self::Line(line) => line.insert_str(0, prefix),
            Self::List(list) => list.open.insert_str(0, prefix),
            Self::Block(block) => {
                let open = std::mem::take(&mut block.open);
                block.open = open.prefixed(prefix);
            }
        }
        self
    }

    /// The same with something behind it on its last line.
    pub(crate) fn suffixed(mut self, suffix: &str) -> Self {
        match &mut self {
            Self::Line(line) => line.push_str(suffix),
            Self::List(list) => list.close.push_str(suffix),
            Self::Block(block) => {
                let close = std::mem::take(&mut block.close);
                block.close = close.suffixed(suffix);
            }
        }
        self
    }
}

impl Default for Code {
    fn default() -> Self {
        Self::Line(String::new())
    }
}

impl Item {
    /// The same with docs.
    pub(crate) fn documented(mut self, docs: impl Into<String>) -> Self {
        self.docs = docs.into();
        self
    }

    /// The same with one more attribute.
    pub(crate) fn attribute(mut self, attribute: impl Into<String>) -> Self {
        self.attributes.push(attribute.into());
        self
    }
}

impl From<String> for Code {
    fn from(line: String) -> Self {
        Self::Line(line)
    }
}

impl From<&str> for Code {
    fn from(line: &str) -> Self {
        Self::Line(line.to_owned())
    }
}

impl From<List> for Code {
    fn from(list: List) -> Self {
        Self::List(Box::new(list))
    }
}

impl<T: Into<Code>> From<T> for Item {
    fn from(code: T) -> Self {
        Self {
            docs: String::new(),
            attributes: Vec::new(),
            code: code.into(),
        }
    }
}
