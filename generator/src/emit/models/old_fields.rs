//! Fields and their setters by the names that they had before.

use crate::emit::layout::{Code, Item};
use crate::emit::spelling::{Types, old_name};
use crate::ir::{Alias, Aliased, Api, Model, ModelKind, Presence};

/// The methods of a struct or a tuple that stand for what is called otherwise.
pub(super) fn old_fields(api: &Api, model: &Model) -> Option<Item> {
    let types = Types::new(api);
    let aliases = api.field_aliases(&model.name);
    let methods = aliases.filter_map(|(alias, index)| method(api, model, &types, alias, index));
    let methods: Vec<Item> = methods.collect();
    (!methods.is_empty()).then(|| Code::items(format!("impl {} {{", model.name), methods).into())
}

fn method(
    api: &Api,
    model: &Model,
    types: &Types<'_>,
    alias: &Alias,
    index: usize,
) -> Option<Item> {
    let (old, name) = (&alias.name, model.kind.field(index)?);
    let (ty, presence) = match &model.kind {
        ModelKind::Object(object) => {
            let field = object.fields.get(index)?;
            (&field.ty, field.presence)
        }
        ModelKind::Tuple(tuple) => (&tuple.items.get(index)?.ty, Presence::Required),
        _ => return None,
    };
    let (head, body) = match &alias.of {
        Aliased::Setter(..) => {
            let (setter, argument) = (name.setter(), types.argument(ty));
            (
                format!("pub fn {old}(self, {name}: {argument}) -> Self {{"),
                format!("self.{setter}({name})"),
            )
        }
        Aliased::NullSetter(..) => (
            format!("pub fn {old}(self) -> Self {{"),
            format!("self.{}()", name.null_setter()),
        ),
        _ => {
            let ty = types.ty(ty);
            let held = match presence {
                Presence::Required => format!("{ty}"),
                Presence::Nullable | Presence::Optional => format!("Option<{ty}>"),
                Presence::OptionalNullable => format!("Option<Option<{ty}>>"),
            };
            (
                format!("pub fn {old}(&self) -> &{held} {{"),
                format!("&self.{name}"),
            )
        }
    };
    let now = match &alias.of {
        Aliased::Setter(..) => name.setter(),
        Aliased::NullSetter(..) => name.null_setter(),
        _ => name.clone(),
    };
    let link = format!("[`Self::{}`]", now.bare());
    let item = old_name(api, alias, &link, Code::block(head, [body], "}"));
    Some(item.attribute("#[must_use]"))
}
