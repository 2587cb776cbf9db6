//! A paragraph's pieces as words, each of which stays on one line.
//!
//! Marks are written only where they will be read back as marks, which depends on the characters beside them; those
//! that would not work, have no partner or are nested too deep are left out, and their text stays.

use std::borrow::Cow;

use super::clean::clean;
use super::escape::{self, Marks};

/// What a paragraph consists of.
#[derive(Debug, Clone)]
pub enum Piece<'a> {
    /// Text as it shall be read, nothing in it is markup.
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    Open(Mark<'a>),
    Close(Mark<'a>),
}

/// The beginning or the end of a mark.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    pub kind: Kind,
    /// Where a link leads.
    pub target: Cow<'a, str>,
    /// The tag in words, if it comes from HTML, which may lack a partner and is text then.
    pub html: Option<Cow<'a, str>>,
}

impl<'a> Mark<'a> {
    pub fn markdown(kind: Kind) -> Self {
        Self {
            kind,
            target: Cow::Borrowed(""),
            html: None,
        }
    }

    fn closes(&self, open: &Mark<'_>) -> bool {
        self.kind == open.kind && self.html.is_some() == open.html.is_some()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Emphasis,
    Strong,
    Strike,
    Code,
    Link,
}

/// How far down the open marks an HTML end tag looks for its partner.
const PARTNER_DISTANCE: usize = 16;
/// How often marks are tried again after some had to be left out, before all are.
const ATTEMPTS: usize = 4;

/// The words of a paragraph, one a line; no words give an empty text.
pub fn words(pieces: Vec<Piece<'_>>, link: &dyn Fn(&str) -> Option<String>) -> String {
    let atoms = atoms(&pair(pieces), link);
    let mut left_out = vec![false; atoms.len()];
    for _ in 0..ATTEMPTS {
        let line = arrange(&atoms, &left_out);
        let failing = failing_marks(&line);
        if failing.is_empty() {
            return compose(&line);
        }
        for pair in failing {
            left_out[pair] = true;
        }
    }
    left_out.fill(true);
    compose(&arrange(&atoms, &left_out))
}

/// The text of the pieces, without any mark.
pub fn plain<'a>(pieces: impl IntoIterator<Item = &'a Piece<'a>>) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(part) | Piece::Code(part) => text.push_str(&clean(part)),
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    text
}

/// A piece, and where the end of the mark is that it opens.
type Paired<'a> = (Piece<'a>, usize);

