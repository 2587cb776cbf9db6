//! The hand-written helpers that generated code shares: plain Rust, copied verbatim.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::body::printed;
use super::tokens::ident;
use crate::diagnostic::Diagnostic;
use crate::output::{Body, File, Tree};
use crate::rust::Part;

/// A helper: its module, its names for other modules, and whether users of the crate see them in a field.
type Helper = (&'static str, &'static [&'static str], bool);

macro_rules! helpers {
    ($($part:ident: $module:literal, $names:expr, $is_public:literal;)*) => {
        fn helper(part: Part) -> Helper {
            match part {
                $(Part::$part => ($module, &$names, $is_public),)*
            }
        }

        fn text(part: Part) -> &'static str {
            match part {
                $(Part::$part => include_str!(concat!("support/", $module, ".rs")),)*
            }
        }
    };
}

helpers! {
    AnyOf: "any_of", ["AnyOf"], false;
    AnyOfOpen: "any_of_open", [], false;
    AnyOfOr: "any_of_or", [], false;
    AnySpelling: "any_spelling", ["AnySpelling"], false;
    Bytes: "bytes", ["Bytes"], true;
    Constant: "constant", ["constant"], false;
    Deferred: "deferred", ["Deferred"], true;
    Integer: "integer", ["Integer"], true;
    IntegerOrText: "integer_or_text", ["IntegerOrText"], false;
    Literal: "literal", ["literal"], false;
    MaybeUndefined: "maybe_undefined", ["MaybeUndefined"], true;
    Number: "number", ["Number"], true;
    NumberOrText: "number_or_text", ["NumberOrText"], true;
    Tagged: "tagged", ["Tagged", "tagged", "variant"], false;
    Text: "text", ["text"], false;
    TextOrNumber: "text_or_number", ["text_or_number"], false;
    Time: "time", ["Date", "DateTime"], true;
    Tracked: "tracked", [], false;
    UnknownValue: "unknown_value", ["UnknownValue"], true;
}

/// The names of a part that the crate's root exports.
pub fn exports(part: Part) -> &'static [&'static str] {
    let (_, names, is_public) = helper(part);
    if is_public { names } else { &[] }
}

/// The parts of the support module's own file.
#[derive(Serialize)]
struct Support {
    modules: Vec<Helper>,
}

/// Adds the files of the support module, which are in `folder`. None if nothing is used.
pub fn write(folder: &str, parts: &BTreeSet<Part>, tree: &mut Tree) -> Result<(), Diagnostic> {
    if parts.is_empty() {
        return Ok(());
    }
    let modules: Vec<Helper> = parts.iter().map(|part| helper(*part)).collect();
    for (part, (module, ..)) in parts.iter().zip(&modules) {
        let (origin, body) = (String::new(), Body::Text(text(*part).to_owned()));
        let file = File::Generated { origin, body };
        tree.insert(format!("{folder}{module}.rs"), file)?;
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
