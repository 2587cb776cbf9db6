//! Values from tokens. Each token is looked at a bounded number of times: where a value cannot be read, the reader
//! stops and skips from there, bracket by bracket.

use std::ops::Range;

use super::lexer::plain_number;
use super::read::{Arguments, Read, is_class, one_line};
use super::syntax::{self, Constant, Syntax};
use super::token::{Kind, Token};
use super::tokens::{Tokens, closing};
use super::{Entry, Language, Node, Object, Value};

/// How deeply values may be nested: anything deeper is opaque.
const MAX_DEPTH: usize = 64;

/// Reads the values of one text. Everything is read up to an `end`, which is the index of a token.
pub(super) struct ValueReader<'a> {
    tokens: Tokens<'a>,
    syntax: &'static Syntax,
    /// The next token.
    at: usize,
    /// Whether everything so far was understood.
    clean: bool,
}

/// What is between two braces.
struct Body {
    entries: Vec<Entry>,
    items: Vec<Node>,
    /// Whether there is a comment instead of the contents.
    placeholder: bool,
}

/// A name before brackets.
struct Name {
    /// The tokens of the path, without type arguments.
    path: Range<usize>,
    /// All tokens of the name or type.
    tokens: Range<usize>,
    shape: Shape,
}

/// What the braces after a type contain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Named,
    List,
    Map,
}

impl<'a> ValueReader<'a> {
    pub fn new(language: Language, text: &'a str) -> Self {
        let syntax = syntax::of(language);
        Self {
            tokens: Tokens::new(text, syntax),
            syntax,
            at: 0,
            clean: true,
        }
    }

