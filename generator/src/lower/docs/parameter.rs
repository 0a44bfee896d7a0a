//! What the docs of a parameter say.

use openapiv3::ParameterData;

use super::{DEPRECATED, is_told_deprecated, markdown, paragraphs, value_with};
use crate::ir::Docs;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// The docs of a parameter: its own description before its schema's.
pub(in crate::lower) fn docs(source: &Source<'_>, data: &ParameterData) -> Docs {
    let schema = Subschema::of_parameter(data, &Pointer::default());
    let schema = schema.and_then(|schema| schema.resolve(source));
    let docs = match schema {
        Some((schema, _)) => value_with(data.description.as_deref(), schema),
        None => data
            .description
            .as_deref()
            .map(markdown)
            .unwrap_or_default(),
    };
    // An argument has no attribute that could say it.
    let is_told = is_told_deprecated(&docs.0);
    let is_deprecated = data.required && data.deprecated == Some(true);
    let deprecated = (is_deprecated && !is_told).then(|| DEPRECATED.to_owned());
    paragraphs([Some(docs.0), deprecated])
}
