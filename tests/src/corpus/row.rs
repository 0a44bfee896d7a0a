//! All that is known of one document.

use serde::Serialize;

use super::cargo::Findings;
use super::documents::Document;
use super::examples::Tried;
use super::generated::{Generated, Missing, Said};
use super::tag_features;
use super::verified::Verified;
use crate::measure::Usage;

/// A document, and what came of each thing that was done with it; nothing where
/// it was not done.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    #[serde(skip)]
    pub(super) document: Document,
    pub(super) bytes: u64,
    pub(super) generated: Generated,
    /// Why there is no crate.
    pub(super) refusals: Vec<Said>,
    /// How many entries the report has.
    pub(super) unrepresented: usize,
    pub(super) compiled: Option<Findings>,
    pub(super) docs: Option<Findings>,
    pub(super) tried: Option<Vec<tag_features::Tried>>,
    pub(super) standalone: Option<Usage>,
    pub(super) examples: Option<Tried>,
    pub(super) verified: Option<Verified>,
}

impl Row {
    pub(super) fn new(document: &Document, generated: Generated) -> Self {
        Self {
            name: document.name.clone(),
            document: document.clone(),
            bytes: document.bytes,
            unrepresented: generated.of_severity("unrepresented").count(),
            refusals: generated.of_severity("error").cloned().collect(),
            generated,
            compiled: None,
            docs: None,
            tried: None,
            standalone: None,
            examples: None,
            verified: None,
        }
    }

    /// Whether nothing is wrong with it.
    pub(super) fn is_clean(&self) -> bool {
        let findings = self.compiled.iter().chain(&self.docs);
        let tried = self.tried.iter().flatten().map(|tried| &tried.findings);
        let is_said = |missing: &Missing| missing.reason.is_some();
        self.generated.written
            && self.generated.missing.iter().all(is_said)
            && findings.chain(tried).all(Findings::is_clean)
            && self.examples.as_ref().is_none_or(Tried::all_hold)
            && self.verified.as_ref().is_none_or(Verified::is_whole)
    }
}
