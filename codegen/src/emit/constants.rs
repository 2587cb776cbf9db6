//! Types with one value, each next to the model that uses it.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::tokens::{Doc, ident};
use crate::model::LiteralValue;
use crate::rust::Constant;

/// The type and its impls.
pub fn constant(it: &Constant) -> TokenStream {
    let name = ident(&it.name);
    let (text, write, read) = match &it.value {
        LiteralValue::String(text) => (
            format!("{text:?}"),
            quote!(serializer.serialize_str(#text)),
            quote!(literal(deserializer, &[#text])),
        ),
        LiteralValue::Integer(number) => {
            let value = Literal::i64_unsuffixed(*number).into_token_stream();
            let read = quote!(constant(deserializer, &#value));
            (
                number.to_string(),
                quote!(serializer.serialize_i64(#value)),
                read,
            )
        }
        LiteralValue::Boolean(flag) => (
            flag.to_string(),
            quote!(serializer.serialize_bool(#flag)),
            quote!(constant(deserializer, &#flag)),
        ),
    };
    let docs = Doc(vec![format!("Always `{}`.", text.replace('`', "'"))]);
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct #name;

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #write
            }
        }

        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read.map(|()| Self)
            }
        }
    }
}
