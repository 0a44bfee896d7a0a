//! What the server's connections and the test that started it share.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::clock::Clock;
use super::gateway::Gateway;
use super::identity::Identity;
use super::{Answer, Received, pages};

#[derive(Debug, Default)]
pub(super) struct Shared {
    state: Mutex<State>,
    pub(super) arrival: Notify,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) script: VecDeque<Answer>,
    pub(super) login_script: VecDeque<Answer>,
    pub(super) scan_statuses: VecDeque<String>,
    /// What is answered about some servers, whatever is else.
    pub(super) about: HashMap<String, Answer>,
    pub(super) clock: Clock,
    pub(super) gateway: Gateway,
    pub(super) lenience: Lenience,
    pub(super) identity: Identity,
    pub(super) received: Vec<Received>,
    answers: u128,
}

/// What a test allows beyond the pages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lenience {
    pub(super) unlisted_values: bool,
    pub(super) any_search_param: bool,
}

impl Shared {
    /// A test that panicked with the lock in its hand leaves nothing half done,
    /// so that the poison can be ignored.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A request id as the service makes them: 32 hexadecimal digits.
    pub(super) fn next_request_id(&mut self) -> String {
        self.answers += 1;
        format!(
            "{:032x}",
            0xfa4e_0000_0000_0000_0000_0000_0000_0000 + self.answers
        )
    }

    pub(super) fn next_scan_status(&mut self) -> String {
        if self.scan_statuses.len() > 1 {
            self.scan_statuses.pop_front()
        } else {
            self.scan_statuses.front().cloned()
        }
        .unwrap_or_else(|| pages::SCANNED.to_owned())
    }
}
