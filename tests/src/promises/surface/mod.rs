//! What callers see of a crate, as rustdoc tells it: what oasmith says of the crate has no part in it.

mod item;
mod paths;
#[cfg(test)]
mod tests;
mod ty;

use std::collections::BTreeSet;

use serde_json::Value;

pub(super) use item::{Function, Kind, Receiver, Type};
pub(super) use paths::CRATE;
use paths::Paths;
pub(super) use ty::Ty;

/// What callers see of a crate.
#[derive(Debug, Default)]
pub(super) struct Surface {
    pub(super) types: Vec<Type>,
    /// Each with its path.
    pub(super) constants: Vec<(String, Ty)>,
    /// What else has a path: modules, old names, and what the crate shows of others.
    others: BTreeSet<String>,
}

impl Surface {
    /// Reads what rustdoc wrote as JSON.
    pub(super) fn read(crate_: &Value) -> Self {
        let paths = Paths::new(crate_);
        let mut surface = Self::default();
        for (id, path) in paths.public() {
            if let Some(ty) = Type::read(crate_, id, path, &paths) {
                surface.types.push(ty);
                continue;
            }
            let inner = &crate_["index"][id.to_string()]["inner"];
            let constant = &inner["constant"]["type"];
            if !constant.is_null() {
                let ty = Ty::read(constant, &paths);
                surface.constants.push((path.to_owned(), ty));
            }
            let alias = &inner["type_alias"]["type"];
            let stands_for = match alias {
                Value::Null => String::new(),
                alias => Ty::read(alias, &paths).spelled("Self"),
            };
            surface.others.insert(format!("{path} = {stands_for}"));
        }
        surface.types.sort_by(|one, two| one.path.cmp(&two.path));
        surface.constants.sort_by(|one, two| one.0.cmp(&two.0));
        surface
    }

    /// The type that rustdoc knows by a number.
    pub(super) fn ty(&self, id: u64) -> Option<&Type> {
        self.types.iter().find(|ty| ty.id == id)
    }

    /// The type of a path, without the name of the crate.
    pub(super) fn at(&self, path: &str) -> Option<&Type> {
        let path = format!("{CRATE}::{path}");
        self.types.iter().find(|ty| ty.path == path)
    }

    /// All signatures, each a line.
    pub(super) fn signatures(&self) -> BTreeSet<String> {
        let mut lines = self.others.clone();
        let constant = |(path, ty): &(String, Ty)| format!("{path}: {}", ty.spelled("Self"));
        lines.extend(self.constants.iter().map(constant));
        for ty in &self.types {
            let path = &ty.path;
            lines.insert(format!("{path}, exhaustive: {}", ty.is_exhaustive));
            match &ty.kind {
                Kind::Struct(fields) => lines.extend(
                    fields
                        .iter()
                        .map(|(name, ty)| format!("{path}.{name}: {}", ty.spelled("Self"))),
                ),
                Kind::Enum(variants) => lines.extend(variants.iter().map(|(name, held)| {
                    let held = held.iter().flatten().map(|ty| ty.spelled("Self"));
                    format!("{path}::{name}({})", held.collect::<Vec<_>>().join(", "))
                })),
            }
            let functions = ty.functions.iter();
            lines.extend(functions.map(|function| format!("{path}::{}", function.signature())));
            lines.extend(
                ty.constants
                    .iter()
                    .map(|(name, ty)| format!("{path}::{name}: {}", ty.spelled("Self"))),
            );
            let traits = ty.traits.iter().filter(|of| of.is_noticed);
            lines.extend(traits.map(|of| {
                let args = of.args.iter().map(|ty| ty.spelled("Self"));
                let types = of.types.iter();
                let types = types.map(|(name, ty)| format!("{name} = {}", ty.spelled("Self")));
                let all: Vec<String> = args.chain(types).collect();
                format!("{path} is {}<{}>", of.name, all.join(", "))
            }));
        }
        lines
    }
}
