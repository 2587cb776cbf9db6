//! The files around the sources: Cargo.toml, README.md, rustfmt.toml.

use std::collections::BTreeSet;

use super::features::Features;
use crate::diagnostic::Diagnostic;
use crate::model::Primitive;
use crate::model::{Api, Type};
use crate::options::{Dates, Options};
use crate::output::{File, Tree};
use crate::rust::Part;

/// The oldest Rust that the generated code compiles with: that of its dependencies.
const RUST_VERSION: &str = "1.71";

/// Adds the files. The manifest is written once; from then on only its dependencies are maintained.
pub fn write(
    api: &Api,
    options: Options,
    name: &str,
    parts: &BTreeSet<Part>,
    features: &Features,
    tree: &mut Tree,
) -> Result<(), Diagnostic> {
    let block = dependencies(api, options, parts) + &features.manifest();
    let whole = format!(
        "[package]
name = \"{name}\"
version = \"0.1.0\"
edition = \"2021\"
rust-version = \"{RUST_VERSION}\"
description = \"Types for the JSON of an API, made from its Markdown docs by fieldnotes\"
readme = \"README.md\"
exclude = [\"/tests\"]

# fieldnotes keeps what is between the two markers in step with the code; all the rest is yours.
# <fieldnotes>
# </fieldnotes>
"
    );
    tree.insert("Cargo.toml".to_owned(), File::Block { whole, block })?;
    tree.insert("README.md".to_owned(), File::Once(readme(name)))?;
    // Generated files are laid out by prettyplease, and a file that rustfmt has changed counts as edited.
    let rustfmt = "# The files below src/ and tests/ are machine-written, layout and all.\ndisable_all_formatting = true\n";
    tree.insert("rustfmt.toml".to_owned(), File::Once(rustfmt.to_owned()))
}

fn dependencies(api: &Api, options: Options, parts: &BTreeSet<Part>) -> String {
    let has_dates = has_dates(api);
    let date_crate = match options.dates {
        Dates::Chrono => {
            "chrono = { version = \"0.4.31\", default-features = false, features = [\"serde\"] }\n"
        }
        Dates::Jiff => "jiff = { version = \"0.2\", features = [\"serde\"] }\n",
        Dates::Time => {
            "time = { version = \"0.3.20\", features = [\"formatting\", \"parsing\"] }\n"
        }
        Dates::String => "",
    };
    let is_used = has_dates || parts.contains(&Part::Time);
    let (before, after) = match (is_used, options.dates) {
        (false, _) | (_, Dates::String) => ("", ""),
        (true, Dates::Time) => ("", date_crate),
        (true, _) => (date_crate, ""),
    };
    format!(
        "[dependencies]
{before}serde = {{ version = \"1.0.180\", features = [\"derive\"] }}
serde_json = \"1.0.100\"
{after}"
    )
}

fn has_dates(api: &Api) -> bool {
    let mut found = false;
    for ty in api.models.iter().flat_map(|model| model.shape.types()) {
        ty.walk(&mut |ty| {
            found |= matches!(ty, Type::Primitive(Primitive::Date | Primitive::DateTime));
        });
    }
    found
}

fn readme(name: &str) -> String {
    format!(
        "# {name}

Types for the JSON of an API, made from the vendor's Markdown docs by fieldnotes.

The files below `src/` are machine-written: a change there is lost, or refused, at the next run. `Cargo.toml` (but for
the marked lines) and this file are yours.

- A field that may be absent is an `Option`, and is left out when it is `None`.
- A value that the docs do not list is kept: enums of texts have a last variant for it.
- Structs are `#[non_exhaustive]`: build them with `new(…)` or `Default`, then set public fields.
"
    )
}
