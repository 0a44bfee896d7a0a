//! What an operation is: data and two functions.

use std::fmt;

use http::Request;
use http::header::{IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};

use super::redirect;
use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::client::info::Info;
use crate::core::invalid::Invalid;
use crate::request::call::Call;
use crate::request::encode::Encoder;
use crate::transport::payload::Payload;

/// An operation: how its call becomes a request, and how its answer is read.
///
/// Each call implements it, so that a function can take any of them: `WithResponse::new(call)` is
/// awaited, or sent, whatever the call is, and [`INFO`](Self::INFO) says which it is.
pub trait Operation: Sized + Send + Sync + 'static {
    /// What a successful answer holds.
    type Output;
    /// What an error answer holds.
    type Error;

    /// What the document says about the operation.
    const INFO: &'static Info;

    /// The options of the call.
    #[doc(hidden)]
    fn call(&self) -> &Call;

    /// Writes the call into a request.
    #[doc(hidden)]
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid>;

    /// Reads the answer.
    #[doc(hidden)]
    fn decode(answer: Answer) -> Result<Self::Output, Error<Self::Error>>;
}

/// The error of the call of an operation, such as `ErrorOf<ListPets>`.
pub type ErrorOf<O> = Error<<O as Operation>::Error>;

/// Says which call it is.
///
/// A function of its own asks less of a call than a method of the trait: that would have the
/// compiler prove once more that the call can be sent to another thread.
pub fn describe<O: Operation>(operation: &O, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    operation.call().describe(O::INFO, f)
}

/// A call as the core sees it, whatever its operation is.
pub(crate) trait Work: Send + Sync {
    /// What the document says about the operation.
    fn info(&self) -> &'static Info;
    /// The options of the call.
    fn call(&self) -> &Call;
    /// Alternatives of sets of security schemes; none means that no credential is sent.
    fn security(&self) -> &'static [&'static [&'static str]] {
        self.info().security
    }
    /// Writes the call into a request.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid>;
}

impl<O: Operation> Work for O {
    fn info(&self) -> &'static Info {
        O::INFO
    }

    fn call(&self) -> &Call {
        Operation::call(self)
    }

    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
        Operation::encode(self, request)
    }
}

impl dyn Work + '_ {
    /// The request, written anew so that none is ever copied in advance.
    pub(crate) fn request(&self) -> Result<Request<Payload>, Invalid> {
        let call = self.call();
        let options = call.options();
        if let Some(invalid) = options.and_then(|options| options.invalid.as_ref()) {
            return Err(invalid.clone());
        }
        let mut request = Request::new(Payload::default());
        let mut encoder = Encoder::new(call, self.info(), &mut request)?;
        self.encode(&mut encoder)?;
        encoder.finish()?;
        if let Some(target) = options.and_then(|options| options.target.as_ref()) {
            *request.uri_mut() = target.clone();
        }
        if options.is_some_and(|options| options.only_asks) {
            redirect::only_ask(&mut request);
            // What has to be so of the one thing need not be of the other.
            for name in [
                IF_MATCH,
                IF_NONE_MATCH,
                IF_MODIFIED_SINCE,
                IF_UNMODIFIED_SINCE,
            ] {
                request.headers_mut().remove(name);
            }
        }
        Ok(request)
    }
}
