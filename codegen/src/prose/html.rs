//! The few HTML tags that descriptions use, and what they mean as Markdown. All others are text.

use super::kind::Kind;

/// A piece of HTML text.
#[derive(Debug, PartialEq)]
pub enum Token<'a> {
    /// Text, or a tag that is unknown here and therefore shown as written (`<worker-id>`).
    Text(&'a str),
    /// `<br>`.
    LineBreak,
    /// The end of a paragraph: `<p>`, `<div>` and their ends.
    ParagraphBreak,
    /// `<li>`.
    Item,
    /// `</li>`, and where a list starts or ends.
    ItemEnd,
    /// A tag without meaning that can be left out: `<a name="x">`.
    Nothing,
    Open(Tag<'a>),
    Close(Tag<'a>),
}

/// A tag around text.
#[derive(Debug, PartialEq)]
pub struct Tag<'a> {
    pub kind: Kind,
    /// The target of an `<a href="…">`; empty for all others.
    pub target: &'a str,
    /// As written, in case its partner is missing.
    pub raw: &'a str,
}

/// Attributes longer than this are not read: the search for the end of a tag must not cost more than the text.
const LONGEST_TAG: usize = 512;

/// The tokens of `html`, which may be one tag or whole lines.
pub fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut text_from = 0;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found;
        if let Some((token, length)) = tag(&html[at..]) {
            if text_from < at {
                tokens.push(Token::Text(&html[text_from..at]));
            }
            tokens.push(token);
            at += length;
            text_from = at;
        } else {
            at += 1;
        }
    }
    if text_from < html.len() {
        tokens.push(Token::Text(&html[text_from..]));
    }
    tokens
}

/// The known tag that `text` starts with, and its length.
fn tag(text: &str) -> Option<(Token<'_>, usize)> {
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let inner = &inner[usize::from(closes)..];
    let name = &inner[..inner
        .bytes()
        .take(10)
        .take_while(u8::is_ascii_alphanumeric)
        .count()];
    let meaning = meaning(name)?;
    let attributes = &inner[name.len()..];
    let end = attributes
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| matches!(byte, b'<' | b'>'))?;
    if attributes.as_bytes()[end] == b'<'
        || !(end == 0 || attributes.starts_with([' ', '\t', '\n', '/']))
    {
        return None;
    }
    let attributes = &attributes[..end];
    let length = 1 + usize::from(closes) + name.len() + end + 1;
    let raw = &text[..length];
    let token = match meaning {
        Meaning::LineBreak => Token::LineBreak,
        Meaning::Item if !closes => Token::Item,
        Meaning::Item | Meaning::List => Token::ItemEnd,
        Meaning::ParagraphBreak => Token::ParagraphBreak,
        // The start of a lone `</a>` has been left out.
        Meaning::Around(Kind::Link) if closes => Token::Close(Tag {
            kind: Kind::Link,
            target: "",
            raw: "",
        }),
        Meaning::Around(kind) if closes => Token::Close(Tag {
            kind,
            target: "",
            raw,
        }),
        Meaning::Around(Kind::Link) if attributes.trim_ascii().is_empty() => return None,
        Meaning::Around(Kind::Link) => match target(attributes) {
            Some(target) => Token::Open(Tag {
                kind: Kind::Link,
                target,
                raw,
            }),
            None => Token::Nothing,
        },
        Meaning::Around(kind) => Token::Open(Tag {
            kind,
            target: "",
            raw,
        }),
    };
    Some((token, length))
}

enum Meaning {
    LineBreak,
    ParagraphBreak,
    List,
    Item,
    Around(Kind),
}

fn meaning(name: &str) -> Option<Meaning> {
    Some(match name.to_ascii_lowercase().as_str() {
        "br" => Meaning::LineBreak,
        "p" | "div" => Meaning::ParagraphBreak,
        "ul" | "ol" => Meaning::List,
        "li" => Meaning::Item,
        "code" | "tt" => Meaning::Around(Kind::Code),
        "b" | "strong" => Meaning::Around(Kind::Strong),
        "i" | "em" => Meaning::Around(Kind::Emphasis),
        "a" => Meaning::Around(Kind::Link),
        _ => return None,
    })
}

/// The value of `href`.
fn target(attributes: &str) -> Option<&str> {
    let lower = attributes.to_ascii_lowercase();
    let value = attributes[lower.find("href")? + "href".len()..]
        .trim_ascii_start()
        .strip_prefix('=')?;
    let value = value.trim_ascii_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote).map(|(target, _)| target)
}
