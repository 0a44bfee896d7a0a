//! The version of OpenAPI that a document says it is written in.

use std::fmt;

/// A version that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::normalize) enum Version {
    /// 3.0, the oldest.
    #[default]
    V30,
    /// 3.1, whose schemas are those of JSON Schema.
    V31,
    /// 3.2.
    V32,
}

impl Version {
    /// The version that a text such as `3.1.0` means.
    pub(in crate::normalize) fn of(text: &str) -> Option<Self> {
        let mut numbers = text.trim().splitn(3, '.');
        match (numbers.next(), numbers.next()) {
            (Some("3"), Some("0") | None) => Some(Self::V30),
            (Some("3"), Some("1")) => Some(Self::V31),
            (Some("3"), Some("2")) => Some(Self::V32),
            _ => None,
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn the_first_two_numbers_count() {
        for (text, expected) in [
            ("3.0.4", Some(Version::V30)),
            ("3", Some(Version::V30)),
            ("3.1", Some(Version::V31)),
            ("3.1.0-rc1", Some(Version::V31)),
            ("3.2.0", Some(Version::V32)),
            ("3.3.0", None),
            ("2.0", None),
            ("4.0.0", None),
        ] {
            assert_eq!(Version::of(text), expected, "{text}");
        }
    }
}
