//! The docs of models of which the document says nothing.

use crate::ir::{Docs, Model};
use crate::normalize::Document;

/// Models of which the document says nothing say where they stand.
pub(in crate::lower) fn name_places(models: &mut [Model], document: &Document) {
    for model in models.iter_mut().filter(|model| model.docs.0.is_empty()) {
        model.docs = Docs(format!(
            "`{}`.",
            document.written(&model.origin).among(&document.files)
        ));
    }
}
