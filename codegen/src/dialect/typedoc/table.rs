//! Members as a table. It has only the columns that some member needs.

use super::list::Member;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::markdown::{Row, Table};
use crate::text::Span;

/// The kind of a column, by its heading.
struct Columns {
    ty: usize,
    description: Option<usize>,
}

/// The members that `table` lists. `None`: it is about something else.
pub(super) fn members(context: &mut Context, table: &Table) -> Option<Vec<Member>> {
    let header: Vec<&str> = table
        .header
        .cells
        .iter()
        .map(|cell| context.text(*cell))
        .collect();
    let at = |names: &[&str]| header.iter().position(|it| names.contains(it));
    if !matches!(
        header.first(),
        Some(&"Property" | &"Enumeration Member" | &"Name")
    ) {
        return None;
    }
    let columns = Columns {
        ty: at(&["Type", "Value"])?,
        description: at(&["Description"]),
    };
    let mut members: Vec<Member> = Vec::new();
    for row in &table.rows {
        let Some(member) = member(context, row, &columns) else {
            context.diagnostics.push(
                Diagnostic::new(Code::MissingCells, "this row lacks a name or a type")
                    .at(row.span, "this is not read"),
            );
            continue;
        };
        match member.name.split_once('.') {
            Some(_) if is_nested(context, row) => nest(&mut members, member),
            _ => members.push(member),
        }
    }
    Some(members)
}

/// Rows for members of objects have no anchor.
fn is_nested(context: &Context, row: &Row) -> bool {
    let first = row.cells.first();
    first.is_some_and(|cell| !context.text(*cell).starts_with("<a id="))
}

/// Puts `member`, which is called `a.b`, into `a`.
fn nest(members: &mut Vec<Member>, mut member: Member) {
    let owner = members
        .iter_mut()
        .rev()
        .find(|owner| member.name.starts_with(&format!("{}.", owner.name)));
    match owner {
        Some(owner) => {
            member.name = member
                .name
                .get(owner.name.len() + 1..)
                .unwrap_or_default()
                .to_owned();
            nest(&mut owner.nested, member);
        }
        None => members.push(member),
    }
}

fn member(context: &Context, row: &Row, columns: &Columns) -> Option<Member> {
    let cell = *row.cells.first()?;
    let ty = *row.cells.get(columns.ty)?;
    let whole = context.text(cell);
    let open = whole.find('`')?;
    let code = whole.get(open + 1..)?;
    let code = code.get(..code.find('`')?)?;
    let name = code.strip_suffix('?').unwrap_or(code);
    let description = columns
        .description
        .and_then(|at| row.cells.get(at).copied());
    let description = description.filter(|it| !matches!(context.text(*it), "" | "-"));
    let marked = description.and_then(|it| deprecated(context, it));
    let is_struck = whole.contains("~~");
    Some(Member {
        name: name.to_owned(),
        name_span: cell.slice(open + 1..open + 1 + name.len()),
        is_optional: code.ends_with('?'),
        ty,
        description: description.filter(|_| marked.is_none()),
        deprecation: match marked {
            Some(message) => Some(Some(message)),
            None => is_struck.then_some(None),
        },
        nested: Vec::new(),
        index: None,
        span: row.span,
    })
}

/// The message after `**Deprecated** ` at the start of a description.
fn deprecated(context: &Context, cell: Span) -> Option<Span> {
    const MARK: &str = "**Deprecated**";
    let text = context.text(cell);
    text.starts_with(MARK)
        .then(|| cell.slice(MARK.len()..text.len()))
}
