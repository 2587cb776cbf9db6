//! Enums of strings, open and closed.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::tokens::{Doc, alias, code, deprecated, head, ident, member_lines};
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
    let mut lines = member_lines(&it.docs);
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(code(&it.shown()));
    let docs = Doc(lines);
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
    let text = text(item, it, &quote!(|value| Some(value.into())));
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

            /// The documented values.
            #[must_use]
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().map(|value| Self::from(*value))
            }

            /// The value as it is on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::#unknown(value) => value,
                }
            }

            /// Whether the docs do not list the value.
            #[must_use]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::#unknown(_))
            }
        }

        impl From<&str> for #name {
            fn from(value: &str) -> Self {
                #from
            }
        }

        impl From<String> for #name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for #name {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        #text
    }
}

fn closed(item: &Item, it: &RustEnum) -> TokenStream {
    let (head, name, label) = (head(item, None, None), ident(&item.name), &item.name);
    let variants = it.variants.iter().map(variant);
    let (names, values) = members(it);
    let known = known(&values);
    let text = text(item, it, &quote!(Self::parse));
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl #name {
            #known

            /// All values.
            #[must_use]
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().filter_map(|value| Self::parse(value))
            }

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

        impl std::str::FromStr for #name {
            type Err = UnknownValue;

            fn from_str(value: &str) -> Result<Self, UnknownValue> {
                Self::parse(value).ok_or_else(|| UnknownValue::new(#label, value))
            }
        }

        #text
    }
}

/// What an enum can do because it is a string; `parse` turns a `&str` into an `Option` of it.
fn text(item: &Item, it: &RustEnum, parse: &TokenStream) -> TokenStream {
    let (name, label) = (ident(&item.name), &item.name);
    let read = match it.is_lenient {
        true => quote!(text_or_number),
        false => quote!(text),
    };
    quote! {
        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for #name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for #name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

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
                #read(deserializer, #label, Self::KNOWN, #parse)
            }
        }
    }
}

fn known(values: &[&str]) -> TokenStream {
    quote! {
        /// The documented values, as they are on the wire.
        pub const KNOWN: &'static [&'static str] = &[#(#values),*];
    }
}
