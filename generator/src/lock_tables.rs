//! What the lock records beside the files: names and the order of arguments, by
//! pointer, so that a change of either is seen in its diff.

use std::collections::BTreeMap;

use crate::ir::{Api, Operation};
use crate::selection::Terms;

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
    let selected = api.selected.as_ref().map(selected).unwrap_or_default();
    format!("{selected}[names]\n{names}\n[arguments]\n{arguments}")
}

/// What the crate was selected by, so that who regenerates it can see that.
fn selected(terms: &Terms) -> String {
    let lists = [
        ("only", &terms.only),
        ("except", &terms.except),
        ("methods", &terms.methods),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    let lists = lists.map(|(key, list)| {
        let list: Vec<String> = list.iter().map(|text| quoted(text)).collect();
        format!("{key} = [{}]\n", list.join(", "))
    });
    let deprecated = (!terms.deprecated).then(|| "deprecated = false\n".to_owned());
    let lines: String = lists.chain(deprecated).collect();
    format!("[selected]\n{lines}\n")
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

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::path::Path;

    use super::tables;
    use crate::diagnostic::Diagnostics;
    use crate::lower::lower;
    use crate::normalize::normalize;
    use crate::read::Sources;
    use crate::selection::Selection;
    use crate::settings::Settings;

    /// The line of an operation with these parameters, and a body with these fields,
    /// which are arguments themselves or are not.
    fn line(parameters: &str, fields: &str, are_arguments: bool) -> String {
        let mut text =
            "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /put:\n    put:\n      \
                        operationId: put\n      responses: {'204': {description: Done.}}\n"
                .to_owned();
        text.push_str("      parameters:\n");
        for name in parameters.chars() {
            let required = name.is_lowercase();
            let _ = writeln!(
                text,
                "        - {{name: {name}, in: query, required: {required}, schema: {{type: string}}}}"
            );
        }
        let names: Vec<String> = fields.chars().map(String::from).collect();
        let properties = names.iter().map(|name| format!("{name}: {{type: string}}"));
        let properties: Vec<String> = properties.collect();
        let _ = writeln!(
            text,
            "      requestBody:\n        required: true\n        x-oasmith-fields-as-arguments: {are_arguments}\n        \
             content: {{application/json: {{schema: {{type: object, required: [{}], properties: {{{}}}}}}}}}",
            names.join(", "),
            properties.join(", ")
        );
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        sources.add_text(Path::new("api.yaml"), &text, &mut diagnostics);
        let document =
            normalize(&sources, &Selection::default(), &mut diagnostics).expect("a document");
        let api = lower(
            &document,
            &Selection::default(),
            &Settings::default(),
            None,
            &mut diagnostics,
        );
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        let tables = tables(&api);
        let (_, last) = tables.trim_end().rsplit_once('\n').expect("lines");
        let (_, line) = last.split_once(" = ").expect("a key");
        line.to_owned()
    }

    #[test]
    fn six_arguments_stand_in_their_order() {
        let six = r#"["e", "b", "c", "d", "a", "body"]"#;
        assert_eq!(line("ebXcdYa", "xy", false), six);
        let six = r#"["e", "b", "c", "z", "y", "x"]"#;
        assert_eq!(line("ebc", "zyx", true), six);
    }

    #[test]
    fn seven_are_a_struct_whatever_they_are() {
        let seven = r#"{ "PutArguments" = ["a", "b", "body", "c", "d", "e", "f"] }"#;
        assert_eq!(line("febXcda", "xy", false), seven);
        let seven = r#"{ "PutArguments" = ["a", "b", "c", "w", "x", "y", "z"] }"#;
        assert_eq!(line("bac", "zyxw", true), seven);
    }

    #[test]
    fn it_is_toml() {
        let text = format!("put = {}", line("febcda", "x", false));
        let table: toml::Table = text.parse().expect("TOML");
        assert!(table["put"]["PutArguments"].is_array());
    }
}
