//! A call that gives the items of its answer as they arrive.

use std::fmt::Debug;
use std::future::IntoFuture;

use client::{Error, Sequence};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::calls::{Pending, failed, success};
use super::show::Shown;

/// Sends a call, and gives all of its items as a list.
pub(crate) fn take<C, T, E>(
    call: C,
    output: fn(&T) -> Shown,
    error: fn(&E) -> Shown,
) -> Result<Pending, String>
where
    C: IntoFuture<Output = Result<Sequence<T, E>, Error<E>>>,
    C::IntoFuture: 'static,
    T: DeserializeOwned + 'static,
    E: Debug + 'static,
{
    let sending = call.into_future();
    Ok(Box::pin(async move {
        let mut items = match sending.await {
            Ok(items) => items,
            Err(failure) => return failed(&failure, error, None),
        };
        let status = items.status().as_u16();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => match output(&item) {
                    Ok(value) => all.push(value),
                    Err(problem) => return success(status, Err(problem), None),
                },
                Err(failure) => return failed(&failure, error, None),
            }
        }
        success(status, Ok(Value::Array(all)), None)
    }))
}
