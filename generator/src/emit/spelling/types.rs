//! Types in code: how they are written, and how an argument becomes one.

use std::collections::{BTreeSet, HashSet};

use super::formats;
use super::spelled::Spelled;
use crate::emit::layout::Item;
use crate::ir::{Api, ModelId, Type};
use crate::names::Name;

/// The types as one file names them.
pub(in crate::emit) struct Types<'a> {
    api: &'a Api,
    /// Names that the file has for something else, so that models of these
    /// names are written with their module.
    taken: HashSet<&'a str>,
}

impl<'a> Types<'a> {
    pub(in crate::emit) fn new(api: &'a Api) -> Self {
        Self {
            api,
            taken: HashSet::new(),
        }
    }

    /// The same in a file that has these names already.
    pub(in crate::emit) fn beside(api: &'a Api, taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            api,
            taken: taken.into_iter().collect(),
        }
    }

    /// A model's name in this file.
    pub(in crate::emit) fn model(&self, id: ModelId) -> Spelled {
        let name = &self.api.model(id).name;
        if self.is_imported(name) {
            Spelled::new(name.as_str())
        } else {
            Spelled::new(format!("super::model::{name}"))
        }
    }

    /// The types as code outside of the crate names them: each model with its module.
    pub(in crate::emit) fn outside(api: &'a Api) -> Self {
        Self::beside(api, api.models.iter().map(|model| model.name.bare()))
    }

    /// Whether a caller gives anything that becomes the type.
    pub(in crate::emit) fn converts(&self, ty: &Type) -> bool {
        self.api.converts(ty)
    }

    fn is_imported(&self, name: &Name) -> bool {
        !self.taken.contains(name.bare())
    }

    /// The names of the models in `types` that a file has to import.
    pub(in crate::emit) fn imports<'t>(
        &self,
        types: impl IntoIterator<Item = &'t Type>,
    ) -> Vec<&'a Name> {
        let models: BTreeSet<_> = types.into_iter().filter_map(Type::model).collect();
        let names = models.into_iter().map(|id| &self.api.model(id).name);
        let names: BTreeSet<_> = names.collect();
        let names = names.into_iter();
        names.filter(|name| self.is_imported(name)).collect()
    }

    /// A type as a field has it.
    pub(in crate::emit) fn ty(&self, ty: &Type) -> Spelled {
        Spelled::new(match ty {
            Type::Null => "()",
            Type::Boolean => "bool",
            Type::Integer32 => "i32",
            Type::Integer64 => "i64",
            Type::Unsigned32 => "u32",
            Type::Unsigned64 => "u64",
            Type::Integer128 => "i128",
            Type::Unsigned128 => "u128",
            Type::Number => "f64",
            Type::Text => "String",
            Type::Formatted(format) => formats::ty(self.api, *format),
            Type::File => "runtime::File",
            Type::Bytes => "runtime::Bytes",
            Type::Json => "serde_json::Value",
            Type::Model(id) => return self.model(*id),
            Type::List(item) => return Spelled::new(format!("Vec<{}>", self.ty(item))),
            Type::Map(value) => {
                return Spelled::new(format!("BTreeMap<String, {}>", self.ty(value)));
            }
            Type::Boxed(inner) => return Spelled::new(format!("Box<{}>", self.ty(inner))),
            Type::Nullable(inner) => return Spelled::new(format!("Option<{}>", self.ty(inner))),
        })
    }

    /// Whether a type is one of the runtime's.
    pub(in crate::emit) fn names_runtime(&self, ty: &Type) -> bool {
        self.ty(ty).to_string().contains("runtime::")
    }

    /// A type as an argument has it: what is easy to give.
    pub(in crate::emit) fn argument(&self, ty: &Type) -> Spelled {
        match ty {
            Type::List(item) => {
                let item = if self.converts(item) {
                    self.argument(item)
                } else {
                    self.ty(item)
                };
                Spelled::new(format!("impl IntoIterator<Item = {item}>"))
            }
            Type::Boxed(inner) => self.argument(inner),
            _ if self.converts(ty) => Spelled::new(format!("impl Into<{}>", self.ty(ty))),
            _ => self.ty(ty),
        }
    }

    /// An argument of that name as the type that a field has.
    pub(in crate::emit) fn convert(&self, ty: &Type, argument: &Name) -> Spelled {
        Spelled::new(match ty {
            Type::List(item) if self.converts(item) => {
                format!("{argument}.into_iter().map(Into::into).collect()")
            }
            Type::List(_) => format!("{argument}.into_iter().collect()"),
            Type::Boxed(inner) => format!("Box::new({})", self.convert(inner, argument)),
            _ if self.converts(ty) => format!("{argument}.into()"),
            _ => argument.to_string(),
        })
    }

    /// A field of that name as it is made of the argument of that name.
    pub(in crate::emit) fn initializer(&self, name: &Name, ty: &Type) -> Spelled {
        let value = self.convert(ty, name).to_string();
        if value == name.as_str() {
            Spelled::new(value)
        } else {
            Spelled::new(format!("{name}: {value}"))
        }
    }
}

/// `use` of the map's type, where it is named.
pub(in crate::emit) fn map_import(is_named: bool) -> Option<Item> {
    is_named.then(|| "use std::collections::BTreeMap;".into())
}
