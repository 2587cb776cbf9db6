//! Unions, in the few languages that list their members.

use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{Reference, Spanned, TypeExpr, VariantFacts};
use crate::dialect::outline::{Outline, Section};
use crate::markdown::Block;
use crate::model::Primitive;
use crate::text::Span;

/// Sections that list the members of a union: Java's, PHP's, and those of Java's interfaces and Ruby's methods.
const SECTIONS: [&str; 6] = [
    "oneOf schemas",
    "anyOf schemas",
    "oneOf",
    "anyOf",
    "Implementing Classes",
    RUBY,
];

const RUBY: &str = "Class instance methods";

/// The tag of a union, and the model that each of its values selects.
pub(super) type TagFacts = (Spanned<String>, Vec<(String, String)>);

pub(super) fn is_section(heading: &str) -> bool {
    SECTIONS.contains(&heading)
}

/// The members that `section` lists. The inner `None`: it is about something else.
pub(super) fn read(context: &mut Context, section: &Section) -> Option<Option<Vec<VariantFacts>>> {
    let members = if context.text(section.heading.text) == RUBY {
        fence_after(context, section, "openapi_one_of")
            .or_else(|| fence_after(context, section, "openapi_any_of"))
            .map(|fence| ruby_members(context, fence))
    } else {
        Some(bullets(context, section))
    };
    Some(members.filter(|members| !members.is_empty()))
}

/// Lines of `* [Circle](Circle.md)`, ``- [**\Ns\Circle**](Circle.md)`` and `* Circle`.
fn bullets(context: &Context, section: &Section) -> Vec<VariantFacts> {
    let mut variants = Vec::new();
    for block in &section.blocks {
        let Block::Prose(span) = block else { continue };
        let mut start = 0;
        for line in context.text(*span).split_inclusive('\n') {
            let text = line.trim();
            let bullet = text.strip_prefix("* ").or_else(|| text.strip_prefix("- "));
            if let Some(bullet) = bullet.map(str::trim) {
                let offset = start + line.find(bullet).unwrap_or_default();
                variants.push(variant(context, span.slice(offset..offset + bullet.len())));
            }
            start += line.len();
        }
    }
    variants
}

/// A member, in a cell's typography or without any.
fn variant(context: &Context, span: Span) -> VariantFacts {
    let text = context.text(span);
    let mut cell = Cursor::new(text, span);
    let read = context.dialect.type_cell(&mut cell).ok();
    let read = read.filter(|_| cell.is_done()).map(|it| it.ty);
    let plain = || {
        let mut link = Cursor::new(text, span);
        if let Some(found) = link.link()
            && link.is_done()
        {
            return TypeExpr::Reference(Reference {
                text: found.text.to_owned(),
                ..Cursor::new(text, span).reference(found)
            });
        }
        let mut name = Cursor::new(text, span);
        let read = context.dialect.types.read(&mut name).ok();
        let read = read.filter(|_| name.is_done()).map(|it| it.ty);
        read.unwrap_or(TypeExpr::Primitive(Primitive::Any))
    };
    VariantFacts {
        ty: Spanned::new(read.unwrap_or_else(plain), span),
        example: None,
    }
}

/// The code below the level-3 heading with `name`, starting at its comment.
fn fence_after(context: &Context, section: &Section, name: &str) -> Option<Span> {
    let mut blocks = section.blocks.iter();
    blocks.find(|block| {
        matches!(block, Block::Heading(heading) if heading.level == 3 && context.text(heading.text).trim_matches('`') == name)
    })?;
    blocks.find_map(|block| match block {
        Block::Fence(fence) => Some(fence.body),
        _ => None,
    })
}

/// `#   :'Circle',`
fn ruby_members(context: &Context, code: Span) -> Vec<VariantFacts> {
    let symbols = symbols(context, code);
    symbols
        .into_iter()
        .map(|(_, span)| variant(context, span))
        .collect()
}

/// The strings between `:'` and `'` in the comments of `code`, each with its line.
fn symbols(context: &Context, code: Span) -> Vec<(usize, Span)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (number, line) in context.text(code).split_inclusive('\n').enumerate() {
        let mut from = 0;
        while line.starts_with('#')
            && let Some(open) = line.get(from..).and_then(|it| it.find(":'"))
        {
            let begin = from + open + 2;
            let Some(length) = line.get(begin..).and_then(|it| it.find('\'')) else {
                break;
            };
            found.push((number, code.slice(start + begin..start + begin + length)));
            from = begin + length + 1;
        }
        start += line.len();
    }
    found
}

