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

/// Prints the members one by one, each as the only one of its impl, and puts them into one impl.
fn impl_text(mut item: ItemImpl) -> String {
    let members = std::mem::take(&mut item.items);
    let mut text = unparse(Vec::new(), vec![Item::Impl(item.clone())]);
    // `impl X {}` and a line break.
    text.truncate(text.len() - "}\n".len());
    let head = text.len();
    let mut is_function = true;
    for member in members {
        // The line break after the brace; above others it makes a blank line.
        let starts_group = is_function || matches!(member, ImplItem::Fn(_));
        is_function = matches!(member, ImplItem::Fn(_));
        item.items = vec![member];
        let alone = unparse(Vec::new(), vec![Item::Impl(item.clone())]);
        let start = head + usize::from(!starts_group);
        let body = start..alone.len() - "}\n".len();
        text += alone.get(body).unwrap_or_default();
    }
    text + "}\n"
}
