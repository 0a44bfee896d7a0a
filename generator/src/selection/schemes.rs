//! Which security schemes the selected operations need.

use std::collections::HashSet;

use super::calls::Call;
use crate::follow::{Site, Tree};
use crate::pointer::Pointer;

/// The security schemes of a document.
pub(super) struct Schemes {
    /// The places of those that stay.
    pub(super) kept: Vec<Pointer>,
    /// The names of those that only operations name which are left out.
    pub(super) left_out: HashSet<String>,
}

impl Schemes {
    pub(super) fn new<'a>(
        tree: Tree<'a>,
        entry: &Site<'a>,
        kept: &[&Call<'a>],
        left_out: &[&Call<'a>],
    ) -> Self {
        let components = entry.child("components");
        let all = components.and_then(|components| components.child("securitySchemes"));
        let all = all.iter().flat_map(Site::children);
        let all: Vec<(String, Site<'a>)> = all.collect();
        let unneeded = &named(entry, left_out) - &named(entry, kept);
        let needed = all.iter().filter(|(name, _)| !unneeded.contains(name));
        // One that stays may be another name for one that nothing else needs.
        let behind = needed.flat_map(|(_, scheme)| tree.chain(scheme.clone()));
        let stays: HashSet<Pointer> = behind.map(|scheme| scheme.at).collect();
        let (kept, left_out): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(_, scheme)| stays.contains(&scheme.at));
        Self {
            kept: kept.into_iter().map(|(_, scheme)| scheme.at).collect(),
            left_out: left_out.into_iter().map(|(name, _)| name).collect(),
        }
    }
}

/// The schemes that operations name, or the document for those that name none.
fn named(entry: &Site<'_>, calls: &[&Call<'_>]) -> HashSet<String> {
    let common = entry.child("security");
    let mut names = HashSet::new();
    let mut inherits = false;
    let mut add = |security: &Site<'_>| {
        let sets = security.children().into_iter();
        let sets = sets.flat_map(|(_, set)| set.children());
        names.extend(sets.map(|(name, _)| name));
    };
    for call in calls {
        match call.method.site.child("security") {
            Some(own) => add(&own),
            None => inherits = true,
        }
    }
    if inherits && let Some(common) = common {
        add(&common);
    }
    names
}
