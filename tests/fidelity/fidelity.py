"""The table of run.sh. See there."""

import json
import os
import re
import subprocess
import sys

SHARED, WORK, *CHOSEN = sys.argv[1:]
FIELDNOTES = os.environ["FIELDNOTES"]
ORACLE = os.path.join(SHARED, "oracle")
CORPUS = os.path.join(SHARED, "corpus")
PER_SCHEMA = 200

# Why a payload fails or loses something, by the first pattern that its error or its first difference matches.
CAUSES = [
    (r"invalid type: null, expected", "the docs do not say that it may be null"),
    (r"^\"?\S*\"? -> absent|-> absent", "the name on the wire is not in the docs"),
    (r"missing field", "the docs spell the name in another way"),
    (r"expected i64|expected f64", "the docs do not say which kind of number it is"),
    (r"no \w+ fits", "one of these, inside a union"),
]

# Each row: its name, its sources, and whether half of the payloads are observed first.
DUB = [
    ("TypeScript", ["dub-typescript"], False),
    ("TypeScript + Python", ["dub-typescript", "dub-python"], False),
    ("Python", ["dub-python"], False),
    ("Go", ["dub-go"], False),
    ("PHP", ["dub-php"], False),
    ("TypeScript, observed", ["dub-typescript"], True),
    ("Python, observed", ["dub-python"], True),
    ("Go, observed", ["dub-go"], True),
    ("PHP, observed", ["dub-php"], True),
]
ORY = [
    ("Python", ["ory/python"], False),
    ("Python + TypeScript", ["ory/python", "ory/typescript"], False),
    ("Python + TypeScript + Ruby", ["ory/python", "ory/typescript", "ory/ruby"], False),
    ("Go", ["ory/go"], False),
]

# Each API: where its true spec is, below the corpus, and its rows.
APIS = {
    "dub": (os.path.join("dub-typescript", "openapi.json"), DUB),
    "ory": (os.path.join("ory", "openapi.yaml"), ORY),
}


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def sample(api, spec):
    path = os.path.join(WORK, f"{api}.ndjson")
    if not os.path.exists(path):
        run(sys.executable, f"{ORACLE}/sample.py", spec, "--per-schema", str(PER_SCHEMA), "--seed", "1", "--out", path)
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def with_defaults_optional(spec):
    """The spec as the docs show it: an SDK fills in what has a default, so every SDK's docs call it optional."""
    def has_default(schema):
        return isinstance(schema, dict) and ("default" in schema or any(map(has_default, schema.get("allOf", []))))

    if isinstance(spec, list):
        return [with_defaults_optional(item) for item in spec]
    if not isinstance(spec, dict):
        return spec
    loose = {key: with_defaults_optional(value) for key, value in spec.items()}
    properties = loose.get("properties")
    if isinstance(loose.get("required"), list) and isinstance(properties, dict):
        loose["required"] = [name for name in loose["required"] if not has_default(properties.get(name))]
    return loose


def separated(spec, lines):
    """The payloads, where one that lacks nothing but keys with a default is of a kind of its own."""
    sys.path.insert(0, ORACLE)
    import oas
    from sample import Sampler
    sampler = Sampler(with_defaults_optional(oas.load(spec)), 1)
    for line in lines[1:]:
        payload = json.loads(line)
        if payload["kind"] == "missing-required" and sampler.is_valid(sampler.defs[payload["schema"]], payload["json"]):
            payload["kind"] = "missing-default"
            line = json.dumps(payload, ensure_ascii=False)
        yield line


def halves(lines):
    """The head, and the payloads split so that each schema is in both halves alike."""
    first, second, seen = [], [], {}
    for line in lines[1:]:
        payload = json.loads(line)
        key = (payload["schema"], payload["kind"])
        seen[key] = seen.get(key, 0) + 1
        (first if seen[key] % 2 else second).append(line)
    return first, second


