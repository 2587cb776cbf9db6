#!/usr/bin/env bash
# serde 1.0.229, serde_json 1.0.154, rustc 1.95: structs that hold each other in a chain, `Option<Box<Next>>`, the last one
# without a next, all with only serde's derives. rustc's `recursion_limit` of 128 is reached long before 128 structs, by one
# thing after the other:
#   - 31 links: `fn send<T: Send>()` accepts the first struct. 32 links: E0275, "overflow evaluating the requirement", so
#     no async runtime accepts it any more. Each link counts four times: the struct, the Option, and two layers of the Box.
#     The crate with the structs still compiles, and its own tests, which send nothing, pass.
#   - 63 links: everything compiles, including reading with serde_json. 64 links: the derive itself fails with E0320,
#     "overflow while adding drop-check rules", once for each of the first structs.
# A larger `recursion_limit` only helps the crate that sets it: for `Send`, that is every crate that uses the structs. So a
# generator of models that refer to each other must cut such chains itself; a Box, which cuts cycles, does not.
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

# chain LINKS MAIN: a program with a chain of this many links.
chain() {
  {
    echo '#![allow(dead_code)] use serde::{Deserialize, Serialize};'
    for ((link = 0; link < $1; link++)); do
      echo "#[derive(Serialize, Deserialize)] pub struct N$link { id: String, next: Option<Box<N$((link + 1))>> }"
    done
    echo "#[derive(Serialize, Deserialize)] pub struct N$1 { id: String }"
    echo "$2"
  } > "$work/src/main.rs"
  if cargo build --quiet --manifest-path "$work/Cargo.toml" 2> "$work/errors"; then
    echo compiles
  else
    grep -o -m1 -E 'overflow evaluating the requirement|overflow while adding drop-check rules' "$work/errors"
  fi
}

send='fn send<T: Send>() {} fn main() { send::<N0>() }'
read='fn main() { assert!(serde_json::from_str::<N0>(r#"{"id":"a"}"#).is_ok()) }'
found="31 links, Send: $(chain 31 "$send")
32 links, Send: $(chain 32 "$send")
32 links, nothing done with them: $(chain 32 'fn main() {}')
63 links, from_str: $(chain 63 "$read")
64 links, nothing done with them: $(chain 64 'fn main() {}')"
expected='31 links, Send: compiles
32 links, Send: overflow evaluating the requirement
32 links, nothing done with them: compiles
63 links, from_str: compiles
64 links, nothing done with them: overflow while adding drop-check rules'
if [ "$found" != "$expected" ]; then
  diff <(echo "$expected") <(echo "$found") || true
  echo "this has changed" >&2
  exit 1
fi
echo "$found"
