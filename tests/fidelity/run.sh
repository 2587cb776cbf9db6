#!/usr/bin/env bash
# Measures how faithful the models for dub's and ory's docs are: random payloads that the true spec allows go through
# the generated types. Prints a table for each API, and a cause for every payload that fails or loses something.
#
#     tests/fidelity/run.sh [SHARED] [WORKDIR] [API…]
#
# SHARED holds `corpus` and `oracle` (default: ../shared), WORKDIR the results (default: a temporary folder). Needs Python 3.9
# with venv.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$(cd "${1:-$root/../shared}" && pwd)
work=${2:-${TMPDIR:-/tmp}/fieldnotes-fidelity}
mkdir -p "$work"

if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" -q install pyyaml jsonschema rfc3339-validator
fi
(cd "$root" && cargo build -q --release -p fieldnotes --features cli --bin fieldnotes)
export FIELDNOTES="$root/target/release/fieldnotes"
exec "$work/venv/bin/python" "$root/tests/fidelity/fidelity.py" "$shared" "$work" "${@:3}"
