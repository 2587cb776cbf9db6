//! Rust that a user wrote in a config, parsed by syn before it is used.

use proc_macro2::TokenStream;
use syn::parse::{Parse, Parser};
use syn::{Attribute, GenericArgument, Path, PathArguments, Type};

use crate::text::Span;

/// A piece of Rust, and its place in the config file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    /// `None` if it did not come from a file.
    pub span: Option<Span>,
}

impl<T: Into<String>> From<T> for Written {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            span: None,
        }
    }
}

/// Types that are in scope everywhere.
const PRELUDE: [&str; 20] = [
    "Box", "Option", "String", "Vec", "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64",
    "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
];

impl Written {
    /// Why it is not the path of a trait, such as `Eq` or `serde::Serialize`.
    pub fn no_trait(&self) -> Option<String> {
        let is_bare = |path: &Path| path.segments.iter().all(|it| it.arguments.is_none());
        match self.parse(Path::parse_mod_style) {
            Ok(path) if is_bare(&path) => None,
            _ => Some(format!("`{}` is not the path of a trait", self.text)),
        }
    }

    /// Why it is not one outer attribute, such as `#[non_exhaustive]`.
    pub fn no_attribute(&self) -> Option<String> {
        let is_one = self
            .parse(Attribute::parse_outer)
            .is_ok_and(|found| found.len() == 1);
        (!is_one || self.text.contains(['\n', '\r']))
            .then(|| format!("`{}` is not a one-line attribute", self.text))
    }

    /// Why it is not a valid Rust name. Keywords are valid: they become `r#name`.
    pub fn no_name(&self) -> Option<String> {
        let parse = <syn::Ident as syn::ext::IdentExt>::parse_any;
        let is_free = |name: &syn::Ident| *name != "_";
        let is_name = self.parse(parse).is_ok_and(|name| is_free(&name));
        (!is_name || self.text.starts_with("r#"))
            .then(|| format!("`{}` is not a valid Rust name", self.text))
    }

    /// Why it is not a type that a field can have and that the generated file can name.
    pub fn no_type(&self) -> Option<String> {
        match self.parse(Type::parse) {
            Ok(ty) => unnamed(&ty)
                .map(|why| format!("`{}` cannot be the type of a field: {why}", self.text)),
            Err(_) => Some(format!("`{}` is not a type", self.text)),
        }
    }

    /// The whole text, as read by `parser`. Comments, which tokens cannot hold, are an error.
    fn parse<P: Parser>(&self, parser: P) -> syn::Result<P::Output> {
        let tokens: TokenStream = self.text.parse()?;
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        if bare(&tokens.to_string()) != bare(&self.text) {
            return Err(syn::Error::new(
                proc_macro2::Span::call_site(),
                "there is a comment in it",
            ));
        }
        parser.parse2(tokens)
    }
}

/// The part of `ty` that a generated field cannot have, or that is not in scope in a generated file.
fn unnamed(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(it) if it.qself.is_none() => unnamed_in_path(&it.path),
        Type::Tuple(it) => it.elems.iter().find_map(unnamed),
        Type::Array(it) => unnamed(&it.elem),
        _ => Some("only paths, tuples and arrays can be read from JSON".to_owned()),
    }
}

fn unnamed_in_path(path: &Path) -> Option<String> {
    let first = path.segments.first()?;
    let is_alone = path.segments.len() == 1 && path.leading_colon.is_none();
    if is_alone && !PRELUDE.iter().any(|known| first.ident == known) {
        return Some(format!(
            "write the path of `{}`, with its crate",
            first.ident
        ));
    }
    path.segments
        .iter()
        .find_map(|segment| match &segment.arguments {
            PathArguments::None => None,
            PathArguments::AngleBracketed(it) => {
                it.args.iter().find_map(|argument| match argument {
                    GenericArgument::Type(ty) => unnamed(ty),
                    GenericArgument::Const(_) => None,
                    _ => Some("it borrows, or is not a complete type".to_owned()),
                })
            }
            PathArguments::Parenthesized(_) => {
                Some("a function cannot be read from JSON".to_owned())
            }
        })
}

/// Whether `text` can be a module path, such as `crate::api`.
pub fn is_module_path(text: &str) -> bool {
    Written::from(text).no_trait().is_none() && !text.contains(char::is_whitespace)
}

/// The trait that `path` names, without the path of the crates that all generated code uses.
pub fn trait_name(path: &str) -> &str {
    let bare = path.trim_start_matches("::");
    let is_known = ["std::", "core::", "serde::"]
        .iter()
        .any(|start| bare.starts_with(start));
    match bare.rsplit_once("::") {
        Some((_, name)) if is_known => name,
        _ => bare,
    }
}

#[cfg(test)]
#[path = "tests/written.rs"]
mod tests;
