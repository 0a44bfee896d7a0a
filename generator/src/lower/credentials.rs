//! How a caller proves who they are, one type for each security scheme.

use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme};

use super::docs;
use super::scopes;
use super::vendors;
use super::view::{View, extension, section};
use crate::ir::{Bounds, Credential, CredentialPlace, Docs};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::settings::Settings;
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

pub(super) fn credentials(view: &mut View<'_>, settings: &Settings) -> Vec<Credential> {
    let schemes = &view.components().security_schemes;
    let vendors = vendors::vendors(view, settings);
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
    let claims =
        others.map(|scheme| Claim::new(scheme.as_str()).or(format!("{scheme} credential")));
    let mut names = scope.claim_all(claims).into_iter();
    let mut credentials = Vec::new();
    for (scheme, definition) in schemes {
        let at = section("securitySchemes").child(scheme);
        let vendor = vendors.get(scheme).copied();
        let name = match vendor {
            Some(vendor) => Some(Case::Type.name(vendor.main)),
            None => names.next(),
        };
        let definition = view.security_scheme(definition, at.clone());
        let Some((definition, name)) = definition.zip(name) else {
            continue;
        };
        credentials.extend(match vendor {
            Some(vendor) => Some(vendors::credential(view, scheme, definition, vendor, name)),
            None => credential(view, scheme, definition, &at, name),
        });
    }
    credentials
}

fn credential(
    view: &mut View<'_>,
    scheme: &str,
    definition: &SecurityScheme,
    at: &Pointer,
    name: Name,
) -> Option<Credential> {
    let origin = view.origin(at);
    let credential = |place, description: &Option<String>, bounds| Credential {
        name,
        scheme: scheme.to_owned(),
        docs: description
            .as_deref()
            .map_or_else(|| fallback(scheme), docs::markdown),
        place,
        flow: None,
        vendor: None,
        bounds,
        origin,
    };
    match definition {
        SecurityScheme::APIKey {
            location: APIKeyLocation::Header,
            name: header,
            description,
            extensions,
        } => {
            let bounds: vocabulary::Bounds =
                extension(extensions, vocabulary::BOUNDS).unwrap_or_default();
            let bounds = Bounds {
                min_length: bounds.min_length,
                max_length: bounds.max_length,
                ..Bounds::default()
            };
            Some(credential(
                CredentialPlace::Header(header.to_lowercase()),
                description,
                bounds,
            ))
        }
        SecurityScheme::APIKey {
            location,
            name: key,
            description,
            ..
        } => {
            let place = match location {
                APIKeyLocation::Cookie => CredentialPlace::Cookie(key.clone()),
                _ => CredentialPlace::Query(key.clone()),
            };
            Some(credential(place, description, Bounds::default()))
        }
        SecurityScheme::HTTP {
            scheme: kind,
            description,
            ..
        } => {
            let place = match kind.to_ascii_lowercase().as_str() {
                "basic" => CredentialPlace::Basic,
                "bearer" => CredentialPlace::Bearer,
                "mutualtls" => {
                    let message = "the transport has to bring the client's certificate";
                    view.unrepresented("mutual-tls", at, message);
                    return None;
                }
                _ => {
                    let message = format!(
                        "`{kind}` is not computed: the caller gives the whole of `Authorization`"
                    );
                    view.unrepresented("unsupported-security", at, message);
                    CredentialPlace::Header("authorization".to_owned())
                }
            };
            Some(credential(place, description, Bounds::default()))
        }
        SecurityScheme::OAuth2 {
            flows:
                flows @ OAuth2Flows {
                    client_credentials: Some(flow),
                    ..
                },
            description,
            ..
        } => Some(Credential {
            flow: Some(scopes::client_flow(view, scheme, flows, flow)),
            ..credential(CredentialPlace::Bearer, description, Bounds::default())
        }),
        SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => {
            let message = "the caller obtains the token, which is sent as `Bearer`";
            view.unrepresented("token-not-obtained", at, message);
            Some(credential(
                CredentialPlace::Bearer,
                description,
                Bounds::default(),
            ))
        }
    }
}

/// A request has one `Authorization`, so that of several credentials which need it one is lost.
pub(super) fn clashes(view: &mut View<'_>, security: &[Vec<String>], at: &Pointer) {
    for alternative in security {
        let schemes = alternative.iter();
        let in_header: Vec<String> = schemes
            .filter(|scheme| is_authorization(view, scheme))
            .map(|scheme| docs::code(scheme))
            .collect();
        if in_header.len() > 1 {
            let message = format!(
                "{} all need `Authorization`, of which a request has one",
                in_header.join(" and ")
            );
            view.unrepresented("clashing-credentials", &at.child("security"), message);
        }
    }
}

/// Whether a scheme's credential is sent in `Authorization`.
fn is_authorization(view: &View<'_>, scheme: &str) -> bool {
    let definition = view.components().security_schemes.get(scheme);
    let at = section("securitySchemes").child(scheme);
    match definition.and_then(|definition| view.security_scheme(definition, at)) {
        Some(SecurityScheme::APIKey { location, name, .. }) => {
            *location == APIKeyLocation::Header && name.eq_ignore_ascii_case("authorization")
        }
        Some(_) => true,
        None => false,
    }
}

pub(super) fn fallback(scheme: &str) -> Docs {
    Docs(format!(
        "A credential for the security scheme {}.",
        docs::code(scheme)
    ))
}
