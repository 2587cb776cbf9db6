//! Writes the models of three APIs, each of which a program in `src` uses.

use fieldnotes::build::Builder;

fn main() {
    for (api, program) in [("payment", "pay"), ("chat", "talk"), ("media", "watch")] {
        Builder::from_config(format!("docs/{api}.toml"))
            .parent(format!("crate::{program}"))
            .write_module(api);
    }
}