def config(folder, sources):
    os.makedirs(folder, exist_ok=True)
    lines = ['[crate]', 'name = "measured"', 'out = "crate"']
    for index, source in enumerate(sources):
        module = "" if index == 0 else re.sub(r"\W", "_", source)
        lines += ["[[source]]", f'docs = "{CORPUS}/{source}"', f'module = "{module}"']
        if index:
            lines.append('corroborates = ""')
    with open(os.path.join(folder, "fieldnotes.toml"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def observe(folder, payloads, mapping):
    """Feeds the valid payloads of one half to `fieldnotes observe`, schema by schema."""
    by_schema = {}
    for line in payloads:
        payload = json.loads(line)
        if payload["kind"] == "valid":
            by_schema.setdefault(payload["schema"], []).append(payload["json"])
    for schema, values in sorted(by_schema.items()):
        for path in mapping.get(schema, [])[:1]:
            text = "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
            done = subprocess.run([FIELDNOTES, "observe", "--as", path.replace("::", "."), "-", "-q"],
                                  cwd=folder, input=text, capture_output=True, text=True)
            if done.returncode not in (0, 100):
                sys.exit(f"observe {path}\n{done.stderr}")


def mapped(folder, payload_file):
    """The Rust paths of each schema's type."""
    mapping = os.path.join(folder, "map.json")
    run(sys.executable, f"{ORACLE}/mapping.py", "--crate", os.path.join(folder, "crate"), "--payloads", payload_file,
        "--out", mapping, "--prefer", "components")
    with open(mapping, encoding="utf-8") as file:
        return json.load(file)


def measure(folder, payload_file):
    mapped(folder, payload_file)
    report = os.path.join(folder, "report.json")
    run(sys.executable, f"{ORACLE}/harness.py", "--crate", os.path.join(folder, "crate"), "--map",
        os.path.join(folder, "map.json"), "--payloads", payload_file, "--out", report,
        "--target-dir", os.path.join(WORK, "target"))
    with open(report, encoding="utf-8") as file:
        return json.load(file)


def causes(report):
    counts, unexplained = {}, 0
    for group in ("causes_deserialize", "causes_lossy"):
        for entry in report[group]:
            text = entry["eg"].split(": ", 1)[-1]
            cause = next((name for pattern, name in CAUSES if re.search(pattern, entry["cause"]) or re.search(pattern, text)), None)
            if cause:
                counts[cause] = counts.get(cause, 0) + entry["n"]
            else:
                unexplained += entry["n"]
    return counts, unexplained


def table(api, spec, rows):
    lines = sample(api, spec)
    lines[1:] = separated(spec, lines)
    first, second = halves(lines)
    payload_file, second_file = (os.path.join(WORK, f"{api}-{name}.ndjson") for name in ("all", "second"))
    for path, payloads in ((payload_file, lines[1:]), (second_file, second)):
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join([lines[0], *payloads]) + "\n")
    print(f"| docs of {api} | coverage | deserialize / int=float / lenient | rejects missing / wrong type | accepts new value / extra field | deprecated |")
    print("|---|---|---|---|---|---|")
    notes = []
    for name, sources, observed in rows:
        folder = os.path.join(WORK, re.sub(r"\W+", "-", f"{api} {name}".lower()))
        config(folder, sources)
        facts = os.path.join(folder, "fieldnotes.observed.toml")
        if os.path.exists(facts):
            os.remove(facts)
        run(FIELDNOTES, "generate", "--force", "-q", cwd=folder)
        if observed:
            observe(folder, first, mapped(folder, payload_file))
            run(FIELDNOTES, "generate", "--force", "-q", cwd=folder)
        report = measure(folder, second_file if observed else payload_file)
        share = report["of_covered_pct"]
        rejected, accepted = report["invalid_rejected_pct"], report["forward_accepted_pct"]
        deprecated = sum(
            open(os.path.join(base, file), encoding="utf-8").read().count("#[deprecated")
            for base, _, files in os.walk(os.path.join(folder, "crate", "src")) for file in files)
        print(f"| {name} | {report['coverage_pct']} | {share['deser']} / {share['intfloat']} / {share['lenient']} "
              f"| {rejected.get('missing-required')} / {rejected.get('wrong-type')} "
              f"| {accepted.get('unknown-enum')} / {accepted.get('extra-field')} | {deprecated} |", flush=True)
        counts, unexplained = causes(report)
        notes.append((name, counts, unexplained))
    kinds = [json.loads(line)["kind"] for line in lines[1:]]
    print(f"\nNot counted as missing: {kinds.count('missing-default')} of "
          f"{kinds.count('missing-default') + kinds.count('missing-required')} payloads lack nothing but a key with a default,"
          " which every SDK's docs call optional.\n")
    for name, counts, unexplained in notes:
        parts = [f"{count} {cause}" for cause, count in sorted(counts.items(), key=lambda item: -item[1])]
        print(f"{name}: {'; '.join(parts) or 'nothing lost'}; unexplained {unexplained}")
    print()


for api, (spec, rows) in APIS.items():
    if not CHOSEN or api in CHOSEN:
        table(api, os.path.join(CORPUS, spec), rows)
