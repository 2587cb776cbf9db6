//! Brings generated/ up to date before the library of this package, which is made of its files, is compiled.

fn main() {
    fieldnotes::build::from_config("fieldnotes.toml");
}
