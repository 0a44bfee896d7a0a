//! The call that the docs show.

use std::collections::BTreeSet;

use super::sample;
use crate::ir::{Api, Credential, Example, ExampleArgument, Operation};

/// The columns of a line of code in docs.
const WIDTH: usize = 96;

/// The example of the crate's first page, as a test of docs.
pub(super) fn doctest(api: &Api) -> Vec<String> {
    let mut lines = uses(api, &[]);
    lines.push(String::new());
    lines.push("# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
    lines.extend(calls(api));
    lines.extend(["# Ok(())", "# }"].map(str::to_owned));
    lines
}

/// The same with a double of the transport in place of a server.
pub(super) fn tested(api: &Api) -> Vec<String> {
    let mut lines = uses(api, &["testing::TestTransport"]);
    lines.extend(
        [
            "",
            "# async fn example() -> Result<(), Box<dyn std::error::Error>> {",
            "let double = TestTransport::new();",
            "double.answer(200, \"{}\");",
        ]
        .map(str::to_owned),
    );
    lines.extend(client(api, &[".transport(double.clone())"]));
    if let Some(example) = &api.quick_start {
        lines.extend(call(api, example));
    }
    lines.extend(["println!(\"{:?}\", double.requests());", "# Ok(())", "# }"].map(str::to_owned));
    lines
}

/// The same as a person would paste it.
pub(super) fn plain(api: &Api) -> Vec<String> {
    let mut lines = uses(api, &[]);
    lines.push(String::new());
    lines.extend(calls(api));
    lines
}

fn uses(api: &Api, more: &[&str]) -> Vec<String> {
    let name = api.package.crate_name();
    let credential = shown_credential(api);
    let mut models = BTreeSet::new();
    for argument in api
        .quick_start
        .iter()
        .flat_map(|example| &example.arguments)
    {
        models.extend(
            argument
                .sample
                .iter()
                .flat_map(|sample| sample::enums(api, sample)),
        );
    }
    let mut items = vec!["Client".to_owned()];
    let example = api.quick_start.as_ref();
    let structure = example.and_then(|example| sample::structure(api, example));
    items.extend(structure.map(|(module, name)| format!("api::{module}::{name}")));
    items.extend(credential.map(|credential| format!("auth::{}", credential.name)));
    match models.iter().collect::<Vec<_>>().as_slice() {
        [] => {}
        [model] => items.push(format!("model::{model}")),
        models => {
            let models: Vec<&str> = models.iter().map(|model| model.as_str()).collect();
            items.push(format!("model::{{{}}}", models.join(", ")));
        }
    }
    items.extend(more.iter().map(|&item| item.to_owned()));
    match items.as_slice() {
        [item] => vec![format!("use {name}::{item};")],
        items => vec![format!("use {name}::{{{}}};", items.join(", "))],
    }
}

fn shown_credential(api: &Api) -> Option<&Credential> {
    let example = api.quick_start.as_ref()?;
    let operation = api
        .operations()
        .find(|operation| operation.id == example.operation)?;
    let schemes = operation.security.first()?;
    api.credentials
        .iter()
        .find(|credential| schemes.contains(&credential.scheme))
}

/// The client and its call.
fn calls(api: &Api) -> Vec<String> {
    let mut lines = client(api, &[]);
    if let Some(example) = &api.quick_start {
        lines.extend(call(api, example));
    }
    lines
}

fn client(api: &Api, setters: &[&str]) -> Vec<String> {
    let mut lines = vec!["let client = Client::builder()".to_owned()];
    let servers = &api.client.servers;
    if servers.iter().all(|server| !server.url.contains("://")) {
        let path = servers.first().map_or("", |server| server.url.as_str());
        let endpoint = format!(
            "https://api.example.com{}",
            if path.starts_with('/') { path } else { "" }
        );
        lines.push(format!("    .endpoint({endpoint:?})"));
    }
    for variable in api.client.needed_variables() {
        lines.push(format!("    .{}({:?})", variable.name, variable.sample));
    }
    for parameter in &api.client.parameters {
        let sample = parameter.wire.replace('_', "-");
        lines.push(format!("    .{}({sample:?})", parameter.name));
    }
    if let Some(credential) = shown_credential(api) {
        lines.push(match credential.vendor {
            Some(vendor) => format!("    .auth({})", vendor.sample),
            None => format!("    .auth({}::new(\"secret\"))", credential.name),
        });
    }
    lines.extend(setters.iter().map(|setter| format!("    {setter}")));
    if let [only] = lines.as_mut_slice() {
        only.push_str(".build()?;");
    } else {
        lines.push("    .build()?;".to_owned());
    }
    lines
}

fn call(api: &Api, example: &Example) -> Vec<String> {
    let mut operations = api.operations();
    let Some(operation) = operations.find(|operation| operation.id == example.operation) else {
        return Vec::new();
    };
    let function = operation.function.as_str();
    let arguments = arguments(api, operation, example);
    let short = format!(
        "let answer = client.{function}({}).await?;",
        arguments.join(", ")
    );
    let mut lines = vec![String::new()];
    let is_short = short.len() <= WIDTH && operation.arguments.is_none();
    if example.setters.is_empty() && is_short {
        lines.push(short);
    } else {
        lines.push("let answer = client".to_owned());
        lines.extend(call_lines(operation, &arguments));
        let setters = example.setters.iter();
        lines.extend(
            setters.map(|(setter, value)| format!("    .{setter}({})", sample::code(api, value))),
        );
        lines.push("    .await?;".to_owned());
    }
    lines.push("println!(\"{answer:?}\");".to_owned());
    lines
}

/// The values of the arguments, each with its name where they are the fields of a struct.
fn arguments(api: &Api, operation: &Operation, example: &Example) -> Vec<String> {
    let argument = |argument: &ExampleArgument| {
        let sample = argument.sample.as_ref()?;
        Some(if operation.arguments.is_some() {
            format!("{}: {}", argument.name, sample::owned(api, sample))
        } else {
            sample::code(api, sample)
        })
    };
    example.arguments.iter().filter_map(argument).collect()
}

fn call_lines(operation: &Operation, arguments: &[String]) -> Vec<String> {
    let function = &operation.function;
    let (start, end) = match &operation.arguments {
        Some(name) => (format!("    .{function}({name} {{"), "    })"),
        None => (format!("    .{function}("), "    )"),
    };
    let line = format!("    .{function}({})", arguments.join(", "));
    if line.len() <= WIDTH && operation.arguments.is_none() {
        return vec![line];
    }
    let mut lines = vec![start];
    lines.extend(
        arguments
            .iter()
            .map(|argument| format!("        {argument},")),
    );
    lines.push(end.to_owned());
    lines
}
