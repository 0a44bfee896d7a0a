//! The version that follows from another.

use semver::{BuildMetadata, Prerelease, Version};

use crate::diff::{Change, Effect, worst};

/// Reads a version; nothing where it is none. Metadata of a build makes no difference to Cargo, and
/// are left out.
#[must_use]
pub fn parse(text: &str) -> Option<Version> {
    let version = Version::parse(text).ok()?;
    Some(Version {
        build: BuildMetadata::EMPTY,
        ..version
    })
}

/// The smallest version that is honest after some changes.
///
/// The first number that is not zero is the one that says what breaks callers. What is new has a
/// number of its own only behind a major version, as Cargo takes all of `0.3.1` for `0.3.0`. What
/// changes on the wire alone breaks nobody who compiles the crate anew. A version before another
/// promises nothing, whatever changes: one more of its kind comes next, since nobody but its authors
/// knows which one is the last before the other.
#[must_use]
pub fn after(released: &Version, changes: &[Change]) -> Version {
    if changes.is_empty() {
        return released.clone();
    }
    let (major, minor, patch) = (released.major, released.minor, released.patch);
    if !released.pre.is_empty() {
        return Version {
            pre: next(&released.pre),
            ..Version::new(major, minor, patch)
        };
    }
    let (_, rust) = worst(changes);
    match (major, minor, rust) {
        (0, 0, _) => Version::new(0, 0, patch.saturating_add(1)),
        (0, _, Effect::Breaking) => Version::new(0, minor.saturating_add(1), 0),
        (0, ..) => Version::new(0, minor, patch.saturating_add(1)),
        (_, _, Effect::Breaking) => Version::new(major.saturating_add(1), 0, 0),
        (_, _, Effect::Compatible) => Version::new(major, minor.saturating_add(1), 0),
        (_, _, Effect::None) => Version::new(major, minor, patch.saturating_add(1)),
    }
}

/// What comes next behind `rc.1` is `rc.2`, and behind `rc` it is `rc.1`. In `rc9` no number stands by
/// itself, and by the rules of order `rc10` would come before it: what is longer comes behind it.
fn next(pre: &Prerelease) -> Prerelease {
    let counted = with_next_number(pre.as_str()).and_then(|next| Prerelease::new(&next).ok());
    let counted = counted.filter(|next| next > pre);
    let longer = || Prerelease::new(&format!("{pre}.1")).ok();
    counted.or_else(longer).unwrap_or_else(|| pre.clone())
}

/// A text with the number at its end counted up, if it ends with one.
fn with_next_number(text: &str) -> Option<String> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u64 = text.strip_prefix(before)?.parse().ok()?;
    Some(format!("{before}{}", number.checked_add(1)?))
}

#[cfg(test)]
mod tests {
    use super::{after, parse};
    use crate::diff::{Change, Effect, Subject};

    fn next(version: &str, wire: Effect, rust: Effect) -> String {
        let change = Change::of(Subject::Call, wire, rust);
        let version = parse(version).expect("a version");
        after(&version, &[change]).to_string()
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
        ] {
            assert_eq!(next(version, none, rust), honest, "{version} {rust:?}");
        }
    }

    #[test]
    fn what_is_before_a_version_is_followed_by_one_more_of_its_kind() {
        for (version, behind) in [
            ("0.3.0-rc.1", "0.3.0-rc.2"),
            ("1.0.0-beta.9", "1.0.0-beta.10"),
            ("1.0.0-alpha", "1.0.0-alpha.1"),
            ("1.0.0-0", "1.0.0-1"),
            ("1.0.0-1.x", "1.0.0-1.x.1"),
            ("1.0.0-rc1", "1.0.0-rc2"),
            // `rc10` is before `rc9`.
            ("1.0.0-rc9", "1.0.0-rc9.1"),
            (
                "1.0.0-rc.18446744073709551615",
                "1.0.0-rc.18446744073709551615.1",
            ),
        ] {
            for rust in [Effect::None, Effect::Compatible, Effect::Breaking] {
                let found = next(version, Effect::Compatible, rust);
                assert_eq!(found, behind);
                assert!(parse(&found) > parse(version), "{found}");
                assert!(parse(&found).is_some_and(|found| !found.pre.is_empty()));
            }
        }
    }

    #[test]
    fn the_wire_alone_breaks_nobody_who_compiles_anew() {
        assert_eq!(next("1.0.0", Effect::Breaking, Effect::None), "1.0.1");
    }

    #[test]
    fn without_a_change_the_version_stays() {
        let version = parse("1.2.3").expect("a version");
        assert_eq!(after(&version, &[]), version);
    }

    #[test]
    fn what_a_version_is_built_of_says_nothing_of_its_order() {
        assert_eq!(parse("1.2.3+linux"), parse("1.2.3"));
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
        let versions = order.map(|text| parse(text).expect("a version"));
        assert!(versions.is_sorted());
        assert_eq!(parse("1.0"), None);
        assert_eq!(parse("1.0.0.0"), None);
        assert_eq!(parse("one"), None);
    }
}
