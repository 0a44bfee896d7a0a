//! Which schema is meant, and of which way.

/// Which way a value travels: what is only read is not sent, and the other way
/// round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the client.
    Request,
    /// To the client.
    Answer,
}

/// A schema among those of one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SchemaId(pub(super) usize);
