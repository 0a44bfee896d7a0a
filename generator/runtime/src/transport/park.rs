//! Waiting for a future on a thread of one's own.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Waits for a future on this thread, which a function parks for as long as there is time.
pub(crate) fn wait<T>(
    future: impl Future<Output = T>,
    mut park: impl FnMut() -> bool,
) -> Option<T> {
    let mut future = pin!(future);
    let waker = waker();
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut context) {
            return Some(done);
        }
        if !park() {
            return None;
        }
    }
}

/// What unparks this thread.
pub(crate) fn waker() -> Waker {
    Waker::from(Arc::new(Parked(thread::current())))
}

/// A thread that goes on once it is woken.
struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
