//! Security schemes, and what an operation requires of them.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityRequirement, SecurityScheme};

use super::at::At;
use super::context::Context;
use super::extension;
use super::object::{Object, members, text};
use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::{FileId, Pointer};
use crate::read::Node;
use crate::vocabulary;

#[derive(Clone, Copy)]
enum Kind {
    ApiKey,
    Http,
    OAuth2,
    OpenIdConnect,
}

const KINDS: [(&str, Kind); 4] = [
    ("apiKey", Kind::ApiKey),
    ("http", Kind::Http),
    ("oauth2", Kind::OAuth2),
    ("openIdConnect", Kind::OpenIdConnect),
];

const LOCATIONS: [(&str, APIKeyLocation); 3] = [
    ("header", APIKeyLocation::Header),
    ("query", APIKeyLocation::Query),
    ("cookie", APIKeyLocation::Cookie),
];

pub(super) fn security_scheme(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<SecurityScheme> {
    let mut object = Object::open(context, node, at, "a security scheme")?;
    if object.node("type").is_none() {
        object.missing("type");
    }
    let kind = object.choice("type", &KINDS)?;
    let description = object.read("description", text);
    match kind {
        Kind::ApiKey => {
            if object.node("in").is_none() {
                object.missing("in");
            }
            let location = object.choice("in", &LOCATIONS);
            let name = object.required("name", text);
            let bounds = object.read(vocabulary::BOUNDS, extension::bounds);
            let extensions = extension::set(object.finish(), vocabulary::BOUNDS, bounds);
            Some(SecurityScheme::APIKey {
                location: location?,
                name,
                description,
                extensions,
            })
        }
        Kind::Http => Some(SecurityScheme::HTTP {
            scheme: object.required("scheme", text),
            bearer_format: object.read("bearerFormat", text),
            description,
            extensions: object.finish(),
        }),
        Kind::OAuth2 => {
            object.unrepresented("flows", "OAuth 2 is not supported yet");
            let extensions = object.finish();
            Some(SecurityScheme::OAuth2 {
                flows: no_flows(),
                description,
                extensions,
            })
        }
        Kind::OpenIdConnect => Some(SecurityScheme::OpenIDConnect {
            open_id_connect_url: object.required("openIdConnectUrl", text),
            description,
            extensions: object.finish(),
        }),
    }
}

fn no_flows() -> OAuth2Flows {
    OAuth2Flows {
        implicit: None,
        password: None,
        client_credentials: None,
        authorization_code: None,
        extensions: IndexMap::new(),
    }
}

/// One alternative: the schemes that must all be satisfied, with their scopes.
pub(super) fn requirement(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<SecurityRequirement> {
    let requirement = members(context, node, at, scopes)?;
    let schemes = Pointer::new(FileId::default(), "/components/securitySchemes");
    let declared = context.sources.tree(FileId::default()).at(schemes.path());
    for scheme in requirement.keys() {
        let Some(Node::Map(map)) = declared else {
            unknown_scheme(context, &at.key(scheme), scheme, std::iter::empty());
            continue;
        };
        if map.get(scheme).is_none() {
            unknown_scheme(
                context,
                &at.key(scheme),
                scheme,
                map.iter().map(|(key, _)| key),
            );
        }
    }
    Some(requirement)
}

fn scopes(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Vec<String>> {
    let Node::List(scopes) = node else {
        return context.wrong_type(at, "a list of scopes", node);
    };
    let scopes = scopes.iter().enumerate();
    Some(
        scopes
            .filter_map(|(index, scope)| text(context, scope, &at.index(index)))
            .collect(),
    )
}

fn unknown_scheme<'a>(
    context: &Context<'_>,
    at: &At<'_>,
    scheme: &str,
    declared: impl Iterator<Item = &'a str>,
) {
    let message = format!("there is no security scheme `{scheme}` in the components");
    let diagnostic =
        Diagnostic::error("unknown-security-scheme", Place::Key(at.pointer()), message);
    context.report(diagnostic.with_nearest(scheme, declared));
}
