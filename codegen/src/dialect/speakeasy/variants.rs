//! `## Supported Types`: a level-3 heading and a block of code for each variant of a union.

use super::super::cursor::Cursor;
use super::super::facts::{Spanned, VariantFacts};
use super::{Context, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Block, Heading};
use crate::text::Span;

/// Reads the variants in the order of the page.
pub(super) fn read(context: &mut Context, section: &Section) -> Vec<VariantFacts> {
    let mut variants = Vec::new();
    let mut blocks = section.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let Block::Heading(heading) = block else {
            context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, "only variants are expected here")
                    .at(block.span(), "this is not read"),
            );
            continue;
        };
        let example = match blocks.peek() {
            Some(Block::Fence(fence)) => Some(fence.body),
            _ => None,
        };
        if example.is_some() {
            blocks.next();
        }
        variants.extend(variant(context, heading, example));
    }
    variants
}

fn variant(
    context: &mut Context,
    heading: &Heading,
    example: Option<Span>,
) -> Option<VariantFacts> {
    let raw = context.text(heading.text);
    let code = raw
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'));
    let span = match code {
        Some(code) => heading.text.slice(1..1 + code.len()),
        None => heading.text,
    };
    let mut cursor = Cursor::new(code.unwrap_or(raw), span);
    let body = example.map_or("", |span| context.text(span));
    let error = match context.dialect.variant_type(&mut cursor, body) {
        Ok(ty) if cursor.is_done() => {
            return Some(VariantFacts {
                ty: Spanned::new(ty, span),
                example,
            });
        }
        Ok(_) => cursor.error("the end of the heading"),
        Err(error) => error,
    };
    let message = format!(
        "this is not a variant as {} docs write it",
        context.dialect.language
    );
    context.diagnostics.push(
        Diagnostic::new(Code::UnknownVariant, message)
            .at(error.span, format!("expected {}", error.expected))
            .help("the union does not get this variant; payloads that fit no variant are kept as JSON"),
    );
    None
}
