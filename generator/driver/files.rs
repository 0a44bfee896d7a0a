//! Files of a form, which a case has as texts in base64.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use client::File;

/// What can hold files whose content is still base64.
pub(crate) trait Unpack {
    /// Puts the bytes in the place of the base64.
    fn unpack(&mut self);
}

impl Unpack for File {
    fn unpack(&mut self) {
        if let Ok(bytes) = STANDARD.decode(self.bytes()) {
            *self = Self::new(bytes);
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