/// The text before the list in the Type cell of Julia's unions.
const SENTENCE: &str = "of the following types: ";

/// `This is a oneOf model. The value must be exactly one of the following types: A, B`
pub(super) fn of_sentence(context: &Context, cell: Span) -> Option<Vec<VariantFacts>> {
    let text = context.text(cell);
    let start = text.find(SENTENCE)? + SENTENCE.len();
    let mut variants = Vec::new();
    let mut depth = 0_usize;
    let mut begin = start;
    let bytes = text.as_bytes();
    for at in start..=text.len() {
        match bytes.get(at) {
            Some(b'{') => depth += 1,
            Some(b'}') => depth = depth.saturating_sub(1),
            Some(b',') | None if depth == 0 => {
                let member = text.get(begin..at)?;
                let offset = begin + member.len() - member.trim_start().len();
                variants.push(variant(context, cell.slice(offset..at)));
                begin = at + 1;
            }
            _ => {}
        }
    }
    Some(variants)
}

const JULIA_TAG: &str = "The discriminator field is `";
const PHP_TAG: &str = "The concrete type is selected by the `";

/// Whether `text` is about the tag of a union.
pub(super) fn is_tag_line(text: &str) -> bool {
    text.starts_with(JULIA_TAG) || text.starts_with(" - `") || text.starts_with("- `")
}

/// What the page of a union says about its tag.
pub(super) fn tag(context: &Context, outline: &Outline) -> Option<TagFacts> {
    // Most pages have none, and some have many sections.
    let text = context.file.text.as_bytes();
    let has = |mark: &str| memchr::memmem::find(text, mark.as_bytes()).is_some();
    if ![RUBY, JULIA_TAG, PHP_TAG].into_iter().any(has) {
        return None;
    }
    for section in &outline.sections {
        if context.text(section.heading.text) == RUBY {
            return ruby_tag(context, section);
        }
        for block in &section.blocks {
            let text = context.text(block.span());
            for mark in [JULIA_TAG, PHP_TAG] {
                let start = text.find(mark).map(|at| at + mark.len());
                let Some((start, length)) =
                    start.and_then(|start| Some((start, text.get(start..)?.find('`')?)))
                else {
                    continue;
                };
                let name = text.get(start..start + length)?.to_owned();
                let name = Spanned::new(name, block.span().slice(start..start + length));
                return Some((name, mapping(context, section)));
            }
        }
    }
    None
}

/// Lines of `` - `circle`: `Circle` ``
fn mapping(context: &Context, section: &Section) -> Vec<(String, String)> {
    let texts = section.blocks.iter().map(|it| context.text(it.span()));
    texts
        .flat_map(str::lines)
        .filter_map(|line| {
            let rest = line.trim().strip_prefix("- `")?;
            let (value, model) = rest.split_once("`: `")?;
            Some((value.to_owned(), model.strip_suffix('`')?.to_owned()))
        })
        .collect()
}

/// `# => :'shape_type'`, and `#   :'circle' => :'Circle',`
fn ruby_tag(context: &Context, section: &Section) -> Option<TagFacts> {
    let name = fence_after(context, section, "openapi_discriminator_name")?;
    let (_, span) = symbols(context, name).into_iter().next()?;
    let fences = section.blocks.iter().filter_map(|block| match block {
        Block::Fence(fence) => Some(fence.body),
        _ => None,
    });
    let mapped = fences
        .into_iter()
        .find(|it| context.text(*it).contains("openapi_discriminator_mapping"));
    let symbols = mapped
        .map(|fence| symbols(context, fence))
        .unwrap_or_default();
    let pairs = symbols
        .chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|line| match line {
            [(_, value), (_, model)] => Some((
                context.text(*value).to_owned(),
                context.text(*model).to_owned(),
            )),
            _ => None,
        });
    Some((
        Spanned::new(context.text(span).to_owned(), span),
        pairs.collect(),
    ))
}
