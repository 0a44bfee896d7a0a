//! How wide a line is.

/// The columns that a line may take.
const WIDTH: usize = 100;

/// The columns of a level.
const LEVEL: usize = 4;

/// The columns of a comment's marker and the space behind it. A page of Markdown leaves them out, so
/// that its lines end where those of the same docs do.
const MARKER: usize = "/// ".len();

/// The room that code has at a level of indentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// The columns before the first level.
    margin: usize,
    /// How many levels it is further in.
    level: usize,
}

impl Room {
    /// That of a file.
    pub(super) const FILE: Self = Self {
        margin: 0,
        level: 0,
    };

    /// That of code in a comment, whose marker is written by itself.
    pub(super) const COMMENT: Self = Self {
        margin: MARKER,
        level: 0,
    };

    /// The same one level further in.
    pub(super) fn within(self) -> Self {
        Self {
            level: self.level + 1,
            ..self
        }
    }

    /// The columns that a line is indented by.
    pub(super) fn indent(self) -> usize {
        self.level * LEVEL
    }

    /// The columns of a line, its indentation included.
    pub(super) fn width(self) -> usize {
        WIDTH - self.margin
    }

    /// The columns of a line of prose behind a comment's marker.
    pub(super) fn prose(self) -> usize {
        WIDTH - MARKER - self.indent()
    }
}
