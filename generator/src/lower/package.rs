//! What the manifest says: the settings, and the document where they are silent.

use openapiv3::Info;

use crate::ir::{Docs, Package, Source};
use crate::names::Case;
use crate::settings::Settings;

/// The version of a crate of which nobody has said one.
const FIRST_VERSION: &str = "0.1.0";

pub(super) fn package(info: &Info, settings: &Settings, name: Option<&str>) -> Package {
    let settings = &settings.package;
    let name = name
        .map(str::to_owned)
        .or_else(|| settings.name.clone())
        .unwrap_or_else(|| from_title(&info.title));
    Package {
        name,
        version: settings
            .version
            .clone()
            .unwrap_or_else(|| FIRST_VERSION.to_owned()),
        description: settings
            .description
            .clone()
            .unwrap_or_else(|| description(info)),
        license: settings.license.clone(),
        repository: settings.repository.clone(),
        homepage: settings.homepage.clone(),
        documentation: settings.documentation.clone(),
        keywords: settings.keywords.clone(),
        categories: settings.categories.clone(),
        authors: settings.authors.clone(),
    }
}

/// Where the crate has the runtime from.
pub(super) fn runtime(settings: &Settings) -> Source {
    match settings.runtime.source.as_deref() {
        Some("crate") => Source::Package {
            path: settings.runtime.path.clone(),
        },
        _ => Source::Vendored,
    }
}

/// A name for the package out of the document's title: `Pet Store` is `pet-store`.
fn from_title(title: &str) -> String {
    let name: String = title
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let name = if name.trim().is_empty() {
        "client".to_owned()
    } else {
        name
    };
    Case::Value.name(&name).bare().replace('_', "-")
}

fn description(info: &Info) -> String {
    let text = info.description.as_deref().unwrap_or_default().trim();
    let described = Docs(text.to_owned()).first_paragraph();
    if described.is_empty() {
        format!("Client of {}.", info.title)
    } else {
        described
    }
}
