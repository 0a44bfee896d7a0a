//! What the lock records beside the files: names and the order of arguments, by
//! pointer, so that a change of either is seen in its diff.

use std::collections::BTreeMap;

use crate::ir::Api;

/// The tables, in the order of their keys.
pub(crate) fn tables(api: &Api) -> String {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut arguments: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for model in &api.models {
        names.insert(model.origin.among(&api.files), model.name.to_string());
    }
    for operation in api.operations() {
        let pointer = operation.origin.among(&api.files);
        names.insert(pointer.clone(), operation.function.to_string());
        let mut order: Vec<String> = operation
            .required()
            .map(|parameter| parameter.name.bare().to_owned())
            .collect();
        order.extend(
            api.required_fields(operation)
                .map(|field| field.name.bare().to_owned()),
        );
        order.extend(operation.whole_body().map(|_| "body".to_owned()));
        arguments.insert(pointer, order);
    }
    let names = names
        .iter()
        .map(|(pointer, name)| format!("{} = {}\n", quoted(pointer), quoted(name)));
    let names: String = names.collect();
    let arguments = arguments.iter().map(|(pointer, order)| {
        let order: Vec<String> = order.iter().map(|name| quoted(name)).collect();
        format!("{} = [{}]\n", quoted(pointer), order.join(", "))
    });
    let arguments: String = arguments.collect();
    format!("[names]\n{names}\n[arguments]\n{arguments}")
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
