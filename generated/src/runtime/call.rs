// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The options of a call, and what awaits it.

use std::fmt;
use std::time::Duration;

use http::{HeaderName, HeaderValue};

use super::client::Client;
use super::header;
use super::invalid::Invalid;

/// The client of a call, and the options that are the same for all operations.
#[derive(Clone)]
pub struct Call {
    pub(super) client: Client,
    pub(super) timeout: Option<Duration>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// What is wrong with an option, kept until the call is sent.
    pub(super) invalid: Option<Invalid>,
}

impl Call {
    /// A call without options.
    pub fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            timeout: None,
            headers: Vec::new(),
            invalid: None,
        }
    }

    /// Sets the time that the call may take.
    pub fn set_timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sets a header of the request.
    pub fn set_header(&mut self, name: &str, value: &str) {
        let header = header::name(name).and_then(|key| Ok((key, header::value(name, value)?)));
        match header {
            Ok(header) => self.headers.push(header),
            Err(invalid) => self.invalid = Some(invalid),
        }
    }

    pub(super) fn timeout(&self) -> Duration {
        self.timeout.unwrap_or(self.client.shared.timeout)
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The client is the same for all calls, and headers can hold secrets.
        f.debug_struct("Call")
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// Gives a call its options, and makes it something to await.
macro_rules! call {
    ($call:ident) => {
        impl $call {
            /// Sets how long this call may take, in place of the client's timeout.
            pub fn with_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.call.set_timeout(timeout);
                self
            }

            /// Sets a header of this call, in place of one of the same name.
            ///
            /// A name or a value that cannot be sent makes the call an error of the kind `Invalid`.
            pub fn with_header(mut self, name: &str, value: &str) -> Self {
                self.call.set_header(name, value);
                self
            }

            /// Makes the call yield a `Response`: the value together with status and headers.
            pub fn with_response(self) -> runtime::WithResponse<Self> {
                runtime::WithResponse::new(self)
            }
        }

        impl runtime::Callable for $call {
            fn call(&self) -> &runtime::Call {
                &self.call
            }
        }

        impl ::std::future::IntoFuture for $call {
            type Output = <Self::IntoFuture as ::std::future::Future>::Output;
            type IntoFuture = runtime::Sending<
                <Self as runtime::Operation>::Output,
                <Self as runtime::Operation>::Error,
            >;

            fn into_future(self) -> Self::IntoFuture {
                runtime::Sending::new(self, <Self as runtime::Operation>::decode)
            }
        }
    };
}
