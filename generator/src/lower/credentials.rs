//! How a caller proves who they are, one type for each security scheme.

use openapiv3::{APIKeyLocation, SecurityScheme};

use super::docs;
use super::view::{View, extension, section};
use crate::ir::{Bounds, Credential, CredentialPlace, Docs};
use crate::names::{Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::vocabulary;

/// Names of the runtime that stand in the same file.
const RUNTIME_NAMES: &[&str] = &["Authorizer", "Bounds", "Credential", "Invalid", "Secret"];

pub(super) fn credentials(view: &mut View<'_>) -> Vec<Credential> {
    let schemes = &view.components().security_schemes;
    let claims = schemes
        .keys()
        .map(|scheme| Claim::new(scheme.as_str()).or(format!("{scheme} credential")));
    let mut scope = Scope::new(Case::Type)
        .without(crate::names::PRELUDE_TYPES)
        .without(RUNTIME_NAMES);
    let names = scope.claim_all(claims);
    let mut credentials = Vec::new();
    for ((scheme, definition), name) in schemes.iter().zip(names) {
        let at = section("securitySchemes").child(scheme);
        if let Some(definition) = view.security_scheme(definition, at.clone()) {
            credentials.extend(credential(view, scheme, definition, &at, name));
        }
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
        SecurityScheme::HTTP {
            scheme,
            description,
            ..
        } if scheme.eq_ignore_ascii_case("bearer") => Some(credential(
            CredentialPlace::Bearer,
            description,
            Bounds::default(),
        )),
        _ => {
            let message =
                format!("the security scheme `{scheme}` is of a kind that is not supported yet");
            view.unrepresented("unsupported-security", at, message);
            None
        }
    }
}

fn fallback(scheme: &str) -> Docs {
    Docs(format!(
        "A credential for the security scheme {}.",
        docs::code(scheme)
    ))
}
