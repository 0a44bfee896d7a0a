//! The crate of a document, of which each file is parsed.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::document(data));
