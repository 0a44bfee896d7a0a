//! A text as a document, and what is said of it.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::reader(data));
