//! Files, which a case has as strings in base64.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use client::File;

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
    /// Puts the bytes in the place of the base64, and gives these headers to their parts.
    fn unpack(&mut self, headers: &[(String, String)]);
}

impl Unpack for File {
    fn unpack(&mut self, headers: &[(String, String)]) {
        let text = self.bytes();
        if let Some(bytes) = text.and_then(|text| STANDARD.decode(text).ok()) {
            let headed = |file: Self, (name, value): &(String, String)| {
                file.header(name.clone(), value.clone())
            };
            *self = headers.iter().fold(file(bytes), headed);
        }
    }
}

/// What may be a file and has been read as a text.
impl Unpack for String {
    fn unpack(&mut self, _: &[(String, String)]) {
        let bytes = STANDARD.decode(self.as_bytes()).ok();
        let text = bytes.and_then(|bytes| Self::from_utf8(bytes).ok());
        if let Some(text) = text {
            *self = text;
        }
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(&mut self, headers: &[(String, String)]) {
        if let Some(inner) = self {
            inner.unpack(headers);
        }
    }
}

impl<T: Unpack> Unpack for Box<T> {
    fn unpack(&mut self, headers: &[(String, String)]) {
        self.as_mut().unpack(headers);
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(&mut self, headers: &[(String, String)]) {
        self.iter_mut().for_each(|item| item.unpack(headers));
    }
}

impl<T: Unpack> Unpack for BTreeMap<String, T> {
    fn unpack(&mut self, headers: &[(String, String)]) {
        self.values_mut().for_each(|value| value.unpack(headers));
    }
}
