//! With which of the crate's features a part of it is there.

use std::collections::BTreeSet;

/// With which of the crate's features a part of it is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// With any of these, which are indices into [`Api::tag_features`](super::Api::tag_features);
    /// with none of them, never.
    AnyOf(BTreeSet<usize>),
    /// Whatever features are on.
    #[default]
    Open,
}

impl Gate {
    /// What nothing has asked for so far.
    #[must_use]
    pub fn closed() -> Self {
        Self::AnyOf(BTreeSet::new())
    }

    /// Whether nothing asks for it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::AnyOf(features) if features.is_empty())
    }

    /// Whether it is there wherever the other is.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Open, _) => true,
            (Self::AnyOf(_), Self::Open) => false,
            (Self::AnyOf(own), Self::AnyOf(others)) => own.is_superset(others),
        }
    }

    /// Whether it is there with these features.
    #[must_use]
    pub fn opens(&self, enabled: &BTreeSet<usize>) -> bool {
        match self {
            Self::Open => true,
            Self::AnyOf(features) => !features.is_disjoint(enabled),
        }
    }

    /// Has it be there wherever the other is, and says whether that changes anything.
    pub fn widen(&mut self, other: &Self) -> bool {
        if self.covers(other) {
            return false;
        }
        match (&mut *self, other) {
            (Self::AnyOf(own), Self::AnyOf(others)) => own.extend(others),
            _ => *self = Self::Open,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;

    fn any_of<const N: usize>(features: [usize; N]) -> Gate {
        Gate::AnyOf(features.into())
    }

    #[test]
    fn a_gate_is_as_wide_as_all_that_asks_for_it() {
        let mut gate = Gate::closed();
        assert!(gate.is_closed() && !gate.opens(&[1].into()));
        assert!(gate.widen(&any_of([1])));
        assert!(gate.widen(&any_of([2])));
        assert_eq!(gate, any_of([1, 2]));
        assert!(!gate.widen(&any_of([1])), "it is as wide already");
        assert!(gate.opens(&[2, 3].into()) && !gate.opens(&[3].into()));
        assert!(gate.widen(&Gate::Open));
        assert!(!gate.widen(&any_of([3])));
        assert!(gate.opens(&[].into()) && gate.covers(&any_of([3])));
        assert!(!any_of([1, 2, 3]).covers(&Gate::Open));
    }
}
