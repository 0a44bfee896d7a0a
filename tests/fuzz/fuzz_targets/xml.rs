//! Bodies in XML.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::xml(data));
