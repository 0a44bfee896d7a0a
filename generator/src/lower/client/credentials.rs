//! How a caller proves who they are, one type for each security scheme.

use openapiv3::{APIKeyLocation, SecurityScheme};

use super::scopes::client_flow;
use super::vendors::vendors;
use crate::ir::{Bounds, Credential, CredentialPlace};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::report::Report;
use crate::lower::source::{Source, extension, section};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::settings::Settings;
use crate::vendor::Vendor;
use crate::vocabulary;

/// Names of the runtime that stand in the same file.
const RUNTIME_NAMES: &[&str] = &[
    "Authorizer",
    "Bounds",
    "Credential",
    "Grant",
    "Instant",
    "Invalid",
    "Preparation",
    "Secret",
];

/// The credentials of all security schemes.
pub(in crate::lower) fn credentials(
    source: &Source<'_>,
    report: &mut Report<'_>,
    settings: &Settings,
    kept: &Kept<'_>,
) -> Vec<Credential> {
    let schemes = &source.components().security_schemes;
    let vendors = vendors(source, report, settings);
    let mut scope = Scope::new(Case::Type)
        .without(crate::names::PRELUDE_TYPES)
        .without(RUNTIME_NAMES);
    for vendor in vendors.values() {
        let types: Vec<&str> = vendor.types.iter().map(|(ty, _)| *ty).collect();
        scope = scope.without(&types);
    }
    let others = schemes
        .keys()
        .filter(|scheme| !vendors.contains_key(*scheme));
    let known = &kept.record().credentials;
    let former = kept.former("auth", |name| {
        let mut known = known.iter();
        known.any(|(scheme, known)| known.name == name && schemes.contains_key(scheme))
    });
    scope = scope.without(&former);
    let claims = others.map(|scheme| {
        let known = known.get(scheme).map(|known| known.name.as_str());
        Claim::new(scheme.as_str())
            .or(format!("{scheme} credential"))
            .known(known)
    });
    let mut names = scope.claim_all(claims).into_iter();
    let mut credentials = Vec::new();
    for (scheme, definition) in schemes {
        let at = section("securitySchemes").child(scheme);
        let vendor = vendors.get(scheme).copied();
        let name = match vendor {
            Some(vendor) => Some(Case::Type.name(vendor.main)),
            None => names.next(),
        };
        let definition = source.security_scheme(definition, at.clone());
        let Some((definition, name)) = definition.zip(name) else {
            continue;
        };
        credentials.extend(match vendor {
            Some(vendor) => Some(of_vendor(source, scheme, definition, vendor, name)),
            None => credential(source, report, scheme, definition, &at, name),
        });
    }
    credentials
}

fn credential(
    source: &Source<'_>,
    report: &mut Report<'_>,
    scheme: &str,
    definition: &SecurityScheme,
    at: &Pointer,
    name: Name,
) -> Option<Credential> {
    let (SecurityScheme::APIKey { description, .. }
    | SecurityScheme::HTTP { description, .. }
    | SecurityScheme::OAuth2 { description, .. }
    | SecurityScheme::OpenIDConnect { description, .. }) = definition;
    let flow = match definition {
        SecurityScheme::OAuth2 { flows, .. } => client_flow(source, scheme, flows),
        _ => None,
    };
    Some(Credential {
        name,
        scheme: scheme.to_owned(),
        docs: docs::described(description.as_deref(), || fallback(scheme)),
        place: place(report, definition, flow.is_some(), at)?,
        flow,
        vendor: None,
        bounds: bounds(definition),
        origin: source.origin(at),
    })
}

/// Where the credential of a scheme is sent; nowhere, if that is no part of a request.
fn place(
    report: &mut Report<'_>,
    definition: &SecurityScheme,
    is_obtained: bool,
    at: &Pointer,
) -> Option<CredentialPlace> {
    match definition {
        SecurityScheme::APIKey { location, name, .. } => Some(match location {
            APIKeyLocation::Header => CredentialPlace::Header(name.to_lowercase()),
            APIKeyLocation::Cookie => CredentialPlace::Cookie(name.clone()),
            APIKeyLocation::Query => CredentialPlace::Query(name.clone()),
        }),
        SecurityScheme::HTTP { scheme, .. } => in_authorization(report, scheme, at),
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => {
            if !is_obtained {
                let message = "the caller obtains the token, which is sent as `Bearer`";
                report.unrepresented("token-not-obtained", at, message);
            }
            Some(CredentialPlace::Bearer)
        }
    }
}

/// Where the credential of a scheme of HTTP is sent.
fn in_authorization(
    report: &mut Report<'_>,
    scheme: &str,
    at: &Pointer,
) -> Option<CredentialPlace> {
    match scheme.to_ascii_lowercase().as_str() {
        "basic" => Some(CredentialPlace::Basic),
        "bearer" => Some(CredentialPlace::Bearer),
        "mutualtls" => {
            let message = "the transport has to bring the client's certificate";
            report.unrepresented("mutual-tls", at, message);
            None
        }
        _ => {
            let what = if scheme.is_empty() {
                "a scheme without a name"
            } else {
                &format!("`{scheme}`")
            };
            let message =
                format!("{what} is not computed: the caller gives the whole of `Authorization`");
            report.unrepresented("unsupported-security", at, message);
            Some(CredentialPlace::Header("authorization".to_owned()))
        }
    }
}

/// How long a key in a header may be.
fn bounds(definition: &SecurityScheme) -> Bounds {
    let said: vocabulary::Bounds = match definition {
        SecurityScheme::APIKey {
            location: APIKeyLocation::Header,
            extensions,
            ..
        } => extension(extensions, vocabulary::BOUNDS).unwrap_or_default(),
        _ => vocabulary::Bounds::default(),
    };
    Bounds {
        min_length: said.min_length,
        max_length: said.max_length,
        ..Bounds::default()
    }
}

/// A scheme that a vendor's part satisfies, whatever kind OpenAPI calls it.
fn of_vendor(
    source: &Source<'_>,
    scheme: &str,
    definition: &SecurityScheme,
    vendor: &'static Vendor,
    name: Name,
) -> Credential {
    let (SecurityScheme::APIKey { description, .. }
    | SecurityScheme::HTTP { description, .. }
    | SecurityScheme::OAuth2 { description, .. }
    | SecurityScheme::OpenIDConnect { description, .. }) = definition;
    Credential {
        name,
        scheme: scheme.to_owned(),
        docs: docs::described(description.as_deref(), || fallback(scheme)),
        place: CredentialPlace::Header("authorization".to_owned()),
        flow: None,
        vendor: Some(vendor),
        bounds: Bounds::default(),
        origin: source.origin(&section("securitySchemes").child(scheme)),
    }
}

/// The docs of a scheme of which the document says nothing.
fn fallback(scheme: &str) -> String {
    format!(
        "A credential for the security scheme {}.",
        docs::code(scheme)
    )
}
