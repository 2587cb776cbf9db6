//! Structs, with their serde attributes and a constructor.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::tokens::{Doc, deprecated, head, ident, member_lines};
use crate::credentials::redacted;
use crate::prose::example_lines;
use crate::rust::{Further, Init, Item, MEMBER_WIDTH, RustField, RustStruct, Spellings, Wrapper};

/// clippy's `too_many_arguments` starts above this.
const MANY_ARGUMENTS: usize = 7;

/// clippy's `fn_params_excessive_bools` starts above this.
const MANY_FLAGS: usize = 3;

/// The struct and its impl.
pub fn structure(item: &Item, it: &RustStruct) -> TokenStream {
    // The derives make functions of their own, and the traits are written out.
    let remote = it.spellings.iter().map(|_| quote!(remote = "Self"));
    let rename_all = it.rename_all.iter().map(|rule| quote!(rename_all = #rule));
    let serde: Vec<TokenStream> = remote.chain(rename_all).collect();
    let serde = (!serde.is_empty()).then(|| quote!(#(#serde),*));
    let head = head(item, None, serde);
    let name = ident(&item.name);
    let fields = it.fields.iter().map(field);
    let further = it.further.as_ref().map(|further| {
        let other = if it.fields.is_empty() { "" } else { "other " };
        further_keys(further, &format!("All {other}keys."))
    });
    let constructor = it.arguments().next().map(|_| constructor(item, it));
    let spellings = it.spellings.as_ref().map(|it| spellings(item, it));
    quote! {
        #head
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            #further
        }

        #constructor

        #spellings
    }
}

/// The struct's own impls, which read some keys under other names as well.
fn spellings(item: &Item, it: &Spellings) -> TokenStream {
    let name = ident(&item.name);
    let (guesses, guess_list) = list(quote!(GUESSES), quote!(&[&str]), &it.guesses);
    let pairs = it.aliases.iter().map(|(alias, key)| quote!((#alias, #key)));
    let pairs: Vec<TokenStream> = pairs.collect();
    let (aliases, alias_list) = list(quote!(ALIASES), quote!(&[(&str, &str)]), &pairs);
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #guess_list
                #alias_list
                Self::deserialize(AnySpelling::new(deserializer, #guesses, #aliases))
            }
        }

        impl Serialize for #name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }
    }
}

/// A list by its name, and the constant of this name; an empty one needs none.
fn list<T: ToTokens>(
    name: TokenStream,
    ty: TokenStream,
    items: &[T],
) -> (TokenStream, Option<TokenStream>) {
    if items.is_empty() {
        return (quote!(&[]), None);
    }
    let constant = quote!(const #name: #ty = &[#(#items),*];);
    (name, Some(constant))
}

fn field(field: &RustField) -> TokenStream {
    let docs = Doc(field_lines(field));
    let deprecated = deprecated(field.deprecated.as_ref());
    let serde = serde(field);
    let (name, ty) = (ident(&field.name), &field.ty);
    quote! {
        #docs
        #deprecated
        #serde
        pub #name: #ty
    }
}

/// The description and the example.
fn field_lines(field: &RustField) -> Vec<String> {
    let mut lines = member_lines(&field.docs);
    let example = example_lines(&redacted(&field.example), MEMBER_WIDTH);
    if !lines.is_empty() && !example.is_empty() {
        lines.push(String::new());
    }
    lines.extend(example);
    lines
}

fn serde(field: &RustField) -> Option<TokenStream> {
    let rename = field.rename.iter().map(|name| quote!(rename = #name));
    let is_unset = match field.wrapper {
        Wrapper::MaybeUndefined => Some("MaybeUndefined::is_undefined"),
        Wrapper::Optional => Some("Option::is_none"),
        Wrapper::Bare | Wrapper::Nullable => None,
    };
    let unset = is_unset.map(|test| quote!(default, skip_serializing_if = #test));
    let arguments: Vec<TokenStream> = rename.chain(unset).collect();
    (!arguments.is_empty()).then(|| quote!(#[serde(#(#arguments),*)]))
}

fn further_keys(it: &Further, otherwise: &str) -> TokenStream {
    let mut lines = member_lines(&it.docs);
    if it.docs.is_empty() {
        lines.push(otherwise.to_owned());
    }
    let (docs, name, ty) = (Doc(lines), ident(&it.name), &it.ty);
    quote! {
        #docs
        #[serde(flatten)]
        pub #name: #ty,
    }
}

fn constructor(item: &Item, it: &RustStruct) -> TokenStream {
    let name = ident(&item.name);
    let lints = lints(it);
    let parameters = it.arguments().map(|field| {
        let (name, ty) = (ident(&field.name), &field.ty);
        match field.init {
            Init::Into => quote!(#name: impl Into<String>),
            _ => quote!(#name: #ty),
        }
    });
    let fields = it.fields.iter().map(initializer);
    let further = it.further.as_ref().map(|further| {
        let name = ident(&further.name);
        quote!(#name: BTreeMap::new())
    });
    quote! {
        impl #name {
            /// A value with all required fields; the others are unset.
            #lints
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#fields,)* #further }
            }
        }
    }
}

/// `#[allow]` for what clippy says of the parameters: there are as many as the docs have required fields.
fn lints(it: &RustStruct) -> Option<TokenStream> {
    let flags = it
        .arguments()
        .filter(|field| field.ty.path == "bool")
        .count();
    let many_flags = (flags > MANY_FLAGS).then(|| quote!(clippy::fn_params_excessive_bools));
    let is_long = it.arguments().count() > MANY_ARGUMENTS;
    let many = is_long.then(|| quote!(clippy::too_many_arguments));
    let lints: Vec<TokenStream> = many_flags.into_iter().chain(many).collect();
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}

fn initializer(field: &RustField) -> TokenStream {
    let (name, ty) = (ident(&field.name), &field.ty);
    match field.init {
        Init::Argument => quote!(#name),
        Init::Into => quote!(#name: #name.into()),
        Init::None => quote!(#name: None),
        Init::Undefined => quote!(#name: MaybeUndefined::Undefined),
        Init::Unit => quote!(#name: #ty),
        Init::Default => quote!(#name: #ty::default()),
    }
}
