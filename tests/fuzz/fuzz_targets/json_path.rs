//! Where in an answer something is wrong.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::json_path(data));
