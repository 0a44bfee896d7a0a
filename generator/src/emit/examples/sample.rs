//! Values of the document's examples, as code.

use crate::ir::{Api, Example, Sample};
use crate::names::Name;

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

/// A value as code that has the type of a field.
pub(super) fn owned(api: &Api, sample: &Sample) -> String {
    match sample {
        Sample::Text(_) | Sample::Tuple(_) => format!("{}.into()", code(api, sample)),
        Sample::List(items) => {
            let items: Vec<String> = items.iter().map(|item| owned(api, item)).collect();
            format!("vec![{}]", items.join(", "))
        }
        Sample::Integer(_) | Sample::Boolean(_) | Sample::Variant(..) => code(api, sample),
    }
}

/// The struct that the example's call takes, with its module, if it takes one.
pub(super) fn structure<'a>(api: &'a Api, example: &Example) -> Option<(&'a Name, &'a Name)> {
    let mut operations = api.operations();
    let operation = operations.find(|operation| operation.id == example.operation)?;
    let name = operation.arguments.as_ref()?;
    Some((api.tag_of(operation)?.public_module(), name))
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
