//! The credentials that are a vendor's own, which a document asks for by name.
//!
//! The runtime says what there is, so that a vendor is added there alone.

use oasmith_runtime::vendors::VENDORS;

pub use oasmith_runtime::vendors::Vendor;

/// The vendor of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Vendor> {
    VENDORS.iter().find(|vendor| vendor.name == name)
}

/// The names of all vendors.
pub fn names() -> impl Iterator<Item = &'static str> {
    VENDORS.iter().map(|vendor| vendor.name)
}
