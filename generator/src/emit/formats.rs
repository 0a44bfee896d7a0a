//! The types of texts of a format, and what the crate needs for them.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Feature, Format, Library};

/// The type of a format.
pub(super) fn ty(api: &Api, format: Format) -> TokenStream {
    match (api.formats.library(format), format) {
        (None, _) => quote!(String),
        (Some(Library::Jiff), Format::Date) => quote!(jiff::civil::Date),
        (Some(Library::Jiff), _) => quote!(jiff::Timestamp),
        (Some(Library::Chrono), Format::Date) => quote!(chrono::NaiveDate),
        (Some(Library::Chrono), _) => quote!(chrono::DateTime<chrono::Utc>),
        (Some(Library::Time), Format::Date) => quote!(runtime::Date),
        (Some(Library::Time), _) => quote!(runtime::DateTime),
        (Some(Library::Uuid), _) => quote!(uuid::Uuid),
        (Some(Library::Base64), _) => quote!(runtime::Base64),
        (Some(Library::Url), _) => quote!(url::Url),
        (Some(Library::Decimal), _) => quote!(rust_decimal::Decimal),
    }
}

/// The library of bytes that are texts.
pub(super) const BASE64: &str = r#"base64 = "0.23""#;

/// What the manifest says of the libraries that the crate needs, in the order
/// of their names.
pub(super) fn dependencies(api: &Api) -> impl Iterator<Item = &'static str> {
    let dependencies: BTreeSet<&str> = api
        .runtime
        .features
        .iter()
        .copied()
        .filter_map(dependency)
        .collect();
    dependencies.into_iter()
}

fn dependency(feature: Feature) -> Option<&'static str> {
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
