#!/usr/bin/env bash
# What fieldnotes costs as a build-dependency: how many crates it is, and how long a cold build of it takes, as a ratio to
# prost-build with protox and to typify, each in an empty package with a fresh target folder.
#
#     codegen/benches/cost/build_dependency.sh [WORKDIR]
#
# WORKDIR holds one target folder at a time, and nothing afterwards. Both kinds of time are printed: the processor's, which a busy machine
# changes less, and the clock's, which people wait for.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=${1:-${TMPDIR:-/tmp}/fieldnotes-cost/cold}
rounds=${FIELDNOTES_COST_ROUNDS:-3}
most_crates=35

crates() { # OPTIONS OF cargo tree
    cargo tree -q --prefix none "$@" | awk '{ print $1, $2 }' | sort -u | wc -l
}
crates=$(crates --manifest-path "$root/Cargo.toml" -p fieldnotes -e normal)
echo "fieldnotes and what it needs: $crates crates (target: at most $most_crates)"
[ "$crates" -le "$most_crates" ]

rm -rf "$work"
mkdir -p "$work"
work=$(cd "$work" && pwd)
trap 'rm -rf "$work"' EXIT
names=(fieldnotes prost-build typify)

package() { # NAME DEPENDENCIES
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "cold"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n\n[build-dependencies]\n%s\n' "$2" >"$work/$1/Cargo.toml"
    echo 'fn main() {}' | tee "$work/$1/build.rs" >"$work/$1/src/main.rs"
    cargo fetch -q --manifest-path "$work/$1/Cargo.toml"
    : >"$work/$1.times"
}
package fieldnotes "fieldnotes = { path = \"$root/codegen\" }"
package prost-build $'prost-build = "0.14"\nprotox = "0.9"'
# With what typify's README asks for, to write what it makes into a file.
package typify $'typify = "0.8"\nprettyplease = "0.3"\nsyn = { version = "3", features = ["full"] }\nschemars = "0.8"\nserde_json = "1"'

for _ in $(seq "$rounds"); do
    for name in "${names[@]}"; do
        TIMEFORMAT='%R %U %S'
        { time CARGO_TARGET_DIR=$work/target cargo build -q --offline --manifest-path "$work/$name/Cargo.toml" 2>/dev/null; } 2>>"$work/$name.times"
        rm -rf "$work/target"
    done
done
median() { # NAME COLUMNS
    awk -v columns="$2" '{ sum = 0; for (i = 1; i <= NF; i++) if (index(columns, i)) sum += $i; print sum }' "$work/$1.times" |
        sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}
echo "cold build as a build-dependency, median of $rounds:"
for name in "${names[@]}"; do
    crates=$(crates --manifest-path "$work/$name/Cargo.toml" -e normal,build)
    awk -v name="$name" -v crates=$((crates - 1)) -v cpu="$(median "$name" 23)" -v clock="$(median "$name" 1)" \
        -v our_cpu="$(median fieldnotes 23)" -v our_clock="$(median fieldnotes 1)" 'BEGIN {
        printf "  %-12s %3d crates, %5.1f s of processor, %5.1f s; fieldnotes / %s: %.2f, %.2f by the clock\n",
            name, crates, cpu, clock, name, our_cpu / cpu, our_clock / clock
    }'
done
echo "targets: at most 1.0 x prost-build with protox, 0.6 x typify"
