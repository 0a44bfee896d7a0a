//! A fake Host Security Service: a real HTTP server on loopback.
//!
//! It is written from the vendor's two pages and its guide to signing alone and
//! shares no code with the client, so that a mistake made in the one is not
//! repeated in the other. It plays the identity service (IAM) as well.
//! It refuses whatever the pages do not allow, records every request, and
//! answers with the pages' examples unless a test scripts something else.
//!
//! ```
//! # async fn run() -> std::io::Result<()> {
//! use tests::fake::{Answer, Fake};
//!
//! let fake = Fake::start().await?;
//! fake.answer(Answer::text(502, "text/html", "<h1>Bad Gateway</h1>"));
//! // ... call `fake.endpoint()` with a client ...
//! let requests = fake.requests();
//! # Ok(())
//! # }
//! ```

mod answer;
mod clock;
mod gate;
mod gateway;
pub mod identity;
pub mod pages;
mod received;
mod refusal;
mod rules;
mod server;
mod state;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::task::AbortHandle;

pub use answer::Answer;
use clock::Clock;
pub use gate::Gate;
pub use received::Received;
use state::Shared;

/// A running server.
///
/// Once it is dropped, its runtime closes its port and all its connections as
/// soon as it comes to it.
#[derive(Debug)]
pub struct Fake {
    address: SocketAddr,
    shared: Arc<Shared>,
    server: AbortHandle,
}

impl Fake {
    /// Starts a server on a free port of the loopback interface.
    ///
    /// # Errors
    ///
    /// Fails if the system has no port to give.
    pub async fn start() -> io::Result<Self> {
        Self::bind(0).await
    }

    /// Starts a server on the given port of the loopback interface.
    ///
    /// # Errors
    ///
    /// Fails if the port is taken or may not be used.
    pub async fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::default());
        let server = tokio::spawn(server::accept(listener, Arc::clone(&shared))).abort_handle();

        Ok(Self {
            address,
            shared,
            server,
        })
    }

    /// The address the server listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The endpoint to give to a client, without a slash at its end.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Puts an answer at the end of the queue: each request that keeps the
    /// rules takes one, and is answered with the pages' example once the queue
    /// is empty.
    pub fn answer(&self, answer: Answer) {
        self.shared.state().script.push_back(answer);
    }

    /// The same for requests for a token, which have a queue of their own.
    pub fn answer_login(&self, answer: Answer) {
        self.shared.state().login_script.push_back(answer);
    }

    /// Sets the values of `scan_status` that the next status calls are answered
    /// with, one each; the last one stays.
    pub fn scan_statuses<'a>(&self, statuses: impl IntoIterator<Item = &'a str>) {
        self.shared.state().scan_statuses = statuses.into_iter().map(String::from).collect();
    }

    /// Answers the status calls about one server like this from now on.
    pub fn answer_about(&self, host_id: &str, answer: Answer) {
        self.shared.state().about.insert(host_id.to_owned(), answer);
    }

    /// Asks this what time it is, for all that is about time here.
    pub fn measure_time_by(&self, now: impl Fn() -> Instant + Send + Sync + 'static) {
        self.shared.state().clock = Clock::new(now);
    }

    /// Admits so many requests in a minute, from the first of it on, and refuses all others with the
    /// status 429. Requests for tokens do not count.
    pub fn throttle(&self, per_minute: u32) {
        self.shared.state().gateway.quota = Some(per_minute);
    }

    /// Admits none for so long from now on.
    pub fn throttle_for(&self, time: Duration) {
        let mut state = self.shared.state();
        state.gateway.closed_until = Some(state.clock.now() + time);
    }

    /// Takes no tokens but these, and those that are given here.
    pub fn take_tokens<'a>(&self, tokens: impl IntoIterator<Item = &'a str>) {
        let tokens = tokens.into_iter().map(String::from).collect();
        self.shared.state().gateway.tokens = Some(tokens);
    }

    /// Takes no calls but for these projects, of which the first is that of a token for a region.
    pub fn take_projects<'a>(&self, projects: impl IntoIterator<Item = &'a str>) {
        let projects = projects.into_iter().map(String::from).collect();
        self.shared.state().gateway.projects = Some(projects);
    }

    /// Lets the host decide who answers: the identity service where it begins with `iam.`, the
    /// service where it begins with `hss.`, and nobody else.
    pub fn answer_by_host(&self) {
        self.shared.state().gateway.by_host = true;
    }

    /// Lets the tokens that are given from now on end after so long.
    pub fn token_lifetime(&self, lifetime: Duration) {
        self.shared.state().identity.lifetime = lifetime;
    }

    /// Lets values through that the pages do not list.
    pub fn allow_unlisted_values(&self) {
        self.shared.state().lenience.unlisted_values = true;
    }

    /// Lets a `search_param` through that holds no JSON.
    pub fn allow_any_search_param(&self) {
        self.shared.state().lenience.any_search_param = true;
    }

    /// Gives tokens from now on as soon as a gate is open.
    pub fn tokens_behind(&self, gate: &Gate) {
        self.shared.state().identity.gate = Some(gate.clone());
    }

    /// Refuses all tokens that were given so far.
    pub fn revoke_tokens(&self) {
        self.shared.state().identity.revoke();
    }

    /// All requests so far, in the order of their arrival, refused ones too.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.shared.state().received.clone()
    }

    /// Waits for the request with this number, counted from 0.
    pub async fn request(&self, number: usize) -> Received {
        loop {
            let arrival = self.shared.arrival.notified();
            if let Some(received) = self.shared.state().received.get(number) {
                return received.clone();
            }
            arrival.await;
        }
    }

    /// Forgets the requests so far and returns them.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Received> {
        std::mem::take(&mut self.shared.state().received)
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.server.abort();
    }
}
