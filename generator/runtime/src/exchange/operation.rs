//! What an operation is: data and two functions.

use http::Request;

use crate::answer::error::Error;
use crate::answer::received::Answer;
use crate::core::invalid::Invalid;
use crate::request::call::Call;
use crate::request::encode::Encoder;
use crate::transport::payload::Payload;

/// What the document says about an operation.
#[derive(Debug)]
pub struct Info {
    /// The operation's id in the document.
    pub id: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// The media types that an answer may have; none means that any will do.
    pub accept: &'static str,
    /// The redirects that are an answer themselves, and therefore not followed.
    pub kept: &'static [u16],
    /// Which group of servers it is called at; 0 is the client's own.
    pub server: usize,
    /// Whether the document says that a repeated call does no more than one; if it says nothing,
    /// the method tells.
    pub idempotent: Option<bool>,
    /// Alternatives of sets of security schemes; none means that no credential is sent.
    pub security: &'static [&'static [&'static str]],
}

impl Info {
    /// What most operations have in common. The tables of calls say what is different, so that
    /// little is said, and compiled, of each.
    pub const PLAIN: Self = Self {
        id: "",
        method: "",
        path: "",
        accept: "application/json",
        kept: &[],
        server: 0,
        idempotent: None,
        security: &[],
    };

    /// Whether a repeated call does no more than one.
    pub(crate) fn is_idempotent(&self) -> bool {
        let methods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];
        self.idempotent.unwrap_or(methods.contains(&self.method))
    }
}

/// An operation: how its call becomes a request, and how its answer is read.
pub trait Operation: Sized + Send + Sync + 'static {
    /// What a successful answer holds.
    type Output;
    /// What an error answer holds.
    type Error;

    /// What the document says about the operation.
    const INFO: &'static Info;

    /// The options of the call.
    fn call(&self) -> &Call;

    /// Writes the call into a request.
    fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid>;

    /// Reads the answer.
    fn decode(answer: Answer) -> Result<Self::Output, Error<Self::Error>>;
}

/// A call as the core sees it, whatever its operation is.
pub(crate) trait Work: Send + Sync {
    /// What the document says about the operation.
    fn info(&self) -> &'static Info;
    /// The options of the call.
    fn call(&self) -> &Call;
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
        Ok(request)
    }
}
