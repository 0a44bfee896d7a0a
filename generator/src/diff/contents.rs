//! What is in a type, by which it is known whatever it is called.

use super::spelled::innermost;
use crate::record::{Record, Type};

/// What stands before a property that has one value alone.
const CONSTANT: &str = "constant ";

/// Whether a line says of a property which one value it has.
pub(super) fn is_constant(line: &str) -> bool {
    line.starts_with(CONSTANT)
}

/// What is in a type, whatever the crate's own types are called.
pub(super) fn content(record: &Record, ty: &Type) -> Vec<String> {
    let own = |name: &str| {
        let is_own = record.types.contains_key(name);
        is_own.then(|| "own".to_owned())
    };
    content_with(ty, &own)
}

/// What is in a type, given what stands for each of the crate's own types.
pub(super) fn content_with(ty: &Type, own: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let typed = |spelled: &str| {
        let name = innermost(spelled);
        own(name).unwrap_or_else(|| name.to_owned())
    };
    let fields = ty.fields.iter();
    let fields = fields.map(|(wire, field)| format!("field {wire} {}", typed(&field.ty)));
    let constants = ty.constants.iter();
    let constants = constants.map(|(wire, value)| format!("{CONSTANT}{wire} {value}"));
    let variants = ty.variants.iter();
    let variants = variants.map(|(key, variant)| format!("variant {key} {}", typed(&variant.ty)));
    let kind = std::iter::once(format!("{:?} {:?}", ty.kind, ty.tag));
    kind.chain(fields)
        .chain(constants)
        .chain(variants)
        .collect()
}
