//! A paragraph → words, each of which stays on one line.
//!
//! Marks are written only where they will be read back as marks, which depends on the characters next to them; those
//! that would not work or are nested too deeply are left out, and their text stays.

use super::escape::{self, Marks};
use super::kind::Kind;
use super::words::Words;

/// The parts of a paragraph once its links and code are decided.
#[derive(Debug, Clone)]
pub enum Atom {
    Text(String),
    Code(String),
    /// `<https://…>`.
    Address(String),
    LinkOpen,
    /// With the destination as written: `(https://…)`.
    LinkClose(String),
    Mark(Mark),
}

/// One end of an emphasis.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub kind: Kind,
    pub opens: bool,
    /// The number of the pair, the same at both ends and less than the number of atoms.
    pub pair: usize,
    /// Its delimiter; known once the line is arranged.
    pub delimiter: &'static str,
}

/// How often to retry after leaving out some marks, before leaving out all.
const ATTEMPTS: usize = 4;

/// The words of the paragraph, one per line. Marks and links are properly nested.
pub fn words(atoms: &[Atom]) -> String {
    let mut left_out = vec![false; atoms.len()];
    for _ in 0..ATTEMPTS {
        let line = Line::arrange(atoms, &left_out);
        let failing = failing_marks(&line);
        if failing.is_empty() {
            return compose(&line);
        }
        for pair in failing {
            left_out[pair] = true;
        }
    }
    left_out.fill(true);
    compose(&Line::arrange(atoms, &left_out))
}

/// The line in progress: without the marks that are left out, with the others' delimiters, with texts joined and
/// addresses found.
#[derive(Default)]
struct Line {
    atoms: Vec<Atom>,
    /// The text after the atoms, which may still grow.
    text: String,
    /// The open marks.
    open: Vec<Mark>,
    in_link: bool,
}

impl Line {
    fn arrange(atoms: &[Atom], left_out: &[bool]) -> Vec<Atom> {
        let mut line = Self::default();
        for atom in atoms {
            match atom {
                Atom::Text(part) => line.text.push_str(part),
                Atom::Mark(mark) if left_out[mark.pair] => {}
                Atom::Mark(mark) => line.push_mark(*mark),
                Atom::LinkClose(_) => {
                    // A space that ends the link's text belongs after the link.
                    let space = line.text.split_off(line.text.trim_end().len());
                    line.push(atom.clone());
                    line.in_link = false;
                    line.text = space;
                }
                Atom::LinkOpen | Atom::Code(_) | Atom::Address(_) => {
                    line.push(atom.clone());
                    line.in_link |= matches!(atom, Atom::LinkOpen);
                }
            }
        }
        line.flush();
        line.atoms
    }

    fn push_mark(&mut self, mark: Mark) {
        let delimiter = if mark.opens {
            self.delimiter(mark.kind)
        } else {
            self.open
                .pop_if(|open| open.pair == mark.pair)
                .map(|open| open.delimiter)
        };
        if let Some(delimiter) = delimiter {
            let mark = Mark { delimiter, ..mark };
            self.push(Atom::Mark(mark));
            if mark.opens {
                self.open.push(mark);
            }
        }
    }

    /// How a mark is written inside those that are open, if at all. Within an emphasis another one takes the other
    /// character, so the two can never be confused; deeper ones, and those that say the same again, are left out.
    fn delimiter(&self, kind: Kind) -> Option<&'static str> {
        if self.open.iter().any(|outer| outer.kind == kind) {
            return None;
        }
        let is_inner = self.open.iter().any(|outer| outer.kind != Kind::Strike);
        Some(match (kind, is_inner) {
            (Kind::Strike, _) => "~~",
            (Kind::Strong, false) => "**",
            (Kind::Strong, true) => "__",
            (_, false) => "*",
            (_, true) => "_",
        })
    }

    fn push(&mut self, atom: Atom) {
        self.flush();
        self.atoms.push(atom);
    }

    /// Moves the text to the atoms, with bare addresses as addresses: a link's text must not contain another link.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mut rest = text.as_str();
        if rest.starts_with(char::is_whitespace)
            && matches!(self.atoms.last(), Some(Atom::LinkOpen))
        {
            // A space that starts the link's text belongs before the link.
            self.atoms
                .insert(self.atoms.len() - 1, Atom::Text(" ".to_owned()));
            rest = rest.trim_start();
        }
        while !self.in_link
            && let Some((from, to)) = escape::find_address(rest)
        {
            if from > 0 {
                self.atoms.push(Atom::Text(rest[..from].to_owned()));
            }
            self.atoms.push(Atom::Address(rest[from..to].to_owned()));
            rest = &rest[to..];
        }
        if !rest.is_empty() {
            self.atoms.push(Atom::Text(rest.to_owned()));
        }
    }
}

/// The pairs that Markdown would not read as marks in their place.
fn failing_marks(line: &[Atom]) -> Vec<usize> {
    let mut failing = Vec::new();
    for (at, atom) in line.iter().enumerate() {
        let Atom::Mark(mark) = atom else { continue };
        let before = at
            .checked_sub(1)
            .map_or(' ', |before| last_char(&line[before]));
        let after = line.get(at + 1).map_or(' ', first_char);
        // Seen from the mark: the marked text is inside.
        let (outside, inside) = if mark.opens {
            (before, after)
        } else {
            (after, before)
        };
        if !works(mark.delimiter, outside, inside) {
            failing.push(mark.pair);
        }
    }
    failing
}

/// A cautious version of CommonMark's rule about flanking: only if ASCII decides.
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
        Atom::Mark(mark) => mark.delimiter.chars().next().unwrap_or(' '),
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
            Atom::Mark(mark) => marks.add(mark.delimiter),
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
            Atom::Mark(mark) => words.push_str(mark.delimiter),
        }
    }
    words.text
}
