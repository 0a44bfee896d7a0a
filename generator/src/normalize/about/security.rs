//! Security schemes, and what an operation requires of them.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement, SecurityScheme};

use super::flows::{flows, no_flows};
use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Section, Version};
use crate::normalize::object::{Object, count, extension, members, reference_or, string};
use crate::read::{Map, Node};
use crate::token::is_token;
use crate::vocabulary::{self, Bounds};

#[derive(Clone, Copy)]
enum SchemeType {
    ApiKey,
    Http,
    OAuth2,
    OpenIdConnect,
    MutualTls,
}

const TYPES: [(&str, SchemeType); 5] = [
    ("apiKey", SchemeType::ApiKey),
    ("http", SchemeType::Http),
    ("oauth2", SchemeType::OAuth2),
    ("openIdConnect", SchemeType::OpenIdConnect),
    ("mutualTLS", SchemeType::MutualTls),
];

const LOCATIONS: [(&str, APIKeyLocation); 3] = [
    ("header", APIKeyLocation::Header),
    ("query", APIKeyLocation::Query),
    ("cookie", APIKeyLocation::Cookie),
];

pub(in crate::normalize) fn security_scheme_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<SecurityScheme>> {
    reference_or(context, node, at, Section::SecuritySchemes, security_scheme)
}

fn security_scheme(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<SecurityScheme> {
    let mut object = Object::open(context, node, at, "a security scheme")?;
    let ty = object.needed_choice("type", &TYPES)?;
    let description = object.read("description", string);
    object.pass(&["deprecated", "oauth2MetadataUrl"], Version::V32);
    let credential = object.read(vocabulary::CREDENTIAL, string);
    let rest =
        |object: Object<'_>| extension::set(object.finish(), vocabulary::CREDENTIAL, credential);
    match ty {
        SchemeType::ApiKey => {
            let location = object.needed_choice("in", &LOCATIONS)?;
            let name = object.needed("name", string)?;
            if !is_sendable(&location, &name) {
                let message = format!(
                    "a credential cannot be sent as `{name}`, so it is left out and not required"
                );
                context.warn("bad-header", &at.key("name"), message);
                return None;
            }
            let bounds = object.read(vocabulary::BOUNDS, bounds);
            let extensions = extension::set(rest(object), vocabulary::BOUNDS, bounds);
            Some(SecurityScheme::APIKey {
                location,
                name,
                description,
                extensions,
            })
        }
        SchemeType::Http => Some(SecurityScheme::HTTP {
            scheme: object.required("scheme", string),
            bearer_format: object.read("bearerFormat", string),
            description,
            extensions: rest(object),
        }),
        SchemeType::OAuth2 => Some(SecurityScheme::OAuth2 {
            flows: object.read("flows", flows).unwrap_or_else(no_flows),
            description,
            extensions: rest(object),
        }),
        // The 3.0 model has no such kind; as a scheme of HTTP it is at least seen.
        SchemeType::MutualTls => Some(SecurityScheme::HTTP {
            scheme: "mutualTLS".to_owned(),
            bearer_format: None,
            description,
            extensions: rest(object),
        }),
        SchemeType::OpenIdConnect => Some(SecurityScheme::OpenIDConnect {
            open_id_connect_url: object.required("openIdConnectUrl", string),
            description,
            extensions: rest(object),
        }),
    }
}

/// Whether a request has a place for what is called so: headers and cookies are words of HTTP.
fn is_sendable(location: &APIKeyLocation, name: &str) -> bool {
    match location {
        APIKeyLocation::Query => !name.is_empty(),
        APIKeyLocation::Header | APIKeyLocation::Cookie => is_token(name),
    }
}

/// What a credential is checked against before it is sent.
fn bounds(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Bounds> {
    let mut object = Object::open(context, node, at, "`x-oasmith-bounds`")?;
    let bounds = Bounds {
        min_length: object.read("minLength", count),
        max_length: object.read("maxLength", count),
    };
    object.finish();
    Some(bounds)
}

/// One alternative: the schemes that must all be satisfied, with their scopes.
pub(in crate::normalize) fn requirement(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<SecurityRequirement> {
    let mut requirement = members(context, node, at, scopes)?;
    let declared = context.section(Section::SecuritySchemes);
    requirement.retain(|scheme, _| {
        let is_declared = declared.is_some_and(|map| map.contains_key(scheme));
        if !is_declared {
            let declared = declared.into_iter().flat_map(Map::iter);
            let declared = declared.map(|(key, _)| key);
            unknown_scheme(context, &at.key(scheme), scheme, declared);
        }
        is_declared
    });
    Some(requirement)
}

fn scopes(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Vec<String>> {
    let Node::List(scopes) = node else {
        return context.wrong_type(at, "a list of scopes", node);
    };
    let scopes = scopes.iter().enumerate();
    Some(
        scopes
            .filter_map(|(index, scope)| string(context, scope, &at.index(index)))
            .collect(),
    )
}

fn unknown_scheme<'a>(
    context: &Context<'_>,
    at: &At<'_>,
    scheme: &str,
    declared: impl Iterator<Item = &'a str>,
) {
    let message =
        format!("there is no security scheme `{scheme}` in the components, so it is not required");
    let diagnostic =
        Diagnostic::warning("unknown-security-scheme", Place::Key(at.pointer()), message);
    context.report(diagnostic.with_nearest(scheme, declared));
}
