//! The table of a call: what it holds, how it is sent and how its answer is read.

use super::{answers, gives};
use crate::emit::bodies;
use crate::emit::layout::{Code, Item, List};
use crate::emit::spelling::{Types, bounds, style};
use crate::ir::{Api, Body, Docs, Encoding, Location, Operation, Parameter, Tag, Type};
use crate::names::{Case, Name};

/// With more ways of reading an answer than this, one line of them is hard to read.
const FEW: usize = 3;

pub(super) fn table(api: &Api, tag: &Tag, operation: &Operation, types: &Types<'_>) -> Code {
    let content_type = operation.body.iter().flat_map(|body| &body.content_type);
    let parameters = operation.parameters.iter().chain(content_type);
    let parameters = parameters.map(|parameter| of_parameter(api, parameter, types));
    let body = operation.body.as_ref();
    let body = body.map(|body| of_body(api, body, types));
    let output = type_or_unit(operation.output.as_ref(), types);
    let error = type_or_unit(operation.error.as_ref(), types);
    let answers = List::fields(
        format!("}} -> {output}, {error} {{"),
        answers::rows(api, operation, types),
        "} }",
    );
    let call = Code::block(
        head(api, operation),
        parameters.chain(body),
        answers.at_most(FEW),
    );
    call.with_inner_docs(gives::page(api, &tag.gate, operation, types))
}

/// The first line: id, method, path, security, what is accepted, if that is not
/// JSON alone, and what is said beside; each of these has a line where one is not enough.
fn head(api: &Api, operation: &Operation) -> List {
    let Operation {
        call,
        id,
        method,
        path,
        accept,
        kept,
        redirects,
        server,
        idempotent,
        ..
    } = operation;
    let mut words = Vec::new();
    if !operation.security.is_empty() {
        let schemes = operation.security.iter().map(|alternative| {
            let schemes = alternative.iter().map(|name| api.scheme(name));
            format!(" {:?}", schemes.collect::<Vec<_>>())
        });
        words.push(format!("by{}", schemes.collect::<String>()));
    }
    match accept.as_str() {
        "application/json" => {}
        "" => words.push("accept \"*/*\"".to_owned()),
        other => words.push(format!("accept {other:?}")),
    }
    if !kept.is_empty() {
        words.push(format!("kept {kept:?}"));
    }
    if !redirects.is_empty() {
        words.push(format!("redirects {redirects:?}"));
    }
    if let Some(group) = server {
        words.push(format!("at {}", group + 1));
    }
    if let Some(idempotent) = idempotent {
        words.push(format!("idempotent {idempotent}"));
    }
    let first = format!("call! {{ {call} = {id:?}: {method:?} {path:?}");
    List::words(first, words, " {")
}

fn of_parameter(api: &Api, parameter: &Parameter, types: &Types<'_>) -> Item {
    let how = checked(api, parameter, &parameter_sending(parameter));
    let Parameter { name, ty, .. } = parameter;
    if parameter.is_argument() {
        return argument(name, ty, &how, types);
    }
    let mut docs = parameter.docs.clone();
    if parameter.client {
        docs.0
            .push_str("\n\nThis call uses it in place of the client's.");
    }
    let item = setter(name, &docs, ty, &how, types);
    if parameter.deprecated {
        item.attribute("#[deprecated]")
    } else {
        item
    }
}

fn of_body(api: &Api, body: &Body, types: &Types<'_>) -> Item {
    let how = match body.choice {
        Some(_) => "one_of".to_owned(),
        None => bodies::sending(api, &body.form, &body.ty, &body.media_type),
    };
    let (name, ty) = (Case::Value.name("body"), body.given());
    if body.required {
        argument(&name, &ty, &how, types)
    } else {
        setter(&name, &body.docs, &ty, &format!("given({how})"), types)
    }
}

/// The row of what the call begins with.
fn argument(name: &Name, ty: &Type, how: &str, types: &Types<'_>) -> Item {
    format!("{name}: {} = {how},", types.ty(ty)).into()
}

/// The row of what can be set on a call.
fn setter(name: &Name, docs: &Docs, ty: &Type, how: &str, types: &Types<'_>) -> Item {
    let taken = taken(ty, types);
    let ty = types.ty(ty);
    let row = format!("{name}?: {ty} = {how}{taken},");
    Item::from(row).documented(docs.of_setter(name.bare()).0)
}

/// What a setter takes, where that is not the value as it is.
fn taken(ty: &Type, types: &Types<'_>) -> String {
    match ty {
        Type::List(item) if types.converts(item) => format!(" each_into<{}>", types.ty(item)),
        Type::List(item) => format!(" each<{}>", types.ty(item)),
        ty if types.converts(ty) => " into".to_owned(),
        _ => String::new(),
    }
}

fn type_or_unit(ty: Option<&Type>, types: &Types<'_>) -> String {
    ty.map_or_else(|| "()".to_owned(), |ty| types.ty(ty).into())
}

/// How a parameter is sent of which there may be something to check before.
fn checked(api: &Api, parameter: &Parameter, how: &str) -> String {
    let model = parameter.ty.model();
    if !model.is_some_and(|id| api.model(id).is_checked()) {
        return how.to_owned();
    }
    match parameter.location {
        // What is in it stands in the query itself.
        Location::QueryString => format!("checked({how})"),
        _ => format!("checked({:?}, {how})", parameter.wire),
    }
}

/// How a parameter is sent.
fn parameter_sending(parameter: &Parameter) -> String {
    let wire = &parameter.wire;
    let place = match parameter.location {
        Location::Path if parameter.client => "client_path",
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => {
            return match parameter.encoding {
                Encoding::Json => "query_string_json".to_owned(),
                Encoding::Plain => "query_string".to_owned(),
                Encoding::Styled(_) => "query_whole".to_owned(),
            };
        }
    };
    let within = parameter.bounds.of_parameter();
    let within = within.map_or_else(String::new, |known| format!(", {}", bounds(&known)));
    match parameter.encoding {
        Encoding::Plain => format!("{place}({wire:?}{within})"),
        Encoding::Json => format!("{place}_json({wire:?})"),
        Encoding::Styled(known) => format!("{place}_styled({wire:?} as {}{within})", style(known)),
    }
}
