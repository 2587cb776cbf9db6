//! Pages about operations are not models, but they show which models are sent and received, and their code may call
//! operations with values of models. All families have the same sections, at different heading levels.

use super::Dialect;
use super::cursor::Cursor;
use super::facts::{OperationFacts, ParameterFacts, Reference, TypeExpr};
use crate::markdown::{Block, Heading, Page, Table};
use crate::text::{SourceFile, Span};

/// The sections of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Parameters,
    Returns,
    Other,
}

impl Part {
    /// The section with this heading in some family. `None`: the heading is not that of a section.
    fn of(heading: &str) -> Option<Self> {
        let heading = heading.to_ascii_lowercase();
        match heading.as_str() {
            "return type" | "response type" | "response" => Some(Self::Returns),
            _ if heading.ends_with("parameters") => Some(Self::Parameters),
            "authorization" | "http request headers" | "http response details" | "errors" => {
                Some(Self::Other)
            }
            _ => heading.starts_with("example").then_some(Self::Other),
        }
    }
}

/// The operations of a page about them, with the code that calls them.
pub(super) fn with_code(dialect: &Dialect, file: &SourceFile, page: &Page) -> Vec<OperationFacts> {
    let mut reader = OperationReader {
        dialect,
        file,
        headings: Vec::new(),
        part: Part::Other,
        operations: Vec::new(),
        current: None,
    };
    for block in &page.blocks {
        reader.block(block);
    }
    let mut operations = reader.operations;
    operations.retain(|it| !it.parameters.is_empty() || !it.returns.is_empty());
    operations
}

/// The operations of a page about them whose code has only placeholders.
pub(super) fn without_code(
    dialect: &Dialect,
    file: &SourceFile,
    page: &Page,
) -> Vec<OperationFacts> {
    let mut operations = with_code(dialect, file, page);
    operations.iter_mut().for_each(|it| it.usage.clear());
    operations
}

struct OperationReader<'a> {
    dialect: &'a Dialect,
    file: &'a SourceFile,
    /// The headings above, each of a lower level than the next, without those of sections.
    headings: Vec<&'a Heading>,
    part: Part,
    operations: Vec<OperationFacts>,
    /// The heading of the last of `operations`, while its sections go on.
    current: Option<&'a Heading>,
}

impl<'a> OperationReader<'a> {
    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            block => {
                let (Some(operation), Some(_)) = (self.operations.last_mut(), self.current) else {
                    return;
                };
                match (block, self.part) {
                    (Block::Fence(fence), _) => operation.usage.push(fence.clone()),
                    (Block::Table(table), Part::Parameters)
                        if is_of_parameters(self.file, table) =>
                    {
                        let rows = table.rows.iter();
                        let parameters = rows.filter_map(|row| {
                            let [name, ty, ..] = row.cells.as_slice() else {
                                return None;
                            };
                            Some(parameter(self.dialect, self.file, *name, *ty))
                        });
                        operation.parameters.extend(parameters);
                    }
                    (Block::Prose(span), Part::Returns) => {
                        operation
                            .returns
                            .extend(types(self.dialect, self.file, *span));
                    }
                    _ => {}
                }
            }
        }
    }

    fn heading(&mut self, heading: &'a Heading) {
        self.headings.retain(|it| it.level < heading.level);
        let Some(part) = Part::of(self.file.slice(heading.text)) else {
            self.headings.push(heading);
            if self.current.is_some_and(|it| heading.level <= it.level) {
                self.current = None;
            }
            self.part = Part::Other;
            return;
        };
        self.part = part;
        let Some(above) = self.headings.last() else {
            return;
        };
        if self.current.is_none_or(|it| it.text != above.text) {
            self.current = Some(above);
            let name = self.file.slice(above.text);
            self.operations.push(OperationFacts {
                name: name.trim_matches(['*', '`']).to_owned(),
                ..OperationFacts::default()
            });
        }
    }
}

fn is_of_parameters(file: &SourceFile, table: &Table) -> bool {
    let mut names = table.header.cells.iter().map(|cell| file.slice(*cell));
    matches!(names.next(), Some("Parameter" | "Name")) && names.next() == Some("Type")
}

/// A cell that is not understood is a parameter of unknown type: the page is not a model, so it is not reported.
fn parameter(dialect: &Dialect, file: &SourceFile, name: Span, ty: Span) -> ParameterFacts {
    ParameterFacts {
        name: file.slice(name).trim_matches(['*', '`']).to_owned(),
        ty: type_of(dialect, file, ty),
    }
}

fn type_of(dialect: &Dialect, file: &SourceFile, span: Span) -> Option<TypeExpr> {
    let mut cursor = Cursor::new(file.slice(span), span);
    let read = dialect.type_cell(&mut cursor).ok();
    read.filter(|_| cursor.is_done()).map(|cell| cell.ty)
}

/// The type that a sentence consists of, otherwise what it links to.
fn types(dialect: &Dialect, file: &SourceFile, span: Span) -> Vec<TypeExpr> {
    if let Some(ty) = type_of(dialect, file, span) {
        return vec![ty];
    }
    let links = file.slice(span).split("](").skip(1);
    let targets = links.filter_map(|rest| rest.split_once(')'));
    let references = targets.map(|(target, _)| {
        TypeExpr::Reference(Reference {
            text: String::new(),
            target: Some(target.to_owned()),
            span,
            built_in: None,
        })
    });
    references.collect()
}
