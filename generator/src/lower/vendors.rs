//! Security schemes whose credentials are a vendor's own.

use std::collections::BTreeMap;

use openapiv3::SecurityScheme;

use super::view::{View, extension, section};
use super::{credentials, docs};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Bounds, Credential, CredentialPlace};
use crate::names::Name;
use crate::settings::Settings;
use crate::vendor::{self, Vendor};
use crate::vocabulary;

/// The vendors' parts that satisfy security schemes, by the schemes' names. What the settings say
/// goes before what the document says.
pub(super) fn vendors(
    view: &mut View<'_>,
    settings: &Settings,
) -> BTreeMap<String, &'static Vendor> {
    let mut vendors = BTreeMap::new();
    for (scheme, name, place) in asked(view, settings) {
        let Some(vendor) = vendor::named(&name) else {
            let known: Vec<String> = vendor::names().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "there are no credentials `{name}`: the scheme `{scheme}` is what OpenAPI says of it"
            );
            let diagnostic = Diagnostic::warning("unknown-credential", place, message);
            let help = format!("there are {}", known.join(", "));
            view.report(diagnostic.with_help(help));
            continue;
        };
        if vendors.values().any(|other| *other == vendor) {
            let message = format!(
                "another scheme has the credentials `{name}`: `{scheme}` is what OpenAPI says of it"
            );
            view.report(Diagnostic::warning("repeated-credential", place, message));
        } else {
            vendors.insert(scheme, vendor);
        }
    }
    vendors
}

/// A scheme that a vendor's part satisfies, whatever kind OpenAPI calls it.
pub(super) fn credential(
    view: &View<'_>,
    scheme: &str,
    definition: &SecurityScheme,
    vendor: &'static Vendor,
    name: Name,
) -> Credential {
    let (SecurityScheme::APIKey { description, .. }
    | SecurityScheme::HTTP { description, .. }
    | SecurityScheme::OAuth2 { description, .. }
    | SecurityScheme::OpenIDConnect { description, .. }) = definition;
    let docs = description.as_deref().map(docs::markdown);
    Credential {
        name,
        scheme: scheme.to_owned(),
        docs: docs.unwrap_or_else(|| credentials::fallback(scheme)),
        place: CredentialPlace::Header("authorization".to_owned()),
        flow: None,
        vendor: Some(vendor),
        bounds: Bounds::default(),
        origin: view.origin(&section("securitySchemes").child(scheme)),
    }
}

/// Which schemes ask for which part, and where.
fn asked(view: &mut View<'_>, settings: &Settings) -> Vec<(String, String, Place)> {
    let schemes = &view.components().security_schemes;
    let mut asked = Vec::new();
    for entry in &settings.credentials {
        if schemes.contains_key(&entry.key) {
            let place = Place::Value(entry.origin.clone());
            asked.push((entry.key.clone(), entry.value.clone(), place));
        } else {
            let message = format!("there is no security scheme `{}`", entry.key);
            let place = Place::Key(entry.origin.clone());
            let diagnostic = Diagnostic::error("unknown-security-scheme", place, message);
            let names = schemes.keys().map(String::as_str);
            view.report(diagnostic.with_nearest(&entry.key, names));
        }
    }
    for (scheme, definition) in schemes {
        let at = section("securitySchemes").child(scheme);
        let Some(definition) = view.security_scheme(definition, at.clone()) else {
            continue;
        };
        let (SecurityScheme::APIKey { extensions, .. }
        | SecurityScheme::HTTP { extensions, .. }
        | SecurityScheme::OAuth2 { extensions, .. }
        | SecurityScheme::OpenIDConnect { extensions, .. }) = definition;
        let is_settled = settings
            .credentials
            .iter()
            .any(|entry| entry.key == *scheme);
        let name = extension::<String>(extensions, vocabulary::CREDENTIAL);
        if let Some(name) = name.filter(|_| !is_settled) {
            let place = Place::Value(view.origin(&at.child(vocabulary::CREDENTIAL)));
            asked.push((scheme.clone(), name, place));
        }
    }
    asked
}
