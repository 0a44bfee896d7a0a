//! A call under way, and what comes of it.

use std::fmt::Debug;
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

/// How what a call gives is written as JSON.
pub(crate) struct Shows<T, E> {
    pub(crate) output: fn(&T) -> Shown,
    pub(crate) error: fn(&E) -> Shown,
    pub(crate) headers: fn(&Response<T>) -> Vec<Value>,
    pub(crate) error_headers: fn(&Error<E>) -> Vec<Value>,
}

/// Where there are no headers to show.
pub(crate) fn none<T>(_: &T) -> Vec<Value> {
    Vec::new()
}

/// Sends a call whose answer is read as a whole.
pub(crate) fn send<C, T, E>(given: &Given, call: C, shows: Shows<T, E>) -> Result<Pending, String>
where
    C: IntoFuture<Output = Result<Response<T>, Error<E>>>,
    C::IntoFuture: 'static,
    T: Debug + 'static,
    E: Debug + 'static,
{
    if given.way() != "whole" {
        let way = given.way();
        return Err(format!("the call does not give its answer as it arrives: {way}"));
    }
    Ok(run(call.into_future(), shows))
}

/// Apart from the call's own type, so that it is compiled once for calls that give the same.
fn run<F, T, E>(sending: F, shows: Shows<T, E>) -> Pending
where
    F: Future<Output = Result<Response<T>, Error<E>>> + 'static,
    T: Debug + 'static,
    E: Debug + 'static,
{
    Box::pin(async move {
        match sending.await {
            Ok(response) => {
                let headers = (shows.headers)(&response);
                let value = (shows.output)(response.value());
                let mut outcome = success(response.status().as_u16(), value, Some(headers));
                // Of which variants a value is made, its JSON does not say.
                if let Some(told) = outcome.get_mut("success") {
                    told["debug"] = format!("{:?}", response.value()).into();
                }
                outcome
            }
            Err(failure) => {
                let headers = (shows.error_headers)(&failure);
                failed(&failure, shows.error, Some(headers))
            }
        }
    })
}

/// The outcome of a call that failed.
pub(crate) fn failed<E: Debug>(
    failure: &Error<E>,
    error: fn(&E) -> Shown,
    headers: Option<Vec<Value>>,
) -> Value {
    json!({ "error": {
        "status": failure.status().map(|status| status.as_u16()),
        "kind": format!("{:?}", failure.kind()),
        "value": failure.api().and_then(|value| error(value).ok()),
        "debug": failure.api().map(|value| format!("{value:?}")),
        "message": failure.to_string(),
        "headers": headers,
    } })
}

/// The outcome of a call that succeeded.
pub(crate) fn success(status: u16, value: Shown, headers: Option<Vec<Value>>) -> Value {
    match value {
        Ok(value) => json!({ "success": {
            "status": status, "value": value, "headers": headers,
        } }),
        Err(message) => json!({ "error": {
            "status": status, "kind": "Unwritable", "value": null, "message": message,
        } }),
    }
}
