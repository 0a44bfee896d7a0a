//! The client's method for an operation.

use super::{gives, items};
use crate::emit::layout::{Code, Item, List};
use crate::emit::spelling::{Types, old_name};
use crate::ir::{Api, Argument, Body, GivenAs, Operation, Type};
use crate::names::Name;

/// The method of the client, as it stands in its `impl`.
pub(super) fn method(api: &Api, operation: &Operation, types: &Types<'_>) -> Item {
    let Operation { function, call, .. } = operation;
    let arguments = api.arguments(operation);
    let head = head(function, operation, &arguments, types);
    let values = operation
        .required()
        .map(|parameter| given(operation, &parameter.name, &parameter.ty, types).into());
    let body = operation.body.as_ref().filter(|body| body.required);
    let body = body.map(|body| initial_body(api, operation, body, &arguments, types));
    let values = ["&self.0".into()].into_iter().chain(values).chain(body);
    let made = List::arguments(format!("{call}::new("), values, ")");
    let item =
        Item::from(Code::block(head, [made], "}")).documented(docs(operation, &arguments, types));
    with_attributes(item, operation, &arguments)
}

/// The same by the names that it had before.
pub(super) fn aliases<'a>(
    api: &'a Api,
    operation: &'a Operation,
    types: &'a Types<'_>,
) -> impl Iterator<Item = Item> + 'a {
    let arguments = api.arguments(operation);
    let function = &operation.function;
    api.method_aliases(operation).map(move |alias| {
        let values = match &operation.arguments {
            Some(_) => vec!["arguments".to_owned()],
            None => arguments
                .iter()
                .map(|known| known.name.to_string())
                .collect(),
        };
        let called = List::arguments(format!("self.{function}("), values, ")");
        let head = head(&alias.name, operation, &arguments, types);
        let link = format!("[`Client::{}`]", function.bare());
        let item = old_name(api, alias, &link, Code::block(head, [called], "}"));
        let item = if operation.deprecated {
            item.attribute("#[expect(deprecated, reason = \"the document advises against both\")]")
        } else {
            item
        };
        with_placeholders(item, operation, &arguments)
    })
}

/// What is called, what it is given, and what it gives.
fn head(
    function: &Name,
    operation: &Operation,
    arguments: &[Argument<'_>],
    types: &Types<'_>,
) -> List {
    let parameters = match &operation.arguments {
        Some(name) => vec![format!("arguments: {name}")],
        None => arguments
            .iter()
            .map(|Argument { name, ty, .. }| format!("{name}: {}", types.argument(ty)))
            .collect(),
    };
    let parameters = ["&self".to_owned()].into_iter().chain(parameters);
    List::arguments(
        format!("pub fn {function}("),
        parameters,
        format!(") -> {} {{", operation.call),
    )
}

/// An argument as the call holds it.
fn given(operation: &Operation, name: &Name, ty: &Type, types: &Types<'_>) -> String {
    match operation.arguments {
        Some(_) => format!("arguments.{name}"),
        None => types.convert(ty, name).into(),
    }
}

fn with_attributes(item: Item, operation: &Operation, arguments: &[Argument<'_>]) -> Item {
    let item = if operation.deprecated {
        item.attribute("#[deprecated]")
    } else {
        item
    };
    with_placeholders(item, operation, arguments)
}

fn with_placeholders(item: Item, operation: &Operation, arguments: &[Argument<'_>]) -> Item {
    let mut names = arguments.iter().map(|argument| &argument.name);
    if operation.arguments.is_none() && names.any(Name::is_placeholder) {
        item.attribute("#[expect(clippy::disallowed_names, reason = \"the document names it\")]")
    } else {
        item
    }
}

fn initial_body(
    api: &Api,
    operation: &Operation,
    body: &Body,
    arguments: &[Argument<'_>],
    types: &Types<'_>,
) -> Code {
    let Some(id) = body.fields_of else {
        let mut arguments = arguments.iter();
        let whole = arguments.find(|argument| matches!(argument.given, GivenAs::Body(_)));
        let whole = whole.map(|whole| &whole.name);
        let whole = whole.map(|name| given(operation, name, &body.given(), types));
        return whole.unwrap_or_default().into();
    };
    let model = types.model(id);
    if api.model(id).default {
        return format!("{model}::default()").into();
    }
    let fields = api.required_fields(operation).map(|field| {
        let name = &field.name;
        match operation.arguments {
            Some(_) => format!("arguments.{name}"),
            None => name.to_string(),
        }
    });
    List::arguments(format!("{model}::new("), fields, ")").into()
}

/// The docs of the method. The arguments of a struct have theirs in it.
fn docs(operation: &Operation, arguments: &[Argument<'_>], types: &Types<'_>) -> String {
    // The docs end in what is sent, to which this is the answer.
    let gives = gives::sentence(operation, types);
    let parts = [&operation.docs.0, &gives, &operation.see.0].into_iter();
    let parts: Vec<&str> = parts
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut text = parts.join(" ");
    if !operation.sections.0.is_empty() {
        text.extend(["\n\n", &operation.sections.0]);
    }
    if operation.arguments.is_none() {
        let items: Vec<String> = arguments.iter().filter_map(item).collect();
        if !items.is_empty() {
            text.push_str("\n\n# Arguments\n");
            text.push_str(&items.join("\n"));
        }
    }
    text
}

/// An argument with all that the document says of it, if it says anything: what is more than a paragraph
/// belongs to the same item of the list.
fn item(argument: &Argument<'_>) -> Option<String> {
    let text = argument.docs.0.trim();
    if text.is_empty() {
        return None;
    }
    let name = argument.name.bare();
    Some(items::item(&items::followed(&format!("`{name}`:"), text)))
}
