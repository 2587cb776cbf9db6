//! Members as a list: each has a heading, a quote with the signature, and the text of the comment.

use crate::dialect::context::Context;
use crate::markdown::Block;
use crate::text::Span;

/// A member, in whichever form it was printed.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    pub is_optional: bool,
    /// The type, or the value, as printed.
    pub ty: Span,
    pub description: Option<Span>,
    /// The comment's message about its deprecation.
    pub deprecation: Option<Option<Span>>,
    /// The members of an object that its type spells out.
    pub nested: Vec<Member>,
    /// The values of all other keys of that object.
    pub index: Option<Span>,
    pub span: Span,
}

/// The members that `blocks` list with headings of `level`; anything else is skipped. Each method counts as one
/// that is off the wire, at its heading.
pub(super) fn members(
    context: &Context,
    blocks: &[&Block],
    level: u8,
    off_wire: &mut Vec<Span>,
) -> Vec<Member> {
    let mut members = Vec::new();
    let is_own = |block: &&Block| matches!(block, Block::Heading(it) if it.level == level);
    let mut rest = blocks;
    while let Some(start) = rest.iter().position(is_own) {
        let (_, from) = rest.split_at(start);
        let Some((Block::Heading(heading), body)) = from.split_first() else {
            break;
        };
        let end = body
            .iter()
            .position(|block| matches!(block, Block::Heading(it) if it.level <= level));
        let (own, after) = body.split_at(end.unwrap_or(body.len()));
        let name = context.text(heading.text);
        match signature(context, own) {
            Some(ty) if !name.ends_with("()") => {
                members.push(member(context, heading.text, ty, own, level, off_wire));
            }
            Some(_) => off_wire.push(heading.span),
            None if name.ends_with("()") => off_wire.push(heading.span),
            // A section of a comment.
            None => {}
        }
        rest = after;
    }
    members
}

fn member(
    context: &Context,
    heading: Span,
    ty: Span,
    blocks: &[&Block],
    level: u8,
    off_wire: &mut Vec<Span>,
) -> Member {
    let raw = context.text(heading);
    let is_struck = raw.starts_with("~~") && raw.ends_with("~~");
    let bare = raw.trim_matches('~');
    let name = bare.strip_suffix('?').unwrap_or(bare);
    let mut deprecation = is_struck.then_some(None);
    let mut description = Vec::new();
    let mut index = None;
    let mut section = "";
    for block in blocks {
        match block {
            Block::Heading(it) => section = context.text(it.text),
            Block::Prose(span) if context.text(*span) == "***" => {}
            Block::Prose(span) => match section {
                "" => description.push(*span),
                "Deprecated" => deprecation = Some(Some(*span)),
                "Index Signature" => index = index.or(Some(*span)),
                _ => {}
            },
            _ => {}
        }
    }
    let first = description.first().copied();
    let nested = members(context, blocks, level + 1, off_wire);
    Member {
        name: without_escapes(name),
        name_span: heading,
        is_optional: bare.ends_with('?'),
        ty,
        description: first.map(|it| it.to(*description.last().unwrap_or(&it))),
        deprecation,
        nested,
        index,
        span: heading,
    }
}

/// The type in the first quote or code of `blocks`: the text after `**name**: `.
fn signature(context: &Context, blocks: &[&Block]) -> Option<Span> {
    match blocks.first()? {
        Block::Quote(span) => of_quote(context, *span),
        Block::Fence(fence) => {
            let text = context.text(fence.body);
            let start = text.find(": ")? + 2;
            let end = text.trim_end().trim_end_matches(';').len();
            (start <= end).then(|| fence.body.slice(start..end))
        }
        _ => None,
    }
}

/// The text after `**name**` and a separator in a quote.
pub(super) fn of_quote(context: &Context, span: Span) -> Option<Span> {
    let text = context.text(span);
    let name = text.find("**")?;
    let after = name + 2 + text.get(name + 2..)?.find("**")? + 2;
    let rest = text.get(after..)?;
    let separators = [": ", " = "];
    let separator = separators.iter().find(|it| rest.starts_with(**it))?;
    let start = after + separator.len();
    let ty = text.get(start..)?;
    // A default.
    let end = ty.find(" = ").filter(|_| **separator == *": ");
    Some(span.slice(start..start + end.unwrap_or(ty.len())))
}

pub(super) fn without_escapes(name: &str) -> String {
    let mut bare = String::with_capacity(name.len());
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape =
            character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        if is_escape {
            bare.extend(characters.next());
        } else {
            bare.push(character);
        }
    }
    bare
}
