//! A stream of events, in pieces.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::events(data));
