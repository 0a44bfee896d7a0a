//! The flows of OAuth 2.

use indexmap::IndexMap;
use openapiv3::{
    AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow,
};

use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Object, string};
use crate::read::Node;

pub(in crate::normalize) fn flows(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<OAuth2Flows> {
    let mut object = Object::open(context, node, at, "`flows`")?;
    object.newer("deviceAuthorization", Version::V32);
    object.unrepresented("deviceAuthorization", "this flow is not supported yet");
    Some(OAuth2Flows {
        implicit: object.read("implicit", implicit),
        password: object.read("password", password),
        client_credentials: object.read("clientCredentials", client_credentials),
        authorization_code: object.read("authorizationCode", authorization_code),
        extensions: object.finish(),
    })
}

/// The flows of a scheme that declares none.
pub(super) fn no_flows() -> OAuth2Flows {
    OAuth2Flows {
        implicit: None,
        password: None,
        client_credentials: None,
        authorization_code: None,
        extensions: IndexMap::new(),
    }
}

fn scopes(object: &mut Object<'_>) -> IndexMap<String, String> {
    object.map("scopes", string).unwrap_or_default()
}

fn implicit(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<ImplicitOAuth2Flow> {
    let mut object = Object::open(context, node, at, "a flow")?;
    Some(ImplicitOAuth2Flow {
        authorization_url: object.required("authorizationUrl", string),
        refresh_url: object.read("refreshUrl", string),
        scopes: scopes(&mut object),
        extensions: object.finish(),
    })
}

fn password(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<PasswordOAuth2Flow> {
    let mut object = Object::open(context, node, at, "a flow")?;
    Some(PasswordOAuth2Flow {
        token_url: object.required("tokenUrl", string),
        refresh_url: object.read("refreshUrl", string),
        scopes: scopes(&mut object),
        extensions: object.finish(),
    })
}

fn client_credentials(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ClientCredentialsOAuth2Flow> {
    let mut object = Object::open(context, node, at, "a flow")?;
    Some(ClientCredentialsOAuth2Flow {
        token_url: object.required("tokenUrl", string),
        refresh_url: object.read("refreshUrl", string),
        scopes: scopes(&mut object),
        extensions: object.finish(),
    })
}

fn authorization_code(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<AuthorizationCodeOAuth2Flow> {
    let mut object = Object::open(context, node, at, "a flow")?;
    Some(AuthorizationCodeOAuth2Flow {
        authorization_url: object.required("authorizationUrl", string),
        token_url: object.required("tokenUrl", string),
        refresh_url: object.read("refreshUrl", string),
        scopes: scopes(&mut object),
        extensions: object.finish(),
    })
}
