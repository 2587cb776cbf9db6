#!/usr/bin/env bash
# What the models cost that fieldnotes makes of dub's docs, as ratios to those that typify makes of dub's spec: the time of
# `cargo check` per 100 types, and the speed of reading and writing large models.
#
#     codegen/benches/cost/generated.sh [SHARED] [WORKDIR]
#
# SHARED holds `corpus` and `oracle` (default: ../shared), WORKDIR what is made (default: a folder for temporary files, about 1 GB). Needs
# Python 3.9 with venv for the payloads. Times of checks are the processor's: a busy machine changes them less. FIELDNOTES is the
# program to use instead of building it, and FIELDNOTES_BEFORE an older one to compare with.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
shared=${1:-$root/../shared}
work=${2:-${TMPDIR:-/tmp}/fieldnotes-cost}
rounds=${FIELDNOTES_COST_ROUNDS:-7}
if [ ! -d "$shared/oracle" ] || [ ! -d "$shared/corpus/dub-typescript" ]; then
    echo "skipped: there is no corpus in $shared"
    exit 0
fi
shared=$(cd "$shared" && pwd)
mkdir -p "$work"
work=$(cd "$work" && pwd)
oracle=$shared/oracle
spec=$shared/corpus/dub-typescript/openapi.json

# The tools.
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" -q install pyyaml jsonschema rfc3339-validator
fi
python=$work/venv/bin/python
if [ ! -x "$work/tools/bin/cargo-typify" ]; then
    CARGO_TARGET_DIR=$work/tools-target cargo install -q cargo-typify --version '^0.8' --root "$work/tools"
    rm -rf "$work/tools-target"
fi
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target} CARGO_INCREMENTAL=0
fieldnotes=${FIELDNOTES:-$CARGO_TARGET_DIR/release/fieldnotes}
if [ -z "${FIELDNOTES:-}" ]; then
    cargo build -q --release --manifest-path "$root/Cargo.toml" -p fieldnotes --features cli --bin fieldnotes
fi
export CARGO_TARGET_DIR=$work/target

# The crates.
if [ ! -s "$work/payloads.ndjson" ]; then
    "$python" "$oracle/sample.py" "$spec" --per-schema 200 --seed 1 --out "$work/payloads.ndjson" >/dev/null
fi
mkdir -p "$work/empty/src" "$work/speed/src"
# The TypeScript docs do not tell what may be null, and most payloads have some: the Python docs add just that.
ours_by() {
    mkdir -p "$work/$2"
    cat >"$work/$2/fieldnotes.toml" <<CONFIG
[crate]
name = "ours"
out = "crate"

[[source]]
docs = "$shared/corpus/dub-typescript"
module = ""

[[source]]
docs = "$shared/corpus/dub-python"
module = "python"
corroborates = ""
CONFIG
    (cd "$work/$2" && "$1" generate --force -q 2>generate.log) || { cat "$work/$2/generate.log" && exit 1; }
}
ours_by "$fieldnotes" ours
crates=("$work/ours/crate" "$work/typify" "$work/empty")
if [ -n "${FIELDNOTES_BEFORE:-}" ]; then
    ours_by "$FIELDNOTES_BEFORE" before
    crates+=("$work/before/crate")
fi
"$python" "$oracle/to_jsonschema.py" "$spec" --out "$work/schema.json" >/dev/null
"$work/tools/bin/cargo-typify" typify "$work/schema.json" -o "$work/types.rs"
"$python" "$oracle/wrap.py" file "$work/types.rs" "$work/typify" --name typify
sed 's/name = "typify"/name = "empty"/' "$work/typify/Cargo.toml" >"$work/empty/Cargo.toml"
: >"$work/empty/src/lib.rs"

# Structs, enums, and literals, which an older release wrote with a macro; no builders, nor what `new` asks for.
types() {
    find "$1/src" -name '*.rs' -not -path '*/support/*' -exec cat {} + |
        grep -E '^(pub (struct|enum) |[a-z_]*literal!\()' | grep -cvE '^pub struct \w+Required\b'
}

times() {
    echo "$work/$(basename "$(dirname "$1")")-$(basename "$1").times"
}

# Seconds of processor time that one check of the crate in $1 takes: its dependencies are there.
check() {
    touch "$1/src/lib.rs"
    local TIMEFORMAT='%U %S'
    { time cargo check -q --manifest-path "$1/Cargo.toml" 2>/dev/null; } 2>&1 | awk '{ print $1 + $2 }'
}

median() {
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

for crate in "${crates[@]}"; do
    cargo check -q --manifest-path "$crate/Cargo.toml"
    : >"$(times "$crate")"
done
for _ in $(seq "$rounds"); do
    for crate in "${crates[@]}"; do
        check "$crate" >>"$(times "$crate")"
    done
done
echo "cargo check, median of $rounds, without what an empty crate takes; ratios of the time per 100 types:"
empty=$(median <"$(times "$work/empty")")
ours=$(types "$work/ours/crate")
# $1: what it is called, $2: its crate.
compare() {
    awk -v name="$1" -v n="$(types "$2")" -v t="$(median <"$(times "$2")")" -v c="$empty" -v m="$ours" \
        -v u="$(median <"$(times "$work/ours/crate")")" 'BEGIN {
        theirs = (t - c) / n * 100; ours = (u - c) / m * 100
        printf "  %-10s %4d types, %.2f s, %.3f s per 100 types, fieldnotes to it %.2f\n", name, n, t - c, theirs, ours / theirs
    }'
}
compare fieldnotes "$work/ours/crate"
compare typify "$work/typify"
if [ -n "${FIELDNOTES_BEFORE:-}" ]; then
    compare before "$work/before/crate"
fi

# The speed.
cp "$here/speed.rs" "$work/speed/src/main.rs"
cat >"$work/speed/Cargo.toml" <<'MANIFEST'
[package]
name = "speed"
version = "0.1.0"
edition = "2021"

[workspace]

[dependencies]
ours = { path = "../ours/crate" }
typify = { path = "../typify" }
serde = "1"
# Keys stay in the order of the schema, as servers write them.
serde_json = { version = "1", features = ["preserve_order"] }
MANIFEST
cargo run -q --release --manifest-path "$work/speed/Cargo.toml" -- "$work/payloads.ndjson"
rm -rf "$CARGO_TARGET_DIR"
