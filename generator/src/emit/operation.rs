//! One operation: the client's method, and the call.

use std::iter;

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{Types, spelled};
use super::{Source, docs, pages, streams, wait, wire};
use crate::ir::{Api, Body, Docs, Field, Operation, Presence};

/// With more arguments than this, the client itself aside, clippy asks for a reason.
const MANY_ARGUMENTS: usize = 6;

/// Names for which clippy asks for a reason.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// The columns that a line may take.
const WIDTH: usize = 100;

/// The method of the client, as it stands in its `impl`.
pub(super) fn function(api: &Api, operation: &Operation, types: &Types<'_>) -> String {
    let Operation { function, call, .. } = operation;
    let docs = docs::comment(&function_docs(api, operation), 4);
    let parameters = parameters(api, operation, types);
    let attributes: String = attributes(operation, &parameters)
        .iter()
        .map(|attribute| format!("    {attribute}\n"))
        .collect();
    let arguments = parameters.iter().map(|(name, ty)| format!("{name}: {ty}"));
    let head = list(
        &format!("    pub fn {function}("),
        iter::once("&self".to_owned()).chain(arguments),
        &format!(") -> {call} {{"),
    );
    let values = operation.required().map(|parameter| {
        let name = &parameter.name;
        spelled(&types.convert(&parameter.ty, &quote!(#name)))
    });
    let body = operation
        .body
        .as_ref()
        .filter(|body| body.required)
        .map(|body| spelled(&initial_body(api, operation, body, types)));
    let call = list(
        &format!("        {call}::new("),
        iter::once("self".to_owned()).chain(values).chain(body),
        ")",
    );
    format!("{docs}{attributes}{head}\n{call}\n    }}\n")
}

/// The arguments of the method with their types.
fn parameters<'a>(
    api: &'a Api,
    operation: &'a Operation,
    types: &Types<'_>,
) -> Vec<(&'a str, String)> {
    let arguments = operation
        .required()
        .map(|parameter| (&parameter.name, &parameter.ty));
    let fields = api
        .required_fields(operation)
        .map(|field| (&field.name, &field.ty));
    let arguments = arguments
        .chain(fields)
        .map(|(name, ty)| (name.as_str(), ty));
    let body = operation.whole_body();
    let body = body.map(|body| ("body", spelled(&types.argument(&body.given()))));
    arguments
        .map(|(name, ty)| (name, spelled(&types.argument(ty))))
        .chain(body)
        .collect()
}

fn attributes(operation: &Operation, parameters: &[(&str, String)]) -> Vec<&'static str> {
    let named = parameters
        .iter()
        .any(|(name, _)| PLACEHOLDERS.contains(name));
    let attributes = [
        (operation.deprecated, "#[deprecated]"),
        (
            parameters.len() > MANY_ARGUMENTS,
            "#[expect(clippy::too_many_arguments, reason = \"the document requires all of these\")]",
        ),
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
    if line.len() <= WIDTH {
        return line;
    }
    let margin = &start[..start.len() - start.trim_start().len()];
    let items: String = items
        .iter()
        .map(|item| format!("{margin}    {item},\n"))
        .collect();
    format!("{start}\n{items}{margin}{end}")
}

fn initial_body(api: &Api, operation: &Operation, body: &Body, types: &Types<'_>) -> TokenStream {
    let Some(id) = body.fields_of else {
        return types.convert(&body.given(), &quote!(body));
    };
    let model = types.model(id);
    if api.model(id).default {
        return quote!(#model::default());
    }
    let names = api.required_fields(operation).map(|field| &field.name);
    quote!(#model::new(#(#names),*))
}

fn function_docs(api: &Api, operation: &Operation) -> Docs {
    let parameters = operation
        .required()
        .map(|parameter| (&parameter.name, &parameter.docs));
    let fields = api
        .required_fields(operation)
        .map(|field| (&field.name, &field.docs));
    let mut items: Vec<String> = parameters
        .chain(fields)
        .filter_map(|(name, docs)| item(name.bare(), docs))
        .collect();
    items.extend(
        operation
            .whole_body()
            .and_then(|body| item("body", &body.docs)),
    );
    let mut text = operation.docs.0.clone();
    if !items.is_empty() {
        text.push_str("\n\n# Arguments\n");
        text.push_str(&items.join("\n"));
    }
    Docs(text)
}

/// An argument with what the document says of it, if it says anything.
fn item(name: &str, docs: &Docs) -> Option<String> {
    let text = docs.first_paragraph();
    (!text.is_empty()).then(|| format!("- `{name}`: {text}"))
}

/// The table of the call, and the setters of those of a body's fields that stand for it.
pub(super) fn call(source: Source, api: &Api, operation: &Operation, types: &Types<'_>) -> Source {
    source
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
