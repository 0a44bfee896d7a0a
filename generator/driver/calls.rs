//! A call under way, and what comes of it.

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use client::{Client, Error, Response};
use serde_json::{Value, json};

use super::given::Given;
use super::show::Shown;

/// The header by which a request says which case it is of.
pub(crate) const CASE: &str = "oasmith-case";

/// A call under way, which ends with its outcome.
pub(crate) type Pending = Pin<Box<dyn Future<Output = Value>>>;

/// What makes the call of an operation, or says why it cannot be made.
pub(crate) type Make = fn(&Client, &Given) -> Result<Pending, String>;

/// An operation: method and path, where it stands, and what calls it.
pub(crate) type Row = (&'static str, &'static str, Make);

/// Sends a call.
pub(crate) fn send<C, T, E>(
    call: C,
    output: fn(&T) -> Shown,
    error: fn(&E) -> Shown,
) -> Result<Pending, String>
where
    C: IntoFuture<Output = Result<Response<T>, Error<E>>>,
    C::IntoFuture: 'static,
    T: 'static,
    E: 'static,
{
    Ok(run(call.into_future(), output, error))
}

/// Apart from the call's own type, so that it is compiled once for calls that give the same.
fn run<F, T, E>(sending: F, output: fn(&T) -> Shown, error: fn(&E) -> Shown) -> Pending
where
    F: Future<Output = Result<Response<T>, Error<E>>> + 'static,
    T: 'static,
    E: 'static,
{
    Box::pin(async move {
        match sending.await {
            Ok(response) => success(response.status().as_u16(), output(response.value())),
            Err(failure) => failed(failure, error),
        }
    })
}

/// The outcome of a call that failed.
pub(crate) fn failed<E>(failure: Error<E>, error: fn(&E) -> Shown) -> Value {
    json!({ "error": {
        "status": failure.status().map(|status| status.as_u16()),
        "kind": format!("{:?}", failure.kind()),
        "value": failure.api().and_then(|value| error(value).ok()),
        "message": failure.to_string(),
    } })
}

/// The outcome of a call that succeeded.
pub(crate) fn success(status: u16, value: Shown) -> Value {
    match value {
        Ok(value) => json!({ "success": { "status": status, "value": value } }),
        Err(message) => json!({ "error": {
            "status": status, "kind": "Unwritable", "value": null, "message": message,
        } }),
    }
}
