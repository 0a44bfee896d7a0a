//! Security schemes whose credentials are a vendor's own.

use std::collections::BTreeMap;

use openapiv3::SecurityScheme;

use crate::diagnostic::{Diagnostic, Place};
use crate::lower::source::report::Report;
use crate::lower::source::{Source, extension, section};
use crate::settings::Settings;
use crate::vendor::{self, Vendor};
use crate::vocabulary;

/// The vendors' parts that satisfy security schemes, by the schemes' names. What the settings say
/// goes before what the document says.
pub(super) fn vendors(
    source: &Source<'_>,
    report: &mut Report<'_>,
    settings: &Settings,
) -> BTreeMap<String, &'static Vendor> {
    let mut vendors = BTreeMap::new();
    for Asked {
        scheme,
        name,
        place,
    } in asked(source, report, settings)
    {
        let Some(vendor) = vendor::named(&name) else {
            let known: Vec<String> = vendor::names().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "there are no credentials `{name}`: the scheme `{scheme}` is what OpenAPI says of it"
            );
            let diagnostic = Diagnostic::warning("unknown-credential", place, message);
            let help = format!("there are {}", known.join(", "));
            report.push(diagnostic.with_help(help));
            continue;
        };
        if vendors.values().any(|other| *other == vendor) {
            let message = format!(
                "another scheme has the credentials `{name}`: `{scheme}` is what OpenAPI says of it"
            );
            report.push(Diagnostic::warning("repeated-credential", place, message));
        } else {
            vendors.insert(scheme, vendor);
        }
    }
    vendors
}

/// A scheme that asks for a part, and where.
struct Asked {
    scheme: String,
    name: String,
    place: Place,
}

/// The schemes that ask for a part.
fn asked(source: &Source<'_>, report: &mut Report<'_>, settings: &Settings) -> Vec<Asked> {
    let schemes = &source.components().security_schemes;
    let mut asked = Vec::new();
    for entry in &settings.credentials {
        if schemes.contains_key(&entry.key) {
            let place = Place::Value(entry.origin.clone());
            asked.push(Asked {
                scheme: entry.key.clone(),
                name: entry.value.clone(),
                place,
            });
        } else {
            let message = format!("there is no security scheme `{}`", entry.key);
            let place = Place::Key(entry.origin.clone());
            let diagnostic = Diagnostic::error("unknown-security-scheme", place, message);
            let names = schemes.keys().map(String::as_str);
            report.push(diagnostic.with_nearest(&entry.key, names));
        }
    }
    for (scheme, definition) in schemes {
        let at = section("securitySchemes").child(scheme);
        let Some(definition) = source.security_scheme(definition, at.clone()) else {
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
            let place = Place::Value(source.origin(&at.child(vocabulary::CREDENTIAL)));
            asked.push(Asked {
                scheme: scheme.clone(),
                name,
                place,
            });
        }
    }
    asked
}
