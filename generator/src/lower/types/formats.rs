//! Which formats of strings have a type of their own: what the settings say of each.

use crate::ir::{Format, Formats, Library, Type};
use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::settings::Settings;

/// The formats by which the runtime tells the types of a union apart where they are no types.
const TELLING: [&str; 8] = [
    "date",
    "date-time",
    "email",
    "ip",
    "ipv4",
    "ipv6",
    "uri",
    "uuid",
];

/// What the settings say; where they are silent, times, identifiers and
/// bytes have types, addresses and decimals are strings.
pub(in crate::lower) fn formats(settings: &Settings) -> Formats {
    let types = &settings.types;
    let library = |word: &Option<String>, default| word.as_deref().map_or(default, library);
    Formats {
        date_time: library(&types.date_time, Some(Library::Jiff)),
        date: library(&types.date, Some(Library::Jiff)),
        uuid: library(&types.uuid, Some(Library::Uuid)),
        byte: library(&types.byte, Some(Library::Base64)),
        uri: library(&types.uri, None),
        decimal: library(&types.decimal, None),
    }
}

/// The type of strings of a format; nothing where it is no more than a string.
pub(super) fn type_of(formats: Formats, format: &str) -> Option<Type> {
    let format = match format {
        "date-time" => Format::DateTime,
        "date" => Format::Date,
        "uuid" => Format::Uuid,
        "byte" | "base64" => Format::Base64,
        "base64url" => Format::Base64Url,
        "uri" => Format::Uri,
        "decimal" => Format::Decimal,
        "binary" => return Some(Type::File),
        _ => return None,
    };
    let library = formats.library(format);
    library.map(|_| Type::Formatted(format))
}

/// The type of numbers of a format; nothing where it is no more than a number.
pub(super) fn number_type_of(formats: Formats, format: &str) -> Option<Type> {
    let format = match format {
        "decimal" | "decimal128" => Format::DecimalNumber,
        _ => return None,
    };
    let library = formats.library(format);
    library.map(|_| Type::Formatted(format))
}

/// The format of the texts that a property is or holds, by which unions tell its object from others;
/// nothing where that is a type.
pub(super) fn telling(
    source: &Source<'_>,
    part: &Subschema<'_>,
    ty: &Type,
) -> Option<&'static str> {
    let inner = match ty {
        Type::Text => None,
        Type::Nullable(inner) => return telling(source, part, inner),
        Type::List(inner) | Type::Map(inner) => Some(inner),
        _ => return None,
    };
    match (settled(source, part)?, inner) {
        (Shape::Text(Some(format)), None) => TELLING.into_iter().find(|known| *known == format),
        (Shape::List(Some(part)) | Shape::Map(Some(part)), Some(inner)) => {
            telling(source, &part, inner)
        }
        _ => None,
    }
}

/// The library that a word of the settings means; `string` means none.
fn library(word: &str) -> Option<Library> {
    match word {
        "jiff" => Some(Library::Jiff),
        "jiff-or-civil" => Some(Library::JiffOrCivil),
        "chrono" => Some(Library::Chrono),
        "time" => Some(Library::Time),
        "uuid" => Some(Library::Uuid),
        "base64" => Some(Library::Base64),
        "url" => Some(Library::Url),
        "rust_decimal" => Some(Library::Decimal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{formats, type_of};
    use crate::ir::{Format, Library, Type};
    use crate::settings::Settings;

    #[test]
    fn settings_choose_the_library_of_a_format() {
        let mut settings = Settings::default();
        let usual = formats(&settings);
        assert_eq!(
            type_of(usual, "date-time"),
            Some(Type::Formatted(Format::DateTime))
        );
        assert_eq!(type_of(usual, "uri"), None);
        assert_eq!(type_of(usual, "password"), None);
        settings.types.date_time = Some("string".to_owned());
        settings.types.date = Some("chrono".to_owned());
        settings.types.uri = Some("url".to_owned());
        let chosen = formats(&settings);
        assert_eq!(type_of(chosen, "date-time"), None);
        assert_eq!(type_of(chosen, "uri"), Some(Type::Formatted(Format::Uri)));
        assert_eq!(chosen.library(Format::Date), Some(Library::Chrono));
    }
}
