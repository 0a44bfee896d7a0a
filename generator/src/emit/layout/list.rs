//! Lists, which stand on one line where they fit.

use super::code::{Item, Spacing};

/// With more items than this, one line of them is hard to read.
const FEW: usize = 4;

/// Items with something between and around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// What ends in the opening bracket.
    pub open: String,
    /// The items. With docs, blocks or attributes among them they stand one a line.
    pub items: Vec<Item>,
    /// What begins with the closing bracket.
    pub close: String,
    /// What stands between and around the items.
    pub punctuation: Punctuation,
    /// With more items than this, they stand one a line.
    pub most: usize,
    /// Where there are blank lines between items that stand one a line.
    pub spacing: Spacing,
}

/// What stands between and around the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Punctuation {
    /// `(a, b)`.
    Arguments,
    /// `{ a, b }`.
    Fields,
    /// `{ a, b, }`, as the macros of the runtime have their tables.
    Rows,
    /// `{a, b}`, and as many on a line as it holds.
    Names,
    /// `a b`.
    Words,
    /// `.a().b()`.
    Calls,
}

impl List {
    fn new(
        open: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<String>,
        punctuation: Punctuation,
    ) -> Self {
        Self {
            open: open.into(),
            items: items.into_iter().map(Into::into).collect(),
            close: close.into(),
            punctuation,
            most: usize::MAX,
            spacing: Spacing::Tight,
        }
    }

    /// `open(a, b)close`, be they arguments or parameters.
    pub(crate) fn arguments(
        open: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<String>,
    ) -> Self {
        Self::new(open, items, close, Punctuation::Arguments)
    }

    /// `open { a, b }`: what a type or a value is made of.
    pub(crate) fn fields(
        open: impl Into<String>,
        items: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<String>,
    ) -> Self {
        Self::new(open, items, close, Punctuation::Fields).at_most(FEW)
    }

    /// The table of a macro: `name! { head { row, row, } }`.
    pub(crate) fn table(
        macro_name: &str,
        head: impl std::fmt::Display,
        rows: impl IntoIterator<Item = impl Into<Item>>,
    ) -> Self {
        let open = format!("{macro_name} {{ {head} {{");
        Self::new(open, rows, "} }", Punctuation::Rows).at_most(FEW)
    }

    /// The `use` of names by a path, or of one name by itself; nothing where there are none.
    pub(crate) fn uses<'n>(path: &str, names: impl IntoIterator<Item = &'n str>) -> Option<Item> {
        let names: Vec<&str> = names.into_iter().collect();
        match names.as_slice() {
            [] => None,
            [name] => Some(format!("{path}::{name};").into()),
            _ => {
                let list = Self::new(format!("{path}::{{"), names, "};", Punctuation::Names);
                Some(list.into())
            }
        }
    }

    /// Names with commas between them, as many on a line as it holds.
    pub(crate) fn filled(
        open: impl Into<String>,
        names: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<String>,
    ) -> Self {
        Self::new(open, names, close, Punctuation::Names)
    }

    /// Words on one line, or one a line behind the first of them.
    pub(crate) fn words(
        first: impl Into<String>,
        others: impl IntoIterator<Item = impl Into<Item>>,
        close: impl Into<String>,
    ) -> Self {
        Self::new(first, others, close, Punctuation::Words)
    }

    /// What is called on a value, one after another.
    pub(crate) fn calls(
        value: impl Into<String>,
        calls: impl IntoIterator<Item = impl Into<Item>>,
    ) -> Self {
        Self::new(value, calls, "", Punctuation::Calls)
    }

    /// The same with so many items on one line at most.
    pub(crate) fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// The same with blank lines around items that have much to say.
    pub(crate) fn spaced(mut self) -> Self {
        self.spacing = Spacing::Documented;
        self
    }
}
