//! Operations that are called again and again: until something is done, or page by page.

pub(in crate::lower) mod access;
pub(in crate::lower) mod call;
pub(in crate::lower) mod declared;
mod others;
pub(in crate::lower) mod pages;
mod refusal;
pub(in crate::lower) mod said;
mod slot;
pub(in crate::lower) mod wait;
mod words;
