//! The parts of a paragraph: which marks belong together, and which links stay links.

use std::borrow::Cow;

use super::clean::clean;
use super::escape;
use super::kind::Kind;
use super::paragraph::{self, Atom};

/// The parts of a paragraph.
#[derive(Debug, Clone)]
pub enum Piece<'a> {
    /// Literal text, without markup.
    Text(Cow<'a, str>),
    Code(Cow<'a, str>),
    Open(Mark<'a>),
    Close(Mark<'a>),
}

/// The start or the end of a mark.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    pub kind: Kind,
    /// Where a link leads.
    pub target: Cow<'a, str>,
    /// The tag as text, if it comes from HTML: without a partner it is text.
    pub html: Option<Cow<'a, str>>,
}

impl Mark<'_> {
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

/// How far an HTML end tag looks for its partner among the open marks.
const PARTNER_DISTANCE: usize = 16;
/// The words of a paragraph, one per line; no words give an empty text.
pub fn words(pieces: Vec<Piece<'_>>, link: &dyn Fn(&str) -> Option<String>) -> String {
    paragraph::words(&atoms(&pair(pieces), link))
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

/// A piece, and the end of the mark that it opens.
type Paired<'a> = (Piece<'a>, usize);

/// Finds the end of each mark. Starts and ends without a partner become text if they were a tag, and nothing otherwise.
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

/// `***x***` is an emphasis around a strong one; it reads better the other way round: `**_x_**`.
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

/// A mark without a partner, as text.
fn unmark(piece: &mut Piece<'_>) {
    if let Piece::Open(mark) | Piece::Close(mark) = piece {
        *piece = Piece::Text(mark.html.take().unwrap_or_default());
    }
}

/// Pieces with links and code decided, and emphasis only as starts and ends.
fn atoms(pieces: &[Paired<'_>], link: &dyn Fn(&str) -> Option<String>) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(pieces.len());
    // What the open marks must write at their end.
    let mut ends: Vec<Option<Atom>> = Vec::new();
    let mut in_link = false;
    let mut at = 0;
    while let Some((piece, end)) = pieces.get(at) {
        at += 1;
        match piece {
            Piece::Text(text) => atoms.push(Atom::Text(clean(text).into_owned())),
            Piece::Code(code) => push_code(&clean(code), &mut atoms),
            Piece::Open(mark) if mark.kind == Kind::Code => {
                let code = plain(pieces[at..*end].iter().map(|(piece, _)| piece));
                push_code(code.trim(), &mut atoms);
                at = end + 1;
            }
            Piece::Open(mark) if mark.kind == Kind::Link && in_link => ends.push(None),
            Piece::Open(mark) if mark.kind == Kind::Link => {
                let label = plain(pieces[at..*end].iter().map(|(piece, _)| piece));
                match link_form(&mark.target, label.trim(), link) {
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
            Piece::Open(mark) => {
                let end = |opens| paragraph::Mark {
                    kind: mark.kind,
                    opens,
                    pair: atoms.len(),
                    delimiter: "",
                };
                ends.push(Some(Atom::Mark(end(false))));
                atoms.push(Atom::Mark(end(true)));
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
    /// Only the text is kept.
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

/// The path with a `type@` prefix if the text is the path itself, or the end of it: rustdoc warns about a target
/// that the text alone would find, and whether it does depends on what is in scope.
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
