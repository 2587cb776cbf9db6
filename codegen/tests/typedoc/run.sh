#!/usr/bin/env bash
# Makes the pages of the goldens `typedoc` and `typedoc_tables` again, of src/index.ts, with the packages that package.json
# pins. Needs Node.js.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/package.json" "$here/tsconfig.json" "$here/src" "$work"
cd "$work"
npm install --silent
common=(--plugin typedoc-plugin-markdown --readme none --disableSources --githubPages false --entryPoints src/index.ts)
npx typedoc "${common[@]}" --out "$here/../goldens/typedoc/docs"
npx typedoc "${common[@]}" --out "$here/../goldens/typedoc_tables/docs" --interfacePropertiesFormat table \
    --typeAliasPropertiesFormat table --typeDeclarationFormat table --enumMembersFormat table --classPropertiesFormat table
