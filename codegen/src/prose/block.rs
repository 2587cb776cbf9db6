//! Markdown → blocks: paragraphs, code, quotes and lists. Headings become bold paragraphs and tables code; rules and
//! images are dropped.

use std::borrow::Cow;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::escape;
use super::html::{self, Token};
use super::inline::{self, Mark, Piece};
use super::kind::Kind;
use super::prepare::{options, prepare};
use super::table;

/// The parts of prose.
#[derive(Debug)]
pub enum Block {
    /// Its words, escaped, one per line; never empty.
    Paragraph(String),
    Code {
        language: &'static str,
        /// Not only white space.
        code: String,
    },
    Quote(Vec<Block>),
    List(List),
}

/// A list of at least one item, none of which is empty.
#[derive(Debug)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Its items are paragraphs, with space between them.
    is_loose: bool,
    /// It is made of `<li>`.
    is_html: bool,
    pub items: Vec<Vec<Block>>,
}

impl List {
    /// Can its lines do without empty lines between them? Only in a few forms do its blocks remain distinct then.
    pub fn is_tight(&self) -> bool {
        let fits = |pair: &[Block]| match pair {
            [Block::Paragraph(_), Block::List(list)] => list.start.is_none_or(|start| start == 1),
            [Block::Paragraph(_) | Block::Code { .. }, Block::Code { .. }]
            | [Block::Code { .. }, Block::Paragraph(_)] => true,
            _ => false,
        };
        !self.is_loose && self.items.iter().all(|item| item.windows(2).all(fits))
    }
}

/// Containers are nested at most this deep (a list and its item are two); anything deeper joins the innermost.
const DEEPEST: usize = 9;
/// Ordered lists that start later start at 1: a marker has at most nine digits.
const LATEST_START: u64 = 100_000_000;

/// The blocks of `markdown`.
pub fn parse(markdown: &str, link: &dyn Fn(&str) -> Option<String>) -> Vec<Block> {
    let markdown = prepare(markdown);
    let mut reader = BlockParser::new(link);
    for event in Parser::new_ext(&markdown, options()) {
        reader.event(event);
    }
    reader.finish()
}

/// A container for blocks.
enum Frame {
    /// The whole text, a quote or an item.
    Blocks(Vec<Block>),
    List(List),
}

