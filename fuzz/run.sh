#!/usr/bin/env bash
# Looks for inputs that break a promise: ./run.sh TARGET [SECONDS [LIBFUZZER-OPTION…]]. It does what cargo-fuzz would, on
# the stable toolchain: only nightly can name LLVM's pass for coverage instrumentation, hence RUSTC_BOOTSTRAP.
# New inputs go to found/TARGET, failures to artifacts/TARGET.
set -euo pipefail
cd "$(dirname "$0")"
target=$1 seconds=${2:-60}
shift "$(($# < 2 ? $# : 2))"
host=$(rustc -vV | sed -n 's/^host: //p')
export RUSTC_BOOTSTRAP=1
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
# An explicit target triple, so that build scripts are not instrumented.
cargo build --quiet --release --target "$host" --bin "$target"
mkdir -p "found/$target" "artifacts/$target"
words=()
[ ! -e "words/$target" ] || words=("-dict=words/$target")
exec "${CARGO_TARGET_DIR:-target}/$host/release/$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 \
    -artifact_prefix="artifacts/$target/" -print_final_stats=1 "${words[@]}" "$@" "found/$target" "corpus/$target"
