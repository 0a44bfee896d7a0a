//! The rules of the two pages: what a request must look like.

mod body;
mod credentials;
pub(super) mod encoding;
mod query;
pub(super) mod signature;
mod value;

use super::gateway::Service;
use super::identity;
use super::pages;
use super::received::Received;
use super::refusal::Refusal;
use super::state::{Lenience, State};

/// The two calls of the pages, and that of the identity service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    Export,
    Status,
    Login,
}

/// Which call a request is, or the first rule that it breaks. The gateway comes before the service.
pub(super) fn check(request: &Received, state: &mut State) -> Result<Call, Refusal> {
    if state.gateway.service(request)? == Service::Identity {
        check_method(request, "POST").map_err(Refusal::Rule)?;
        identity::check(&request.json()).map_err(Refusal::Login)?;
        return Ok(Call::Login);
    }
    let now = state.clock.now();
    credentials::check(request, state, now)?;
    state.gateway.check_project(request)?;
    state.gateway.admit(now)?;
    check_call(request, state.lenience).map_err(Refusal::Rule)
}

fn check_call(request: &Received, lenience: Lenience) -> Result<Call, String> {
    let segments = encoding::segments(&request.path)?;
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    match *segments {
        ["v5", project_id, "asset", "export"] => {
            value::check("project_id", project_id)?;
            check_export(request, lenience)
        }
        ["v5", project_id, "asset", "manual-collect", collection] => {
            value::check("project_id", project_id)?;
            value::check("type", collection)?;
            value::check_listed("type", collection, &pages::COLLECTION_TYPES, lenience)?;
            check_status(request)
        }
        _ => Err(format!("there is no path `{}`", request.path)),
    }
}

fn check_export(request: &Received, lenience: Lenience) -> Result<Call, String> {
    check_method(request, "POST")?;
    let query = query::Query::read(
        request,
        &["asset_type", "category"],
        &["enterprise_project_id"],
    )?;
    query.check_listed("asset_type", &pages::ASSET_TYPES, lenience)?;
    query.check_listed("category", &pages::CATEGORIES, lenience)?;
    body::check_export(request, lenience)?;
    Ok(Call::Export)
}

fn check_status(request: &Received) -> Result<Call, String> {
    check_method(request, "GET")?;
    query::Query::read(request, &["host_id"], &["enterprise_project_id"])?;
    body::check_absent(request)?;
    Ok(Call::Status)
}

fn check_method(request: &Received, method: &str) -> Result<(), String> {
    if request.method == method {
        return Ok(());
    }
    Err(format!(
        "the method of `{}` is {method}, not {}",
        request.path, request.method
    ))
}
