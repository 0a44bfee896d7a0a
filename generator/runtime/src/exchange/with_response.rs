//! Calls that yield an answer's value together with what came with it.

use std::future::IntoFuture;
use std::sync::Arc;

use super::operation::Operation;
use super::sending::Sending;
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::answer::response::Response;

/// A call that yields a [`Response`].
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct WithResponse<O>(O);

impl<O> WithResponse<O> {
    /// Makes a call yield a response.
    pub fn new(operation: O) -> Self {
        Self(operation)
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn into_operation(self) -> O {
        self.0
    }
}

impl<O: Operation> IntoFuture for WithResponse<O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;
    type IntoFuture = Sending<Response<O::Output>, O::Error>;

    fn into_future(self) -> Self::IntoFuture {
        Sending::new(self.0, decode::<O>)
    }
}

pub(crate) fn decode<O: Operation>(
    mut answer: Answer,
) -> Result<Response<O::Output>, Error<O::Error>> {
    let (reply, fields) = (answer.reply.clone(), answer.fields);
    let told = answer.tolerance.map(|_| Arc::default());
    answer.left_out.clone_from(&told);
    let value = O::decode(answer)?;
    let left_out = told.and_then(|told| Arc::into_inner(told)?.into_inner());
    Ok(Response {
        value,
        reply,
        fields,
        left_out: left_out.unwrap_or_default(),
    })
}
