//! Writes the models of the APIs that the programs in `src` use.

use fieldnotes::build::Builder;
use fieldnotes::options::Dates;

fn main() {
    for (api, program) in [("payment", "pay"), ("chat", "talk"), ("media", "watch")] {
        Builder::from_config(format!("docs/{api}.toml"))
            .parent(format!("crate::{program}"))
            .write_module(api);
    }
    for (module, dates) in [
        ("with_chrono", Dates::Chrono),
        ("with_jiff", Dates::Jiff),
        ("with_time", Dates::Time),
        ("with_text", Dates::String),
    ] {
        Builder::new()
            .docs("docs/dates")
            .dialect("speakeasy-typescript")
            .dates(dates)
            .parent("crate::dates")
            .write_module(module);
    }
}
