//! The parts of the runtime, of which a crate has those that it needs.

/// A part of the runtime that not every crate needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Objects on the wire.
    Objects,
    /// Tuples on the wire.
    Tuples,
    /// Enums that let other values pass.
    OpenEnums,
    /// Enums that take no other values.
    ClosedEnums,
    /// Models with bounds.
    Checks,
    /// Parameters that are set once on the client.
    ClientParameters,
    /// Servers that the document names.
    Servers,
    /// Variables of servers.
    Variables,
}
