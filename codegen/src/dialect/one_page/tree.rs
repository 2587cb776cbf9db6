//! The rows of a schema as the tree that their `»` describe, with the compositions that split its table.

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::markdown::{Row, Table};
use crate::text::Span;

/// Deeper rows are not read: the deepest real one has seven levels.
const MAX_DEPTH: usize = 24;

/// A row, and what is nested in it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub key: Key,
    /// The name in the first cell.
    pub name: Span,
    pub ty: Span,
    pub required: Span,
    /// Without `none`.
    pub description: Option<Span>,
    pub row: Span,
    pub children: Vec<Node>,
    pub compositions: Vec<Composition>,
}

/// The subject of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Name(String),
    /// `*anonymous*`: a member of a composition, or the schema itself.
    Anonymous,
    /// `**additionalProperties**`
    Additional,
}

/// `allOf`, `oneOf` or `anyOf`.
#[derive(Debug, Clone)]
pub(super) struct Composition {
    pub is_all: bool,
    pub members: Vec<Node>,
}

/// What is nested in a schema, or in a row.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub children: Vec<Node>,
    pub compositions: Vec<Composition>,
}

/// Reads the tables of one schema from top to bottom.
#[derive(Default)]
pub(super) struct TreeReader {
    tree: Tree,
    /// The composition that the next table is a member of, and whether it begins with it.
    composition: Option<(bool, bool)>,
}

impl TreeReader {
    /// Reads a line between two tables. Returns whether it says how they are related.
    pub fn line(&mut self, line: &str) -> bool {
        let word = line.split(" - ").next().unwrap_or(line);
        match word.trim() {
            "allOf" => self.composition = Some((true, true)),
            "oneOf" | "anyOf" => self.composition = Some((false, true)),
            "and" => self.composition = Some((true, false)),
            "or" | "xor" => self.composition = Some((false, false)),
            "continued" => self.composition = None,
            // `not`: nothing to read.
            "not" => self.composition = None,
            _ => return false,
        }
        true
    }

    /// Reads a table.
    pub fn table(&mut self, context: &mut Context, table: &Table) {
        for row in &table.rows {
            self.row(context, row);
        }
    }

    fn row(&mut self, context: &mut Context, row: &Row) {
        let [name, ty, required, _, rest @ ..] = row.cells.as_slice() else {
            context.diagnostics.push(
                Diagnostic::new(Code::MissingCells, "this row lacks a cell for some column").at(
                    row.span,
                    "expected a name, a type, and whether it is required",
                ),
            );
            return;
        };
        let (key, depth, name) = key(context, *name);
        // Only descriptions have pipes.
        let description = rest
            .first()
            .map(|first| first.to(*rest.last().unwrap_or(first)));
        let description = description.filter(|it| !matches!(context.text(*it), "" | "none"));
        let node = Node {
            key,
            name,
            ty: *ty,
            required: *required,
            description,
            row: row.span,
            children: Vec::new(),
            compositions: Vec::new(),
        };
        if depth > MAX_DEPTH || !self.tree.add(depth, node, &mut self.composition) {
            context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, "this row has no parent row")
                    .at(row.span, "this is not read"),
            );
        }
    }

    pub fn finish(self) -> Tree {
        self.tree
    }
}

impl Tree {
    /// Adds `node` at `depth`. Returns whether there is something to add it to.
    fn add(&mut self, depth: usize, node: Node, composition: &mut Option<(bool, bool)>) -> bool {
        let (mut children, mut compositions) = (&mut self.children, &mut self.compositions);
        for _ in 0..depth {
            // Within a composition, its last member is the last row.
            let is_member = compositions
                .last()
                .and_then(|it| it.members.last())
                .is_some_and(|member| {
                    children
                        .last()
                        .is_none_or(|child| child.row.start < member.row.start)
                });
            let last = if is_member {
                compositions.last_mut().and_then(|it| it.members.last_mut())
            } else {
                children.last_mut()
            };
            let Some(last) = last else { return false };
            (children, compositions) = (&mut last.children, &mut last.compositions);
        }
        match composition {
            Some((is_all, begins)) if node.key == Key::Anonymous => {
                if *begins || compositions.last().is_none_or(|it| it.is_all != *is_all) {
                    compositions.push(Composition {
                        is_all: *is_all,
                        members: Vec::new(),
                    });
                    *begins = false;
                }
                if let Some(last) = compositions.last_mut() {
                    last.members.push(node);
                }
            }
            _ => children.push(node),
        }
        true
    }
}

/// The contents of the first cell: the key, how deeply the row is nested, and where the name is.
fn key(context: &Context, cell: Span) -> (Key, usize, Span) {
    let whole = context.text(cell);
    let is_mark = |c: char| matches!(c, '\u{bb}' | ' ' | '`');
    let name = whole.trim_start_matches(is_mark);
    let (marks, _) = whole.split_at(whole.len() - name.len());
    let depth = marks.matches('\u{bb}').count();
    let name = name.trim_end_matches('`');
    let bare = name.trim_matches('*');
    let key = match name.len() - bare.len() {
        _ if name == "[any property]" => Key::Additional,
        // `**additionalProperties**`, or a pattern.
        4 if name.starts_with("**") => Key::Additional,
        2 if name.starts_with('*') && name.ends_with('*') => Key::Anonymous,
        _ => Key::Name(name.to_owned()),
    };
    let span = cell.slice(marks.len()..marks.len() + name.len());
    (key, depth, span)
}
