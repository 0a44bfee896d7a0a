//! Redirects to another server, which are followed where the caller asks for that.

use http::header::{ACCEPT, USER_AGENT};
use http::uri::Scheme;
use http::{HeaderMap, Method, Request, Uri};

use super::redirect::Redirect;
use crate::transport::payload::Payload;

/// Leaves of a request what another server may see: what is accepted, and by whom.
pub(crate) fn bare(request: &mut Request<Payload>) {
    let own = std::mem::take(request.headers_mut());
    let kept = [ACCEPT, USER_AGENT].into_iter();
    let kept = kept.filter_map(|name| own.get(&name).cloned().map(|value| (name, value)));
    *request.headers_mut() = kept.collect::<HeaderMap>();
}

/// Where a call goes on that is to leave its server for an address, or has left it; why it may not,
/// where it would send something along, or leave what nobody can read for what everybody can.
///
/// A body is for the server that the caller knows, whatever the method is that it is sent with. One
/// whose length is unknown may be there.
pub(crate) fn checked(request: &Request<Payload>, to: Uri) -> Redirect {
    let from = request.uri();
    let host = to.host().unwrap_or_default();
    let has_user = to
        .authority()
        .is_some_and(|known| known.as_str().contains('@'));
    let is_web = [Some(&Scheme::HTTPS), Some(&Scheme::HTTP)].contains(&to.scheme());
    let is_safe = to.scheme() == Some(&Scheme::HTTPS) || from.scheme() == Some(&Scheme::HTTP);
    let only_asks = [Method::GET, Method::HEAD].contains(request.method());
    if !only_asks || request.body().length() != Some(0) {
        Redirect::Refuse(format!("to {host}, which the body is not for"))
    } else if has_user || !is_web || !is_safe {
        Redirect::Refuse(format!("to {host}, by an address that is not safe"))
    } else {
        Redirect::Leave(to)
    }
}
