//! Fields and their setters by the names that they had.
//!
//! A field cannot have two names. A method gives it by the old one, and tells callers of the new one.

use crate::ir::{Aliased, Api, Model, ModelId, ModelKind, Presence};
use crate::names::{Name, VALUE_METHODS};
use crate::record::Type;

/// The paths of the fields of a type, which was known as `old`: of those that are called otherwise,
/// or of `all`.
pub(super) fn paths(
    api: &Api,
    id: ModelId,
    (old, before): (&str, &Type),
    all: bool,
) -> Vec<(String, Aliased)> {
    let model = api.model(id);
    let fields = fields(model).into_iter().enumerate();
    let fields = fields.filter_map(|(index, field)| {
        let known = before.fields.get(&field.key)?;
        let bare = known.name.strip_prefix("r#").unwrap_or(&known.name);
        let is_other = known.name != field.name.as_str();
        (is_other || all).then(|| (index, field, known.name.clone(), bare.to_owned()))
    });
    let paths = fields.flat_map(|(index, field, name, bare)| {
        let setters = [
            (field.setter, "with_", Aliased::Setter(id, index)),
            (field.null_setter, "null_", Aliased::NullSetter(id, index)),
        ];
        let setters = setters.into_iter().filter(|(is_there, ..)| *is_there);
        let setters = setters.map(move |(_, start, of)| (format!("{start}{bare}"), of));
        std::iter::once((name, Aliased::Field(id, index))).chain(setters)
    });
    let paths = paths.map(|(name, of)| (format!("model::{old}::{name}"), of));
    paths.collect()
}

/// The paths of a type that lead somewhere today.
pub(super) fn live(model: &Model) -> Vec<String> {
    let fields = fields(model).into_iter();
    let names = fields.flat_map(|field| {
        let setter = field.name.setter();
        let null_setter = field.name.null_setter();
        [field.name.clone(), setter, null_setter].map(|name| name.to_string())
    });
    let methods = VALUE_METHODS.iter().chain(&["new"]);
    let methods = methods.map(ToString::to_string);
    let paths = names.chain(methods);
    let paths = paths.map(|name| format!("model::{}::{name}", model.name));
    match &model.kind {
        ModelKind::Object(_) | ModelKind::Tuple(_) => paths.collect(),
        _ => Vec::new(),
    }
}

/// A field, and which setters it has.
struct Known<'m> {
    /// What tells it from the others.
    key: String,
    name: &'m Name,
    setter: bool,
    null_setter: bool,
}

fn fields(model: &Model) -> Vec<Known<'_>> {
    match &model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter();
            let fields = fields.map(|field| Known {
                key: field.wire.clone(),
                name: &field.name,
                setter: model.in_request && field.presence != Presence::Required,
                null_setter: model.in_request && field.presence == Presence::OptionalNullable,
            });
            fields.collect()
        }
        ModelKind::Tuple(tuple) => {
            let items = tuple.items.iter().enumerate();
            let items = items.map(|(index, item)| Known {
                key: index.to_string(),
                name: &item.name,
                setter: false,
                null_setter: false,
            });
            items.collect()
        }
        _ => Vec::new(),
    }
}
