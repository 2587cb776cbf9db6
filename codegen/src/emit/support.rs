//! The hand-written helpers that generated code shares: plain Rust, copied as it is.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::body::printed;
use super::tokens::ident;
use crate::diagnostic::Diagnostic;
use crate::output::{Body, File, Tree};
use crate::rust::Part;

/// A helper: its module, what other modules see of it, whether users of the crate meet that in a field, and its text.
struct Helper(&'static str, &'static [&'static str], bool, &'static str);

fn helper(part: Part) -> Helper {
    match part {
        Part::AnyOf => Helper(
            "any_of",
            &["AnyOf"],
            false,
            include_str!("support/any_of.rs"),
        ),
        Part::AnyOfOpen => Helper(
            "any_of_open",
            &[],
            false,
            include_str!("support/any_of_open.rs"),
        ),
        Part::Bytes => Helper("bytes", &["Bytes"], true, include_str!("support/bytes.rs")),
        Part::ClosedString => Helper(
            "closed_string",
            &["closed_string"],
            false,
            include_str!("support/closed_string.rs"),
        ),
        Part::ClosedStringOrNumber => Helper(
            "closed_string_or_number",
            &["closed_string_or_number"],
            false,
            include_str!("support/closed_string_or_number.rs"),
        ),
        Part::Constant => Helper(
            "constant",
            &["constant"],
            false,
            include_str!("support/constant.rs"),
        ),
        Part::IntegerOrText => Helper(
            "integer_or_text",
            &["IntegerOrText"],
            false,
            include_str!("support/integer_or_text.rs"),
        ),
        Part::Literal => Helper(
            "literal",
            &["literal"],
            false,
            include_str!("support/literal.rs"),
        ),
        Part::MaybeUndefined => Helper(
            "maybe_undefined",
            &["MaybeUndefined"],
            true,
            include_str!("support/maybe_undefined.rs"),
        ),
        Part::OpenString => Helper(
            "open_string",
            &["open_string"],
            false,
            include_str!("support/open_string.rs"),
        ),
        Part::OpenStringOrNumber => Helper(
            "open_string_or_number",
            &["open_string_or_number"],
            false,
            include_str!("support/open_string_or_number.rs"),
        ),
        Part::Tagged => Helper(
            "tagged",
            &["Tagged", "tagged", "variant"],
            false,
            include_str!("support/tagged.rs"),
        ),
        Part::Time => Helper(
            "time",
            &["Date", "DateTime"],
            true,
            include_str!("support/time.rs"),
        ),
    }
}

/// The names of a part that the crate's root exports.
pub fn exports(part: Part) -> &'static [&'static str] {
    let Helper(_, names, is_public, _) = helper(part);
    if is_public { names } else { &[] }
}

/// What the support module's own file is made of.
#[derive(Serialize)]
struct Support {
    /// Modules, with what is seen of them, and whether that is public.
    modules: Vec<(&'static str, &'static [&'static str], bool)>,
}

/// Adds the files of the support module, which are in `folder`. None where nothing is used.
pub fn write(folder: &str, parts: &BTreeSet<Part>, tree: &mut Tree) -> Result<(), Diagnostic> {
    if parts.is_empty() {
        return Ok(());
    }
    let mut modules = Vec::new();
    for part in parts {
        let Helper(module, names, is_public, text) = helper(*part);
        modules.push((module, names, is_public));
        let (origin, body) = (String::new(), Body::Text(text.to_owned()));
        tree.insert(
            format!("{folder}{module}.rs"),
            File::Generated { origin, body },
        )?;
    }
    let support = Support { modules };
    tree.insert(
        format!("{folder}mod.rs"),
        printed(String::new(), None, support, template),
    )
}

fn template(support: &Support) -> TokenStream {
    let modules = support.modules.iter().map(|(module, ..)| {
        let module = ident(module);
        quote!(mod #module;)
    });
    let uses = support
        .modules
        .iter()
        .filter(|(_, names, _)| !names.is_empty());
    let uses = uses.map(|(module, names, is_public)| {
        let visibility = if *is_public {
            quote!(pub)
        } else {
            quote!(pub(crate))
        };
        let (module, names) = (ident(module), names.iter().map(|name| ident(name)));
        quote!(#visibility use self::#module::{#(#names),*};)
    });
    quote! {
        #![doc = " What the generated types share."]
        #(#modules)*
        #(#uses)*
    }
}
