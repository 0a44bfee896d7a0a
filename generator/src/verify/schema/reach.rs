//! All that a document holds.

use std::collections::HashSet;

use crate::inspect::{Site, Tree};

/// All that stands in a document, and where its references lead, in other files as well. What several
/// references lead to may come more than once.
pub(super) fn all(tree: Tree<'_>) -> impl Iterator<Item = Site<'_>> {
    let mut open: Vec<Site<'_>> = tree.entry().into_iter().collect();
    let mut met = HashSet::new();
    std::iter::from_fn(move || {
        let site = open.pop()?;
        open.extend(site.children().into_iter().map(|(_, child)| child));
        let target = tree.target(&site);
        open.extend(target.filter(|target| met.insert(target.at.clone())));
        Some(site)
    })
}
