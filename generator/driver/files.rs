//! Files, which a case has as texts in base64.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use client::File;

use super::base64;

/// A file with this content. Every second one is a stream, and every fourth does not tell its
/// length, so that a call is seen to send all of them alike.
pub(crate) fn file(bytes: Vec<u8>) -> File {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    if count % 2 == 0 {
        return File::new(bytes);
    }
    let length = u64::try_from(bytes.len()).ok();
    let pieces: Vec<Vec<u8>> = bytes.chunks(7).map(Vec::from).collect();
    let mut pieces = pieces.into_iter().map(Ok::<_, Infallible>);
    File::from_stream(length.filter(|_| count % 4 == 1), move |_| {
        Poll::Ready(pieces.next())
    })
}

/// What can hold files whose content is still base64.
pub(crate) trait Unpack {
    /// Puts the bytes in the place of the base64.
    fn unpack(&mut self);
}

impl Unpack for File {
    fn unpack(&mut self) {
        let text = self.bytes().and_then(|bytes| std::str::from_utf8(bytes).ok());
        if let Some(bytes) = text.and_then(base64::read) {
            *self = file(bytes);
        }
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(&mut self) {
        if let Some(inner) = self {
            inner.unpack();
        }
    }
}

impl<T: Unpack> Unpack for Box<T> {
    fn unpack(&mut self) {
        self.as_mut().unpack();
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(&mut self) {
        self.iter_mut().for_each(Unpack::unpack);
    }
}

impl<T: Unpack> Unpack for BTreeMap<String, T> {
    fn unpack(&mut self) {
        self.values_mut().for_each(Unpack::unpack);
    }
}
