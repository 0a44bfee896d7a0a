//! Addresses in answers, which lead to further calls.

use http::Uri;

use crate::answer::failure::{Cause, Failure};
use crate::answer::reply::Reply;
use crate::client::api::ErrorFields;
use crate::client::info::Info;
use crate::exchange::operation::Work;
use crate::exchange::redirect::{Redirect, resolve};

/// Where an address leads that an answer names for `what`, on the server that the call is for.
pub(crate) fn lead(
    work: &dyn Work,
    address: &str,
    from: &Reply,
    what: &str,
) -> Result<Uri, String> {
    let endpoint = work.call().client.shared.endpoint(work.info());
    let endpoint = endpoint.map_err(|invalid| invalid.to_string())?;
    match resolve(endpoint, &from.called.address, address).map(Redirect::stays) {
        Some(Redirect::Follow(target) | Redirect::Leave(target)) => Ok(target),
        Some(Redirect::Refuse(problem)) => Err(format!("{what} leads {problem}")),
        None => Err(format!("{what} is at no address")),
    }
}

/// The failure of an answer that leads nowhere, as its part at `place` says.
pub(crate) fn astray(
    info: &'static Info,
    place: &str,
    problem: String,
    (reply, fields): (Reply, &'static ErrorFields),
) -> Box<Failure> {
    let cause = Cause::Unreadable {
        path: place.to_owned(),
        error: problem.into(),
    };
    Failure::answered(info, cause, reply, fields)
}
