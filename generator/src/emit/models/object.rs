//! Structs that are JSON objects.

use super::check::check;
use crate::emit::layout::{Item, List, Source};
use crate::emit::spelling::{Types, in_unions, row, structure};
use crate::ir::{Api, Constant, Field, Model, Object, Presence, Rest, Type};
use crate::names::Name;

pub(super) fn object(source: Source, api: &Api, model: &Model, object: &Object) -> Source {
    let types = Types::new(api);
    let new = if model.in_request && !model.default {
        let constructor = object.constructor.as_ref();
        let name = constructor.map_or("new", Name::as_str);
        format!("::{name}")
    } else {
        String::new()
    };
    let unions = in_unions(model);
    let head = format!("{}{new}{unions}", model.name);
    source
        .item(definition(model, object, &types))
        .item(List::table("object!", head, rows(model, object, &types)))
        .items(check(api, model))
}

fn definition(model: &Model, object: &Object, types: &Types<'_>) -> Item {
    let fields = object.fields.iter().map(|field| {
        let name = &field.name;
        let ty = types.ty(&field.ty);
        let text = match field.presence {
            Presence::Required => format!("pub {name}: {ty}"),
            Presence::Nullable | Presence::Optional => format!("pub {name}: Option<{ty}>"),
            Presence::OptionalNullable => format!("pub {name}: Option<Option<{ty}>>"),
        };
        row(field.shown_docs(), text)
    });
    let rest = object.rest.as_ref().map(|rest| {
        let name = &rest.name;
        let ty = types.ty(&rest.ty);
        let text = format!("pub {name}: BTreeMap<String, {ty}>");
        row(rest.shown_docs(), text)
    });
    structure(model, fields.chain(rest))
}

/// The table: properties with one value, fields, and what holds all others.
/// Callers make what a request can hold, and nothing else.
fn rows(model: &Model, object: &Object, types: &Types<'_>) -> Vec<String> {
    let constants = object.constants.iter().map(
        |Constant {
             wire,
             value,
             optional,
             is_sent,
             ..
         }| {
            let absent = match (is_sent, optional) {
                (false, _) => " or unsent",
                (true, true) => " or none",
                (true, false) => "",
            };
            format!("const {wire:?} = {value}{absent}")
        },
    );
    let fields = object.fields.iter().map(|field| {
        let argument = if model.in_request {
            argument(model, field, types)
        } else {
            String::new()
        };
        let Field { wire, name, .. } = field;
        let format = field.format.filter(|_| model.in_union);
        let format = format.map_or(String::new(), |format| format!(" is {format:?}"));
        format!("{wire:?}{format} => {name}: {}{argument}", presence(field))
    });
    let rest = object.rest.as_ref().map(|rest| {
        let Rest {
            name,
            ty,
            beginnings,
            ..
        } = rest;
        let beginnings = beginnings.iter().map(|one| format!("{one:?}"));
        let of = match beginnings.collect::<Vec<_>>().join(" | ") {
            all if all.is_empty() => all,
            some => format!(" of {some}"),
        };
        if !model.in_request {
            return format!("..{of} => {name}");
        }
        let setter = name.setter();
        let value = types.ty(ty);
        format!("..{of} => {name} {setter}(impl IntoIterator<Item = (impl Into<String>, {value})>)")
    });
    constants.chain(fields).chain(rest).collect()
}

fn presence(field: &Field) -> &'static str {
    match field.presence {
        // What may be any JSON may be null, and so is what can be nothing else: it is kept as such.
        Presence::Optional if matches!(field.ty, Type::Json | Type::Null) => "optional_nullable",
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional_nullable",
    }
}

/// What a caller gives for a field: to the constructor, or to a setter.
fn argument(model: &Model, field: &Field, types: &Types<'_>) -> String {
    let ty = types.argument(&field.ty);
    let setter = field.name.setter();
    let name = field.name.bare();
    let bare = if field.name.as_str() == name {
        String::new()
    } else {
        format!(" as {name:?}")
    };
    match field.presence {
        Presence::Required if model.default => String::new(),
        Presence::Required => format!("({ty})"),
        Presence::Nullable | Presence::Optional => format!(" {setter}({ty}){bare}"),
        Presence::OptionalNullable => {
            format!(" {setter}({ty}) or {}{bare}", field.name.null_setter())
        }
    }
}
