//! Generators whose docs cannot be read, so that people are told so instead of getting nothing.

use crate::text::{FileId, Sources};

/// A generator, and strings that are all on one of its pages.
const GENERATORS: [(&str, &[&str]); 16] = [
    ("Stainless", &["# Shared Types", "Types:\n\n```"]),
    (
        "Stainless",
        &["Types:\n\n```", "Methods:\n\n- <code title=\""],
    ),
    (
        "Stainless",
        &["Types:\n\n- <code><a href=\"./src/resources/"],
    ),
    ("Stainless", &["[Stainless](https://www.stainless"]),
    ("Fern", &["buildwithfern.com"]),
    ("Fern", &["<details><summary><code>", "<dl>\n<dd>"]),
    ("Kiota", &["Microsoft.Kiota"]),
    ("Kiota", &["kiota"]),
    ("Kiota", &["Kiota"]),
    ("AutoRest", &["https://aka.ms/autorest"]),
    (
        "protoc-gen-doc",
        &["# Protocol Documentation", "<a name=\""],
    ),
    (
        "jsonschema2md",
        &[
            "| Property",
            "| Type",
            "| Required | Nullable",
            "| Defined by",
        ],
    ),
    (
        "json-schema-for-humans",
        &[
            "| Property",
            "| Pattern | Type",
            "| Deprecated | Definition",
        ],
    ),
    (
        "crd-ref-docs",
        &["| Field | Description | Default | Validation |"],
    ),
    (
        "terraform-plugin-docs",
        &["subcategory:", "## Schema", "### Required"],
    ),
    (
        "OVH's generator",
        &["| Property | Type | Required | Nullable | Read-only | Description |"],
    ),
];

/// The generator that wrote `files`, if it is a known one that cannot be read.
pub fn unread_generator(sources: &Sources, files: &[FileId]) -> Option<&'static str> {
    let texts = || {
        files
            .iter()
            .filter_map(|file| Some(sources.get(*file)?.text.as_str()))
    };
    let mut generators = GENERATORS.iter();
    let found = generators
        .find(|(_, marks)| texts().any(|text| marks.iter().all(|mark| text.contains(mark))));
    found.map(|(name, _)| *name)
}
