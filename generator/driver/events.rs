//! A call that gives events as they arrive.

use std::fmt::Debug;
use std::future::IntoFuture;
use std::time::Duration;

use client::{Error, Event, Events, Reconnect};
use serde_json::{Value, json};

use super::calls::{Pending, failed, success};
use super::given::Given;
use super::show::Shown;

/// When the connection is opened anew: also at its end, where the case goes on behind it.
pub(crate) fn reconnect(given: &Given) -> Reconnect {
    if !given.goes_on() {
        return Reconnect::default();
    }
    let short = Duration::from_millis(5);
    Reconnect::attempts(3).waits(short, short).at_the_end()
}

/// Sends a call, and gives all of its events as a list.
pub(crate) fn listen<C, T, E>(
    given: &Given,
    call: C,
    output: fn(&T) -> Shown,
    error: fn(&E) -> Shown,
) -> Result<Pending, String>
where
    C: IntoFuture<Output = Result<Events<T, E>, Error<E>>>,
    C::IntoFuture: 'static,
    T: 'static,
    E: Debug + 'static,
{
    let sending = call.into_future();
    // Events do not tell the status of their answer.
    let status = given.answer_status();
    Ok(Box::pin(async move {
        let mut events = match sending.await {
            Ok(events) => events,
            Err(failure) => return failed(&failure, error, None),
        };
        let mut all = Vec::new();
        while let Some(event) = events.next().await {
            match event {
                Ok(event) => match shown(&event, output) {
                    Ok(value) => all.push(value),
                    Err(problem) => return success(status, Err(problem), None),
                },
                Err(failure) => return failed(&failure, error, None),
            }
        }
        success(status, Ok(Value::Array(all)), None)
    }))
}

fn shown<T>(event: &Event<T>, output: fn(&T) -> Shown) -> Shown {
    let value = output(&event.value)?;
    Ok(json!({ "name": event.name, "id": event.id, "value": value }))
}
