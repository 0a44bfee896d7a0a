//! A call that gives bytes as they arrive.

use std::fmt::Debug;
use std::future::IntoFuture;

use client::{Download, Error};

use super::calls::{Pending, failed, success};
use super::show::{self, Shown};

/// Sends a call, and gives all of its bytes.
pub(crate) fn take<C, E>(call: C, error: fn(&E) -> Shown) -> Result<Pending, String>
where
    C: IntoFuture<Output = Result<Download<E>, Error<E>>>,
    C::IntoFuture: 'static,
    E: Debug + 'static,
{
    let sending = call.into_future();
    Ok(Box::pin(async move {
        let mut download = match sending.await {
            Ok(download) => download,
            Err(failure) => return failed(&failure, error, None),
        };
        let mut bytes = Vec::new();
        while let Some(piece) = download.chunk().await {
            match piece {
                Ok(piece) => bytes.extend_from_slice(&piece),
                Err(failure) => return failed(&failure, error, None),
            }
        }
        success(download.status().as_u16(), show::bytes(&bytes), None)
    }))
}
