//! What there is to say of the document.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ir::{Model, ModelId};
use crate::normalize::Document;
use crate::pointer::Pointer;

/// Where messages about the document go.
pub(in crate::lower) struct Report<'a> {
    document: &'a Document,
    diagnostics: &'a mut Diagnostics,
    /// What has been said already: a schema is looked at wherever it is used.
    said: HashSet<(&'static str, Place)>,
    /// What matters only if a model can be sent, which is known at the end.
    pending: Vec<(ModelId, Diagnostic)>,
    /// What was said while a model was made, from where to where.
    making: HashMap<ModelId, [Said; 2]>,
}

/// How much has been said so far.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Said {
    diagnostics: usize,
    pending: usize,
}

impl<'a> Report<'a> {
    pub(in crate::lower) fn new(document: &'a Document, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            document,
            diagnostics,
            said: HashSet::new(),
            pending: Vec::new(),
            making: HashMap::new(),
        }
    }

    /// Says something, unless it has been said of the same place.
    pub(in crate::lower) fn push(&mut self, diagnostic: Diagnostic) {
        if self
            .said
            .insert((diagnostic.code, diagnostic.place.clone()))
        {
            self.diagnostics.push(diagnostic);
        }
    }

    /// How much has been said so far.
    pub(in crate::lower) fn so_far(&self) -> Said {
        Said {
            diagnostics: self.diagnostics.iter().len(),
            pending: self.pending.len(),
        }
    }

    /// Notes that a model has been made since so much was said.
    pub(in crate::lower) fn made(&mut self, model: ModelId, since: Said) {
        self.making.insert(model, [since, self.so_far()]);
    }

    /// Says of what stands `here` what was said when a model was made of the same `there`.
    pub(in crate::lower) fn repeat(&mut self, model: ModelId, there: &Pointer, here: &Pointer) {
        let Some([from, to]) = self.making.get(&model).copied() else {
            return;
        };
        let again = |said: &Diagnostic| {
            let place = moved(&said.place, there, here)?;
            let said = said.clone();
            Some(Diagnostic { place, ..said })
        };
        let said = self.diagnostics.iter().take(to.diagnostics);
        let said = said.skip(from.diagnostics).filter_map(again);
        for diagnostic in said.collect::<Vec<_>>() {
            self.push(diagnostic);
        }
        let pending = self.pending.iter().take(to.pending).skip(from.pending);
        let pending = pending.filter_map(|(owner, said)| Some((*owner, again(said)?)));
        let pending: Vec<_> = pending.collect();
        self.pending.extend(pending);
    }

    /// Whether any mistake has been reported.
    pub(in crate::lower) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// Where a part of the model stands in the sources.
    pub(in crate::lower) fn origin(&self, model: &Pointer) -> Pointer {
        self.document.origins.of(model.path())
    }

    /// The same as a place.
    pub(in crate::lower) fn place(&self, model: &Pointer) -> Place {
        Place::Value(self.origin(model))
    }

    /// Reports a mistake at a part of the model.
    pub(in crate::lower) fn error(
        &mut self,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        self.push(Diagnostic::error(code, self.place(at), message));
    }

    /// Reports a mistake that costs nothing but the part of the model that it is in.
    pub(in crate::lower) fn warning(
        &mut self,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        self.push(Diagnostic::warning(code, self.place(at), message));
    }

    /// Reports something that the crate does not represent in full.
    pub(in crate::lower) fn unrepresented(
        &mut self,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        self.push(Diagnostic::unrepresented(code, self.place(at), message));
    }

    /// Reports something about values that are sent: at once, or when it is
    /// known whether their model can be.
    pub(in crate::lower) fn unsent(
        &mut self,
        owner: Option<ModelId>,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        let diagnostic = Diagnostic::unrepresented(code, self.place(at), message);
        match owner {
            Some(owner) => self.pending.push((owner, diagnostic)),
            None => self.push(diagnostic),
        }
    }

    /// Reports what was pending on models that can be sent.
    pub(in crate::lower) fn settle(&mut self, models: &[Model]) {
        for (owner, diagnostic) in std::mem::take(&mut self.pending) {
            if models[owner.0].in_request {
                self.push(diagnostic);
            }
        }
    }
}

/// The place that is to `to` what this one is to `from`; nothing where it is not there or below.
fn moved(place: &Place, from: &Pointer, to: &Pointer) -> Option<Place> {
    let Place::Value(at) = place else {
        return None;
    };
    let below = at.path().strip_prefix(from.path())?;
    let is_below = at.file() == from.file() && (below.is_empty() || below.starts_with('/'));
    is_below.then(|| Place::Value(Pointer::new(to.file(), format!("{}{below}", to.path()))))
}
