//! The styles in which a parameter or a field of a form is written.

/// A style of the document: how a value, a list or an object becomes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub(crate) kind: Kind,
    /// Whether each item and each property is written as a value of its own.
    pub(crate) explode: bool,
    /// Whether characters that an address reserves are written as they are.
    pub(crate) reserved: bool,
}

/// The name of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    TabDelimited,
    DeepObject,
    Cookie,
    Json,
}

impl Style {
    /// `blue,black,brown`
    pub const SIMPLE: Self = Self::of(Kind::Simple);
    /// `.blue,black,brown`
    pub const LABEL: Self = Self::of(Kind::Label);
    /// `;color=blue,black,brown`
    pub const MATRIX: Self = Self::of(Kind::Matrix);
    /// `color=blue,black,brown`
    pub const FORM: Self = Self::of(Kind::Form);
    /// `color=blue%20black%20brown`
    pub const SPACE_DELIMITED: Self = Self::of(Kind::SpaceDelimited);
    /// `color=blue%7Cblack%7Cbrown`
    pub const PIPE_DELIMITED: Self = Self::of(Kind::PipeDelimited);
    /// `color=blue%09black%09brown`, in a query, a form or a path.
    pub const TAB_DELIMITED: Self = Self::of(Kind::TabDelimited);
    /// `color%5BR%5D=100&color%5BG%5D=200`
    pub const DEEP_OBJECT: Self = Self::of(Kind::DeepObject);
    /// `color=blue,black,brown`, with nothing escaped.
    pub const COOKIE: Self = Self::of(Kind::Cookie);

    /// `color=%5B%22blue%22%5D`: no style, but the media type that a form can name for a property.
    pub const JSON: Self = Self::of(Kind::Json);

    const fn of(kind: Kind) -> Self {
        Self {
            kind,
            explode: false,
            reserved: false,
        }
    }

    /// Each item and each property is written as a value of its own.
    #[must_use]
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// Characters that an address reserves are written as they are: in a path also slashes.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }
}
