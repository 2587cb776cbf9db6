#!/usr/bin/env bash
# cargo-typify 0.8.0: two definitions whose names differ only in spelling get the same Rust name.
#
# `Harbour` and `harbour`, or `HarbourMaster` and `harbour_master`, are four schemas in JSON Schema. typify converts each name
# to Pascal case without checking for duplicates: it exits with code 0, prints nothing, and writes `pub struct Harbour` twice,
# with the fields of one and of the other. rustc then refuses the file ("the name `Harbour` is defined multiple times"), and
# because all types are in one file, none of the API's types can be used. A `$ref` to either becomes `Harbour`, so deleting
# one of the two compiles but reads the other one's payloads wrongly.
#
# Real specs have such pairs: servers in Go export `NullBool` for their own type and `nullBool` for the library's.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CARGO_TARGET_DIR=$work/target cargo install -q cargo-typify --version 0.8.0 --root "$work/tools"
cat > "$work/schema.json" <<'JSON'
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "definitions": {
    "Harbour": { "type": "object", "properties": { "name": { "type": "string" } } },
    "harbour": { "type": "object", "properties": { "depth": { "type": "integer" } } },
    "HarbourMaster": { "type": "object", "properties": { "badge": { "type": "string" } } },
    "harbour_master": { "type": "object", "properties": { "rank": { "type": "integer" } } }
  }
}
JSON
if ! "$work/tools/bin/cargo-typify" typify "$work/schema.json" -o "$work/types.rs"; then
    echo "CHANGED: typify refuses names that clash"
    exit 1
fi
for name in Harbour HarbourMaster; do
    found=$(grep -c "^pub struct $name {" "$work/types.rs" || true)
    if [ "$found" != 2 ]; then
        echo "CHANGED: there are $found structs called $name, not 2"
        exit 1
    fi
done
echo "as described: exit code 0, and each of the two names is defined twice"
