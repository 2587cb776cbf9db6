//! Unions: by the value of a tag, by the variant that fits best, or not at all.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::tokens::{Doc, Path, alias, code, head, ident, member_lines, verbatim};
use crate::rust::{Item, Named, RustUnion, UnionVariant};

/// The union and its impls.
pub fn union(item: &Item, it: &RustUnion) -> TokenStream {
    let head = head(item, None, Some(quote!(untagged)));
    let name = ident(&item.name);
    let variants = it
        .variants
        .iter()
        .map(|variant_| variant(variant_, it.tag.as_deref()));
    let unknown = it.keeps_others.then(|| {
        quote! {
            /// A kind that the docs do not list, as it came.
            Unknown(serde_json::Value),
        }
    });
    let conversions = conversions(item, it);
    let read = match &it.tag {
        Some(tag) => tagged(item, it, tag),
        None => untagged(item, it),
    };
    quote! {
        #head
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown
        }

        #read

        #(#conversions)*
    }
}

/// The `From` impls for the contents of the variants.
fn conversions<'a>(item: &'a Item, it: &'a RustUnion) -> impl Iterator<Item = TokenStream> + 'a {
    let union = ident(&item.name);
    it.variants.iter().flat_map(move |variant| {
        let (union, name) = (union.clone(), ident(&variant.name));
        let is_boxed = variant.ty.path == "Box";
        variant.from.iter().map(move |from| {
            let is_held = from == &variant.ty.to_string();
            let value = match (is_held, is_boxed) {
                (true, _) => quote!(value),
                (false, true) => quote!(Box::new(value)),
                (false, false) => quote!(value.into()),
            };
            let from = verbatim(from);
            quote! {
                impl From<#from> for #union {
                    fn from(value: #from) -> Self {
                        Self::#name(#value)
                    }
                }
            }
        })
    })
}

fn variant(it: &UnionVariant, tag: Option<&str>) -> TokenStream {
    let mut lines = member_lines(&it.docs);
    if lines.is_empty() && tag.is_none() {
        lines.push(held(&it.ty));
    }
    if let Some(tag) = tag {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(tag_line(tag, &it.tags));
    }
    let aliases = it.tags.iter().map(|tag| alias(tag, &it.name));
    let (docs, name, ty) = (Doc(lines), ident(&it.name), &it.ty);
    quote! {
        #docs
        #(#aliases)*
        #name(#ty),
    }
}

/// The contents of a variant without a tag, in terms of JSON.
fn held(ty: &Named) -> String {
    let what = match (ty.path.as_str(), ty.arguments.as_slice()) {
        ("Box", [inner]) => return held(inner),
        ("Vec", _) => "A list.",
        ("BTreeMap", _) => "An object with any keys.",
        ("String", _) => "A text.",
        ("bool", _) => "`true` or `false`.",
        ("i64", _) => "A whole number.",
        ("f64", _) => "A number.",
        ("serde_json::Value", _) => "Anything.",
        (path, _) => return format!("What fits [`{path}`]."),
    };
    what.to_owned()
}

/// `` `"type": "sale"` ``, safe in a doc comment whatever the values contain.
fn tag_line(tag: &str, values: &[String]) -> String {
    let values: Vec<_> = values.iter().map(|value| format!("{value:?}")).collect();
    code(&format!("{tag:?}: {}", values.join(" | ")))
}

fn tagged(item: &Item, it: &RustUnion, tag: &str) -> TokenStream {
    let (name, label) = (ident(&item.name), &item.name);
    let arms = it.variants.iter().map(|variant| {
        let (name, tags) = (ident(&variant.name), &variant.tags);
        let label = format!("{label}::{}", variant.name);
        quote!(#(#tags)|* => variant(object, #label, Self::#name))
    });
    let deserialize = deserialize(&name, &quote!(tagged(deserializer)));
    let without_tag = it.is_tag_optional.then(|| {
        let best = best(item, it, &quote!(object));
        quote! {
            fn without_tag(object: serde_json::Value) -> serde_json::Result<Option<Self>> {
                #best.map(Some)
            }
        }
    });
    quote! {
        impl<'de> Tagged<'de> for #name {
            const NAME: &'static str = #label;
            const TAG: &'static str = #tag;

            fn pick<D: Deserializer<'de>>(tag: &str, object: D) -> Result<Self, D::Error> {
                match tag {
                    #(#arms,)*
                    _ => serde_json::Value::deserialize(object).map(Self::Unknown),
                }
            }

            #without_tag
        }

        #deserialize
    }
}

fn untagged(item: &Item, it: &RustUnion) -> TokenStream {
    let read = best(item, it, &quote!(deserializer));
    deserialize(&ident(&item.name), &read)
}

/// The variant that keeps most of what `input` has.
fn best(item: &Item, it: &RustUnion, input: &TokenStream) -> TokenStream {
    let attempts = it.variants.iter().map(|variant| {
        let (name, label) = (ident(&variant.name), &variant.name);
        match variant.open_enum.as_deref().map(Path) {
            Some(path) => quote!(or_open(#label, Self::#name, #path::KNOWN)),
            None => quote!(or(#label, Self::#name)),
        }
    });
    let end = match it.keeps_others {
        true => quote!(finish_or(Self::Unknown)),
        false => quote!(finish()),
    };
    let label = &item.name;
    quote!(AnyOf::new(#label, #input)? #(.#attempts)* .#end)
}

fn deserialize(name: &TokenTree, read: &TokenStream) -> TokenStream {
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read
            }
        }
    }
}

/// A union whose variants the docs do not list.
pub fn opaque(item: &Item) -> TokenStream {
    let more = "The docs do not say what this may be, so it is kept as JSON.";
    let head = head(item, Some(more), Some(quote!(transparent)));
    let name = ident(&item.name);
    quote! {
        #head
        pub struct #name(pub serde_json::Value);
    }
}
