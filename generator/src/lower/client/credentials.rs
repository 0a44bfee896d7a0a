//! How a caller proves who they are, one type for each security scheme.

use std::collections::BTreeMap;

use openapiv3::{APIKeyLocation, SecurityScheme};

use super::scopes::client_flow;
use super::vendors::vendors;
use crate::ir::{Bounds, ClientFlow, Credential, CredentialPlace};
use crate::lower::docs;
use crate::lower::kept::Kept;
use crate::lower::source::report::Report;
use crate::lower::source::{Source, extension, section};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::record;
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

/// The security schemes that are part of requests.
pub(in crate::lower) fn schemes<'a>(
    source: &Source<'a>,
    report: &mut Report<'_>,
    settings: &Settings,
) -> Vec<Scheme<'a>> {
    let vendors = vendors(source, report, settings);
    let schemes = source.components().security_schemes.iter();
    let schemes = schemes.filter_map(|(scheme, definition)| {
        let at = section("securitySchemes").child(scheme);
        let definition = source.security_scheme(definition, at.clone())?;
        let vendor = vendors.get(scheme).copied();
        let flow = match definition {
            SecurityScheme::OAuth2 { flows, .. } if vendor.is_none() => {
                client_flow(source, scheme, flows)
            }
            _ => None,
        };
        let place = match vendor {
            // Whatever kind OpenAPI calls what a vendor's part satisfies.
            Some(_) => CredentialPlace::Header("authorization".to_owned()),
            None => place(report, definition, flow.is_some(), &at)?,
        };
        Some(Scheme {
            name: scheme,
            definition,
            vendor,
            flow,
            place,
            at,
        })
    });
    schemes.collect()
}

/// What is sent by each of the schemes.
pub(in crate::lower) fn sent(schemes: &[Scheme<'_>]) -> BTreeMap<String, record::Credential> {
    let sent = schemes.iter().map(|scheme| {
        let credential = record::Credential {
            place: scheme.place.spelled(),
            token_url: scheme.flow.as_ref().map(|flow| flow.token_url.clone()),
            ..record::Credential::default()
        };
        (scheme.name.to_owned(), credential)
    });
    sent.collect()
}

/// The credentials of all security schemes.
pub(in crate::lower) fn credentials(
    source: &Source<'_>,
    schemes: Vec<Scheme<'_>>,
    kept: &Kept<'_>,
) -> Vec<Credential> {
    let names = names(&schemes, kept);
    let credentials = schemes.into_iter().zip(names);
    let credentials = credentials.map(|(scheme, name)| credential(source, scheme, name));
    credentials.collect()
}

/// A security scheme that is part of a request.
pub(in crate::lower) struct Scheme<'a> {
    name: &'a str,
    definition: &'a SecurityScheme,
    vendor: Option<&'static Vendor>,
    flow: Option<ClientFlow>,
    place: CredentialPlace,
    at: Pointer,
}

/// The types of the credentials. That of a scheme which is gone is nobody's, unless it is sent where that
/// was.
fn names(schemes: &[Scheme<'_>], kept: &Kept<'_>) -> Vec<Name> {
    let vendors = schemes.iter().filter_map(|scheme| scheme.vendor);
    let of_vendors = vendors.flat_map(|vendor| vendor.types.iter().map(|(ty, _)| *ty));
    let of_vendors: Vec<&str> = of_vendors.collect();
    let others = schemes.iter().filter(|scheme| scheme.vendor.is_none());
    let today: Vec<(&str, String)> = others
        .map(|scheme| (scheme.name, scheme.place.spelled()))
        .collect();
    let gone = kept.gone_credentials(&today);
    let claims = today.iter().map(|(scheme, place)| {
        Claim::new(*scheme)
            .or(format!("{scheme} credential"))
            .known(kept.credential(scheme, place))
    });
    let names = Scope::new(Case::Type)
        .without(crate::names::PRELUDE_TYPES)
        .without(RUNTIME_NAMES)
        .without(&of_vendors)
        .without(&gone)
        .claim_all(claims);
    let mut names = names.into_iter();
    let all = schemes.iter().filter_map(|scheme| match scheme.vendor {
        Some(vendor) => Some(Case::Type.name(vendor.main)),
        None => names.next(),
    });
    all.collect()
}

fn credential(source: &Source<'_>, scheme: Scheme<'_>, name: Name) -> Credential {
    let (SecurityScheme::APIKey { description, .. }
    | SecurityScheme::HTTP { description, .. }
    | SecurityScheme::OAuth2 { description, .. }
    | SecurityScheme::OpenIDConnect { description, .. }) = scheme.definition;
    let bounds = match scheme.vendor {
        Some(_) => Bounds::default(),
        None => bounds(scheme.definition),
    };
    Credential {
        name,
        scheme: scheme.name.to_owned(),
        docs: docs::described(description.as_deref(), || fallback(scheme.name)),
        place: scheme.place,
        flow: scheme.flow,
        vendor: scheme.vendor,
        bounds,
        origin: source.origin(&scheme.at),
    }
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

/// The docs of a scheme of which the document says nothing.
fn fallback(scheme: &str) -> String {
    format!(
        "A credential for the security scheme {}.",
        docs::code(scheme)
    )
}
