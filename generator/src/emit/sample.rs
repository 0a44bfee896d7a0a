//! Values of the document's examples, as code.

use crate::ir::{Api, Sample};

/// A value as code.
pub(super) fn code(api: &Api, sample: &Sample) -> String {
    let list = |items: &[Sample]| {
        items
            .iter()
            .map(|item| code(api, item))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match sample {
        Sample::Text(text) => format!("{text:?}"),
        Sample::Integer(number) => number.to_string(),
        Sample::Boolean(flag) => flag.to_string(),
        Sample::Variant(model, variant) => format!("{}::{variant}", api.model(*model).name),
        Sample::List(items) => format!("[{}]", list(items)),
        Sample::Tuple(items) => format!("({})", list(items)),
    }
}

/// The enums that a value names.
pub(super) fn enums(api: &Api, sample: &Sample) -> Vec<String> {
    match sample {
        Sample::Variant(model, _) => vec![api.model(*model).name.to_string()],
        Sample::List(items) | Sample::Tuple(items) => {
            items.iter().flat_map(|item| enums(api, item)).collect()
        }
        _ => Vec::new(),
    }
}
