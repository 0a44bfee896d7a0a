//! Which features of the runtime a crate has, and who chooses them.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span};

use crate::ir::{Api, CHOICES, Chosen, Credential, Feature};
use crate::vendor::Vendor;

/// The vendors whose own credentials the crate has.
pub(super) fn vendors(api: &Api) -> impl Iterator<Item = &'static Vendor> {
    api.credentials.iter().filter_map(vendor)
}

fn vendor(credential: &Credential) -> Option<&'static Vendor> {
    credential.vendor
}

/// The features of the runtime that the crate has for good.
pub(super) fn fixed(api: &Api) -> BTreeSet<&'static str> {
    let features = api.runtime.features.iter().map(|feature| feature.name());
    features
        .chain(vendors(api).map(|vendor| vendor.login))
        .chain(choices(api, Chosen::Fixed))
        .collect()
}

/// The features of which so much is chosen, of those that every crate that makes calls can have, and
/// those that a vendor brings.
fn choices(api: &Api, chosen: Chosen) -> impl Iterator<Item = &'static str> {
    let all = CHOICES.into_iter().filter(|_| api.has(Feature::Client));
    let all = all.chain(vendors(api).map(|vendor| vendor.name));
    all.filter(move |name| api.choice(name) == chosen)
}

/// The features that the crate has as well, for its users to choose.
pub(super) fn own(api: &Api) -> BTreeSet<&'static str> {
    let libraries = api.runtime.optional.iter().map(|feature| feature.name());
    let mut own: BTreeSet<&str> = libraries.collect();
    own.extend(choices(api, Chosen::Open));
    own
}

pub(in crate::emit) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
