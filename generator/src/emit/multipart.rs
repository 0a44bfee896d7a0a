//! How objects are sent in several parts.

use std::collections::BTreeMap;

use super::types::Types;
use crate::ir::{Api, BodyForm, Field, ModelId, ModelKind, Object, Presence, Type};

/// The media types of some parts, by the names of the parts.
type ContentTypes<'a> = &'a [(String, String)];

/// The models that are sent in parts, each with what its first operation says of them.
pub(super) fn models(api: &Api) -> BTreeMap<ModelId, ContentTypes<'_>> {
    let mut models = BTreeMap::new();
    for body in api.operations().filter_map(|known| known.body.as_ref()) {
        for (form, ty) in api.forms(body) {
            if let (BodyForm::Multipart(content_types), Type::Model(id)) = (form, ty.unboxed()) {
                models.entry(*id).or_insert(content_types.as_slice());
            }
        }
    }
    models
}

/// The implementation for one model, one row for each part.
pub(super) fn implementation(
    api: &Api,
    id: ModelId,
    content_types: ContentTypes<'_>,
    types: &Types<'_>,
) -> String {
    let ModelKind::Object(object) = &api.model(id).kind else {
        return String::new();
    };
    let name = types.text(&Type::Model(id));
    let constants = object.constants.iter().map(|constant| {
        let value = &constant.value;
        format!("        form.text({:?}, &{value})?;\n", constant.wire)
    });
    let rows: String = constants
        .chain(fields(api, object, content_types))
        .collect();
    format!(
        "impl runtime::Multipart for {name} {{\n    fn parts(&self, form: &mut runtime::Form) -> Result<(), runtime::Invalid> {{\n{rows}        Ok(())\n    }}\n}}\n"
    )
}

fn fields(api: &Api, object: &Object, content_types: ContentTypes<'_>) -> Vec<String> {
    let row = |field: &Field| {
        let mut content_types = content_types.iter();
        let content_type = content_types
            .find(|(name, _)| *name == field.wire)
            .map(|(_, content_type)| content_type.as_str());
        part(api, field, content_type)
    };
    object.fields.iter().map(row).collect()
}

/// How the value of a field is a part.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    File,
    Text,
    Written,
    Json,
}

fn kind(api: &Api, ty: &Type) -> Kind {
    match ty.unboxed() {
        Type::File => Kind::File,
        Type::Formatted(_) => Kind::Written,
        Type::Model(id) if matches!(api.model(*id).kind, ModelKind::Enum(_)) => Kind::Text,
        scalar if scalar.is_scalar() => Kind::Text,
        _ => Kind::Json,
    }
}

fn part(api: &Api, field: &Field, content_type: Option<&str>) -> String {
    let wire = &field.wire;
    let (function, value) = written(api, field, content_type);
    match content_type {
        Some(content_type) => {
            format!("        form.{function}_as({wire:?}, {content_type:?}, {value})?;\n")
        }
        None => format!("        form.{function}({wire:?}, {value})?;\n"),
    }
}

/// What adds a field, and the value that it is given.
fn written(api: &Api, field: &Field, content_type: Option<&str>) -> (&'static str, String) {
    let name = &field.name;
    let optional = field.presence != Presence::Required;
    let plain = field.presence != Presence::OptionalNullable;
    // A text that is to be JSON has its quotes.
    let kind = |ty: &Type| match kind(api, ty) {
        Kind::Text | Kind::Written if content_type.is_some_and(is_json) => Kind::Json,
        kind => kind,
    };
    match &field.ty {
        Type::List(item) if plain => {
            let items = if optional {
                format!("self.{name}.iter().flatten()")
            } else {
                format!("&self.{name}")
            };
            match kind(item) {
                Kind::File => ("files", items),
                Kind::Text => ("texts", items),
                Kind::Written | Kind::Json => ("jsons", items),
            }
        }
        ty => {
            let whole = format!("&self.{name}");
            match kind(ty) {
                Kind::File if optional && plain => ("files", whole),
                Kind::File if plain => ("file", whole),
                Kind::Text => ("text", whole),
                Kind::Written if plain && optional => (
                    "text",
                    format!("&self.{name}.as_ref().map(ToString::to_string)"),
                ),
                Kind::Written if plain => ("text", format!("&self.{name}.to_string()")),
                _ => ("json", whole),
            }
        }
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}
