//! Where in a request a value stands.

use std::fmt;

/// Where in a request a value stands: a list on the stack that becomes text for an error alone.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a>(Step<'a>);

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Top,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    /// The whole.
    pub const TOP: Self = Place(Step::Top);

    /// A field, or a parameter at the top.
    #[must_use]
    pub const fn field(&'a self, name: &'a str) -> Self {
        Place(Step::Field(self, name))
    }

    /// An item of an array.
    #[must_use]
    pub const fn item(&'a self, index: usize) -> Self {
        Place(Step::Item(self, index))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Step::Top => Ok(()),
            Step::Field(Place(Step::Top), name) => f.write_str(name),
            Step::Field(parent, name) => write!(f, "{parent}.{name}"),
            Step::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}