/// Turns the parser's events into blocks.
struct BlockParser<'a, 'l> {
    link: &'l dyn Fn(&str) -> Option<String>,
    frames: Vec<Frame>,
    /// How many containers are open beyond [`DEEPEST`].
    ignored_frames: usize,
    /// The paragraph so far.
    pieces: Vec<Piece<'a>>,
    /// Marks open in the paragraph, roughly: HTML may close what it has not opened.
    open_marks: usize,
    /// Inside something like `<tenant:user>`.
    is_angle_text: bool,
    /// The paragraph is an `<li>`.
    is_html_item: bool,
    code: Option<(&'static str, String)>,
    table: Option<Vec<Vec<String>>>,
}

impl<'a, 'l> BlockParser<'a, 'l> {
    fn new(link: &'l dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            link,
            frames: vec![Frame::Blocks(Vec::new())],
            ignored_frames: 0,
            pieces: Vec::new(),
            open_marks: 0,
            is_angle_text: false,
            is_html_item: false,
            code: None,
            table: None,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        match self.frames.into_iter().next() {
            Some(Frame::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'a>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.pieces.push(Piece::Text(cow(text))),
            },
            Event::Code(code) => self.pieces.push(Piece::Code(cow(code))),
            Event::InlineHtml(html) | Event::Html(html) => self.html(cow(html)),
            Event::SoftBreak => self.pieces.push(Piece::Text(Cow::Borrowed(" "))),
            Event::HardBreak => self.line_break(),
            Event::Rule => self.end_paragraph(),
            // Not enabled.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>) {
        match tag {
            Tag::Emphasis => self.open(Mark::markdown(Kind::Emphasis)),
            Tag::Strong => self.open(Mark::markdown(Kind::Strong)),
            Tag::Strikethrough => self.open(Mark::markdown(Kind::Strike)),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => {
                self.open(Mark {
                    target: format!("mailto:{dest_url}").into(),
                    ..Mark::markdown(Kind::Link)
                });
            }
            // `<tenant:user>` is not an address, and would lose its brackets as one.
            Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            } if !escape::is_web_address(&dest_url) => {
                self.is_angle_text = true;
                self.pieces.push(Piece::Text(Cow::Borrowed("<")));
            }
            Tag::Link { dest_url, .. } => {
                self.open(Mark {
                    target: cow(dest_url),
                    ..Mark::markdown(Kind::Link)
                });
            }
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.open(Mark::markdown(Kind::Strong));
            }
            Tag::Paragraph => self.loosen(),
            Tag::HtmlBlock => self.end_paragraph(),
            Tag::BlockQuote(kind) => {
                self.start_frame(Frame::Blocks(Vec::new()));
                self.alert(kind);
            }
            Tag::List(start) => {
                let start = start.map(|start| if start > LATEST_START { 1 } else { start });
                self.start_frame(Frame::List(List {
                    start,
                    is_loose: false,
                    is_html: false,
                    items: Vec::new(),
                }));
            }
            Tag::Item => self.start_frame(Frame::Blocks(Vec::new())),
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                let language = match kind {
                    CodeBlockKind::Fenced(info) => escape::language(&info),
                    CodeBlockKind::Indented => "text",
                };
                self.code = Some((language, String::new()));
            }
            Tag::Table(_) => {
                self.end_paragraph();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            // An image is replaced by its text; all others only contain other events, or are not enabled.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.close(Mark::markdown(Kind::Emphasis)),
            TagEnd::Strong => self.close(Mark::markdown(Kind::Strong)),
            TagEnd::Strikethrough => self.close(Mark::markdown(Kind::Strike)),
            TagEnd::Link if std::mem::take(&mut self.is_angle_text) => {
                self.pieces.push(Piece::Text(Cow::Borrowed(">")));
            }
            TagEnd::Link => self.close(Mark::markdown(Kind::Link)),
            TagEnd::Heading(_) => {
                self.close(Mark::markdown(Kind::Strong));
                self.end_paragraph();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.end_frame(),
            TagEnd::CodeBlock => {
                if let Some((language, code)) = self.code.take() {
                    self.code_block(language, code);
                }
            }
            TagEnd::TableCell => {
                let cell = inline::plain(&std::mem::take(&mut self.pieces));
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell.trim().to_owned());
                }
            }
            TagEnd::Table => {
                if let Some(rows) = self.table.take() {
                    self.code_block("text", table::text(&rows));
                }
            }
            _ => {}
        }
    }

    fn html(&mut self, html: Cow<'a, str>) {
        if self.table.is_some() {
            let is_break = crate::markdown::line_break(&html).is_some();
            self.pieces.push(Piece::Text(if is_break {
                Cow::Borrowed(" ")
            } else {
                html
            }));
            return;
        }
        for token in html::tokens(&html) {
            match token {
                Token::Text(text) => self.pieces.push(Piece::Text(Cow::Owned(text.to_owned()))),
                Token::LineBreak => self.line_break(),
                Token::ParagraphBreak => self.end_paragraph(),
                Token::Item | Token::ItemEnd => {
                    self.end_paragraph();
                    self.is_html_item = token == Token::Item;
                }
                Token::Nothing => {}
                Token::Open(tag) => self.open(html_mark(&tag)),
                Token::Close(tag) => self.close(html_mark(&tag)),
            }
        }
    }

    fn open(&mut self, mark: Mark<'a>) {
        self.open_marks += 1;
        self.pieces.push(Piece::Open(mark));
    }

    fn close(&mut self, mark: Mark<'a>) {
        self.open_marks = self.open_marks.saturating_sub(1);
        self.pieces.push(Piece::Close(mark));
    }

    /// A hard line break starts a new paragraph: the other ways to write it are a backslash or two spaces at the
    /// end of the line, which nobody sees. Inside of a mark it is a space.
    fn line_break(&mut self) {
        if self.open_marks > 0 {
            self.pieces.push(Piece::Text(Cow::Borrowed(" ")));
        } else {
            self.end_paragraph();
        }
    }

    /// `> [!WARNING]`, as on GitHub.
    fn alert(&mut self, kind: Option<BlockQuoteKind>) {
        let title = match kind {
            None => return,
            Some(BlockQuoteKind::Note) => "Note:",
            Some(BlockQuoteKind::Tip) => "Tip:",
            Some(BlockQuoteKind::Important) => "Important:",
            Some(BlockQuoteKind::Warning) => "Warning:",
            Some(BlockQuoteKind::Caution) => "Caution:",
        };
        self.open(Mark::markdown(Kind::Strong));
        self.pieces.push(Piece::Text(Cow::Borrowed(title)));
        self.close(Mark::markdown(Kind::Strong));
        self.pieces.push(Piece::Text(Cow::Borrowed(" ")));
    }

    fn end_paragraph(&mut self) {
        self.open_marks = 0;
        let pieces = std::mem::take(&mut self.pieces);
        if pieces.is_empty() {
            return;
        }
        let words = inline::words(pieces, self.link);
        // An `<li>` may continue in a `<p>`.
        if words.is_empty() {
            return;
        }
        let paragraph = Block::Paragraph(words);
        if std::mem::take(&mut self.is_html_item) {
            self.push_html_item(paragraph);
        } else {
            self.push(paragraph);
        }
    }

    fn code_block(&mut self, language: &'static str, code: String) {
        if !escape::fence(language, &code).is_empty() {
            self.push(Block::Code { language, code });
        }
    }

    fn push(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(Frame::Blocks(blocks)) => match (blocks.last_mut(), block) {
                // They differ only in their marks, which are not kept: they would be read as one, so they are merged.
                (Some(Block::List(before)), Block::List(list))
                    if before.start.is_some() == list.start.is_some() =>
                {
                    before.items.extend(list.items);
                    before.is_loose = true;
                    before.is_html = false;
                }
                (_, block) => blocks.push(block),
            },
            // The item is too deep.
            Some(Frame::List(list)) => list.items.push(vec![block]),
            None => {}
        }
    }

    fn push_html_item(&mut self, paragraph: Block) {
        if let Some(Frame::Blocks(blocks)) = self.frames.last_mut()
            && let Some(Block::List(list)) = blocks.last_mut()
            && list.is_html
        {
            list.items.push(vec![paragraph]);
        } else {
            self.push(Block::List(List {
                start: None,
                is_loose: false,
                is_html: true,
                items: vec![vec![paragraph]],
            }));
        }
    }

    /// A paragraph directly in an item: the list has space between its items.
    fn loosen(&mut self) {
        if self.ignored_frames == 0
            && let [.., Frame::List(list), Frame::Blocks(_)] = self.frames.as_mut_slice()
        {
            list.is_loose = true;
        }
    }

    fn start_frame(&mut self, frame: Frame) {
        self.end_paragraph();
        if self.frames.len() < DEEPEST && self.ignored_frames == 0 {
            self.frames.push(frame);
        } else {
            self.ignored_frames += 1;
        }
    }

    fn end_frame(&mut self) {
        self.end_paragraph();
        self.is_html_item = false;
        if self.ignored_frames > 0 {
            self.ignored_frames -= 1;
            return;
        }
        match (self.frames.pop(), self.frames.last_mut()) {
            (Some(Frame::Blocks(blocks)), outer) if !blocks.is_empty() => match outer {
                Some(Frame::List(list)) => list.items.push(blocks),
                _ => self.push(Block::Quote(blocks)),
            },
            (Some(Frame::List(list)), _) if !list.items.is_empty() => self.push(Block::List(list)),
            _ => {}
        }
    }
}

fn cow(text: CowStr<'_>) -> Cow<'_, str> {
    match text {
        CowStr::Borrowed(text) => Cow::Borrowed(text),
        owned => Cow::Owned(owned.into_string()),
    }
}

fn html_mark<'a>(tag: &html::Tag<'_>) -> Mark<'a> {
    Mark {
        kind: tag.kind,
        target: Cow::Owned(tag.target.to_owned()),
        html: Some(Cow::Owned(tag.raw.to_owned())),
    }
}
