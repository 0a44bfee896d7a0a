//! The call that the docs show.

use std::collections::BTreeSet;

use super::{endpoints, sample};
use crate::emit::layout::{Code, Item, List};
use crate::emit::spelling::attribute;
use crate::ir::{Api, Credential, CredentialPlace, Example, ExampleArgument, Operation};

/// What stands around an example in docs, so that it is a test of them.
const HEAD: &str = "# async fn example() -> Result<(), Box<dyn std::error::Error>> {";
const TAIL: [&str; 2] = ["# Ok(())", "# }"];

/// The example of the crate's first page, as a test of docs.
pub(super) fn doctest(api: &Api) -> Vec<Item> {
    tested_with(api, &[], calls(api).collect())
}

/// The same with a double of the transport in place of a server.
pub(super) fn tested(api: &Api) -> Vec<Item> {
    let double = [
        "let double = TestTransport::new();",
        "double.answer(200, \"{}\");",
    ];
    let example = api.quick_start.iter();
    let lines = double.map(Item::from).into_iter();
    let lines = lines
        .chain([client(api, &[".transport(double.clone())"]).into()])
        .chain(example.flat_map(|example| call(api, example)))
        .chain(["println!(\"{:?}\", double.requests());".into()]);
    tested_with(api, &["testing::TestTransport"], lines.collect())
}

/// A test of docs: what it uses, and its lines. Where the call needs a feature, the test has it as
/// its condition, and with it what it uses.
fn tested_with(api: &Api, more: &[&str], lines: Vec<Item>) -> Vec<Item> {
    let gate = api.quick_start.as_ref();
    let gate = gate.map(|example| api.gate_of_example(example));
    let condition = gate.and_then(|gate| attribute(api, &gate));
    let uses = uses(api, more).into_iter();
    let before: Vec<Item> = match condition {
        None => uses.chain(["".into(), HEAD.into()]).collect(),
        Some(condition) => {
            let head = [format!("# {condition}").into(), HEAD.into()];
            head.into_iter().chain(uses).chain(["".into()]).collect()
        }
    };
    let tail = TAIL.map(Item::from);
    before.into_iter().chain(lines).chain(tail).collect()
}

/// The same as a person would paste it.
pub(super) fn plain(api: &Api) -> Vec<Item> {
    let lines = uses(api, &[]).into_iter();
    lines.chain(["".into()]).chain(calls(api)).collect()
}

fn uses(api: &Api, more: &[&str]) -> Option<Item> {
    let example = api.quick_start.as_ref();
    let arguments = example.into_iter().flat_map(|example| &example.arguments);
    let given = arguments.filter_map(|argument| argument.sample.as_ref());
    let setters = example.into_iter().flat_map(|example| &example.setters);
    let samples = given.chain(setters.map(|(_, sample)| sample));
    let models: BTreeSet<String> = samples
        .flat_map(|sample| sample::enums(api, sample))
        .collect();
    let mut items = vec!["Client".to_owned()];
    let structure = example.and_then(|example| sample::structure(api, example));
    items.extend(structure.map(|(module, name)| format!("api::{module}::{name}")));
    let credentials: Vec<&str> = shown_credentials(api)
        .map(|credential| credential.name.as_str())
        .collect();
    match credentials.as_slice() {
        [] => {}
        [one] => items.push(format!("auth::{one}")),
        several => items.push(format!("auth::{{{}}}", several.join(", "))),
    }
    match models.iter().collect::<Vec<_>>().as_slice() {
        [] => {}
        [model] => items.push(format!("model::{model}")),
        models => {
            let models: Vec<&str> = models.iter().map(|model| model.as_str()).collect();
            items.push(format!("model::{{{}}}", models.join(", ")));
        }
    }
    let items = items.iter().map(String::as_str);
    let path = format!("use {}", api.package.path());
    List::uses(&path, items.chain(more.iter().copied()))
}

/// What the call of the example needs, together.
fn shown_credentials(api: &Api) -> impl Iterator<Item = &Credential> {
    let operation = shown_operation(api).into_iter();
    operation.flat_map(|operation| api.first_credentials(operation))
}

/// The operation that the example calls.
fn shown_operation(api: &Api) -> Option<&Operation> {
    let example = api.quick_start.as_ref()?;
    let mut operations = api.operations();
    operations.find(|operation| operation.id == example.operation)
}

/// A credential as an example makes it.
fn sample_of(credential: &Credential) -> String {
    let name = &credential.name;
    match credential.vendor {
        Some(vendor) => vendor.sample.to_owned(),
        None if credential.place == CredentialPlace::Basic => {
            format!("{name}::new(\"user\", \"secret\")")
        }
        None => format!("{name}::new(\"secret\")"),
    }
}

/// The client and its call.
fn calls(api: &Api) -> impl Iterator<Item = Item> {
    let example = api.quick_start.iter();
    let calls = example.flat_map(|example| call(api, example));
    [client(api, &[]).into()].into_iter().chain(calls)
}

fn client(api: &Api, setters: &[&str]) -> Code {
    let mut calls = endpoints::shown(&api.client, shown_operation(api));
    for parameter in &api.client.parameters {
        let sample = parameter.wire.replace('_', "-");
        calls.push(format!(".{}({sample:?})", parameter.name));
    }
    calls.extend(shown_credentials(api).map(|known| format!(".auth({})", sample_of(known))));
    calls.extend(setters.iter().map(|&setter| setter.to_owned()));
    calls.push(".build()?;".to_owned());
    // One setter is a line of its own already.
    List::calls("let client = Client::builder()", calls)
        .at_most(1)
        .into()
}

fn call(api: &Api, example: &Example) -> Vec<Item> {
    let mut operations = api.operations();
    let Some(operation) = operations.find(|operation| operation.id == example.operation) else {
        return Vec::new();
    };
    let function = &operation.function;
    let arguments = arguments(api, operation, example);
    let called = match &operation.arguments {
        // Each field has its name, and so a line.
        Some(name) => List::arguments(format!(".{function}({name} {{"), arguments, "})").at_most(0),
        None => List::arguments(format!(".{function}("), arguments, ")"),
    };
    let setters = example.setters.iter();
    let setters = setters
        .map(|(setter, value)| Code::from(format!(".{setter}({})", sample::code(api, value))));
    let calls = [called.into()].into_iter().chain(setters);
    let calls = calls.chain([".await?;".into()]);
    vec![
        "".into(),
        List::calls("let answer = client", calls).at_most(2).into(),
        "println!(\"{answer:?}\");".into(),
    ]
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
