//! Bodies of requests whose length is unknown.

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderValue, Method, Request};

use super::payload::Payload;

const CHUNKED: HeaderValue = HeaderValue::from_static("chunked");

/// Names the coding of a body whose length is unknown, where hyper would leave the body out: in a
/// request of a method that seldom has one, it sends one of unknown length only if it is told so.
/// Over HTTP/2, which has frames instead and forbids the header, hyper takes it out.
pub(crate) fn announce(request: &mut Request<Payload>) {
    let seldom_has_body = [Method::GET, Method::HEAD].contains(request.method());
    let is_measured = request.body().length().is_some();
    let headers = request.headers_mut();
    if seldom_has_body && !is_measured && !headers.contains_key(CONTENT_LENGTH) {
        headers.entry(TRANSFER_ENCODING).or_insert(CHUNKED);
    }
}
