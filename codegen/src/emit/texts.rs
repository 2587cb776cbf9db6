//! Enums of texts, open and closed.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::tokens::{Doc, alias, code, deprecated, head, ident};
use crate::rust::{EnumVariant, Item, RustEnum};

/// The enum and its impls.
pub fn texts(item: &Item, it: &RustEnum) -> TokenStream {
    match it.catch_all {
        Some(catch_all) => open(item, it, &ident(catch_all)),
        None => closed(item, it),
    }
}

/// The names of the variants as tokens, and their values.
fn members(it: &RustEnum) -> (Vec<TokenTree>, Vec<&str>) {
    let members = it.variants.iter();
    members
        .map(|variant| (ident(&variant.name), variant.value.as_str()))
        .unzip()
}

/// The variant of a documented value.
pub fn variant(it: &EnumVariant) -> TokenStream {
    let docs = Doc(vec![code(&it.shown())]);
    let alias = match it.is_number {
        true => None,
        false => alias(&it.value, &it.name),
    };
    let deprecated = deprecated(it.deprecated.as_ref());
    let default = it.is_default.then(|| quote!(#[default]));
    let name = ident(&it.name);
    quote! {
        #docs
        #alias
        #deprecated
        #default
        #name,
    }
}

fn open(item: &Item, it: &RustEnum, unknown: &TokenTree) -> TokenStream {
    let (head, name) = (head(item, None, None), ident(&item.name));
    let variants = it.variants.iter().map(variant);
    let (names, values) = members(it);
    let known = known(&values);
    let from = match it.variants.is_empty() {
        // The docs have lost the values.
        true => quote!(Self::#unknown(value.to_owned())),
        false => quote! {
            match value {
                #(#values => Self::#names,)*
                other => Self::#unknown(other.to_owned()),
            }
        },
    };
    let read = read(it);
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the docs do not list.
            #unknown(String),
        }

        impl #name {
            #known

            /// The value as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => value,
                }
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                #from
            }
        }

        text_enum!(open #name, #unknown, #read);
    }
}

fn closed(item: &Item, it: &RustEnum) -> TokenStream {
    let (head, name) = (head(item, None, None), ident(&item.name));
    let variants = it.variants.iter().map(variant);
    let (names, values) = members(it);
    let known = known(&values);
    let read = read(it);
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            #known

            /// The value as it is on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#names => #values,)*
                }
            }

            /// The value that is `value` on the wire, if it is one of the documented ones.
            #[must_use]
            pub fn parse(value: &str) -> Option<Self> {
                match value {
                    #(#values => Some(Self::#names),)*
                    _ => None,
                }
            }
        }

        text_enum!(closed #name, #read);
    }
}

/// The function that reads it.
fn read(it: &RustEnum) -> TokenStream {
    match it.is_lenient {
        true => quote!(text_or_number),
        false => quote!(text),
    }
}

fn known(values: &[&str]) -> TokenStream {
    quote! {
        /// The documented values, as they are on the wire.
        pub const KNOWN: &'static [&'static str] = &[#(#values),*];
    }
}
