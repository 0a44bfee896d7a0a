//! The clock of a transport for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

#[cfg(feature = "blocking")]
use crate::transport::awaited::{TransportError, TransportErrorKind};
#[cfg(feature = "blocking")]
use crate::transport::park;

/// A clock that stands still but for what is waited for. Clones are the same clock.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<Mutex<State>>);

struct State {
    now: Instant,
    /// The limits that somebody is held to, in the order in which they were set.
    limits: BTreeMap<u64, Limit>,
    count: u64,
    /// What unparks the threads that are parked.
    parked: Vec<Waker>,
}

struct Limit {
    /// Nothing, where no clock goes so far.
    end: Option<Instant>,
    waker: Option<Waker>,
}

impl TestClock {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(State {
            now: Instant::now(),
            limits: BTreeMap::new(),
            count: 0,
            parked: Vec::new(),
        })))
    }

    pub(crate) fn now(&self) -> Instant {
        self.state().now
    }

    /// Lets so much time pass at once.
    pub(crate) fn advance(&self, time: Duration) {
        let state = self.state();
        if let Some(later) = state.now.checked_add(time) {
            pass(state, later);
        }
    }

    /// Waits until so much time has passed, which lets it pass: up to the end of one limit after the
    /// other, so that whoever is held to it can give up then. What takes as long as it may is late.
    pub(crate) fn sleep(&self, time: Duration) -> Sleep {
        Sleep {
            clock: self.clone(),
            end: self.now().checked_add(time),
            stopped_at: None,
            left_behind: BTreeSet::new(),
        }
    }

    /// Waits until so much time has passed because of others.
    pub(crate) fn limit(&self, time: Duration) -> TestLimit {
        let mut state = self.state();
        state.count += 1;
        let number = state.count;
        let end = state.now.checked_add(time);
        state.limits.insert(number, Limit { end, waker: None });
        TestLimit {
            clock: self.clone(),
            number,
        }
    }

    /// Lets so much time pass, and no more than until a moment: what takes longer is late.
    #[cfg(feature = "blocking")]
    pub(crate) fn wait(
        &self,
        time: Duration,
        until: Option<Instant>,
    ) -> Result<(), TransportError> {
        let state = self.state();
        let end = state.now.checked_add(time);
        if let Some(end) = end.filter(|end| until.is_none_or(|until| *end < until)) {
            pass(state, end);
            return Ok(());
        }
        let until = until.unwrap_or(state.now);
        pass(state, until);
        let problem = "the test lets it take longer";
        Err(TransportError::new(TransportErrorKind::Timeout, problem))
    }

    #[cfg(feature = "blocking")]
    /// Waits until this thread is unparked, or time has passed because of others.
    #[cfg(feature = "blocking")]
    pub(crate) fn park(&self, until: Instant) {
        {
            let mut state = self.state();
            if state.now >= until {
                return;
            }
            state.parked.push(park::waker());
        }
        std::thread::park();
    }

    /// A test that panicked with the lock in its hand leaves nothing half done.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets time pass until a moment, and wakes those who waited for it.
fn pass(mut state: MutexGuard<'_, State>, until: Instant) {
    let now = state.now.max(until);
    state.now = now;
    let mut woken = std::mem::take(&mut state.parked);
    let limits = state.limits.values_mut();
    let passed = limits.filter(|limit| limit.end.is_some_and(|end| end <= now));
    woken.extend(passed.filter_map(|limit| limit.waker.take()));
    // Nobody is woken with the lock in hand, since they may ask what time it is.
    drop(state);
    woken.into_iter().for_each(Waker::wake);
}

/// What is waited for, and lets time pass.
pub(crate) struct Sleep {
    clock: TestClock,
    /// Nothing, where no clock goes so far.
    end: Option<Instant>,
    /// The limit that this has stopped at, and those that it goes beyond.
    stopped_at: Option<u64>,
    left_behind: BTreeSet<u64>,
}

impl Sleep {
    /// The first limit that is still to be stopped at.
    fn next(&self, state: &State) -> Option<(Instant, u64)> {
        let limits = state.limits.iter();
        let ends = limits.filter_map(|(number, limit)| Some((limit.end?, *number)));
        let in_time = ends.filter(|(end, _)| self.end.is_none_or(|own| *end <= own));
        in_time
            .filter(|(_, number)| !self.left_behind.contains(number))
            .min()
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let clock = self.clock.clone();
        let state = clock.state();
        match (self.next(&state), self.end) {
            (Some((limit, number)), _) => {
                pass(state, limit);
                // Whoever is held to this limit comes first. That takes two turns, since a task may
                // poll what it has begun in another order each time.
                if self.stopped_at.replace(number) == Some(number) {
                    self.left_behind.insert(number);
                }
                context.waker().wake_by_ref();
                Poll::Pending
            }
            (None, Some(end)) => {
                pass(state, end);
                Poll::Ready(())
            }
            (None, None) => Poll::Pending,
        }
    }
}

/// A limit, to which somebody is held for as long as this is there.
pub(crate) struct TestLimit {
    clock: TestClock,
    number: u64,
}

impl Future for TestLimit {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.clock.state();
        let now = state.now;
        let limit = state.limits.get_mut(&self.number);
        match limit.filter(|limit| limit.end.is_none_or(|end| end > now)) {
            Some(limit) => {
                limit.waker = Some(context.waker().clone());
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}

impl Drop for TestLimit {
    fn drop(&mut self) {
        self.clock.state().limits.remove(&self.number);
    }
}
