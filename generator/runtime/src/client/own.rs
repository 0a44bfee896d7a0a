//! The client that each crate has of its own, so that its operations can be methods.

/// Makes the types `Client` and `ClientBuilder` of a crate, for the API that it names.
///
/// They are a crate's own, although they only hold what this runtime has: a method can be added
/// to a type where the type is, and nowhere else.
#[macro_export]
macro_rules! client {
    ($api:expr) => {
        /// A client of the API.
        ///
        /// Clones are cheap, and share everything: settings, credentials and connections.
        #[derive(Clone)]
        pub struct Client(pub(crate) runtime::Client);

        impl Client {
            /// Begins to build a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder(runtime::Settings::new($api))
            }

            /// A call of one's own, for an endpoint that the document lacks, with the credentials,
            /// attempts, limits, observers and errors of this client.
            ///
            /// The path is appended to the address of the API. Its parameters stand in braces:
            /// `path` of the call gives their values, but for those that the client has.
            pub fn request(
                &self,
                method: impl ::std::convert::AsRef<str>,
                path: &str,
            ) -> runtime::CustomCall {
                runtime::CustomCall::new(&self.0, method.as_ref(), path)
            }
        }

        impl ::std::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        /// Makes a [`Client`].
        #[derive(Clone)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct ClientBuilder(runtime::Settings);

        impl ::std::fmt::Debug for ClientBuilder {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl ClientBuilder {
            /// The address of the API, in place of the servers that the document lists.
            ///
            /// It begins with `https://` or `http://`; paths are appended to it. It holds for every
            /// call, so that none leaves for a server of the document while another was meant.
            pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
                self.0.endpoint = Some(endpoint.into());
                self
            }

            /// The credential of one security scheme, in place of an earlier one of the same
            /// scheme.
            pub fn auth(mut self, credential: impl runtime::Credential) -> Self {
                self.0.set_credential(::std::sync::Arc::new(credential));
                self
            }

            /// How long a whole call may take, with all its attempts and until its answer is read:
            /// 60 seconds unless set.
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.0.timeout = timeout;
                self
            }

            /// How long each attempt of a call may take, until its answer is read: as long as the
            /// call unless set, and no longer than other calls where it is a patient one.
            pub fn attempt_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.0.attempt_timeout = Some(timeout);
                self
            }

            /// How long connecting may take: 10 seconds unless set. A transport of one's own has
            /// its own.
            #[cfg(any(feature = "reqwest", feature = "blocking"))]
            pub fn connect_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.0.connect_timeout = timeout;
                self
            }

            /// When a failed attempt is followed by another.
            pub fn retry(mut self, retry: runtime::Retry) -> Self {
                self.0.retry = retry;
                self
            }

            /// How many further attempts all calls may make together, before it takes time or calls
            /// that succeed to make one more: 100 unless set.
            pub fn retry_budget(mut self, attempts: u32) -> Self {
                self.0.retry_budget = attempts;
                self
            }

            /// Whether what is not as documented is left out of an answer, if its type can do
            /// without it: not unless set, so that such an answer is an error.
            ///
            /// Only an answer that could not be read is ever read again, without the innermost
            /// member of an object around what is at fault, and so on. An item of a list is never
            /// left out, and neither is what pages and `until_done` look at. `with_response` of a
            /// call tells what was left out.
            pub fn tolerate_drift(mut self, tolerates: bool) -> Self {
                self.0.tolerates_drift = tolerates;
                self
            }

            /// How many bytes the body of an answer may have: 16 MiB unless set.
            pub fn max_response_size(mut self, bytes: usize) -> Self {
                self.0.max_response_size = bytes;
                self
            }

            /// How many bytes the headers of an answer may have, their names and values together:
            /// 64 KiB unless set. A transport may allow less.
            pub fn max_header_size(mut self, bytes: usize) -> Self {
                self.0.max_header_size = bytes;
                self
            }

            /// The `User-Agent` of every request, in place of this crate's name and version.
            pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
                self.0.user_agent = Some(user_agent.into());
                self
            }

            /// A header of every call, in place of an earlier one of the same name; one of the same
            /// name that is an operation's, a call's or a credential's counts in its place.
            ///
            /// It goes to the server of the API alone, neither to another that a redirect leads to
            /// nor to one that gives tokens.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.0.headers.set(name, value);
                self
            }

            /// The same with a value that is never printed, and whose memory is overwritten with
            /// zeros when it is no longer needed.
            pub fn sensitive_header(mut self, name: &str, value: impl Into<String>) -> Self {
                let value = runtime::Secret::new(value);
                self.0.headers.set_sensitive(name, &value);
                self
            }

            /// Adds what is told of every call.
            pub fn observer(mut self, observer: impl runtime::Observer) -> Self {
                self.0.observers.push(::std::sync::Arc::new(observer));
                self
            }

            /// What sends the requests.
            pub fn transport(mut self, transport: impl runtime::Transport) -> Self {
                self.0.transport = Some(::std::sync::Arc::new(transport));
                self
            }

            /// What sends the requests of calls that block.
            #[cfg(feature = "blocking")]
            pub fn blocking_transport(
                mut self,
                transport: impl runtime::BlockingTransport,
            ) -> Self {
                self.0.blocking_transport = Some(::std::sync::Arc::new(transport));
                self
            }

            /// Makes the client.
            ///
            /// # Errors
            ///
            /// When something that every call needs is missing, or cannot be used as it is.
            pub fn build(self) -> Result<Client, runtime::BuildError> {
                self.0.build().map(Client)
            }
        }
    };
}
