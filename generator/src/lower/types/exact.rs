//! What the branches of a union are called where their kinds alone do not tell two unions apart.

use crate::ir::{Format, Type};

/// The name hint of a type, by its size and its form. `hint` says the kind: of a type of the document
/// with its name, of a list with what is in it.
pub(super) fn exact_hint(ty: &Type, hint: &str) -> String {
    let known = match ty {
        Type::List(item) => {
            let item = exact_hint(item, hint.strip_suffix(" list").unwrap_or(hint));
            return format!("{item} list");
        }
        Type::Nullable(inner) => return format!("nullable {}", exact_hint(inner, hint)),
        Type::Boxed(inner) => return exact_hint(inner, hint),
        Type::Integer32 => "integer 32",
        Type::Integer64 => "integer 64",
        Type::Integer128 => "integer 128",
        Type::Unsigned32 => "unsigned 32",
        Type::Unsigned64 => "unsigned 64",
        Type::Unsigned128 => "unsigned 128",
        Type::Formatted(Format::Base64Url) => "base64 url",
        Type::Formatted(Format::Uri) => "uri",
        Type::Formatted(Format::Decimal) => "decimal text",
        Type::Formatted(Format::DecimalNumber) => "decimal",
        _ => hint,
    };
    known.to_owned()
}
