//! What was measured of a pair, and whether that agrees with what oasmith tells.

use super::semver::Semver;
use crate::regen::Verdict;

/// What becomes of the caller of the old crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Called {
    /// It does not compile with the new crate, for which the compiler has these reasons.
    Broken(Vec<String>),
    /// It compiles and runs; these lines are not what they were with the old crate, each with both.
    Ran(Vec<(String, String)>),
}

/// What was measured.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) semver: Semver,
    pub(super) called: Called,
    /// Signatures of the old crate that the new one does not have, and the reverse.
    pub(super) signatures: (Vec<String>, Vec<String>),
    /// Answers of the new document that the caller of the old crate cannot read.
    pub(super) unread: Vec<String>,
    /// What of the old crate its caller does not use.
    pub(super) gaps: Vec<String>,
}

impl Measured {
    /// What it means for programs that use the old crate. That a program does something else counts
    /// as a break where nothing of it is told on the wire.
    pub(super) fn rust(&self) -> Verdict {
        let is_broken = matches!(self.called, Called::Broken(_));
        if self.semver.is_major || is_broken {
            Verdict::Breaking
        } else if self.signatures.0.is_empty() && self.signatures.1.is_empty() {
            Verdict::None
        } else {
            Verdict::Compatible
        }
    }

    /// The least that it means on the wire, as far as callers show it; nothing where the caller does
    /// not compile, and no answer shows it.
    pub(super) fn wire(&self) -> Option<Verdict> {
        if !self.unread.is_empty() {
            return Some(Verdict::Breaking);
        }
        match &self.called {
            Called::Broken(_) => None,
            Called::Ran(others) if others.is_empty() => Some(Verdict::None),
            Called::Ran(_) => Some(Verdict::Compatible),
        }
    }

    /// What is not as it is told; `told` is what is told on the wire and in Rust.
    pub(super) fn disagreements(&self, told: (Verdict, Verdict)) -> Vec<String> {
        let (wire, rust) = told;
        let mut all = Vec::new();
        if self.rust() != rust {
            all.push(format!(
                "in Rust {rust} is told, and {} measured",
                self.rust()
            ));
        }
        match self.wire() {
            Some(measured) if measured > wire => {
                all.push(format!(
                    "on the wire {wire} is told, and {measured} measured"
                ));
            }
            _ => {}
        }
        all
    }
}
