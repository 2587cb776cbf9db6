//! What the tests of all dialects share: types in a short spelling of our own, and pages from a string.
//!
//! `[T]` is a list, `{T}` a map, `T?` may be null, `&name(target)` is a link, `&name` a mention without a link,
//! `(A | B)` a union, with `&name(target)` after it if it has a page. A wrapper comes first, as a word.

use proptest::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::dialect::facts::{PageModel, Reference, TypeCell};
use crate::dialect::facts::{TypeExpr, Wrapper};
use crate::dialect::{CellError, Cursor, Dialect};
use crate::markdown;
use crate::model::{LiteralValue, Presence, Primitive};
use crate::text::{FileId, SourceFile, Sources, Span};

/// `cell` as `dialect` reads it, or what it expects instead and where.
pub fn read_cell(dialect: &Dialect, cell: &str) -> String {
    let mut cursor = Cursor::new(cell, span_of(cell));
    match dialect.type_cell(&mut cursor) {
        Ok(found) if cursor.is_done() => show_cell(&found),
        Ok(_) => show_error(&cursor.error("the end of the cell")),
        Err(error) => show_error(&error),
    }
}

/// A variant as `dialect` reads it from its heading, without backticks, and from the code below that.
pub fn read_variant(dialect: &Dialect, heading: &str, code: &str) -> String {
    let mut cursor = Cursor::new(heading, span_of(heading));
    match dialect.variant_type(&mut cursor, code) {
        Ok(found) if cursor.is_done() => show(&found),
        Ok(_) => show_error(&cursor.error("the end of the heading")),
        Err(error) => show_error(&error),
    }
}

/// Asserts that `dialect` reads each cell as the text next to it says.
pub fn check_cells(dialect: &Dialect, table: &[(&str, &str)]) {
    let found: Vec<_> = table
        .iter()
        .map(|(cell, _)| (*cell, read_cell(dialect, cell)))
        .collect();
    let expected: Vec<_> = table
        .iter()
        .map(|(cell, shown)| (*cell, (*shown).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

/// Asserts that `dialect` gives each Required mark and cell the presence next to them.
pub fn check_presence(dialect: &Dialect, table: &[(bool, &str, Presence)]) {
    for (required, cell, expected) in table {
        let mut cursor = Cursor::new(cell, span_of(cell));
        let found = dialect.type_cell(&mut cursor).map(|cell| cell.wrapper);
        let found = found.map(|wrapper| dialect.presence.of(*required, wrapper));
        assert_eq!(found, Ok(*expected), "{cell}");
    }
}

/// Reads `text` as a page of `dialect` with one model.
pub fn read_page(dialect: &Dialect, text: &str) -> (PageModel, Vec<Diagnostic>) {
    let (mut models, diagnostics) = read_models(dialect, text);
    assert_eq!(models.len(), 1, "{models:?}");
    (models.swap_remove(0), diagnostics)
}

/// Reads `text` as a page of `dialect`.
pub fn read_models(dialect: &Dialect, text: &str) -> (Vec<PageModel>, Vec<Diagnostic>) {
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let file = sources.add(SourceFile {
        path: "docs/models/components/x.md".to_owned(),
        prefix: String::new(),
        text: text.to_owned(),
    });
    let page = markdown::parse(&sources, file, &mut diagnostics);
    match crate::dialect::read(dialect, &sources, &page, &mut diagnostics) {
        Some(models) => (models, diagnostics),
        None => panic!("{diagnostics:?}"),
    }
}

/// The dialect that is detected for a tree with only one page with these Type cells.
pub fn detected(cells: &[&str]) -> Option<&'static str> {
    detected_as(cells, &["Field", "Type"])
}

/// [`detected`] with other columns.
pub fn detected_as(cells: &[&str], columns: &[&str]) -> Option<&'static str> {
    let rows: String = cells
        .iter()
        .map(|cell| format!("| `x` | {cell} | N/A |\n"))
        .collect();
    let (mut sources, mut diagnostics) = (Sources::default(), Vec::new());
    let file = sources.add(SourceFile {
        path: "docs/models/x.md".to_owned(),
        prefix: String::new(),
        text: format!(
            "# X\n\n## Fields\n\n| {} | Description |\n| --- | --- | --- |\n{rows}",
            columns.join(" | ")
        ),
    });
    let page = markdown::parse(&sources, file, &mut diagnostics);
    crate::dialect::detect(&sources, &[&page], None).map(|dialect| dialect.id)
}

/// Reads `text` as a cell and as a variant, and only asserts that every span is inside the text.
pub fn survive(dialect: &Dialect, text: &str) {
    let mut cursor = Cursor::new(text, span_of(text));
    if let Err(error) = dialect.type_cell(&mut cursor) {
        check_span(error.span, text);
    }
    for (heading, code) in [(text, ""), ("", text), (text, text)] {
        let mut cursor = Cursor::new(heading, span_of(heading));
        if let Err(error) = dialect.variant_type(&mut cursor, code) {
            check_span(error.span, heading);
        }
    }
}

fn check_span(span: Span, text: &str) {
    let range = span.range();
    assert!(
        range.start <= range.end && range.end <= text.len(),
        "{span:?} in {text:?}"
    );
}

/// Any text at all, and strings made of the pieces that cells are made of.
pub fn any_cell(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(pieces), 0..24);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}

