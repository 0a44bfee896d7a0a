//! The part of a document that is selected.

use std::collections::HashSet;

use super::calls::Call;
use super::counts::{Count, told};
use super::needed::needed;
use super::schemes::Schemes;
use super::wanted::{Terms, Wanted};
use crate::diagnostic::{Diagnostic, Place};
use crate::follow::{Site, Tree};
use crate::pointer::Pointer;

/// A part of a document.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Operations, path items, webhooks and components that are selected, by their places in the
    /// model.
    pub(super) kept: HashSet<Pointer>,
    /// The same operations by method and path.
    pub(super) kept_calls: HashSet<String>,
    /// The operations that are left out, by method and path.
    pub(super) left_out: Vec<String>,
    /// The places of what is left out, in the sources.
    pub(super) hidden: HashSet<Pointer>,
    /// What the settings may call operations that are left out.
    pub(super) operations: HashSet<String>,
    /// The tags that only what is left out has.
    pub(super) tags: HashSet<String>,
    /// The security schemes that are left out.
    pub(super) schemes: HashSet<String>,
    pub(super) terms: Terms,
    /// What leaves it out, as it is written, and where.
    written: Vec<String>,
    place: Place,
    calls: [Count; 2],
    schemas: Count,
    credentials: Count,
}

impl Part {
    pub(super) fn new<'a>(
        tree: Tree<'a>,
        entry: &Site<'a>,
        wanted: &Wanted,
        kept: &[&Call<'a>],
        left_out: &[&Call<'a>],
    ) -> Self {
        let components = needed(tree, entry, kept, wanted.unused);
        let schemes = Schemes::new(tree, entry, kept, left_out);
        let (written, place) = wanted.written();
        let count = |what, is_webhook: bool| {
            let number = |calls: &[&Call<'_>]| {
                let is_it = |call: &&&Call<'_>| call.path.is_none() == is_webhook;
                calls.iter().filter(is_it).count()
            };
            let number_left_out = number(left_out);
            Count::new(what, number_left_out, number_left_out + number(kept))
        };
        Self {
            calls: [
                count(("operation", "operations"), false),
                count(("webhook", "webhooks"), true),
            ],
            schemas: schemas(tree, entry, &components),
            credentials: Count::new(
                ("security scheme", "security schemes"),
                schemes.left_out.len(),
                schemes.left_out.len() + schemes.kept.len(),
            ),
            kept: kept
                .iter()
                .flat_map(|call| [call.model(), call.item.clone()])
                .chain(schemes.kept)
                .chain(components)
                .collect(),
            kept_calls: kept.iter().filter_map(|call| call.called()).collect(),
            left_out: left_out.iter().filter_map(|call| call.called()).collect(),
            hidden: &places(left_out) - &places(kept),
            operations: &names(left_out) - &names(kept),
            tags: &tags(left_out) - &tags(kept),
            schemes: schemes.left_out,
            terms: wanted.terms(),
            written,
            place,
        }
    }

    /// How much is left out, and `unused` schemas more.
    pub(super) fn report(&self, unused: usize) -> Diagnostic {
        let verb = if self.written.len() > 1 {
            "leave"
        } else {
            "leaves"
        };
        let mut message = format!(
            "{} {verb} out {}",
            self.written.join(" and "),
            told(&self.calls)
        );
        let others = told(&[self.schemas.and(unused), self.credentials]);
        if !others.is_empty() {
            message = format!("{message}, and with them {others}");
        }
        Diagnostic::unrepresented("left-out", self.place.clone(), message)
    }
}

/// How many schemas are not needed.
fn schemas(tree: Tree<'_>, entry: &Site<'_>, needed: &HashSet<Pointer>) -> Count {
    let components = entry.child("components");
    let section = components.and_then(|components| components.child("schemas"));
    let place = section.as_ref().map(|section| section.at.clone());
    let place = place.unwrap_or_default();
    let section = section.map(|section| tree.resolved(section));
    let all = section.iter().flat_map(Site::children);
    let is_needed: Vec<bool> = all
        .map(|(key, _)| needed.contains(&place.child(&key)))
        .collect();
    let left_out = is_needed.iter().filter(|is_needed| !**is_needed).count();
    Count::new(("schema", "schemas"), left_out, is_needed.len())
}

fn names(calls: &[&Call<'_>]) -> HashSet<String> {
    calls.iter().map(|call| call.name()).collect()
}

fn tags(calls: &[&Call<'_>]) -> HashSet<String> {
    let tags = calls.iter().flat_map(|call| &call.tags);
    tags.map(ToString::to_string).collect()
}

/// The places of operations and of their path items. A reference stands in another place than what
/// it leads to, and both are meant.
fn places(calls: &[&Call<'_>]) -> HashSet<Pointer> {
    let places = calls.iter().flat_map(|call| {
        let read = call.item_sites.iter().chain([&call.method.site]);
        let written = [call.model(), call.item.clone()];
        read.map(|site| site.at.clone()).chain(written)
    });
    places.collect()
}
