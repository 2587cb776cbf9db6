//! Enums of integers, open and closed.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::texts::variant;
use super::tokens::{head, ident, verbatim};
use crate::rust::{Item, RustEnum};

/// The enum and its impls.
pub fn integers(item: &Item, it: &RustEnum) -> TokenStream {
    let read = if it.is_lenient {
        "IntegerOrText"
    } else {
        "i64"
    };
    let from = match it.catch_all {
        Some(_) => quote!(from = #read, into = "i64"),
        None => quote!(try_from = #read, into = "i64"),
    };
    let (head, name) = (head(item, None, Some(from)), ident(&item.name));
    let variants = it.variants.iter().map(variant);
    let members = it.variants.iter();
    let (names, numbers): (Vec<_>, Vec<_>) = members
        .map(|variant| (ident(&variant.name), verbatim(&variant.value)))
        .unzip();
    let unknown = it.catch_all.map(ident);
    let unknown_variant = unknown.as_ref().map(|unknown| {
        quote! {
            /// A value that the docs do not list.
            #unknown(i64),
        }
    });
    let unknown_arm = unknown
        .as_ref()
        .map(|unknown| quote!(#name::#unknown(other) => other,));
    let conversions = match &unknown {
        Some(unknown) => quote! {
            impl From<i64> for #name {
                fn from(value: i64) -> Self {
                    match value {
                        #(#numbers => Self::#names,)*
                        other => Self::#unknown(other),
                    }
                }
            }
        },
        None => {
            let label = &item.name;
            quote! {
                impl TryFrom<i64> for #name {
                    type Error = UnknownValue;

                    fn try_from(value: i64) -> Result<Self, UnknownValue> {
                        match value {
                            #(#numbers => Ok(Self::#names),)*
                            other => Err(UnknownValue::new(#label, other.to_string())),
                        }
                    }
                }
            }
        }
    };
    let lenient = it
        .is_lenient
        .then(|| lenient(&name, it.catch_all.is_some()));
    let is_unknown = unknown.as_ref().map(is_unknown);
    let values = match &unknown {
        Some(_) => quote!(map(|value| Self::from(*value))),
        None => quote!(filter_map(|value| Self::try_from(*value).ok())),
    };
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown_variant
        }

        impl #name {
            /// The documented values, as they are on the wire.
            pub const KNOWN: &'static [i64] = &[#(#numbers),*];

            /// The documented values.
            #[must_use]
            pub fn values() -> impl DoubleEndedIterator<Item = Self> {
                Self::KNOWN.iter().#values
            }

            #is_unknown
        }

        #conversions

        #lenient

        impl From<#name> for i64 {
            fn from(value: #name) -> Self {
                match value {
                    #(#name::#names => #numbers,)*
                    #unknown_arm
                }
            }
        }

        impl PartialEq<i64> for #name {
            fn eq(&self, other: &i64) -> bool {
                i64::from(*self) == *other
            }
        }

        impl fmt::Display for #name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                i64::from(*self).fmt(formatter)
            }
        }
    }
}

fn is_unknown(unknown: &TokenTree) -> TokenStream {
    quote! {
        /// Whether the docs do not list the value.
        #[must_use]
        pub fn is_unknown(self) -> bool {
            matches!(self, Self::#unknown(_))
        }
    }
}

/// Reading integers that may be strings.
fn lenient(name: &TokenTree, is_open: bool) -> TokenStream {
    match is_open {
        true => quote! {
            impl From<IntegerOrText> for #name {
                fn from(value: IntegerOrText) -> Self {
                    Self::from(value.0)
                }
            }
        },
        false => quote! {
            impl TryFrom<IntegerOrText> for #name {
                type Error = UnknownValue;

                fn try_from(value: IntegerOrText) -> Result<Self, UnknownValue> {
                    Self::try_from(value.0)
                }
            }
        },
    }
}
