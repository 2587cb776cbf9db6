//! The small pieces of templates.
//!
//! What comes from a page reaches the code in three ways only: string literals, doc comments made by `prose`, and
//! identifiers made by `resolve`. A piece that is not what it should be becomes a string literal, so that the template
//! around it does not parse, and `print` says so.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote};

use crate::prose::{doc_lines, plain_line};
use crate::rust::{Docs, ITEM_WIDTH, Item, MEMBER_WIDTH, Named};

/// An identifier; `r#type` becomes a raw one.
pub fn ident(name: &str) -> TokenStream {
    let bare = name.strip_prefix("r#").unwrap_or(name);
    let is_part = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
    let is_ident = bare.bytes().all(is_part) && !bare.starts_with(|it: char| it.is_ascii_digit());
    let is_never_raw = matches!(bare, "self" | "Self" | "super" | "crate" | "_" | "");
    match (is_ident, name.len() > bare.len()) {
        (true, true) if !is_never_raw => {
            Ident::new_raw(bare, Span::call_site()).into_token_stream()
        }
        (true, false) if !bare.is_empty() => {
            Ident::new(bare, Span::call_site()).into_token_stream()
        }
        _ => Literal::string(name).into_token_stream(),
    }
}

/// `crate::components::Link`
pub fn path(path: &str) -> TokenStream {
    let parts = path.split("::").map(ident);
    quote!(#(#parts)::*)
}

/// A type.
pub fn ty(named: &Named) -> TokenStream {
    let is_path = |it: char| it == ':' || it == '#' || it == '_' || it.is_ascii_alphanumeric();
    let path = match named.path.chars().all(is_path) {
        true => path(&named.path),
        false => verbatim(&named.path),
    };
    if named.arguments.is_empty() {
        return path;
    }
    let arguments = named.arguments.iter().map(ty);
    quote!(#path<#(#arguments),*>)
}

/// Code that a user has written, or a number.
pub fn verbatim(code: &str) -> TokenStream {
    let tokens = code.parse();
    tokens.unwrap_or_else(|_| Literal::string(code).into_token_stream())
}

/// Lines of a doc comment.
pub fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote!(#(#[doc = #lines])*)
}

/// The lines of foreign prose above a member.
pub fn member_lines(docs: &Docs) -> Vec<String> {
    lines(docs, MEMBER_WIDTH)
}

fn lines(docs: &Docs, width: usize) -> Vec<String> {
    match docs {
        Docs::Markdown(markdown) => doc_lines(markdown, width, &|_| None),
        Docs::Lines(lines) => lines.clone(),
    }
}

/// `#[deprecated]`
pub fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    let note = plain_line(note?);
    Some(quote!(#[deprecated(note = #note)]))
}

/// What stands above an item: its docs and `more`, its derives, `serde`, and what else the docs or the user say.
pub fn head(item: &Item, more: Option<&str>, serde: Option<TokenStream>) -> TokenStream {
    let mut docs = lines(&item.docs, ITEM_WIDTH);
    if more.is_some() && !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(more.map(str::to_owned));
    let docs = doc(&docs);
    let derives = item.derives.iter().map(|name| verbatim(name));
    let serde = serde.map(|arguments| quote!(#[serde(#arguments)]));
    let deprecated = deprecated(item.deprecated.as_ref());
    let attributes = item.attributes.iter().map(|it| verbatim(it));
    quote! {
        #docs
        #[derive(#(#derives),*)]
        #serde
        #deprecated
        #(#attributes)*
    }
}
