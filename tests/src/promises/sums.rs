//! What was found of all pairs together.

use std::collections::BTreeMap;
use std::fmt;

use super::measured::{Called, Measured};
use crate::regen::Verdict;

/// How many pairs there are of each kind.
#[derive(Debug, Default)]
pub(super) struct Sums {
    agrees: BTreeMap<&'static str, usize>,
    /// By what is told in Rust, and who says that it breaks.
    rust: BTreeMap<(&'static str, &'static str), usize>,
    /// By what is told and what is measured on the wire.
    wire: BTreeMap<(&'static str, &'static str), usize>,
    gaps: usize,
}

impl Sums {
    pub(super) fn add(
        &mut self,
        (wire, rust): (Verdict, Verdict),
        measured: &Measured,
        agrees: &'static str,
    ) {
        let is_broken = matches!(measured.called, Called::Broken(_));
        let by = match (measured.semver.is_major, is_broken) {
            (true, true) => "the tool and the compiler",
            (true, false) => "the tool alone",
            (false, true) => "the compiler alone",
            (false, false) => "nobody",
        };
        *self.agrees.entry(agrees).or_default() += 1;
        *self.rust.entry((rust.as_str(), by)).or_default() += 1;
        let measured_wire = measured.wire().as_str();
        *self.wire.entry((wire.as_str(), measured_wire)).or_default() += 1;
        self.gaps += measured.gaps.len();
    }
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (agrees, count) in &self.agrees {
            writeln!(f, "{count:4} agree: {agrees}")?;
        }
        for ((told, by), count) in &self.rust {
            writeln!(
                f,
                "{count:4} are told as {told} in Rust, and refused by {by}"
            )?;
        }
        for ((told, measured), count) in &self.wire {
            writeln!(
                f,
                "{count:4} are told as {told} on the wire, and shown as {measured}"
            )?;
        }
        writeln!(f, "{:4} things that callers do not use", self.gaps)
    }
}