    pub fn tokens(&self) -> &Tokens<'a> {
        &self.tokens
    }

    /// The only value of the text, if there is one and it was understood completely.
    pub fn whole(mut self) -> Option<Node> {
        let end = self.tokens.len();
        let read = self.expression(end, 0);
        (self.clean && self.at == end).then_some(read.node)
    }

    /// The value at the start of these tokens, which ends with them or at a comma.
    pub fn value(&mut self, tokens: Range<usize>) -> Read {
        self.at = tokens.start;
        self.expression(tokens.end, 0)
    }

    /// The arguments in the parentheses at `open`.
    pub fn call(&mut self, open: usize) -> Arguments {
        self.at = open;
        self.arguments(self.tokens.len(), 0)
    }

    fn here(&self, punct: u8) -> bool {
        self.tokens.is(self.at, punct)
    }

    /// One value, to the next comma.
    fn expression(&mut self, end: usize, depth: usize) -> Read {
        let first = self.at;
        let read = if depth < MAX_DEPTH {
            self.primary(end, depth)
        } else {
            None
        };
        let last = self.at;
        let cast = self.cast(end);
        self.skip(end);
        match read {
            Some(read) if cast.is_some() => Read {
                type_name: read.type_name.or(cast),
                ..read
            },
            Some(read) if self.at == last => read,
            _ => self.opaque(first),
        }
    }

    /// Goes on to the next comma.
    fn skip(&mut self, end: usize) {
        while self.at < end && !self.here(b',') {
            self.at = self.tokens.after(self.at).min(end);
        }
    }

    /// The tokens skipped since `first`.
    fn opaque(&mut self, first: usize) -> Read {
        self.clean = false;
        let range = self.tokens.bytes(first..self.at);
        Read::new(Value::Opaque, range)
    }

    /// The type after `as` at the end of a value.
    fn cast(&mut self, end: usize) -> Option<String> {
        if self.at >= end || !self.syntax.casts.contains(&self.tokens.word(self.at)) {
            return None;
        }
        let start = self.at + 1;
        self.skip(end);
        Some(one_line(self.tokens.slice(start..self.at)))
    }

    /// A literal of a known form. If `None`, the reader stays where it could not continue.
    fn primary(&mut self, end: usize, depth: usize) -> Option<Read> {
        let first = self.at;
        while self.at < end
            && self
                .syntax
                .value_prefixes
                .contains(&self.tokens.word(self.at))
        {
            self.at += 1;
        }
        let token = self.tokens.token(self.at).filter(|_| self.at < end)?;
        match token.kind {
            Kind::String(_) => self.string(end),
            Kind::Number | Kind::Punct(b'+' | b'-') => self.number(end),
            Kind::Punct(b'[') if self.syntax.composites => self.named(first, end, depth),
            Kind::Punct(b'[') => Some(self.array(end, depth)),
            Kind::Punct(b'{') => Some(self.braces(end, depth)),
            Kind::Punct(b'(') => self.parentheses(end, depth),
            Kind::Punct(b'<') => self.angled_nil(end),
            Kind::Word => self.named(first, end, depth),
            _ => None,
        }
    }

    fn string(&mut self, end: usize) -> Option<Read> {
        let first = self.at;
        let mut text = String::new();
        while self.at < end
            && let Some(Token {
                kind: Kind::String(quoted),
                ..
            }) = self.tokens.token(self.at)
        {
            self.at += 1;
            text.push_str(&self.tokens.string(quoted)?);
            if !self.syntax.keyword_arguments {
                break;
            }
        }
        Some(self.read(Value::String(text), first))
    }

    fn number(&mut self, end: usize) -> Option<Read> {
        let first = self.at;
        let sign = if self.here(b'-') { "-" } else { "" };
        if self.here(b'-') || self.here(b'+') {
            self.at += 1;
        }
        let token = self.tokens.token(self.at).filter(|_| self.at < end)?;
        if token.kind != Kind::Number {
            return None;
        }
        let number = plain_number(&format!("{sign}{}", self.tokens.word(self.at)))?;
        self.at += 1;
        Some(self.read(Value::Number(number), first))
    }

    /// `<nil>`, as Go prints it.
    fn angled_nil(&mut self, end: usize) -> Option<Read> {
        let first = self.at;
        let nil = self.tokens.word(first + 1) == "nil"
            && self.tokens.is(first + 2, b'>')
            && first + 3 <= end;
        nil.then(|| {
            self.at += 3;
            self.read(Value::Null, first)
        })
    }

    fn array(&mut self, end: usize, depth: usize) -> Read {
        let first = self.at;
        let mut items = Vec::new();
        self.each(end, |reader, close| {
            items.push(reader.expression(close, depth + 1).node)
        });
        self.read(Value::Array(items), first)
    }

    fn braces(&mut self, end: usize, depth: usize) -> Read {
        let first = self.at;
        let body = self.body(end, depth);
        let items = body.entries.is_empty() && !body.items.is_empty() && self.syntax.bare_items;
        let shape = if items { Shape::List } else { Shape::Map };
        let value = self.shaped(body, shape, None);
        self.read(value, first)
    }

    /// A value in parentheses, or a tuple.
    fn parentheses(&mut self, end: usize, depth: usize) -> Option<Read> {
        let first = self.at;
        let (mut items, mut commas) = (Vec::new(), false);
        self.each(end, |reader, close| {
            items.push(reader.expression(close, depth + 1));
            commas = reader.here(b',') && reader.at < close;
        });
        match items.pop() {
            Some(only) if items.is_empty() && !commas => Some(only),
            last if self.syntax.keyword_arguments => {
                let nodes = items
                    .into_iter()
                    .chain(last)
                    .map(|read| read.node)
                    .collect();
                Some(self.read(Value::Array(nodes), first))
            }
            _ => None,
        }
    }

    /// A value that starts with a name or a type: a constant, a call, a struct.
    fn named(&mut self, first: usize, end: usize, depth: usize) -> Option<Read> {
        let name = self.name(end)?;
        if self.at < end && self.here(b'(') && name.shape == Shape::Named {
            return self.called(&name, first, end, depth);
        }
        if self.at < end && self.here(b'{') && self.syntax.composites {
            return Some(self.composite(&name, end, depth));
        }
        let constant = self.constant(&name.tokens)?;
        Some(self.read(constant, name.tokens.start))
    }

    fn constant(&self, tokens: &Range<usize>) -> Option<Value> {
        let word = self.tokens.slice(tokens.clone());
        let (_, constant) = self
            .syntax
            .constants
            .iter()
            .find(|(known, _)| *known == word)?;
        Some(match constant {
            Constant::Null => Value::Null,
            Constant::True => Value::Bool(true),
            Constant::False => Value::Bool(false),
        })
    }

    /// `types.MustTimeFromString("…")`, `models.X(a=1)`.
    fn called(&mut self, name: &Name, first: usize, end: usize, depth: usize) -> Option<Read> {
        let path = self.tokens.path(name.path.clone());
        let Arguments {
            mut positional,
            keywords,
        } = self.arguments(end, depth + 1);
        let wrappers = self.syntax.wrappers;
        let wrapper = wrappers
            .iter()
            .find(|(pattern, _)| syntax::matches(pattern, &path));
        if let Some((_, wrapper)) = wrapper {
            let only = positional
                .pop()
                .filter(|_| positional.is_empty() && keywords.is_empty())?;
            return wrapper.around(only, self.tokens.bytes(first..self.at));
        }
        let object = self.syntax.keyword_arguments && positional.is_empty() && is_class(&path);
        object.then(|| {
            let object = Object {
                type_name: Some(path.clone()),
                entries: keywords,
            };
            let read = self.read(Value::Object(object), first);
            Read {
                type_name: Some(path),
                ..read
            }
        })
    }

    /// `components.X{…}`, `[]string{…}`, `map[string]any{…}`.
    fn composite(&mut self, name: &Name, end: usize, depth: usize) -> Read {
        let type_name = one_line(self.tokens.slice(name.tokens.clone()));
        let body = self.body(end, depth);
        let value = self.shaped(body, name.shape, Some(type_name.clone()));
        let read = self.read(value, name.tokens.start);
        Read {
            type_name: Some(type_name),
            ..read
        }
    }

    /// The value in braces.
    fn shaped(&mut self, body: Body, shape: Shape, type_name: Option<String>) -> Value {
        let Body {
            entries,
            mut items,
            placeholder,
        } = body;
        let list = shape == Shape::List
            || shape == Shape::Named && entries.is_empty() && !items.is_empty();
        if placeholder {
            self.clean = false;
            return Value::Opaque;
        }
        if list {
            items.extend(entries.into_iter().map(|entry| entry.value));
            return Value::Array(items);
        }
        self.clean &= items.is_empty();
        let type_name = type_name.filter(|_| shape == Shape::Named);
        Value::Object(Object { type_name, entries })
    }

    fn body(&mut self, end: usize, depth: usize) -> Body {
        let open = self.at;
        let (mut entries, mut items) = (Vec::new(), Vec::new());
        self.each(end, |reader, close| {
            if let Some(entry) = reader.entry(b':', close, depth) {
                entries.push(entry);
            } else if let Some(entry) = reader.shorthand(close) {
                entries.push(entry);
            } else {
                items.push(reader.expression(close, depth + 1).node);
            }
        });
        let closing = self.at.checked_sub(1).filter(|last| *last == open + 1);
        let commented = closing.and_then(|last| self.tokens.token(last));
        let placeholder = commented.is_some_and(|token| token.after_comment);
        Body {
            entries,
            items,
            placeholder,
        }
    }

    /// A key, `separator` and a value.
    fn entry(&mut self, separator: u8, end: usize, depth: usize) -> Option<Entry> {
        let key_at = self.at;
        if key_at + 1 >= end || !self.tokens.is(key_at + 1, separator) {
            return None;
        }
        let (key, quoted) = match self.tokens.token(key_at)?.kind {
            Kind::Word | Kind::Number => (self.tokens.word(key_at).to_owned(), false),
            Kind::String(quoted) => (self.tokens.string(quoted)?, true),
            _ => return None,
        };
        self.at += 2;
        let value = self.expression(end, depth + 1).node;
        Some(Entry {
            key,
            key_range: self.tokens.bytes(key_at..key_at + 1),
            quoted,
            value,
        })
    }

    /// `{ a }`.
    fn shorthand(&mut self, end: usize) -> Option<Entry> {
        let at = self.at;
        let alone = at + 1 == end || self.tokens.is(at + 1, b',');
        if !self.syntax.shorthand || !alone || !self.tokens.is_word(at) {
            return None;
        }
        self.at += 1;
        let key_range = self.tokens.bytes(at..at + 1);
        let value = self.opaque(at).node;
        Some(Entry {
            key: self.tokens.word(at).to_owned(),
            key_range,
            quoted: false,
            value,
        })
    }

    fn arguments(&mut self, end: usize, depth: usize) -> Arguments {
        let mut arguments = Arguments {
            positional: Vec::new(),
            keywords: Vec::new(),
        };
        self.each(end, |reader, close| {
            reader.argument(&mut arguments, close, depth)
        });
        arguments
    }

    fn argument(&mut self, arguments: &mut Arguments, end: usize, depth: usize) {
        if self.syntax.keyword_arguments {
            if let Some(entry) = self.entry(b'=', end, depth) {
                arguments.keywords.push(entry);
                return;
            }
            if self.tokens.word(self.at) == "**" {
                self.at += 1;
                let spread = self.expression(end, depth + 1);
                match spread.node.value {
                    Value::Object(object) => arguments.keywords.extend(object.entries),
                    _ => arguments.positional.push(spread),
                }
                return;
            }
        }
        arguments.positional.push(self.expression(end, depth + 1));
    }

    /// Walks through the bracket that starts here, and calls `element` for each item between its commas, with the token
    /// where the bracket ends.
    fn each(&mut self, end: usize, mut element: impl FnMut(&mut Self, usize)) {
        let open = self.tokens.token(self.at);
        let close = open.map_or(end, |token| token.close).min(end);
        self.at += 1;
        while self.at < close {
            let before = self.at;
            if !self.here(b',') {
                element(self, close);
            }
            if self.at < close && (self.here(b',') || self.at == before) {
                self.at += 1;
            }
        }
        let wanted = open.and_then(|token| match token.kind {
            Kind::Punct(open) => closing(open),
            _ => None,
        });
        self.clean &= close < end && wanted.is_some_and(|wanted| self.tokens.is(close, wanted));
        self.at = (close + 1).min(end);
    }

    /// The name or type that starts here.
    fn name(&mut self, end: usize) -> Option<Name> {
        let start = self.at;
        let shape = if self.syntax.composites {
            self.type_start(end)?
        } else {
            Shape::Named
        };
        let path = self.at..self.tokens.path_end(self.at, end);
        self.at = path.end;
        if self.syntax.composites && self.here(b'[') {
            let after = self.tokens.after(self.at);
            if after < end && (self.tokens.is(after, b'(') || self.tokens.is(after, b'{')) {
                self.at = after;
            }
        }
        Some(Name {
            path,
            tokens: start..self.at,
            shape,
        })
    }

    /// Skips the part of a type before its last name: `[]`, `map[string]`, `*`.
    fn type_start(&mut self, end: usize) -> Option<Shape> {
        let mut shape = None;
        while self.at < end {
            let next = self.at + 1;
            let (this, length) = match self.tokens.word(self.at) {
                "[" => (Shape::List, self.tokens.after(self.at)),
                "map" if self.tokens.is(next, b'[') => (Shape::Map, self.tokens.after(next)),
                // These are names with braces of their own.
                "interface" | "struct" if self.tokens.is(next, b'{') => {
                    (Shape::Named, self.tokens.after(next))
                }
                "*" => (Shape::Named, next),
                _ if self.tokens.is_word(self.at) => return Some(shape.unwrap_or(Shape::Named)),
                _ => break,
            };
            shape.get_or_insert(this);
            self.at = length.min(end);
        }
        shape
    }

    fn read(&self, value: Value, first: usize) -> Read {
        Read::new(value, self.tokens.bytes(first..self.at))
    }
}
