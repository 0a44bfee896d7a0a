//! Versions, as Cargo understands them.

use std::cmp::Ordering;
use std::fmt;

use crate::diff::{Change, Effect, worst};

/// A version: three numbers, and what makes it a version before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    major: u64,
    minor: u64,
    patch: u64,
    before: Option<String>,
}

impl Version {
    /// Reads a version; nothing where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.split('+').next()?;
        let (numbers, before) = match text.split_once('-') {
            Some((numbers, before)) => (numbers, Some(before.to_owned())),
            None => (text, None),
        };
        let mut numbers = numbers.split('.').map(str::parse);
        let mut number = || numbers.next()?.ok();
        let version = Self {
            major: number()?,
            minor: number()?,
            patch: number()?,
            before,
        };
        numbers.next().is_none().then_some(version)
    }

    /// The smallest version that is honest after some changes.
    ///
    /// The first number that is not zero is the one that says what breaks callers. What is new has
    /// a number of its own only behind a major version, as Cargo takes all of `0.3.1` for `0.3.0`.
    /// What changes on the wire alone breaks nobody who compiles the crate anew. A version before
    /// another promises nothing, so that the other is what comes next.
    #[must_use]
    pub fn after(&self, changes: &[Change]) -> Self {
        if changes.is_empty() {
            return self.clone();
        }
        let (major, minor, patch) = (self.major, self.minor, self.patch);
        let (_, rust) = worst(changes);
        let next = |major, minor, patch| Self {
            major,
            minor,
            patch,
            before: None,
        };
        if self.before.is_some() {
            return next(major, minor, patch);
        }
        match (major, minor, rust) {
            (0, 0, _) => next(0, 0, patch.saturating_add(1)),
            (0, _, Effect::Breaking) => next(0, minor.saturating_add(1), 0),
            (0, ..) => next(0, minor, patch.saturating_add(1)),
            (_, _, Effect::Breaking) => next(major.saturating_add(1), 0, 0),
            (_, _, Effect::Compatible) => next(major, minor.saturating_add(1), 0),
            (_, _, Effect::None) => next(major, minor, patch.saturating_add(1)),
        }
    }

    fn numbers(&self) -> [u64; 3] {
        [self.major, self.minor, self.patch]
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let numbers = self.numbers().cmp(&other.numbers());
        numbers.then_with(|| match (&self.before, &other.before) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(one), Some(two)) => parts(one, two),
        })
    }
}

/// How two versions before the same one stand to each other: part by part, numbers as such and
/// before words, and more parts behind fewer.
fn parts(one: &str, two: &str) -> Ordering {
    let key = |part: &str| match part.parse::<u64>() {
        Ok(number) => (0, number, String::new()),
        Err(_) => (1, 0, part.to_owned()),
    };
    one.split('.').map(key).cmp(two.split('.').map(key))
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)?;
        match &self.before {
            Some(before) => write!(f, "-{before}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Version;
    use crate::diff::{Change, Effect, Subject};

    fn next(version: &str, wire: Effect, rust: Effect) -> String {
        let change = Change::of(Subject::Call, wire, rust);
        let version = Version::parse(version).expect("a version");
        version.after(&[change]).to_string()
    }

    #[test]
    fn the_smallest_honest_version_is_that_of_cargo() {
        let (none, compatible, breaking) = (Effect::None, Effect::Compatible, Effect::Breaking);
        for (version, rust, honest) in [
            ("0.0.3", none, "0.0.4"),
            ("0.0.3", breaking, "0.0.4"),
            ("0.3.1", none, "0.3.2"),
            ("0.3.1", compatible, "0.3.2"),
            ("0.3.1", breaking, "0.4.0"),
            ("1.3.1", none, "1.3.2"),
            ("1.3.1", compatible, "1.4.0"),
            ("1.3.1", breaking, "2.0.0"),
            ("2.0.0-rc.1", breaking, "2.0.0"),
        ] {
            assert_eq!(next(version, none, rust), honest, "{version} {rust:?}");
        }
    }

    #[test]
    fn the_wire_alone_breaks_nobody_who_compiles_anew() {
        assert_eq!(next("1.0.0", Effect::Breaking, Effect::None), "1.0.1");
    }

    #[test]
    fn without_a_change_the_version_stays() {
        let version = Version::parse("1.2.3").expect("a version");
        assert_eq!(version.after(&[]), version);
    }

    #[test]
    fn versions_have_the_order_of_semver() {
        let order = [
            "0.9.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0",
            "1.0.1",
            "1.10.0",
        ];
        let versions = order.map(|text| Version::parse(text).expect("a version"));
        assert!(versions.is_sorted());
        assert_eq!(Version::parse("1.0"), None);
        assert_eq!(Version::parse("1.0.0.0"), None);
        assert_eq!(Version::parse("one"), None);
    }
}
