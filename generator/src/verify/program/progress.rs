//! How far a proof is.

/// How far a proof is.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// The calls are planned.
    Planning,
    /// The scratch folder is written.
    Writing,
    /// Cargo builds.
    Compiling {
        /// How many crates are done.
        done: usize,
        /// The last of them.
        name: &'a str,
    },
    /// Calls are made.
    Calling {
        /// How many are done.
        done: usize,
        /// How many there are.
        of: usize,
    },
}
