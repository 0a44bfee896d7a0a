//! Waiting for a future on a thread of one's own.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use super::deadline::Deadline;

/// Waits for a future on this thread, and no longer than there is time.
pub(crate) fn wait<T>(future: impl Future<Output = T>, deadline: &Deadline) -> Option<T> {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return Some(done);
        }
        let left = deadline.left();
        if left.is_zero() {
            return None;
        }
        thread::park_timeout(left);
    }
}

/// A thread that goes on once it is woken.
struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
