//! Files of a form, which a case has as texts in base64.

use std::collections::BTreeMap;

use client::File;

use super::base64;

/// What can hold files whose content is still base64.
pub(crate) trait Unpack {
    /// Puts the bytes in the place of the base64, and gives these headers to their parts.
    fn unpack(&mut self, headers: &[(String, String)]);
}

impl Unpack for File {
    fn unpack(&mut self, headers: &[(String, String)]) {
        let text = String::from_utf8_lossy(self.bytes()).into_owned();
        if let Some(bytes) = base64::read(&text) {
            let headed = |file: Self, (name, value): &(String, String)| {
                file.header(name.clone(), value.clone())
            };
            *self = headers.iter().fold(Self::new(bytes), headed);
        }
    }
}

/// What may be a file and has been read as a text.
impl Unpack for String {
    fn unpack(&mut self, _: &[(String, String)]) {
        let text = base64::read(self).and_then(|bytes| Self::from_utf8(bytes).ok());
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
