//! What the lock records beside the files: names and the order of arguments, by
//! pointer, so that a change of either is seen in its diff.

use std::collections::BTreeMap;

use crate::ir::{Api, Operation};

/// The tables, in the order of their keys.
pub(crate) fn tables(api: &Api) -> String {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut arguments: BTreeMap<String, String> = BTreeMap::new();
    for model in &api.models {
        names.insert(model.origin.among(&api.files), model.name.to_string());
    }
    for operation in api.operations() {
        let pointer = operation.origin.among(&api.files);
        names.insert(pointer.clone(), operation.function.to_string());
        arguments.insert(pointer, taken(api, operation));
    }
    let names = names
        .iter()
        .map(|(pointer, name)| format!("{} = {}\n", quoted(pointer), quoted(name)));
    let names: String = names.collect();
    let arguments = arguments
        .iter()
        .map(|(pointer, taken)| format!("{} = {taken}\n", quoted(pointer)));
    let arguments: String = arguments.collect();
    format!("[names]\n{names}\n[arguments]\n{arguments}")
}

/// The arguments of an operation in their order. Those of a struct have none that
/// matters to a caller, and stand under its name in that of the alphabet.
fn taken(api: &Api, operation: &Operation) -> String {
    let arguments = api.arguments(operation);
    let mut names: Vec<&str> = arguments
        .iter()
        .map(|argument| argument.name.bare())
        .collect();
    if operation.arguments.is_some() {
        names.sort_unstable();
    }
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    let names = format!("[{}]", names.join(", "));
    match &operation.arguments {
        Some(name) => format!("{{ {} = {names} }}", quoted(name.bare())),
        None => names,
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
