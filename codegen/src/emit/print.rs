//! Tokens → text, by prettyplease, which writes no blank lines: they are added here.

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item, ItemImpl};

/// The text of the items in `tokens`.
///
/// # Errors
/// When they are not Rust: a mistake in a template, never in the docs.
pub fn print(tokens: TokenStream) -> syn::Result<String> {
    syn::parse2(tokens).map(layout)
}

/// The text of a file: a blank line between items and between the functions of an impl, while `use` declarations stand
/// together, and so do `mod` declarations.
pub fn layout(file: File) -> String {
    let File { attrs, items, .. } = file;
    let mut text = match attrs.is_empty() {
        true => String::new(),
        false => unparse(attrs, Vec::new()),
    };
    let mut previous = None;
    for item in items {
        let run = Run::of(&item);
        if !text.is_empty() && (run == Run::Single || previous != Some(run)) {
            text.push('\n');
        }
        text += &item_text(item);
        previous = Some(run);
    }
    text
}

/// Items that stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Run {
    Uses,
    Modules,
    Single,
}

impl Run {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(_) => Self::Uses,
            Item::Mod(module) if module.content.is_none() => Self::Modules,
            _ => Self::Single,
        }
    }
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File {
        attrs,
        items,
        frontmatter: None,
        shebang: None,
    })
}

fn item_text(item: Item) -> String {
    match item {
        Item::Impl(item) if item.items.len() > 1 => impl_text(item),
        item => unparse(Vec::new(), vec![item]),
    }
}

/// An impl with blank lines around its functions.
fn impl_text(item: ItemImpl) -> String {
    let is_function = |member: &ImplItem| matches!(member, ImplItem::Fn(_));
    let functions: Vec<bool> = item.items.iter().map(is_function).collect();
    let mut gaps = functions.windows(2).map(|pair| pair.contains(&true));
    let plain = unparse(Vec::new(), vec![Item::Impl(item)]);
    let mut text = String::with_capacity(plain.len() + functions.len());
    for line in plain.split_inclusive('\n') {
        text += line;
        if ends_member(line) && gaps.next() == Some(true) {
            text.push('\n');
        }
    }
    text
}

/// Whether a line of an impl is the last one of a member: only there does a line of this indentation end so.
fn ends_member(line: &str) -> bool {
    let member = line
        .strip_prefix("    ")
        .filter(|rest| !rest.starts_with([' ', '/']));
    member.is_some_and(|rest| rest == "}\n" || rest.ends_with(";\n"))
}
