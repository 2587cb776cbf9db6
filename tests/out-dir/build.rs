//! Writes two modules, one of them for a place that is not the root of the crate.

use fieldnotes::build::Builder;
use fieldnotes::options::Dates;

fn main() {
    Builder::new()
        .docs("../../docs-input/typescript")
        .dates(Dates::String)
        .write_module("models");
    Builder::new()
        .docs("../../docs-input/unity")
        .dates(Dates::String)
        .parent("crate::nested")
        .write_module("unity");
}
