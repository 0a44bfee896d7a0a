//! The features that bring the operations of a tag.

use std::collections::BTreeSet;

use openapiv3::PathItem;

use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Gate, TagFeature};
use crate::lower::kept::Kept;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::site::{distinct, sites};
use crate::names::{Case, Claim, FEATURES, Scope};
use crate::settings::Settings;
use crate::vendor;

/// The features that bring the operations of a tag, in the order of their names; none where
/// operations need none.
#[derive(Debug, Default)]
pub(in crate::lower) struct TagFeatures(Vec<TagFeature>);

impl TagFeatures {
    /// Those of a document, if the settings want any.
    pub(in crate::lower) fn new(
        source: &Source<'_>,
        report: &mut Report<'_>,
        settings: &Settings,
        kept: &Kept<'_>,
    ) -> Self {
        if !settings.features.has_tags() {
            return Self::default();
        }
        let tags = tags(source);
        unknown_tags(report, &tags, settings);
        let claims = tags.iter().map(|tag| {
            let claim = Claim::new(*tag).or(format!("{tag} api")).or_exact();
            claim.known(kept.feature(tag))
        });
        let vendors: Vec<&str> = vendor::names().collect();
        let names = Scope::new(Case::Feature)
            .without(FEATURES)
            .without(&vendors)
            .claim_all(claims);
        let features = tags.iter().zip(names).map(|(tag, name)| TagFeature {
            name,
            title: (*tag).to_owned(),
            default: settings.features.is_default(tag),
            libraries: BTreeSet::new(),
        });
        let mut features: Vec<TagFeature> = features.collect();
        features.sort_by(|one, other| one.name.cmp(&other.name));
        Self(features)
    }

    /// With which features something is there that has these tags.
    pub(in crate::lower) fn gate(&self, tags: &[String]) -> Gate {
        let place = |tag: &String| self.0.iter().position(|known| known.title == *tag);
        if self.0.is_empty() || tags.is_empty() {
            Gate::Open
        } else {
            Gate::AnyOf(tags.iter().filter_map(place).collect())
        }
    }

    pub(in crate::lower) fn finish(self) -> Vec<TagFeature> {
        self.0
    }
}

/// The tags of operations and webhooks, each once.
fn tags<'a>(source: &Source<'a>) -> Vec<&'a str> {
    let called = sites(source).into_iter();
    let called = called.flat_map(|site| &site.operation.tags);
    let webhooks = source.document().webhooks.iter();
    let sent = webhooks.flat_map(|(_, item)| PathItem::iter(item));
    let sent = sent.flat_map(|(_, operation)| &operation.tags);
    distinct(called.chain(sent))
}

/// Reports tags of the settings that nothing has.
fn unknown_tags(report: &mut Report<'_>, tags: &[&str], settings: &Settings) {
    for asked in settings.features.default_tags.iter().flatten() {
        if !tags.contains(&asked.value.as_str()) {
            let message = format!("no operation has the tag `{}`", asked.value);
            let place = Place::Value(asked.origin.clone());
            let diagnostic = Diagnostic::error("unknown-tag", place, message);
            let known = tags.iter().copied();
            report.push(diagnostic.with_nearest(&asked.value, known));
        }
    }
}
