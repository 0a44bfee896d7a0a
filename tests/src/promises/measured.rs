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
    /// Why requests of the caller of the old crate are not heard by a server of the new document, but
    /// are by one of the old document.
    pub(super) unheard: Vec<String>,
    /// What of the old crate its caller does not use.
    pub(super) gaps: Vec<String>,
}

/// Whether a line of a caller says what was sent or answered, and not what something is in Rust.
fn is_of_a_call((old, _): &(String, String)) -> bool {
    old.starts_with("call ") || old.starts_with("answer ")
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

    /// The least that it means on the wire, as far as callers show it.
    pub(super) fn wire(&self) -> Verdict {
        if !self.unread.is_empty() || !self.unheard.is_empty() {
            return Verdict::Breaking;
        }
        match &self.called {
            Called::Ran(others) if others.iter().any(is_of_a_call) => Verdict::Compatible,
            Called::Broken(_) | Called::Ran(_) => Verdict::None,
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
        let measured = self.wire();
        if measured > wire {
            all.push(format!(
                "on the wire {wire} is told, and {measured} measured"
            ));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured() -> Measured {
        Measured {
            semver: Semver::default(),
            called: Called::Ran(Vec::new()),
            signatures: (Vec::new(), Vec::new()),
            unread: Vec::new(),
            unheard: Vec::new(),
            gaps: Vec::new(),
        }
    }

    #[test]
    fn what_the_compiler_or_the_tool_refuses_breaks() {
        assert_eq!(measured().rust(), Verdict::None);
        let more = (Vec::new(), vec!["a".to_owned()]);
        let grown = Measured {
            signatures: more,
            ..measured()
        };
        assert_eq!(grown.rust(), Verdict::Compatible);
        let called = Called::Broken(vec!["error".to_owned()]);
        assert_eq!(
            Measured {
                called,
                ..measured()
            }
            .rust(),
            Verdict::Breaking
        );
        let semver = Semver {
            is_major: true,
            lints: Vec::new(),
        };
        assert_eq!(
            Measured {
                semver,
                ..measured()
            }
            .rust(),
            Verdict::Breaking
        );
    }

    #[test]
    fn what_a_constant_is_says_nothing_of_the_wire() {
        let other = |about: &str| (format!("{about}: 1"), format!("{about}: 2"));
        let ran = |about: &str| Measured {
            called: Called::Ran(vec![other(about)]),
            ..measured()
        };
        assert_eq!(ran("constant ALL").wire(), Verdict::None);
        assert_eq!(ran("call move_parcel full 0").wire(), Verdict::Compatible);
    }

    #[test]
    fn more_may_be_told_on_the_wire_than_callers_show_and_not_less() {
        let told = (Verdict::Compatible, Verdict::None);
        assert_eq!(measured().disagreements(told), Vec::<String>::new());
        let unread = vec!["an answer".to_owned()];
        let broken = Measured {
            unread,
            ..measured()
        };
        assert_eq!(broken.disagreements(told).len(), 1);
        let told = (Verdict::None, Verdict::Compatible);
        assert_eq!(measured().disagreements(told).len(), 1);
    }
}
