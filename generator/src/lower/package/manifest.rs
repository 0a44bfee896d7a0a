//! What the manifest says: the settings, and the document where they are silent.

use openapiv3::Info;

use crate::hidden::is_hidden;
use crate::ir::{Package, Source};
use crate::lower::docs::{first_paragraph, words};
use crate::lower::kept::Kept;
use crate::names::{Case, in_ascii, is_package_of_others};
use crate::settings::Settings;

/// The version of a crate of which nobody has said one.
const FIRST_VERSION: &str = "0.1.0";

pub(in crate::lower) fn package(
    info: &Info,
    settings: &Settings,
    name: Option<&str>,
    kept: &Kept<'_>,
) -> Package {
    let manifest = &settings.manifest;
    let settings = &settings.package;
    let name = name
        .map(str::to_owned)
        .or_else(|| settings.name.clone())
        .or_else(|| Some(kept.record().package.clone()).filter(|name| !name.is_empty()))
        .unwrap_or_else(|| from_title(&info.title));
    Package {
        // What the code around it calls it is known where its folder is.
        module: None,
        name,
        version: settings
            .version
            .clone()
            .unwrap_or_else(|| FIRST_VERSION.to_owned()),
        description: settings
            .description
            .as_deref()
            .map_or_else(|| description(info), seen),
        license: settings.license.clone(),
        repository: settings.repository.clone(),
        homepage: settings.homepage.clone(),
        documentation: settings.documentation.clone(),
        keywords: settings.keywords.clone(),
        categories: settings.categories.clone(),
        authors: settings.authors.clone(),
        publish: settings.publish.as_ref().map(|publish| publish.value),
        manifest: manifest.clone(),
    }
}

/// Where the crate has the runtime from.
pub(in crate::lower) fn runtime_source(settings: &Settings) -> Source {
    match settings.runtime.source.as_deref() {
        Some("crate") => Source::Package {
            path: settings.runtime.path.clone(),
        },
        _ => Source::Vendored,
    }
}

/// A name for the package out of the document's title: `Pet Store` is `pet-store`, and what others
/// are called already is a client of it.
fn from_title(title: &str) -> String {
    let plain = in_ascii(title);
    if !plain.chars().any(char::is_alphanumeric) {
        return "client".to_owned();
    }
    let name = Case::Value.name(&plain).bare().replace('_', "-");
    let name = name.trim_end_matches('-');
    if is_package_of_others(name) {
        format!("{name}-client")
    } else {
        name.to_owned()
    }
}

fn description(info: &Info) -> String {
    let described = seen(&words(&first_paragraph(info)));
    if described.is_empty() {
        format!("Client of {}.", seen(&info.title))
    } else {
        described
    }
}

/// A text without the characters that nobody sees. Cargo hands it to the compiler in a variable, which
/// cannot hold a NUL.
fn seen(text: &str) -> String {
    let is_seen = |character: &char| *character == '\t' || !is_hidden(*character);
    let seen: String = text.chars().filter(is_seen).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use openapiv3::Info;

    use super::{description, from_title};

    #[test]
    fn a_description_has_no_characters_that_nobody_sees() {
        let info = |title: &str, text: &str| Info {
            title: title.to_owned(),
            description: Some(text.to_owned()),
            ..Info::default()
        };
        assert_eq!(description(&info("A", "\0Pets\u{202e}.\u{7}")), "Pets.");
        assert_eq!(description(&info("A\0", "\0\u{7}")), "Client of A.");
    }

    #[test]
    fn a_package_has_a_name_of_its_own() {
        for (title, name) in [
            ("Pet Store", "pet-store"),
            ("Söhne & Co.", "sohne-co"),
            ("Std", "std-client"),
            ("Fn", "fn-client"),
            ("Self", "self-client"),
            ("HTTP", "http-client"),
            ("Serde JSON", "serde-json-client"),
            ("3D", "n3d"),
            ("表", "client"),
            ("!?", "client"),
        ] {
            assert_eq!(from_title(title), name, "{title}");
        }
    }
}
