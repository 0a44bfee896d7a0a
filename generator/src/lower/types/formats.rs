//! Which texts have a type of their own: what the settings say of each format.

use crate::ir::{self, Format, Library, Type};
use crate::settings::Settings;

/// The formats whose texts have a type of their own.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::lower) struct Formats {
    pub(in crate::lower) libraries: ir::Formats,
}

impl Formats {
    /// What the settings say; where they are silent, times, identifiers and
    /// bytes have types, addresses and decimals are text.
    pub(in crate::lower) fn new(settings: &Settings) -> Self {
        let types = &settings.types;
        let library = |word: &Option<String>, default| word.as_deref().map_or(default, library);
        Self {
            libraries: ir::Formats {
                date_time: library(&types.date_time, Some(Library::Jiff)),
                date: library(&types.date, Some(Library::Jiff)),
                uuid: library(&types.uuid, Some(Library::Uuid)),
                byte: library(&types.byte, Some(Library::Base64)),
                uri: library(&types.uri, None),
                decimal: library(&types.decimal, None),
            },
        }
    }

    /// The type of text of a format; nothing where it stays text.
    pub(in crate::lower) fn of(self, format: &str) -> Option<Type> {
        let format = match format {
            "date-time" => Format::DateTime,
            "date" => Format::Date,
            "uuid" => Format::Uuid,
            "byte" => Format::Base64,
            "uri" => Format::Uri,
            "decimal" => Format::Decimal,
            "binary" => return Some(Type::File),
            _ => return None,
        };
        let library = self.libraries.library(format);
        library.map(|_| Type::Formatted(format))
    }
}

/// The library that a word of the settings means; `string` means none.
fn library(word: &str) -> Option<Library> {
    match word {
        "jiff" => Some(Library::Jiff),
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
    use super::Formats;
    use crate::ir::{Format, Library, Type};
    use crate::settings::Settings;

    #[test]
    fn settings_choose_the_library_of_a_format() {
        let mut settings = Settings::default();
        let formats = Formats::new(&settings);
        assert_eq!(
            formats.of("date-time"),
            Some(Type::Formatted(Format::DateTime))
        );
        assert_eq!(formats.of("uri"), None);
        assert_eq!(formats.of("password"), None);
        settings.types.date_time = Some("string".to_owned());
        settings.types.date = Some("chrono".to_owned());
        settings.types.uri = Some("url".to_owned());
        let formats = Formats::new(&settings);
        assert_eq!(formats.of("date-time"), None);
        assert_eq!(formats.of("uri"), Some(Type::Formatted(Format::Uri)));
        assert_eq!(
            formats.libraries.library(Format::Date),
            Some(Library::Chrono)
        );
    }
}
