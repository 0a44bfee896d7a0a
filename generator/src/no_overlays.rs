//! Overlays in a build that is without them: they say how to get it.

use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::read::Sources;

/// Tells that nothing is laid over the document.
pub(crate) fn apply(sources: &mut Sources, overlays: &[PathBuf], diagnostics: &mut Diagnostics) {
    for overlay in overlays {
        let file = sources.add(overlay, diagnostics);
        let message =
            "this build of oasmith has no overlays, so that this one is not laid over the document";
        let help = "`cargo install --path generator` gives one that has them; of the library it is the \
                    feature `overlays`";
        let error = Diagnostic::error("bad-overlay", Place::File(file), message);
        diagnostics.push(error.with_help(help));
    }
}
