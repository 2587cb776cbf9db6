//! Finds the values of a snippet in its statements, assignments and calls.

use std::ops::Range;

use super::read::{Read, is_class, one_line};
use super::reader::ValueReader;
use super::syntax::{BEFORE_CALLS, NO_OPERATIONS};
use super::token::{Kind, Token};
use super::tokens::Tokens;
use super::{Assigned, Call, Node, Object, Value};

/// The values that the statements outside all blocks assign.
pub(super) fn assigned(mut reader: ValueReader) -> Vec<Assigned> {
    let statements = statements(reader.tokens());
    statements
        .into_iter()
        .filter_map(|statement| assignment(&mut reader, statement))
        .collect()
}

/// The tokens of each statement outside all blocks.
fn statements(tokens: &Tokens) -> Vec<Range<usize>> {
    let (mut statements, mut start, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        if tokens.is(at, b';') {
            statements.push(start..at);
            start = at + 1;
        } else if at > start && begins_statement(tokens, at) {
            statements.push(start..at);
            start = at;
        }
        at = tokens.after(at).min(tokens.len());
    }
    statements.push(start..at.max(start));
    statements
}

/// Whether a new line starts a new statement.
fn begins_statement(tokens: &Tokens, at: usize) -> bool {
    let syntax = tokens.syntax();
    let before = at.checked_sub(1).and_then(|before| tokens.token(before));
    tokens.on_new_line(at)
        && !continues(before, syntax.continues_after)
        && !continues(tokens.token(at), syntax.continues_before)
}

fn continues(token: Option<Token>, characters: &str) -> bool {
    match token.map(|token| token.kind) {
        Some(Kind::Punct(byte)) => characters.as_bytes().contains(&byte),
        Some(Kind::Operator | Kind::Define) => !characters.is_empty(),
        _ => false,
    }
}

/// `let name: Type = value`, `name = value`, `name := value`, `var name Type = value`.
fn assignment(reader: &mut ValueReader, statement: Range<usize>) -> Option<Assigned> {
    let (types, value) = sides(reader.tokens(), statement)?;
    let declared = one_line(reader.tokens().slice(types));
    let Read { node, type_name } = reader.value(value);
    let type_name = if declared.is_empty() {
        type_name
    } else {
        Some(declared)
    };
    Some(Assigned {
        type_name,
        value: node,
    })
}

/// The tokens of the declared type, if any, and of the value.
fn sides(tokens: &Tokens, statement: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let (syntax, end) = (tokens.syntax(), statement.end);
    let declares = |index: usize| syntax.declarations.contains(&tokens.word(index));
    let name = statement.clone().find(|index| !declares(*index))?;
    let after_name = tokens.path_end(name, end);
    if after_name == name {
        return None;
    }
    let colon = syntax.colon_before_type && tokens.is(after_name, b':');
    let typed = colon || !syntax.colon_before_type && name > statement.start;
    let start = after_name + usize::from(colon);
    let equals = equals_sign(tokens, start..if typed { end } else { end.min(start + 1) })?;
    Some((start..equals, equals + 1..end))
}

/// The `=` or `:=` before the value.
fn equals_sign(tokens: &Tokens, range: Range<usize>) -> Option<usize> {
    let mut at = range.start;
    while at < range.end {
        if matches!(tokens.token(at)?.kind, Kind::Define | Kind::Punct(b'=')) {
            return Some(at);
        }
        at = tokens.after(at);
    }
    None
}

/// The calls in the statements of all blocks.
pub(super) fn calls(mut reader: ValueReader) -> Vec<Call> {
    let (mut calls, mut at) = (Vec::new(), 0);
    let end = reader.tokens().len();
    while at < end {
        let tokens = reader.tokens();
        let path = at..tokens.path_end(at, end);
        if !path.is_empty() && tokens.is(path.end, b'(') && may_be_operation(tokens, &path) {
            at = tokens.after(path.end).min(end);
            calls.push(call(&mut reader, path, at));
        } else if !path.is_empty() {
            at = path.end;
        } else if tokens.is(at, b'(') || tokens.is(at, b'[') {
            at = tokens.after(at);
        } else {
            at += 1;
        }
    }
    calls
}

/// Whether the call is a statement or is assigned, and is not one that every snippet has.
fn may_be_operation(tokens: &Tokens, path: &Range<usize>) -> bool {
    let name = tokens.word(path.end.saturating_sub(1));
    let known = NO_OPERATIONS.contains(&tokens.word(path.start));
    let constructor = is_class(name) && tokens.syntax().keyword_arguments || name == "New";
    !known && !constructor && begins_call(tokens, path.start)
}

fn begins_call(tokens: &Tokens, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    match tokens.token(before).map(|token| token.kind) {
        None | Some(Kind::Define | Kind::Punct(b'=' | b';' | b'{' | b'}')) => true,
        Some(Kind::Word) if BEFORE_CALLS.contains(&tokens.word(before)) => true,
        Some(Kind::Punct(b',' | b'.')) => false,
        Some(_) => tokens.on_new_line(at),
    }
}

fn call(reader: &mut ValueReader, path: Range<usize>, end: usize) -> Call {
    let arguments = reader.call(path.end);
    let positional = arguments.positional.into_iter().map(|read| read.node);
    let bounds = arguments.keywords.first().zip(arguments.keywords.last());
    let bounds = bounds.map(|(first, last)| first.key_range.start..last.value.range.end);
    let keywords = bounds.map(|range| {
        let object = Object {
            type_name: None,
            entries: arguments.keywords,
        };
        Node {
            value: Value::Object(object),
            range,
        }
    });
    let tokens = reader.tokens();
    Call {
        path: tokens.path(path.clone()),
        range: tokens.bytes(path.start..end),
        arguments: positional.chain(keywords).collect(),
    }
}
