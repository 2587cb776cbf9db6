#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fieldnotes_fuzz::swagger2markup(bytes));
