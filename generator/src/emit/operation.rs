//! One operation: the client's method, and the call.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Types, spelled};
use super::{Source, arguments, docs, pages, streams, wait, wire};
use crate::ir::{Api, Argument, Body, Docs, Field, Operation, Presence, Type};
use crate::names::Name;

/// Names for which clippy asks for a reason.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// The columns that a line may take.
const WIDTH: usize = 100;

/// The method of the client, as it stands in its `impl`.
pub(super) fn function(api: &Api, operation: &Operation, types: &Types<'_>) -> String {
    let Operation { function, call, .. } = operation;
    let docs = docs::comment(&function_docs(api, operation), 4);
    let arguments = api.arguments(operation);
    let attributes: String = attributes(operation, &arguments)
        .iter()
        .map(|attribute| format!("    {attribute}\n"))
        .collect();
    let taken: Vec<String> = match &operation.arguments {
        Some(name) => vec![format!("arguments: {name}")],
        None => arguments
            .iter()
            .map(|Argument { name, ty, .. }| format!("{name}: {}", spelled(&types.argument(ty))))
            .collect(),
    };
    let head = list(
        &format!("    pub fn {function}("),
        iter::once("&self".to_owned()).chain(taken),
        &format!(") -> {call} {{"),
    );
    let values = operation
        .required()
        .map(|parameter| given(operation, &parameter.name, &parameter.ty, types));
    let body = operation.body.as_ref().filter(|body| body.required);
    let body = body.map(|body| initial_body(api, operation, body, &arguments, types));
    let call = list(
        &format!("        {call}::new("),
        iter::once("&self.0".to_owned()).chain(values).chain(body),
        ")",
    );
    format!("{docs}{attributes}{head}\n{call}\n    }}\n")
}

/// An argument as the call holds it.
fn given(operation: &Operation, name: &Name, ty: &Type, types: &Types<'_>) -> String {
    match operation.arguments {
        Some(_) => format!("arguments.{name}"),
        None => spelled(&types.convert(ty, &quote!(#name))),
    }
}

fn attributes(operation: &Operation, arguments: &[Argument<'_>]) -> Vec<&'static str> {
    let is_placeholder = |argument: &Argument<'_>| PLACEHOLDERS.contains(&argument.name.as_str());
    let named = operation.arguments.is_none() && arguments.iter().any(is_placeholder);
    let attributes = [
        (operation.deprecated, "#[deprecated]"),
        (
            named,
            "#[expect(clippy::disallowed_names, reason = \"the document names it\")]",
        ),
    ];
    let attributes = attributes.into_iter().filter(|(applies, _)| *applies);
    attributes.map(|(_, attribute)| attribute).collect()
}

/// A list in brackets: on one line if it fits, else one item a line.
fn list(start: &str, items: impl Iterator<Item = String>, end: &str) -> String {
    let items: Vec<String> = items.collect();
    let line = format!("{start}{}{end}", items.join(", "));
    if line.len() <= WIDTH && !line.contains('\n') {
        return line;
    }
    let margin = &start[..start.len() - start.trim_start().len()];
    let items: String = items
        .iter()
        .map(|item| format!("{margin}    {item},\n"))
        .collect();
    format!("{start}\n{items}{margin}{end}")
}

fn initial_body(
    api: &Api,
    operation: &Operation,
    body: &Body,
    arguments: &[Argument<'_>],
    types: &Types<'_>,
) -> String {
    let Some(id) = body.fields_of else {
        let whole = arguments.last().map(|last| &last.name);
        return whole.map_or_else(String::new, |name| {
            given(operation, name, &body.given(), types)
        });
    };
    let model = spelled(&types.model(id));
    if api.model(id).default {
        return format!("{model}::default()");
    }
    let fields = api.required_fields(operation).map(|field| {
        let name = &field.name;
        match operation.arguments {
            Some(_) => format!("arguments.{name}"),
            None => name.to_string(),
        }
    });
    let made = list(&format!("            {model}::new("), fields, ")");
    made.trim_start().to_owned()
}

/// The docs of the method. The arguments of a struct have theirs in it.
fn function_docs(api: &Api, operation: &Operation) -> Docs {
    let mut text = operation.docs.0.clone();
    if operation.arguments.is_none() {
        let arguments = api.arguments(operation);
        let items: Vec<String> = arguments.iter().filter_map(item).collect();
        if !items.is_empty() {
            text.push_str("\n\n# Arguments\n");
            text.push_str(&items.join("\n"));
        }
    }
    Docs(text)
}

/// An argument with what the document says of it, if it says anything.
fn item(argument: &Argument<'_>) -> Option<String> {
    let text = argument.docs.first_paragraph();
    (!text.is_empty()).then(|| format!("- `{}`: {text}", argument.name.bare()))
}

/// The struct of the arguments, the table of the call, and the setters of those of a body's fields
/// that stand for it.
pub(super) fn call(source: Source, api: &Api, operation: &Operation, types: &Types<'_>) -> Source {
    arguments::structure(source, api, operation, types)
        .text(wire::table(api, operation, types))
        .text(streams::tables(operation, types))
        .items(wait::implementation(operation, types))
        .items(pages::implementation(operation, types))
        .items(field_setters(api, operation, types))
}

fn field_setters(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let optional = api
        .body_fields(operation)
        .filter(|field| field.presence != Presence::Required);
    let setters: Vec<TokenStream> = optional.map(|field| setter(field, types)).collect();
    if setters.is_empty() {
        return quote!();
    }
    let name = &operation.call;
    quote! { impl #name { #(#setters)* } }
}

fn setter(field: &Field, types: &Types<'_>) -> TokenStream {
    let Field { name, ty, .. } = field;
    let fallback = Docs(format!("Sets `{}`.", name.bare()));
    let docs = docs::inner(if field.docs.0.is_empty() {
        &fallback
    } else {
        &field.docs
    });
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let argument = types.argument(ty);
    let value = types.convert(ty, &quote!(#name));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #argument) -> Self {
            self.body.#name = Some(#value);
            self
        }
    }
}
