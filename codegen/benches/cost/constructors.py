#!/usr/bin/env python3
"""What it costs to check types that can be made in several ways: nothing at all, `new` with all required fields, one struct with them,
a typestate builder, bon and typed-builder.

    codegen/benches/cost/constructors.py [WORKDIR] [ROUNDS]

Prints the processor time of `cargo check` for 100 types each, the least of some rounds, and its ratio to that of the plain types. Needs
cargo and a network for the two crates.
"""

import os
import resource
import subprocess
import sys
import tempfile

TYPES, REQUIRED, OPTIONAL = 100, 10, 8
KINDS = ["String", "i64", "bool", "Vec<String>"]
needed = [(f"r{i}", KINDS[i % 4]) for i in range(REQUIRED)]
others = [(f"o{i}", KINDS[i % 4]) for i in range(OPTIONAL)]
NONE = ", ".join(f"{name}: None" for name, _ in others)


def struct(number, derive="", default=""):
    lines = [f"    pub {name}: {kind}," for name, kind in needed]
    unset = '    #[serde(default, skip_serializing_if = "Option::is_none")]\n'
    lines += [f"{default}{unset}    pub {name}: Option<{kind}>," for name, kind in others]
    derives = f"Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize{derive}"
    return f"#[derive({derives})]\npub struct S{number} {{\n" + "\n".join(lines) + "\n}\n"


def arguments(number):
    parameters = ", ".join(f"{name}: {parameter(kind)}" for name, kind in needed)
    fields = ", ".join(f"{name}: {value(name, kind)}" for name, kind in needed)
    return struct(number) + f"impl S{number} {{ pub fn new({parameters}) -> Self {{ Self {{ {fields}, {NONE} }} }} }}\n"


def parameter(kind):
    return "impl Into<String>" if kind == "String" else kind


def value(name, kind):
    return f"{name}.into()" if kind == "String" else name


def holder(number):
    fields = ", ".join(f"pub {name}: {kind}" for name, kind in needed)
    moved = ", ".join(f"{name}: required.{name}" for name, _ in needed)
    return (
        struct(number)
        + f"#[derive(Debug, Clone)] pub struct S{number}Required {{ {fields} }}\n"
        + f"impl S{number} {{ pub fn new(required: S{number}Required) -> Self {{ Self {{ {moved}, {NONE} }} }} }}\n"
    )


def typestate(number):
    """A type parameter for each required field: `()` until it is set."""
    names = [f"T{i}" for i in range(REQUIRED)]
    builder = f"S{number}Builder"
    unset = ", ".join(f"{name}: ()" for name, _ in needed)
    text = struct(number)
    text += f"pub struct {builder}<{', '.join(names)}> {{ {', '.join(f'{n}: {t}' for (n, _), t in zip(needed, names))} }}\n"
    text += f"impl S{number} {{ pub fn builder() -> {builder}<{', '.join(['()'] * REQUIRED)}> {{ {builder} {{ {unset} }} }} }}\n"
    for index, (name, kind) in enumerate(needed):
        before, after = names[:], names[:]
        before[index], after[index] = "()", kind
        free = ", ".join(names[:index] + names[index + 1 :])
        moved = ", ".join(f"{n}: {value(n, kind) if n == name else 'self.' + n}" for n, _ in needed)
        text += (
            f"impl<{free}> {builder}<{', '.join(before)}> {{ pub fn {name}(self, {name}: {parameter(kind)}) "
            f"-> {builder}<{', '.join(after)}> {{ {builder} {{ {moved} }} }} }}\n"
        )
    moved = ", ".join(f"{n}: self.{n}" for n, _ in needed)
    kinds = ", ".join(kind for _, kind in needed)
    return text + f"impl {builder}<{kinds}> {{ pub fn build(self) -> S{number} {{ S{number} {{ {moved}, {NONE} }} }} }}\n"


WAYS = {
    "plain": (struct, ""),
    "arguments": (arguments, ""),
    "holder": (holder, ""),
    "typestate": (typestate, ""),
    "bon": (lambda n: struct(n, ", bon::Builder"), 'bon = "3.10"'),
    "typed-builder": (
        lambda n: struct(n, ", typed_builder::TypedBuilder", "    #[builder(default)]\n"),
        'typed-builder = "0.23"',
    ),
}


def check(folder, target):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.utime(f"{folder}/src/lib.rs")
    environment = os.environ | {"CARGO_TARGET_DIR": target, "CARGO_INCREMENTAL": "0"}
    subprocess.run(["cargo", "check", "-q"], cwd=folder, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    work = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else tempfile.mkdtemp()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    folders = {}
    for name, (make, dependency) in WAYS.items():
        folder = folders[name] = f"{work}/{name}"
        os.makedirs(f"{folder}/src", exist_ok=True)
        with open(f"{folder}/src/lib.rs", "w", encoding="utf-8") as file:
            file.write("\n".join(make(number) for number in range(TYPES)))
        with open(f"{folder}/Cargo.toml", "w", encoding="utf-8") as file:
            file.write(
                f'[package]\nname = "way-{name}"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n\n[dependencies]\n'
                f'serde = {{ version = "1", features = ["derive"] }}\n{dependency}\n'
            )
        check(folder, f"{work}/target")
    least = {name: float("inf") for name in WAYS}
    for _ in range(rounds):
        for name, folder in folders.items():
            least[name] = min(least[name], check(folder, f"{work}/target"))
    for name, seconds in least.items():
        print(f"{name:14} {seconds:6.2f} s {seconds / least['plain']:5.2f}")


main()
