//! The decisions about the crate of a document, which keep to what is known of it.

use crate::diagnostic::Diagnostics;
use crate::ir::Api;
use crate::normalize::{Document, normalize};
use crate::record::Record;
use crate::release::Before;
use crate::selection::{Selection, Wanted};
use crate::settings::Settings;
use crate::write::WriteError;
use crate::{Known, Outcome, Request, asked_for, lower, read, within};

/// Decides everything about the crate of a document.
pub(crate) fn decided(request: &Request, before: &Result<Before, WriteError>) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let (sources, mut settings) = read(request, &mut diagnostics);
    asked_for(request, &mut settings);
    let former = before.as_ref().map(Before::former).unwrap_or_default();
    let wanted = wanted(request, &settings, &former);
    let selection = Selection::of(&sources, &wanted, &mut diagnostics);
    selection.trim(&mut settings);
    let nothing = Record::default();
    let known = match request.known {
        Known::Former(_) => &nothing,
        _ => &*former,
    };
    let document = normalize(&sources, &selection, &mut diagnostics);
    let making = Making {
        request,
        selection: &selection,
        settings: &settings,
        diagnostics: &diagnostics,
    };
    let made = document.map(|document| {
        let made = making.made(&document, known, &former);
        let mut made = match taken_back(before, known, &made.record) {
            Some(released) => making.as_released(&document, &released, made),
            None => made,
        };
        made.record.note_gone(known, &made.api);
        made
    });
    let (api, record, mut diagnostics) = match made {
        Some(made) => (Some(made.api), Some(made.record), made.diagnostics),
        None => (None, None, diagnostics),
    };
    if request.strict {
        diagnostics.refuse_warnings();
    }
    Outcome {
        sources,
        selection,
        settings,
        diagnostics,
        api,
        record,
        news: None,
        failure: before.as_ref().err().map(ToString::to_string),
        files: Vec::new(),
    }
}

/// Which operations the settings and the request want, which may be called otherwise by now.
fn wanted(request: &Request, settings: &Settings, former: &Record) -> Wanted {
    let known = former.calls.iter();
    let known = known.map(|(id, call)| (id.clone(), call.called()));
    Wanted::new(settings, &request.only, &request.except).knowing(known)
}

/// The crate as it was released last, if what is made may be that again: it is none that is known of
/// late, and was made by the same rules.
fn taken_back(
    before: &Result<Before, WriteError>,
    known: &Record,
    made: &Record,
) -> Option<Record> {
    let released = before.as_ref().ok()?.last_released()?;
    let is_change = !made.is_like(known) && !made.is_like(&released) && !released.is_like(known);
    (is_change && released.edition == known.edition).then_some(released)
}

/// What a crate is made of.
struct Making<'m> {
    request: &'m Request,
    selection: &'m Selection,
    settings: &'m Settings,
    /// What has been said so far.
    diagnostics: &'m Diagnostics,
}

/// What was decided.
struct Made {
    api: Api,
    record: Record,
    diagnostics: Diagnostics,
}

impl Making<'_> {
    /// Decides everything about the crate, whose names and shapes keep to what is known; what callers had
    /// by what was `former` has its old names.
    fn made(&self, document: &Document, known: &Record, former: &Record) -> Made {
        let mut diagnostics = self.diagnostics.clone();
        let mut api = lower::lower(
            document,
            self.selection,
            self.settings,
            self.request.name.as_deref(),
            known,
            &mut diagnostics,
        );
        if let Some(source) = &self.request.runtime {
            api.runtime.source = source.clone();
        }
        if api.is_module() {
            api.package.module = within::path(&self.request.output);
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

    /// The crate that was released, if the document gives that again: what is taken back before the next
    /// release counts as nothing.
    fn as_released(&self, document: &Document, released: &Record, otherwise: Made) -> Made {
        let made = self.made(document, released, released);
        if made.record.is_like(released) {
            made
        } else {
            otherwise
        }
    }
}
