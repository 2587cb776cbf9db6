//! Brings generated/ up to date before this package's library, which consists of its files, is compiled.

fn main() {
    fieldnotes::build::from_config("fieldnotes.toml");
}
