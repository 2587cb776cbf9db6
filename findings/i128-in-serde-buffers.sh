#!/usr/bin/env bash
# serde 1.0.229, serde_json 1.0.154: a field of type `i128` can be read from JSON only if none of serde's own buffers is in
# between.
#
# A struct with `n: i128` reads `{"n": 7}`. The same struct, unchanged, fails once somebody else puts it into
#   - a struct with `#[serde(flatten)]`: "i128 is not supported", for a 7 as for any other number;
#   - a `#[serde(tag = "…")]` enum:      the same, wherever the tag is;
#   - an `#[serde(untagged)]` enum:      "did not match any variant", which says nothing about the cause.
# `i64` and `u64` can be read in all three, as can a type whose `Deserialize` asks for any number. serde's buffer for these
# forms has no room for 128 bits, and handles a request for an i128 with the trait's default, which is an error.
#
# So a generator that uses `i128` for unbounded integers makes models that work in its own tests but break in the code of
# its users, who flatten pages of results and try errors next to answers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
cat > "$work/Cargo.toml" <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"
[dependencies]
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.154"
[workspace]
TOML
cat > "$work/src/main.rs" <<'RUST'
use serde::{de::DeserializeOwned, Deserialize};

#[derive(Deserialize)]
#[allow(dead_code)]
struct Count<N> {
    n: N,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Page<N> {
    cursor: String,
    #[serde(flatten)]
    count: Count<N>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum Answer<N> {
    Count(Count<N>),
    Refusal { why: String },
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[allow(dead_code)]
enum Event<N> {
    Counted(Count<N>),
}

fn said<T: DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => "read".to_owned(),
        Err(error) => error.to_string().split(" at line").next().unwrap().to_owned(),
    }
}

fn all<N: DeserializeOwned>(name: &str) {
    println!("{name} alone: {}", said::<Count<N>>(r#"{"n":7}"#));
    println!("{name} flattened: {}", said::<Page<N>>(r#"{"cursor":"c","n":7}"#));
    println!("{name} untagged: {}", said::<Answer<N>>(r#"{"n":7}"#));
    println!("{name} tagged: {}", said::<Event<N>>(r#"{"kind":"counted","n":7}"#));
}

fn main() {
    all::<i128>("i128");
    all::<i64>("i64");
}
RUST
found=$(cargo run --quiet --manifest-path "$work/Cargo.toml")
expected='i128 alone: read
i128 flattened: i128 is not supported
i128 untagged: data did not match any variant of untagged enum Answer
i128 tagged: i128 is not supported
i64 alone: read
i64 flattened: read
i64 untagged: read
i64 tagged: read'
if [ "$found" != "$expected" ]; then
  diff <(echo "$expected") <(echo "$found") || true
  echo "this has changed" >&2
  exit 1
fi
echo "$found"
