//! What a change in the docs means: two APIs → changes, each with what it does to payloads and to Rust callers.
