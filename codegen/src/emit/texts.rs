//! Enums of texts, open and closed.

use proc_macro2::TokenStream;
use quote::quote;

use super::tokens::{deprecated, head, ident};
use crate::rust::{EnumVariant, Item, TextEnum};

/// The enum and its impls.
pub fn texts(item: &Item, it: &TextEnum) -> TokenStream {
    match it.catch_all {
        Some(catch_all) => open(item, it, &ident(catch_all)),
        None => closed(item, it),
    }
}

/// The names of the variants as tokens, and their values.
fn members(it: &TextEnum) -> (Vec<TokenStream>, Vec<&str>) {
    let members = it.variants.iter();
    members
        .map(|variant| (ident(&variant.name), variant.value.as_str()))
        .unzip()
}

/// The variant of a documented value.
pub fn variant(it: &EnumVariant) -> TokenStream {
    let deprecated = deprecated(it.deprecated.as_ref());
    let default = it.is_default.then(|| quote!(#[default]));
    let name = ident(&it.name);
    quote! {
        #deprecated
        #default
        #name,
    }
}

fn open(item: &Item, it: &TextEnum, unknown: &TokenStream) -> TokenStream {
    let (head, name) = (head(item, None, None), ident(&item.name));
    let variants = it.variants.iter().map(variant);
    let (names, values) = members(it);
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
    let label = &item.name;
    let reader = match it.is_lenient {
        true => quote!(open_string_or_number),
        false => quote!(open_string),
    };
    let read = quote!(#reader(deserializer, #label, |value| value.into()));
    let serde = serde(&name, &read);
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the docs do not list.
            #unknown(String),
        }

        impl #name {
            /// The documented values, as they are on the wire.
            pub const KNOWN: &'static [&'static str] = &[#(#values),*];

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

        #serde
    }
}

fn closed(item: &Item, it: &TextEnum) -> TokenStream {
    let (head, name) = (head(item, None, None), ident(&item.name));
    let variants = it.variants.iter().map(variant);
    let (names, values) = members(it);
    let label = &item.name;
    let reader = match it.is_lenient {
        true => quote!(closed_string_or_number),
        false => quote!(closed_string),
    };
    let read = quote!(#reader(deserializer, #label, Self::KNOWN, Self::parse));
    let serde = serde(&name, &read);
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            /// The documented values, as they are on the wire.
            pub const KNOWN: &'static [&'static str] = &[#(#values),*];

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

        #serde
    }
}

/// What makes the enum a text: `read` is the value that comes from a `deserializer`.
fn serde(name: &TokenStream, read: &TokenStream) -> TokenStream {
    quote! {
        impl fmt::Display for #name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read
            }
        }
    }
}
