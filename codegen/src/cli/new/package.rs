//! The files of a new package that are not generated from the docs.

use super::super::envelopes::Envelopes;
use super::vendor::{Found, Vendor};
use crate::model::{Api, Field, Model, Shape};

/// The schema of the config file, so that editors have it without a network.
pub(super) const SCHEMA: (&str, &str) = (
    "fieldnotes.schema.json",
    include_str!("../../config/fieldnotes.schema.json"),
);

/// The workflow that checks pull requests.
pub(super) const CHECK: (&str, &str) = (
    ".github/workflows/fieldnotes.yml",
    include_str!("workflows/check.yml"),
);

/// The workflow that pulls.
pub(super) const PULL: (&str, &str) = (
    ".github/workflows/fieldnotes-pull.yml",
    include_str!("workflows/pull.yml"),
);

/// The folder for the docs of `found`, from the top of the package.
pub(super) fn docs_folder(found: &Found) -> String {
    let language = found.dialect.id.trim_start_matches("speakeasy-");
    let models = if found.is_of_models { "/models" } else { "" };
    format!("docs-input/{language}{models}")
}

/// fieldnotes.toml.
pub(super) fn config(name: &str, vendor: &Vendor, envelopes: &Envelopes) -> String {
    let mut text = format!(
        "\
#:schema ./{}
# What fieldnotes reads and what it generates. Paths are relative to this file.
# `fieldnotes generate` writes the crate; `fieldnotes check` checks that it is up to date.

[crate]
# The package name, used when Cargo.toml is first written. From then on that file is yours.
name = {}
# Where the generated crate goes.
out = \"generated\"
# The type of dates and times: \"chrono\", \"jiff\", \"time\" or \"string\".
# dates = \"chrono\"
# Which enums keep values that the docs do not list: \"open\" (all), \"as-documented\", \"closed\" (none).
# enums = \"open\"
",
        SCHEMA.0,
        quoted(name)
    );
    text.push_str(&envelopes.config_lines());
    for (index, found) in vendor.found.iter().enumerate() {
        let source = source(found, vendor, index);
        let (pages, language) = (found.pages.len(), found.dialect.language);
        if index == 0 {
            text.push_str(&format!(
                "\n# {pages} pages of the SDK for {language}.\n{source}"
            ));
            continue;
        }
        text.push_str(&format!(
            "\n# The same API, from the {pages} pages of the SDK for {language}: as a second source it adds facts that the first\n\
             # docs cannot express. `fieldnotes pull` fetches it.\n"
        ));
        source
            .lines()
            .for_each(|line| text.push_str(&format!("# {line}\n")));
    }
    text
}

/// One `[[source]]`.
fn source(found: &Found, vendor: &Vendor, index: usize) -> String {
    let mut text = format!("[[source]]\ndocs = {}\n", quoted(&docs_folder(found)));
    if let Some(origin) = &vendor.origin {
        let (key, value) = origin.wanted.setting();
        text.push_str(&format!(
            "git = {}\n{key} = {}\n",
            quoted(&origin.url),
            quoted(value)
        ));
        let path = if found.path.is_empty() {
            "."
        } else {
            &found.path
        };
        text.push_str(&format!("path = {}\n", quoted(path)));
    }
    if index > 0 {
        text.push_str("corroborates = \"\"\n");
    } else if vendor.found.len() > 1 {
        text.push_str("module = \"\"\n");
    }
    text + &format!("dialect = {}\n", quoted(found.dialect.id))
}

/// `text` as a TOML string.
fn quoted(text: &str) -> String {
    super::super::init::quoted(text)
}

/// Cargo.toml at the top of a package without a build script.
pub(super) const WORKSPACE: &str = "\
# The crate is generated/. This file makes `cargo test` work here.
[workspace]
members = [\"generated\"]
resolver = \"2\"
";

/// Cargo.toml at the top of a package that regenerates itself. `dependencies` are those of the crate.
pub(super) fn building_manifest(name: &str, dependencies: &str, has_examples: bool) -> String {
    let library = name.replace('-', "_");
    let version = env!("CARGO_PKG_VERSION");
    let tests = if has_examples {
        "\n[[test]]\nname = \"examples\"\npath = \"generated/tests/examples/main.rs\"\n"
    } else {
        ""
    };
    format!(
        "\
# `cargo build` runs build.rs, which writes generated/, and compiles what it wrote. Others depend on generated/ itself.
[workspace]
members = [\".\", \"generated\"]
default-members = [\".\"]
resolver = \"2\"

[package]
name = \"{name}-build\"
version = \"0.0.0\"
edition = \"2021\"
publish = false
autotests = false

[lib]
name = \"{library}\"
path = \"generated/src/lib.rs\"
{tests}
[build-dependencies]
fieldnotes = \"{version}\"

{dependencies}"
    )
}

/// build.rs.
pub(super) const BUILD_SCRIPT: &str = "\
//! Writes generated/ from docs-input/.

fn main() {
    fieldnotes::build::from_config(\"fieldnotes.toml\");
}
";

/// README.md at the top.
pub(super) fn readme(name: &str, vendor: &Vendor) -> String {
    let language = vendor
        .found
        .first()
        .map_or("", |found| found.dialect.language);
    let origin = match &vendor.origin {
        Some(origin) => format!(
            "the docs of the vendor's SDK for {language}, <{}>. fieldnotes.lock says which commit",
            origin.url
        ),
        None => format!("the docs of the vendor's SDK for {language}"),
    };
    let pull = match vendor.origin {
        Some(_) => "fieldnotes pull --update    # the vendor's newest docs, and what changed\n",
        None => "",
    };
    format!(
        "\
# {name}

Rust types for the JSON of an API, generated by fieldnotes from {origin}.

| | |
|---|---|
| `docs-input/` | the vendor's pages |
| `fieldnotes.toml` | the settings, and your corrections of the docs |
| `generated/` | the crate: `{name} = {{ path = \"…/generated\" }}`, or `git = \"…\"` |

```console
{pull}fieldnotes generate         # docs-input/ → generated/
fieldnotes check            # fail if generated/ does not match the docs, as in CI
cargo test                  # the types compile and the documented examples fit them
```
"
    )
}

/// A first test for the user, with a model of the crate. `None` if no model is simple enough.
pub(super) fn first_test(name: &str, api: &Api) -> Option<String> {
    let library = name.replace('-', "_");
    let value = |model: &Model| match &model.shape {
        Shape::Enum(it) if !it.is_numeric => {
            let value = it.values.iter().find(|value| value.deprecation.is_none())?;
            serde_json::to_string(&value.value).ok()
        }
        Shape::Struct(it) if it.fields.iter().all(Field::is_optional) => Some("{}".to_owned()),
        _ => None,
    };
    let (model, value) = api
        .models
        .iter()
        .find_map(|model| Some((model, value(model)?)))?;
    let namespace = api.namespace(model.namespace);
    let modules: Vec<&str> = namespace
        .into_iter()
        .flat_map(|it| &it.path)
        .map(String::as_str)
        .collect();
    let path: String = modules.iter().map(|module| format!("{module}::")).collect();
    let (ty, quoted) = (&model.rust_name, format!("{value:?}"));
    Some(format!(
        "\
//! Your own tests: fieldnotes leaves this file alone.

use {library}::{path}{ty};

#[test]
fn what_is_read_is_written() {{
    let value: {ty} = serde_json::from_str({quoted}).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), {quoted});
}}
"
    ))
}
