//! Which library has the types for strings of a format.

use super::{Feature, Format};

/// A library that has types for strings of some format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Library {
    /// `jiff`: moments and days.
    Jiff,
    /// `jiff`: moments, and what has no offset.
    JiffOrCivil,
    /// `chrono`: moments and days.
    Chrono,
    /// `time`: moments and days.
    Time,
    /// `uuid`.
    Uuid,
    /// The runtime's own type for bytes, with `base64`.
    Base64,
    /// `url`.
    Url,
    /// `rust_decimal`.
    Decimal,
}

impl Library {
    /// The feature of the runtime that has its types.
    #[must_use]
    pub fn feature(self) -> Feature {
        match self {
            Self::Jiff | Self::JiffOrCivil => Feature::Jiff,
            Self::Chrono => Feature::Chrono,
            Self::Time => Feature::Time,
            Self::Uuid => Feature::Uuid,
            Self::Base64 => Feature::Base64,
            Self::Url => Feature::Url,
            Self::Decimal => Feature::Decimal,
        }
    }
}

/// The library of each format; without one, they are strings like others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Formats {
    /// `date-time`.
    pub date_time: Option<Library>,
    /// `date`.
    pub date: Option<Library>,
    /// `uuid`.
    pub uuid: Option<Library>,
    /// `byte` and `base64url`.
    pub byte: Option<Library>,
    /// `uri`.
    pub uri: Option<Library>,
    /// `decimal`.
    pub decimal: Option<Library>,
}

impl Formats {
    /// The library for a format, if its strings have a type of their own.
    #[must_use]
    pub fn library(&self, format: Format) -> Option<Library> {
        match format {
            Format::DateTime => self.date_time,
            Format::Date => self.date,
            Format::Uuid => self.uuid,
            Format::Base64 | Format::Base64Url => self.byte,
            Format::Uri => self.uri,
            Format::Decimal | Format::DecimalNumber => self.decimal,
        }
    }
}
