//! The types of strings of a format, and what the crate needs for them.

use std::collections::BTreeSet;

use crate::ir::{Api, Feature, Format, Library, Runtime};

/// The type of a format.
pub(super) fn ty(api: &Api, format: Format) -> &'static str {
    match (api.formats.library(format), format) {
        (None, _) => "String",
        (Some(Library::Jiff), Format::Date) => "runtime::FullDate",
        (Some(Library::Jiff), _) => "runtime::Timestamp",
        (Some(Library::JiffOrCivil), _) => "runtime::TimestampOrCivil",
        (Some(Library::Chrono), Format::Date) => "chrono::NaiveDate",
        (Some(Library::Chrono), _) => "chrono::DateTime<chrono::Utc>",
        (Some(Library::Time), Format::Date) => "runtime::Date",
        (Some(Library::Time), _) => "runtime::DateTime",
        (Some(Library::Uuid), _) => "uuid::Uuid",
        (Some(Library::Base64), Format::Base64Url) => "runtime::Base64Url",
        (Some(Library::Base64), _) => "runtime::Base64",
        (Some(Library::Url), _) => "url::Url",
        (Some(Library::Decimal), Format::DecimalNumber) => "runtime::DecimalNumber",
        (Some(Library::Decimal), _) => "rust_decimal::Decimal",
    }
}

/// The name of a format's type, if the runtime has it.
pub(in crate::emit) fn own_type(api: &Api, format: Format) -> Option<&'static str> {
    ty(api, format).strip_prefix("runtime::")
}

/// The library of bytes that are strings.
pub(in crate::emit) const BASE64: &str = r#"base64 = "0.23""#;

/// What the manifest says of the libraries that the crate needs, in the order
/// of their names.
pub(in crate::emit) fn dependencies(api: &Api) -> impl Iterator<Item = &'static str> {
    let Runtime {
        features, optional, ..
    } = &api.runtime;
    let features = features.iter().chain(optional).copied();
    let dependencies: BTreeSet<&str> = features.filter_map(dependency).collect();
    dependencies.into_iter()
}

/// What the manifest says of the library that a feature is for, if it is for one.
pub(in crate::emit) fn dependency(feature: Feature) -> Option<&'static str> {
    Some(match feature {
        Feature::Base64 => BASE64,
        Feature::Chrono => {
            r#"chrono = { version = "0.4.40", default-features = false, features = ["alloc", "serde"] }"#
        }
        Feature::Jiff => {
            r#"jiff = { version = "0.2.10", default-features = false, features = ["serde", "std"] }"#
        }
        Feature::Decimal => {
            r#"rust_decimal = { version = "1.37", default-features = false, features = ["serde", "std"] }"#
        }
        Feature::Time => {
            r#"time = { version = "0.3.41", default-features = false, features = ["formatting", "parsing", "std"] }"#
        }
        Feature::Url => r#"url = { version = "2.5", features = ["serde"] }"#,
        Feature::Uuid => {
            r#"uuid = { version = "1.16", default-features = false, features = ["serde", "std"] }"#
        }
        _ => return None,
    })
}
