#!/usr/bin/env bash
# Looks for inputs that break a promise: ./run.sh TARGET [SECONDS [LIBFUZZER-OPTION…]]. What cargo-fuzz would do, on the
# stable toolchain: the coverage instrumentation is a pass of LLVM that only nightly names, hence RUSTC_BOOTSTRAP.
# What is found anew goes to found/TARGET, what breaks to artifacts/TARGET.
set -euo pipefail
cd "$(dirname "$0")"
target=$1 seconds=${2:-60}
shift "$(($# < 2 ? $# : 2))"
host=$(rustc -vV | sed -n 's/^host: //p')
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
# A target triple of its own, so that build scripts are not instrumented.
cargo build --quiet --release --target "$host" --bin "$target"
mkdir -p "found/$target" "artifacts/$target"
words=()
[ ! -e "words/$target" ] || words=("-dict=words/$target")
exec "${CARGO_TARGET_DIR:-target}/$host/release/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 \
    -artifact_prefix="artifacts/$target/" -print_final_stats=1 "${words[@]}" "$@" "found/$target" "corpus/$target"
