//! Structs, with their serde attributes and a constructor.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::tokens::{Doc, deprecated, head, ident, member_lines, verbatim};
use crate::credentials::redacted;
use crate::prose::example_lines;
use crate::rust::{Further, Init, Item, MEMBER_WIDTH, RustField, RustStruct, Spellings, Wrapper};

/// clippy's `fn_params_excessive_bools` starts above this.
const MANY_FLAGS: usize = 3;

/// The struct and its impl.
pub fn structure(item: &Item, it: &RustStruct) -> TokenStream {
    let serde = it.rename_all.map(|rule| quote!(rename_all = #rule));
    let head = head(item, None, serde);
    let name = ident(&item.name);
    let fields = it.fields.iter().map(field);
    let further = it.further.as_ref().map(|further| {
        let other = if it.fields.is_empty() { "" } else { "other " };
        further_keys(further, &format!("All {other}keys."))
    });
    let constructor = it.arguments().next().map(|_| constructor(item, it));
    let reader = it.spellings.as_ref().map(|names| reader(item, it, names));
    let non_exhaustive = (!it.is_exhaustive).then(|| quote!(#[non_exhaustive]));
    quote! {
        #head
        #non_exhaustive
        pub struct #name {
            #(#fields,)*
            #further
        }

        #constructor

        #reader
    }
}

/// Reads some keys under other names as well. A derive on the struct itself would leave no place for that, or, with
/// `remote = "Self"`, add a public function `deserialize` that knows nothing about it.
fn reader(item: &Item, it: &RustStruct, names: &Spellings) -> TokenStream {
    let (name, label) = (ident(&item.name), &item.name);
    let rename_all = it.rename_all.iter().map(|rule| quote!(rename_all = #rule));
    let attributes = item
        .attributes
        .iter()
        .filter(|it| it.starts_with("#[serde"));
    let attributes = attributes.map(|it| verbatim(it));
    let fields = it.fields.iter().map(|field| {
        let (name, ty) = (ident(&field.name), &field.ty);
        let serde = attribute(read_as(field).collect());
        quote!(#serde #name: #ty)
    });
    let further = it.further.iter().map(|further| {
        let (name, ty) = (ident(&further.name), &further.ty);
        quote!(#[serde(flatten)] #name: #ty)
    });
    let (guesses, guess_list) = list(quote!(GUESSES), quote!(&[&str]), &names.guesses);
    let pairs = names
        .aliases
        .iter()
        .map(|(alias, key)| quote!((#alias, #key)));
    let pairs: Vec<TokenStream> = pairs.collect();
    let (aliases, alias_list) = list(quote!(ALIASES), quote!(&[(&str, &str)]), &pairs);
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                #[serde(remote = #label #(, #rename_all)*)]
                #(#attributes)*
                struct WireFields {
                    #(#fields,)*
                    #(#further,)*
                }
                #guess_list
                #alias_list
                WireFields::deserialize(AnySpelling::new(deserializer, #guesses, #aliases))
            }
        }
    }
}

/// A list by its name, and the constant with this name; an empty list does not need one.
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
    // An `Option` that does not mean absence looks like any other.
    if field.wrapper == Wrapper::Nullable {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push("Required, and may be null.".to_owned());
    }
    let example = example_lines(&redacted(&field.example), MEMBER_WIDTH);
    if !lines.is_empty() && !example.is_empty() {
        lines.push(String::new());
    }
    lines.extend(example);
    lines
}

fn serde(field: &RustField) -> Option<TokenStream> {
    let unset = is_unset(field).map(|test| quote!(skip_serializing_if = #test));
    attribute(read_as(field).chain(unset).collect())
}

/// What serde must know to read a field.
fn read_as(field: &RustField) -> impl Iterator<Item = TokenStream> {
    let rename = field.rename.iter().map(|name| quote!(rename = #name));
    rename.chain(is_unset(field).map(|_| quote!(default)))
}

/// The function that says that a field is not written.
fn is_unset(field: &RustField) -> Option<&'static str> {
    match field.wrapper {
        Wrapper::MaybeUndefined => Some("MaybeUndefined::is_undefined"),
        Wrapper::Optional => Some("Option::is_none"),
        Wrapper::Bare | Wrapper::Nullable => None,
    }
}

fn attribute(arguments: Vec<TokenStream>) -> Option<TokenStream> {
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
    let lint = lint(it);
    let required = it.required.as_deref().map(ident);
    let parameters: Vec<TokenStream> = match &required {
        Some(required) => vec![quote!(required: #required)],
        None => it.arguments().map(parameter).collect(),
    };
    let holder = required.as_ref().map(|required| holder(item, it, required));
    let fields = it
        .fields
        .iter()
        .map(|field| initializer(field, required.is_some()));
    let further = it.further.as_ref().map(|further| {
        let name = ident(&further.name);
        quote!(#name: BTreeMap::new())
    });
    quote! {
        impl #name {
            /// A value with all required fields; the others are unset.
            #lint
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#fields,)* #further }
            }
        }

        #holder
    }
}

fn parameter(field: &RustField) -> TokenStream {
    let (name, ty) = (ident(&field.name), &field.ty);
    match field.init {
        Init::Into => quote!(#name: impl Into<#ty>),
        _ => quote!(#name: #ty),
    }
}

/// The struct with everything that `new` takes.
fn holder(item: &Item, it: &RustStruct, required: &TokenTree) -> TokenStream {
    let docs = Doc(vec![format!("What [`{}::new`] asks for.", item.name)]);
    let fields = it.arguments().map(|field| {
        let (name, ty) = (ident(&field.name), &field.ty);
        quote!(pub #name: #ty)
    });
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #required {
            #(#fields,)*
        }
    }
}

/// `#[allow]` for clippy's lints about the parameters: there are as many as the docs have required fields.
fn lint(it: &RustStruct) -> Option<TokenStream> {
    let is_flag = |field: &&RustField| field.ty.path == "bool";
    let flags = it.arguments().filter(is_flag).count();
    let are_many = it.required.is_none() && flags > MANY_FLAGS;
    are_many.then(|| quote!(#[allow(clippy::fn_params_excessive_bools)]))
}

/// How `new` sets a field. `is_held`: whether it gets its arguments in one struct.
fn initializer(field: &RustField, is_held: bool) -> TokenStream {
    let (name, ty) = (ident(&field.name), &field.ty);
    match field.init {
        Init::Argument | Init::Into if is_held => quote!(#name: required.#name),
        Init::Argument => quote!(#name),
        Init::Into => quote!(#name: #name.into()),
        Init::None => quote!(#name: None),
        Init::Undefined => quote!(#name: MaybeUndefined::Undefined),
        Init::Unit => quote!(#name: #ty),
        Init::Default => quote!(#name: #ty::default()),
    }
}
