//! The small pieces of templates.
//!
//! Text from a page reaches the code in only three ways: string literals, doc comments made by `prose`, and
//! identifiers made by `resolve`. A piece that is not what it should be becomes a string literal, so the template
//! around it does not parse, and `print` reports it.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, quote};

use crate::prose::{doc_lines, plain_line};
use crate::rust::{Docs, ITEM_WIDTH, Item, MEMBER_WIDTH, Named};

/// An identifier; `r#type` becomes a raw one.
pub fn ident(name: &str) -> TokenTree {
    let bare = name.strip_prefix("r#").unwrap_or(name);
    let is_part = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
    let is_ident = bare.bytes().all(is_part) && !bare.starts_with(|it: char| it.is_ascii_digit());
    let is_never_raw = matches!(bare, "self" | "Self" | "super" | "crate" | "_" | "");
    match (is_ident, name.len() > bare.len()) {
        (true, true) if !is_never_raw => Ident::new_raw(bare, Span::call_site()).into(),
        (true, false) if !bare.is_empty() => Ident::new(bare, Span::call_site()).into(),
        _ => Literal::string(name).into(),
    }
}

/// `crate::components::Link`
#[derive(Clone, Copy)]
pub struct Path<'a>(pub &'a str);

impl ToTokens for Path<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for (index, part) in self.0.split("::").enumerate() {
            if index > 0 {
                quote!(::).to_tokens(tokens);
            }
            tokens.append(ident(part));
        }
    }
}

/// A type.
impl ToTokens for Named {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let is_path = |it: char| it == ':' || it == '#' || it == '_' || it.is_ascii_alphanumeric();
        match self.path.chars().all(is_path) {
            true => Path(&self.path).to_tokens(tokens),
            false => verbatim(&self.path).to_tokens(tokens),
        }
        let arguments = &self.arguments;
        if !arguments.is_empty() {
            tokens.extend(quote!(<#(#arguments),*>));
        }
    }
}

/// Code that a user has written, or a number.
pub fn verbatim(code: &str) -> TokenStream {
    let tokens = code.parse();
    tokens.unwrap_or_else(|_| Literal::string(code).into_token_stream())
}

/// A doc comment.
pub struct Doc(pub Vec<String>);

impl ToTokens for Doc {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in &self.0 {
            let line = match line.is_empty() {
                true => String::new(),
                false => format!(" {line}"),
            };
            tokens.extend(quote!(#[doc = #line]));
        }
    }
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

/// `text` as code in a doc comment, whatever it contains.
pub fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// `#[doc(alias)]` for the wire name, if it differs in more than case, which searches ignore. rustdoc allows no
/// quotes in it and no other space than ` `.
pub fn alias(wire_name: &str, rust_name: &str) -> Option<TokenStream> {
    let is_taken = |it: char| matches!(it, '"' | '\'') || (it.is_whitespace() && it != ' ');
    let is_alias = !wire_name.is_empty()
        && wire_name.trim() == wire_name
        && !wire_name.contains(|it: char| is_taken(it) || it.is_control());
    let is_new = !wire_name.eq_ignore_ascii_case(rust_name.trim_start_matches("r#"));
    (is_alias && is_new).then(|| quote!(#[doc(alias = #wire_name)]))
}

/// `#[deprecated]`
pub fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    let note = plain_line(note?);
    Some(quote!(#[deprecated(note = #note)]))
}

/// What is above an item: its docs and `more`, its derives, `serde`, and other attributes from the docs or the user.
pub fn head(item: &Item, more: Option<&str>, serde: Option<TokenStream>) -> TokenStream {
    let mut docs = lines(&item.docs, ITEM_WIDTH);
    if more.is_some() && !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(more.map(str::to_owned));
    let docs = Doc(docs);
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
