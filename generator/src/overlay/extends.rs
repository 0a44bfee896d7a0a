//! Which document an overlay says that it is for.

use std::path::{Path, absolute};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Refusal, Sources, is_address, tidy};

/// Tells that an overlay is for another document than the one that it is laid over.
pub(super) fn extends(
    sources: &Sources,
    overlay: FileId,
    said: Option<&Node>,
    diagnostics: &mut Diagnostics,
) {
    let place = Place::Value(Pointer::root(overlay).child("extends"));
    match said {
        None => {}
        Some(Node::String(reference)) if is_meant(sources, overlay, reference) => {}
        Some(Node::String(reference)) => {
            let document = sources.file(FileId::default()).path().display();
            let message =
                format!("this overlay is for `{reference}`, and is laid over `{document}`");
            diagnostics.push(Diagnostic::warning("other-document", place, message));
        }
        Some(_) => {
            let message = "`extends` is the path or the URL of a document, as text";
            diagnostics.push(Diagnostic::error("bad-overlay", place, message));
        }
    }
}

/// Whether a reference in an overlay means the document. A file may be what stands at a URL.
fn is_meant(sources: &Sources, overlay: FileId, reference: &str) -> bool {
    let entry = FileId::default();
    let document = sources.file(entry).path();
    match sources.resolve(&Pointer::root(overlay), reference) {
        Ok(found) => found.file() == entry,
        Err(Refusal::Network(_)) => !is_address(document),
        Err(_) => {
            let beside = sources.file(overlay).path().parent();
            let named = beside.unwrap_or(Path::new("")).join(reference);
            let whole = |path: &Path| absolute(path).map(|path| tidy(&path)).ok();
            whole(&named) == whole(document)
        }
    }
}
