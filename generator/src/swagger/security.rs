//! Security schemes.

use super::context::Old;
use crate::rewrite::{Members, Part};

/// The members of a definition that a flow has in 3.0.
const OF_FLOW: [&str; 3] = ["authorizationUrl", "tokenUrl", "scopes"];

/// The security schemes by their names.
pub(super) fn schemes(old: &Old<'_>) -> Part {
    let all = old.members();
    let all = all.map(|(name, one)| (name.to_owned(), scheme(&one)));
    Part::map(all.collect()).at(&old.at)
}

fn scheme(old: &Old<'_>) -> Part {
    let mut members = Members::default();
    match old.str("type") {
        Some("basic") => {
            let kind = old.get("type");
            let at = kind.as_ref().map_or(&old.at, |kind| &kind.at);
            members.add("type", Part::text("http").at(at));
            members.add("scheme", Part::text("basic").at(at));
        }
        Some("oauth2") => members.add_some("flows", flows(old)),
        _ => {}
    }
    for (key, value) in old.members() {
        let is_of_flow = key == "flow" || OF_FLOW.contains(&key);
        if !is_of_flow || old.str("type") != Some("oauth2") {
            members.add(key, value.same());
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
