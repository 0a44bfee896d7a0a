//! From the words of a document to the spelling that Rust wants.

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::acronyms::as_words;
use super::latin::in_ascii;
use super::name::Name;
use super::reserved::{is_device, is_keyword, takes_no_raw_form};
use super::short::{bounded, shortened};
use super::symbols::{is_held, symbols, with_micro};

/// What a name is for, which decides how it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// A type or a variant: `AssetType`.
    Type,
    /// A field, an argument, a method or a module: `asset_type`.
    Value,
    /// A constant: `ASSET_TYPE`.
    Constant,
    /// A module, which is a file as well, so that its letters are ASCII: `asset_type`.
    Module,
    /// A feature of the crate, which is no identifier, and whose letters registries want to be
    /// ASCII: `asset-type`.
    Feature,
}

impl Case {
    /// Spells `text` as an identifier of this kind, which any text has.
    #[must_use]
    pub fn name(self, text: &str) -> Name {
        let text = bounded(text);
        let text = with_micro(&text);
        let words = match self {
            Self::Module | Self::Feature => words(&ascii(&text)),
            _ => words(&text),
        };
        let words = shortened(&words);
        let spelled = match self {
            Self::Type => words.to_upper_camel_case(),
            Self::Value | Self::Module => words.to_snake_case(),
            Self::Constant => words.to_shouty_snake_case(),
            Self::Feature => return Name(words.to_kebab_case()),
        };
        Name(self.legal(spelled))
    }

    /// A name that was made before, if it is one.
    pub(super) fn kept(self, name: &str) -> Option<Name> {
        let bare = name.strip_prefix("r#");
        let is_raw = bare.is_some();
        let bare = bare.unwrap_or(name);
        let is_name = match self {
            Self::Feature => {
                let is_held = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                !is_raw && bare.chars().all(is_held)
            }
            _ => is_raw == is_keyword(bare) && bare.chars().all(unicode_ident::is_xid_continue),
        };
        let begins = bare
            .chars()
            .next()
            .is_some_and(|first| self == Self::Feature || is_start(first));
        (is_name && begins && !takes_no_raw_form(bare)).then(|| Name(name.to_owned()))
    }

    /// Mends what cannot stand as it is: a digit in front, a keyword.
    fn legal(self, spelled: String) -> String {
        let begins_with_digit = spelled.chars().next().is_some_and(|first| !is_start(first));
        let spelled = match self {
            Self::Type | Self::Constant if begins_with_digit => format!("N{spelled}"),
            Self::Value | Self::Module if begins_with_digit => format!("n{spelled}"),
            _ => spelled,
        };
        // A module is a file, too.
        let is_no_file = self == Self::Module && is_device(&spelled);
        if takes_no_raw_form(&spelled) || is_no_file {
            format!("{spelled}_")
        } else if is_keyword(&spelled) {
            format!("r#{spelled}")
        } else {
            spelled
        }
    }
}

fn is_start(character: char) -> bool {
    unicode_ident::is_xid_start(character)
}

/// The text in ASCII letters, `größe` as `grosse`, without those that have no like of
/// them there, or with their numbers where there are no others.
fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let kept = in_ascii(text);
    if kept.chars().any(|kept| kept.is_ascii_alphanumeric()) {
        return kept;
    }
    let numbers = text
        .chars()
        .map(|character| format!("u{:x} ", u32::from(character)));
    numbers.collect()
}

/// The words in `text`, with what no identifier can hold left out; symbols are
/// named where nothing else would be left.
fn words(text: &str) -> String {
    let kept: String = as_words(text)
        .chars()
        .map(|character| if is_held(character) { character } else { ' ' })
        .collect();
    if kept.trim().is_empty() {
        symbols(text)
    } else {
        signed(text, kept)
    }
}

/// A sign in front of a number is part of its meaning: `-1` and `+1` are not `1`.
fn signed(text: &str, kept: String) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some('-'), Some(digit)) if digit.is_ascii_digit() => format!("minus {kept}"),
        (Some('+'), Some(digit)) if digit.is_ascii_digit() => format!("plus {kept}"),
        _ => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::Case;

    #[test]
    fn a_module_has_ascii_letters_alone() {
        for (text, module) in [
            ("asset type", "asset_type"),
            ("größe x", "grosse_x"),
            ("Łódź", "lodz"),
            ("表", "u8868"),
            ("mod", "r#mod"),
            ("---", "minus_minus_minus"),
        ] {
            assert_eq!(Case::Module.name(text).as_str(), module, "{text}");
        }
    }

    #[test]
    fn a_feature_may_be_what_no_identifier_can() {
        for (text, feature) in [
            ("Pull Requests", "pull-requests"),
            ("OAuth2Clients", "o-auth2-clients"),
            ("größe x", "grosse-x"),
            ("表", "u8868"),
            ("type", "type"),
            ("3D", "3d"),
            ("", "empty"),
        ] {
            assert_eq!(Case::Feature.name(text).as_str(), feature, "{text}");
        }
    }

    #[test]
    fn names_are_spelled_as_rust_wants_them() {
        for (text, ty, value, constant) in [
            ("asset_type", "AssetType", "asset_type", "ASSET_TYPE"),
            ("X-Api-Key", "XApiKey", "x_api_key", "X_API_KEY"),
            ("\u{b5}g", "Microg", "microg", "MICROG"),
            ("\u{3bc}g", "Microg", "microg", "MICROG"),
            (
                "\u{3bc}\u{3ad}",
                "\u{39c}\u{3ad}",
                "\u{3bc}\u{3ad}",
                "\u{39c}\u{388}",
            ),
            (
                "repos/get-all",
                "ReposGetAll",
                "repos_get_all",
                "REPOS_GET_ALL",
            ),
            ("type", "Type", "r#type", "TYPE"),
            ("gen", "Gen", "r#gen", "GEN"),
            ("self", "Self_", "self_", "SELF"),
            ("3d", "N3d", "n3d", "N3D"),
            ("-1", "Minus1", "minus_1", "MINUS_1"),
            ("+1", "Plus1", "plus_1", "PLUS_1"),
            ("*", "Star", "star", "STAR"),
            ("", "Empty", "empty", "EMPTY"),
            ("größe", "Größe", "größe", "GRÖSSE"),
            ("m²", "M", "m", "M"),
            ("½", "Half", "half", "HALF"),
            (
                "≥",
                "GreaterOrEqual",
                "greater_or_equal",
                "GREATER_OR_EQUAL",
            ),
        ] {
            assert_eq!(Case::Type.name(text).as_str(), ty, "{text} as a type");
            assert_eq!(Case::Value.name(text).as_str(), value, "{text} as a value");
            assert_eq!(
                Case::Constant.name(text).as_str(),
                constant,
                "{text} as a constant"
            );
        }
    }
}
