//! Dynamic anchors: what they stand for depends on the schemas on the way to a reference.

use std::collections::BTreeMap;

use crate::inspect::Site;
use crate::pointer::Pointer;

/// The places that dynamic anchors stand for, by their names.
pub(super) type Anchors = BTreeMap<String, Pointer>;

/// The anchors at a schema, whose own count less than those on the way there.
pub(super) fn at(site: &Site<'_>, around: &Anchors) -> Anchors {
    let anchor = |site: &Site<'_>| {
        let name = site.child("$dynamicAnchor")?.node.as_str()?.to_owned();
        Some((name, site.at.clone()))
    };
    let definitions = ["$defs", "definitions"].map(|key| site.child(key));
    let definitions = definitions.iter().flatten().flat_map(Site::children);
    let mut anchors: Anchors = definitions
        .filter_map(|(_, definition)| anchor(&definition))
        .collect();
    anchors.extend(anchor(site));
    anchors.extend(around.clone());
    anchors
}
