//! Tokens → text, with prettyplease, which writes no blank lines: they are added here.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, File, ImplItem, Item, ItemImpl};

/// The text of the items in `tokens`. Each is laid out as soon as it is parsed, so that only one is held.
///
/// # Errors
/// If they are not Rust: a bug in a template, never in the docs.
pub fn print(tokens: TokenStream) -> syn::Result<String> {
    let items = |input: ParseStream<'_>| {
        let mut layout = Layout::after(Attribute::parse_inner(input)?);
        while !input.is_empty() {
            layout.push(input.parse()?);
        }
        Ok(layout.text)
    };
    items.parse2(tokens)
}

/// The text of a file.
pub fn layout(file: File) -> String {
    let mut layout = Layout::after(file.attrs);
    file.items.into_iter().for_each(|item| layout.push(item));
    layout.text
}

/// A file in progress: a blank line between items and between the functions of an impl, while `use`
/// declarations stay together, as do `mod` declarations.
struct Layout {
    text: String,
    previous: Option<Run>,
}

impl Layout {
    /// A file that starts with these attributes.
    fn after(attributes: Vec<Attribute>) -> Self {
        let text = match attributes.is_empty() {
            true => String::new(),
            false => unparse(attributes, Vec::new()),
        };
        Self {
            text,
            previous: None,
        }
    }

    fn push(&mut self, item: Item) {
        let run = Run::of(&item);
        if !self.text.is_empty() && (run == Run::Single || self.previous != Some(run)) {
            self.text.push('\n');
        }
        self.text += &item_text(item);
        self.previous = Some(run);
    }
}

/// Items that stay together.
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

fn unparse(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
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

/// Whether a line of an impl is the last one of a member: only those end like that at this indentation.
fn ends_member(line: &str) -> bool {
    let member = line
        .strip_prefix("    ")
        .filter(|rest| !rest.starts_with([' ', '/']));
    member.is_some_and(|rest| rest == "}\n" || rest.ends_with(";\n"))
}