/// Finds the end of each mark. Ends and beginnings without partner become text, if they were a tag, or nothing.
fn pair(pieces: Vec<Piece<'_>>) -> Vec<Paired<'_>> {
    let mut paired: Vec<Paired<'_>> = pieces.into_iter().map(|piece| (piece, 0)).collect();
    let mut open: Vec<usize> = Vec::new();
    for at in 0..paired.len() {
        match &paired[at].0 {
            Piece::Open(_) => open.push(at),
            Piece::Close(end) => {
                let is_partner = |&&begin: &&usize| matches!(&paired[begin].0, Piece::Open(mark) if end.closes(mark));
                let partner = open
                    .iter()
                    .rev()
                    .take(PARTNER_DISTANCE)
                    .position(|begin| is_partner(&begin));
                if let Some(distance) = partner {
                    let keep = open.len() - distance;
                    open.drain(keep..)
                        .for_each(|lonely| unmark(&mut paired[lonely].0));
                    if let Some(begin) = open.pop() {
                        paired[begin].1 = at;
                    }
                } else {
                    unmark(&mut paired[at].0);
                }
            }
            _ => {}
        }
    }
    for lonely in open {
        unmark(&mut paired[lonely].0);
    }
    for at in 1..paired.len() {
        strong_first(at, &mut paired);
    }
    paired
}

/// `***x***` is an emphasis around a strong one; the other way round it reads better: `**_x_**`.
fn strong_first(at: usize, paired: &mut [Paired<'_>]) {
    let opens =
        |at: usize, kind: Kind| matches!(&paired[at].0, Piece::Open(mark) if mark.kind == kind);
    let (outer, inner) = (at - 1, at);
    let (outer_end, inner_end) = (paired[outer].1, paired[inner].1);
    if opens(outer, Kind::Emphasis) && opens(inner, Kind::Strong) && inner_end + 1 == outer_end {
        for (place, kind) in [
            (outer, Kind::Strong),
            (inner, Kind::Emphasis),
            (inner_end, Kind::Emphasis),
            (outer_end, Kind::Strong),
        ] {
            if let Piece::Open(mark) | Piece::Close(mark) = &mut paired[place].0 {
                mark.kind = kind;
            }
        }
    }
}

/// A mark without partner as text.
fn unmark(piece: &mut Piece<'_>) {
    if let Piece::Open(mark) | Piece::Close(mark) = piece {
        *piece = Piece::Text(mark.html.take().unwrap_or_default());
    }
}

/// The parts of the line that comes out.
#[derive(Debug, Clone)]
enum Atom {
    Text(String),
    Code(String),
    Address(String),
    LinkOpen,
    /// With the destination as it is written: `(https://…)`.
    LinkClose(String),
    /// One end of an emphasis.
    Mark {
        kind: Kind,
        opens: bool,
        /// The number of the pair, the same at both ends.
        pair: usize,
        /// How it is written; known once the line is arranged.
        delimiter: &'static str,
    },
}

/// Pieces with links and code decided; emphasis is left to [`arrange`].
fn atoms(pieces: &[Paired<'_>], link: &dyn Fn(&str) -> Option<String>) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(pieces.len());
    // What the marks that are open have to write at their end.
    let mut ends: Vec<Option<Atom>> = Vec::new();
    let mut in_link = false;
    let mut at = 0;
    while let Some((piece, end)) = pieces.get(at) {
        at += 1;
        match piece {
            Piece::Text(text) => atoms.push(Atom::Text(clean(text).into_owned())),
            Piece::Code(code) => push_code(&clean(code), &mut atoms),
            Piece::Open(Mark {
                kind: Kind::Code, ..
            }) => {
                push_code(
                    plain(pieces[at..*end].iter().map(|(piece, _)| piece)).trim(),
                    &mut atoms,
                );
                at = end + 1;
            }
            Piece::Open(Mark {
                kind: Kind::Link, ..
            }) if in_link => ends.push(None),
            Piece::Open(Mark {
                kind: Kind::Link,
                target,
                ..
            }) => {
                let label = plain(pieces[at..*end].iter().map(|(piece, _)| piece));
                match link_form(target, label.trim(), link) {
                    LinkForm::None => ends.push(None),
                    LinkForm::Address(address) => {
                        atoms.push(Atom::Address(address));
                        at = end + 1;
                    }
                    LinkForm::Around(destination) => {
                        atoms.push(Atom::LinkOpen);
                        ends.push(Some(Atom::LinkClose(destination)));
                        in_link = true;
                    }
                }
            }
            Piece::Open(Mark { kind, .. }) => {
                let pair = atoms.len();
                atoms.push(Atom::Mark {
                    kind: *kind,
                    opens: true,
                    pair,
                    delimiter: "",
                });
                ends.push(Some(Atom::Mark {
                    kind: *kind,
                    opens: false,
                    pair,
                    delimiter: "",
                }));
            }
            Piece::Close(_) => {
                let end = ends.pop().flatten();
                in_link &= !matches!(end, Some(Atom::LinkClose(_)));
                atoms.extend(end);
            }
        }
    }
    atoms
}

fn push_code(code: &str, atoms: &mut Vec<Atom>) {
    if !code.is_empty() {
        atoms.push(Atom::Code(code.to_owned()));
    }
}

enum LinkForm {
    /// Only the text stays.
    None,
    /// `<address>`.
    Address(String),
    /// `[text](destination)`.
    Around(String),
}

fn link_form(target: &str, label: &str, link: &dyn Fn(&str) -> Option<String>) -> LinkForm {
    if escape::is_web_address(target) {
        let is_mail = target
            .strip_prefix("mailto:")
            .is_some_and(|name| name == label && escape::is_mail_address(name));
        return if is_mail {
            LinkForm::Address(label.to_owned())
        } else if (label.is_empty() || label == target) && escape::fits_autolink(target) {
            LinkForm::Address(target.to_owned())
        } else if label.is_empty() {
            LinkForm::None
        } else {
            LinkForm::Around(escape::destination(target))
        };
    }
    if label.is_empty() || target.is_empty() || escape::has_scheme(target) {
        return LinkForm::None;
    }
    match link(target) {
        Some(path) => LinkForm::Around(escape::destination(&rust_path(path, label))),
        None => LinkForm::None,
    }
}

/// The path with a `type@` in front where the text is the path itself, or the end of it: rustdoc complains of a target
/// that the text alone would find, and whether it would depends on what is in scope.
fn rust_path(path: String, label: &str) -> String {
    let label = label.trim_matches('`');
    let is_plain = path
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':'));
    if is_plain && (path.ends_with(label) || label.ends_with(&path)) {
        format!("type@{path}")
    } else {
        path
    }
}

/// The line without the marks that are left out, with the others' delimiters, with texts joined and addresses found.
fn arrange(atoms: &[Atom], left_out: &[bool]) -> Vec<Atom> {
    let mut line: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut text = String::new();
    let mut open: Vec<(Kind, usize, &'static str)> = Vec::new();
    let mut in_link = false;
    for atom in atoms {
        match atom {
            Atom::Text(part) => {
                text.push_str(part);
                continue;
            }
            Atom::Mark { pair, .. } if left_out[*pair] => continue,
            Atom::Mark {
                kind,
                opens: true,
                pair,
                ..
            } => {
                let Some(delimiter) = delimiter(*kind, &open) else {
                    continue;
                };
                flush(&mut text, in_link, &mut line);
                open.push((*kind, *pair, delimiter));
                line.push(Atom::Mark {
                    kind: *kind,
                    opens: true,
                    pair: *pair,
                    delimiter,
                });
            }
            Atom::Mark { kind, pair, .. } => {
                let Some((.., delimiter)) = open.pop_if(|(_, last, _)| last == pair) else {
                    continue;
                };
                flush(&mut text, in_link, &mut line);
                line.push(Atom::Mark {
                    kind: *kind,
                    opens: false,
                    pair: *pair,
                    delimiter,
                });
            }
            Atom::LinkClose(_) => {
                // A space that ends the link's text belongs behind the link.
                let length = text.trim_end().len();
                let space = if text.split_off(length).is_empty() {
                    ""
                } else {
                    " "
                };
                flush(&mut text, in_link, &mut line);
                in_link = false;
                line.push(atom.clone());
                text.push_str(space);
            }
            Atom::LinkOpen | Atom::Code(_) | Atom::Address(_) => {
                flush(&mut text, in_link, &mut line);
                in_link |= matches!(atom, Atom::LinkOpen);
                line.push(atom.clone());
            }
        }
    }
    flush(&mut text, in_link, &mut line);
    line
}

/// How a mark is written inside of those that are open, if at all. Within an emphasis another one takes the other
/// character, so that the two can never be confused; deeper ones, and those that say the same again, are left out.
fn delimiter(kind: Kind, open: &[(Kind, usize, &'static str)]) -> Option<&'static str> {
    if open.iter().any(|(outer, ..)| *outer == kind) {
        return None;
    }
    let is_inner = open.iter().any(|(outer, ..)| *outer != Kind::Strike);
    Some(match (kind, is_inner) {
        (Kind::Strike, _) => "~~",
        (Kind::Strong, false) => "**",
        (Kind::Strong, true) => "__",
        (_, false) => "*",
        (_, true) => "_",
    })
}

/// Moves the text to the line, with bare addresses as such: a link's text must not contain another link.
fn flush(text: &mut String, in_link: bool, line: &mut Vec<Atom>) {
    let mut rest = text.as_str();
    if rest.starts_with(char::is_whitespace) && matches!(line.last(), Some(Atom::LinkOpen)) {
        line.insert(line.len() - 1, Atom::Text(" ".to_owned()));
        rest = rest.trim_start();
    }
    while !in_link && let Some((from, to)) = escape::find_address(rest) {
        if from > 0 {
            line.push(Atom::Text(rest[..from].to_owned()));
        }
        line.push(Atom::Address(rest[from..to].to_owned()));
        rest = &rest[to..];
    }
    if !rest.is_empty() {
        line.push(Atom::Text(rest.to_owned()));
    }
    text.clear();
}

/// The pairs that Markdown would not read as marks where they stand.
fn failing_marks(line: &[Atom]) -> Vec<usize> {
    let mut failing = Vec::new();
    for (at, atom) in line.iter().enumerate() {
        let Atom::Mark {
            opens,
            pair,
            delimiter,
            ..
        } = atom
        else {
            continue;
        };
        let before = at
            .checked_sub(1)
            .map_or(' ', |before| last_char(&line[before]));
        let after = line.get(at + 1).map_or(' ', first_char);
        // Seen from the mark: the marked text is inside.
        let (outside, inside) = if *opens {
            (before, after)
        } else {
            (after, before)
        };
        if !works(delimiter, outside, inside) {
            failing.push(*pair);
        }
    }
    failing
}

/// A cautious version of CommonMark's rule about flanking: only where ASCII decides.
fn works(delimiter: &str, outside: char, inside: char) -> bool {
    let joins = delimiter.starts_with(outside) || delimiter.starts_with(inside);
    let at_edge = outside.is_whitespace() || outside.is_ascii_punctuation();
    let in_word = !delimiter.starts_with('_') && escape::is_word(inside);
    !joins && !inside.is_whitespace() && (at_edge || in_word)
}

fn first_char(atom: &Atom) -> char {
    match atom {
        Atom::Text(text) => text.chars().next().unwrap_or(' '),
        Atom::Code(_) => '`',
        Atom::Address(_) => '<',
        Atom::LinkOpen => '[',
        Atom::LinkClose(_) => ']',
        Atom::Mark { delimiter, .. } => delimiter.chars().next().unwrap_or(' '),
    }
}

fn last_char(atom: &Atom) -> char {
    match atom {
        Atom::Text(text) => text.chars().next_back().unwrap_or(' '),
        Atom::Address(_) => '>',
        Atom::LinkClose(_) => ')',
        other => first_char(other),
    }
}

/// Writes the line.
fn compose(line: &[Atom]) -> String {
    let mut marks = Marks::default();
    for atom in line {
        match atom {
            Atom::Text(text) => marks.count(text),
            Atom::Mark { delimiter, .. } => marks.add(delimiter),
            _ => {}
        }
    }
    let mut words = Words::default();
    for (at, atom) in line.iter().enumerate() {
        match atom {
            Atom::Text(text) => {
                let before_link = matches!(line.get(at + 1), Some(Atom::LinkOpen));
                escape::text(text, marks, before_link, &mut words);
            }
            Atom::Code(code) => {
                // Two code spans without a space between them would be one.
                if words.ends_with('`') {
                    words.space();
                }
                words.push_str(&escape::code_span(code));
            }
            Atom::Address(address) => {
                words.push('<');
                words.push_str(address);
                words.push('>');
            }
            Atom::LinkOpen => words.push('['),
            Atom::LinkClose(destination) => {
                words.push(']');
                words.push_str(destination);
            }
            Atom::Mark { delimiter, .. } => words.push_str(delimiter),
        }
    }
    words.text
}

/// The words so far, one a line.
#[derive(Debug, Default)]
pub struct Words {
    text: String,
    /// There was white space behind the last word.
    gap: bool,
}

impl Words {
    /// Ends the word.
    pub fn space(&mut self) {
        self.gap = true;
    }

    pub fn push(&mut self, c: char) {
        self.part();
        self.text.push(c);
    }

    /// Adds to the word; a space in `part` does not end it.
    fn push_str(&mut self, part: &str) {
        self.part();
        self.text.push_str(part);
    }

    fn part(&mut self) {
        if self.gap && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.gap = false;
    }

    fn ends_with(&self, c: char) -> bool {
        !self.gap && self.text.ends_with(c)
    }
}
