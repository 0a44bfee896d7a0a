//! Which version a document is of, or what else it is.

use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Version, mistake};
use crate::normalize::object::{Object, string};
use crate::read::{Map, Node};

const VERSION_HELP: &str =
    "this version of oasmith reads OpenAPI 3.0, 3.1 and 3.2, and Swagger 2.0";

/// The version; nothing where it is not one that can be read.
pub(super) fn version(
    context: &Context<'_>,
    object: &mut Object<'_>,
    map: &Node,
    at: &At<'_>,
) -> Option<String> {
    let (swagger, openapi) = (object.node("swagger"), object.node("openapi"));
    if swagger.is_some() {
        let place = Place::Value(at.key("swagger").pointer());
        let (message, help) = match openapi {
            Some(_) => (
                "`swagger` stands beside `openapi`, and a document is of one of them",
                "remove the one of them that the document is not of",
            ),
            None => (
                "this version of Swagger is not known here",
                "the first line of a document that is read is `swagger: \"2.0\"` or `openapi: 3.x.x`",
            ),
        };
        context.report(Diagnostic::error("unsupported-version", place, message).with_help(help));
        return None;
    }
    let Some(version) = openapi else {
        unversioned(context, object, map, at);
        return None;
    };
    let at = at.key("openapi");
    let version = string(context, version, &at)?;
    if let Some(known) = Version::of(&version) {
        context.version.set(known);
        return Some(version);
    }
    let place = Place::Value(at.pointer());
    let message = format!("OpenAPI `{version}` is not known here");
    context
        .report(Diagnostic::error("unsupported-version", place, message).with_help(VERSION_HELP));
    None
}

/// Tells of a document without a version what it is, or which key was probably meant for it.
fn unversioned(context: &Context<'_>, object: &Object<'_>, node: &Node, at: &At<'_>) {
    let Some(map) = node.as_map() else { return };
    if let Some((key, what)) = other(map) {
        let place = Place::Key(at.key(key).pointer());
        let message = format!("this is no OpenAPI document, but {what}");
        let said = Diagnostic::error("unsupported-version", place, message);
        context.report(said.with_help(VERSION_HELP));
        return;
    }
    let mut keys = map.iter().map(|(key, _)| key);
    let versions = ["openapi", "swagger"];
    let meant = keys.find_map(|key| {
        let is_it = |version: &&&str| key.trim().eq_ignore_ascii_case(version);
        Some((key, *versions.iter().find(is_it)?))
    });
    let Some((key, version)) = meant else {
        return object.missing("openapi");
    };
    let place = Place::Key(at.key(key).pointer());
    let message = format!("an OpenAPI document needs `{version}`, and this is `{key}`");
    let said = mistake("missing-key", place, message);
    context.report(said.with_help(format!("did you mean `{version}`?")));
}

/// The key by which a document is known as one of another kind, and of which.
fn other(map: &Map) -> Option<(&'static str, &'static str)> {
    const OTHERS: [(&str, &str); 5] = [
        ("asyncapi", "one of AsyncAPI, which describes messages"),
        ("arazzo", "one of Arazzo, which describes workflows"),
        ("overlay", "an overlay, which `--overlay` lays over one"),
        (
            "_postman_id",
            "a collection of Postman, which can be exported as OpenAPI",
        ),
        ("jsonrpc", "a message of JSON-RPC"),
    ];
    let is_there = |(key, _): &&(&str, &str)| map.get(key).is_some();
    if let Some(known) = OTHERS.iter().find(is_there) {
        return Some(*known);
    }
    let info = map.get("info")?.as_map()?;
    let schema = info
        .get("schema")
        .and_then(Node::as_str)
        .unwrap_or_default();
    let is_postman = info.get("_postman_id").is_some() || schema.contains("getpostman.com");
    is_postman.then_some(("info", OTHERS[3].1))
}
