//! Security schemes.

use super::context::Old;
use crate::rewrite::{Members, Part};

/// The members of a definition that a flow has in 3.0.
const OF_FLOW: [&str; 3] = ["authorizationUrl", "tokenUrl", "scopes"];

/// The security schemes by their names.
pub(super) fn schemes(old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let all = old.members();
    let all = all.map(|(name, one)| (name.to_owned(), scheme(&one)));
    Part::map(all.collect()).at(&old.at)
}

fn scheme(old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    let kind = old.str("type");
    if kind == Some("oauth2") {
        members.add_some("flows", flows(old));
    }
    for (key, value) in old.members() {
        match (key, kind) {
            ("type", Some("basic")) => {
                members.push("type", Part::text("http").at(&value.at));
                members.push("scheme", Part::text("basic").at(&value.at));
            }
            ("flow", Some("oauth2")) => {}
            (of_flow, Some("oauth2")) if OF_FLOW.contains(&of_flow) => {}
            _ => members.push(key, value.same()),
        }
    }
    members.part().at(&old.at)
}

/// The one flow of a definition, under the name that 3.0 has for it.
fn flows(old: &Old<'_>) -> Members {
    let name = match old.str("flow") {
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        Some(other) => other,
        None => return Members::default(),
    };
    let mut flow = Members::default();
    for key in OF_FLOW {
        if let Some(value) = old.get(key) {
            flow.add(key, value.same());
        }
    }
    // 3.0 asks for scopes even where there are none.
    flow.add("scopes", Part::map(Vec::new()));
    let mut flows = Members::default();
    let at = old
        .get("flow")
        .map_or_else(|| old.at.clone(), |flow| flow.at);
    flows.add(name, flow.part().at(&at));
    flows
}