/// The configuration for the properties of all dialects: without files of past failures.
pub fn property_config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        cases: 256,
        ..ProptestConfig::default()
    }
}

fn span_of(text: &str) -> Span {
    Span::new(FileId(0), 0..text.len())
}

fn show_error(error: &CellError) -> String {
    format!("no: {} at {}", error.expected, error.span.start)
}

/// A cell in the spelling of this file.
pub fn show_cell(cell: &TypeCell) -> String {
    let wrapper = match cell.wrapper {
        Wrapper::None => "",
        Wrapper::Optional => "optional ",
        Wrapper::Nullable => "nullable ",
        Wrapper::OptionalNullable => "optional-nullable ",
        Wrapper::Unprinted => "unprinted ",
    };
    format!("{wrapper}{}", show(&cell.ty))
}

/// A type in the spelling of this file.
pub fn show(ty: &TypeExpr) -> String {
    match ty {
        TypeExpr::Primitive(primitive) => show_primitive(*primitive).to_owned(),
        TypeExpr::Literal(LiteralValue::String(text)) => format!("\"{text}\""),
        TypeExpr::Literal(LiteralValue::Integer(number)) => number.to_string(),
        TypeExpr::Literal(LiteralValue::Boolean(flag)) => flag.to_string(),
        TypeExpr::Array(item) => format!("[{}]", show(item)),
        TypeExpr::Map(value) => format!("{{{}}}", show(value)),
        TypeExpr::Nullable(inner) => format!("{}?", show(inner)),
        TypeExpr::Reference(reference) => show_reference(reference),
        TypeExpr::Union(members, reference) => {
            let members: Vec<_> = members.iter().map(show).collect();
            let page = reference.as_ref().map(show_reference);
            format!("({}){}", members.join(" | "), page.unwrap_or_default())
        }
        TypeExpr::Runtime => "runtime".to_owned(),
    }
}

fn show_primitive(primitive: Primitive) -> &'static str {
    match primitive {
        Primitive::String => "string",
        Primitive::Boolean => "boolean",
        Primitive::Integer => "integer",
        Primitive::BigInteger => "big-integer",
        Primitive::Float => "float",
        Primitive::Number => "number",
        Primitive::NumberOrText => "number-or-text",
        Primitive::Bytes => "bytes",
        Primitive::Date => "date",
        Primitive::DateTime => "date-time",
        Primitive::DateOrDateTime => "date-or-date-time",
        Primitive::Any => "any",
    }
}

fn show_reference(reference: &Reference) -> String {
    let target = reference.target.as_ref();
    let target = target.map(|target| format!("({target})"));
    format!("&{}{}", reference.text, target.unwrap_or_default())
}
