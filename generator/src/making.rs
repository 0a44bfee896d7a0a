//! The decisions about the crate of a document, which keep to what is known of it.

use std::path::Path;

use crate::diagnostic::Diagnostics;
use crate::ir::{Api, Source};
use crate::lower;
use crate::normalize::Document;
use crate::record::Record;
use crate::release::Before;
use crate::selection::Selection;
use crate::settings::Settings;
use crate::within;

/// What a crate is made of.
pub(crate) struct Making<'m> {
    pub(crate) document: &'m Document,
    pub(crate) selection: &'m Selection,
    pub(crate) settings: &'m Settings,
    /// The name of the package, if somebody asks for one.
    pub(crate) name: Option<&'m str>,
    /// Where the runtime comes from, if somebody asks for that.
    pub(crate) runtime: Option<&'m Source>,
    /// The folder that the crate goes to.
    pub(crate) output: &'m Path,
    /// What has been said so far.
    pub(crate) diagnostics: &'m Diagnostics,
}

/// What was decided.
pub(crate) struct Made {
    pub(crate) api: Api,
    pub(crate) record: Record,
    pub(crate) diagnostics: Diagnostics,
}

impl Making<'_> {
    /// Decides everything about the crate. What is taken back before the next release counts as nothing:
    /// where the document gives the released crate again, it is that.
    pub(crate) fn decided(&self, before: Option<&Before>, known: &Record, former: &Record) -> Made {
        let mut made = self.made(known, former);
        let released = before.and_then(|before| taken_back(before, known, &made.record));
        if let Some(released) = released {
            let again = self.made(&released, &released);
            if again.record.is_like(&released) {
                made = again;
            }
        }
        made.record.note_gone(known, &made.api);
        made
    }

    /// Decides everything about the crate, whose names and shapes keep to what is known; what callers had
    /// by what was `former` has its old names.
    fn made(&self, known: &Record, former: &Record) -> Made {
        let mut diagnostics = self.diagnostics.clone();
        let mut api = lower::lower(
            self.document,
            self.selection,
            self.settings,
            self.name,
            known,
            &mut diagnostics,
        );
        if let Some(source) = self.runtime {
            api.runtime.source = source.clone();
        }
        if api.is_module() {
            api.package.module = within::path(self.output);
        }
        let mut record = Record::of(&api);
        if self.settings.release.has_aliases() {
            api.aliases = lower::aliases(&api, &record, former);
            record.aliases = Record::aliases_of(&api);
        }
        Made {
            api,
            record,
            diagnostics,
        }
    }
}

/// The crate as it was released last, if what is made may be that again: it is none that is known of
/// late, and was made by the same rules.
fn taken_back(before: &Before, known: &Record, made: &Record) -> Option<Record> {
    let released = before.last_released()?;
    let is_another = !made.is_like(known) && !made.is_like(&released) && !released.is_like(known);
    (is_another && released.edition == known.edition).then(|| released.into_owned())
}
