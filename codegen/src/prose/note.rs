//! Prose → one line of plain text.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::clean::clean;
use super::html::{self, Token};
use super::kind::Kind;
use super::{escape, prepare};

/// One line of plain text, for `#[deprecated(note = "…")]`: marks and links are reduced to their text, code spans keep
/// their backticks, white space is collapsed and control characters are dropped.
///
/// The compiler shows a note verbatim, but rustdoc reads it as Markdown and resolves its brackets. So what still looks
/// like a link or like a block gets a backslash; that is rare.
#[must_use]
pub fn plain_line(markdown: &str) -> String {
    let text = text(markdown);
    let mut line = String::with_capacity(text.len());
    for word in clean(&text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.contains(['[', '<', '`']) || !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        disarm(line)
    } else {
        line
    }
}

/// The text, with code spans in backticks and spaces where blocks end.
fn text(markdown: &str) -> String {
    let markdown = prepare::prepare(markdown);
    let mut text = String::new();
    let mut is_angle_text = false;
    for event in Parser::new_ext(&markdown, prepare::options()) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::Code(code) => text.push_str(&escape::code_span(&code)),
            Event::Html(part) | Event::InlineHtml(part) => push_html(&part, &mut text),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            }) if !escape::is_web_address(&dest_url) => {
                is_angle_text = true;
                text.push('<');
            }
            Event::End(TagEnd::Link) if std::mem::take(&mut is_angle_text) => text.push('>'),
            Event::Start(
                Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. },
            )
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {}
            _ => text.push(' '),
        }
    }
    text
}

fn push_html(html: &str, text: &mut String) {
    for token in html::tokens(html) {
        match token {
            Token::Text(part) => text.push_str(part),
            Token::Open(tag) | Token::Close(tag) if tag.kind == Kind::Code => text.push('`'),
            Token::Nothing | Token::Open(_) | Token::Close(_) => {}
            Token::LineBreak | Token::ParagraphBreak | Token::Item | Token::ItemEnd => {
                text.push(' ');
            }
        }
    }
}

/// How often the line is checked again after adding backslashes.
const ATTEMPTS: usize = 4;

/// `line` with backslashes before everything that rustdoc would treat as more than text.
fn disarm(mut line: String) -> String {
    for _ in 0..ATTEMPTS {
        let places = armed(&line);
        if places.is_empty() {
            return line;
        }
        line = escape::insert_backslashes(&line, &places);
    }
    line.retain(|c| !matches!(c, '[' | ']' | '<' | '>'));
    line.trim().to_owned()
}

/// The places in `line` where a block, a link or an image starts, in order.
fn armed(line: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut broken = Vec::new();
    let rustdoc = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let callback = |link: pulldown_cmark::BrokenLink<'_>| {
        broken.push(link.span.start);
        None
    };
    let parser = Parser::new_with_broken_link_callback(line, rustdoc, Some(callback));
    places.extend(
        parser
            .reference_definitions()
            .iter()
            .map(|(_, definition)| definition.span.start),
    );
    for (event, range) in parser.into_offset_iter() {
        let is_armed = match &event {
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                ..
            }) => false,
            Event::Start(Tag::Link { dest_url, .. }) => !escape::is_web_address(dest_url),
            Event::Start(tag) => !matches!(
                tag,
                Tag::Paragraph | Tag::HtmlBlock | Tag::Emphasis | Tag::Strong | Tag::Strikethrough
            ),
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => true,
            _ => false,
        };
        if is_armed {
            // The number of a list item cannot be escaped, but the dot after it can.
            let digits = line[range.start..]
                .bytes()
                .take_while(u8::is_ascii_digit)
                .count();
            places.push(range.start + digits);
        }
    }
    places.extend(broken);
    for place in &mut places {
        // For an image, it is the bracket.
        *place += usize::from(line[*place..].starts_with("!["));
    }
    places.sort_unstable();
    places.dedup();
    places
}
