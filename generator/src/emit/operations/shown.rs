//! Types in docs, with a link to each that has a page in the crate.

use crate::emit::spelling::Types;
use crate::ir::Type;

/// What the crate's root has, as seen from the file of a tag: the crate may be a module of another.
pub(super) const ROOT: &str = "super::super";

/// A type in words, as a call's docs have it.
pub(super) fn shown(types: &Types<'_>, ty: &Type) -> String {
    match ty {
        Type::Model(id) => {
            let name = types.model(*id).to_string();
            match name.rsplit_once("::") {
                Some((_, last)) => format!("[`{last}`]({name})"),
                None => format!("[`{name}`]"),
            }
        }
        Type::List(item) => format!("`Vec` of {}", shown(types, item)),
        Type::Map(value) => format!("`BTreeMap` of {}", shown(types, value)),
        Type::Boxed(inner) => shown(types, inner),
        Type::Nullable(inner) => format!("{} or `None`", shown(types, inner)),
        _ => {
            let spelled = types.ty(ty).to_string();
            match spelled.strip_prefix("runtime::") {
                Some(name) => format!("[`{name}`]({ROOT}::{name})"),
                None => format!("`{spelled}`"),
            }
        }
    }
}
