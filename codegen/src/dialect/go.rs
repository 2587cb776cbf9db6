//! Speakeasy's Go docs, in both ways they have been typeset.
//!
//! Until early 2026 built-in types stand in emphasis, where a pointer has two stars before it and one behind
//! (`**string*`); since then they stand in code spans (`` `*string` ``). Only the younger pages tell a required key
//! that may be null from one that may not: its type is a pointer. Lists and maps never tell.

#[cfg(test)]
mod tests;

use super::cursor::{CellError, Cursor, Link};
use super::facts::{
    Body, EnumFacts, FieldFacts, Numbers, Presence, Primitive, Reading, Reference, TypeCell,
    TypeExpr, Wrapper,
};
use super::{Dialect, Spelling, speakeasy};
use crate::diagnostic::Diagnostic;
use crate::markdown::Page;
use crate::source::Sources;

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-go",
    language: "Go",
    fences: &["go"],
    marks: &[
        "`*",
        "`string`",
        "`bool`",
        "`int64`",
        "`float64`",
        "**string*",
        "**bool*",
        "**int",
        "**float",
        "*int64*",
        "*float64*",
        "[]*",
        "[]`",
        "map[string]",
        "](https://pkg.go.dev/",
        "optionalnullable.",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Go,
    undecided_numbers: Numbers::Undecided,
    page: read,
};

fn presence(required: bool, wrapper: Wrapper) -> Presence {
    match (required, wrapper) {
        (_, Wrapper::OptionalNullable) => Presence::OptionalNullable,
        // A pointer is how Go says "absent", which says nothing about null.
        (false, _) => Presence::Optional,
        (true, Wrapper::None) => Presence::Required,
        (true, Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
        (true, Wrapper::Optional | Wrapper::Nullable) => Presence::RequiredNullable,
    }
}

/// Reads a page, and then what only its pieces together say.
fn read(
    dialect: &Dialect,
    sources: &Sources,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reading {
    let mut reading = speakeasy::read(dialect, sources, page, diagnostics);
    if let Reading::Model(model) = &mut reading {
        match &mut model.body {
            Body::Struct(fields) => settle_links(sources, fields),
            Body::Enum(facts) => strip_title(&model.title.value, facts),
            Body::Union(_) | Body::TitleOnly => {}
        }
    }
    reading
}

/// A link looks the same in both typographies, but beside a code span its missing star means that the value is never
/// null.
fn settle_links(sources: &Sources, fields: &mut [FieldFacts]) {
    let has_code_span = |field: &FieldFacts| sources.text(field.ty.span).contains('`');
    if !fields.iter().any(has_code_span) {
        return;
    }
    for field in fields {
        if field.presence == Presence::RequiredNullabilityUnknown && has_star(&field.ty.value) {
            field.presence = Presence::Required;
        }
    }
}

/// Constants are global in Go, so their names start with the title: `CountComparatorGreaterThan`.
fn strip_title(title: &str, facts: &mut EnumFacts) {
    for name in facts.values.iter_mut().filter_map(|it| it.name.as_mut()) {
        if let Some(own) = name.value.strip_prefix(title)
            && own.starts_with(char::is_alphabetic)
        {
            name.value = own.to_owned();
        }
    }
}

/// Whether a link of this type gets a star where its value may be null. Others are pointers always or never.
fn has_star(linked: &TypeExpr) -> bool {
    matches!(
        linked,
        TypeExpr::Reference(_) | TypeExpr::Primitive(Primitive::DateTime | Primitive::Date)
    )
}

/// `"optionalnullable.OptionalNullable[" prefixed "]" | prefixed`
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    if !cell.eat("optionalnullable.OptionalNullable[") {
        return prefixed(cell);
    }
    let inner = prefixed(cell)?;
    cell.require("]", "`]`")?;
    Ok(TypeCell {
        wrapper: Wrapper::OptionalNullable,
        ..inner
    })
}

/// What makes a list or a map of the type of its items or values.
type Wrap = fn(Box<TypeExpr>) -> TypeExpr;

/// What stands before the type of its items or values.
const CONTAINERS: [(&str, Wrap); 2] = [("[]", TypeExpr::Array), ("map[string]", TypeExpr::Map)];

/// `{ "[]" | "map[string]" } leaf`
fn prefixed(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    for (prefix, wrap) in CONTAINERS {
        if cell.eat(prefix) {
            let item = cell.nested(|cell| prefixed(cell).map(TypeCell::into_item))?;
            return Ok(unprinted(wrap(item)));
        }
    }
    leaf(cell)
}

/// `` "`" ["*"] builtin "`" | "*" ["*"] builtin "*" | link ``
fn leaf(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    if let Some(link) = cell.link() {
        return linked(cell, link);
    }
    for mark in ["`", "*"] {
        if !cell.eat(mark) {
            continue;
        }
        let is_pointer = cell.eat("*");
        let ty = builtin(cell)?;
        cell.require(mark, "the end of the type's code span or emphasis")?;
        let says_null = mark == "`" && may_be_pointer(&ty);
        return Ok(match (is_pointer && may_be_pointer(&ty), says_null) {
            (true, _) => pointer(ty),
            (false, true) => ty.into(),
            (false, false) => unprinted(ty),
        });
    }
    Err(cell.error("a Go type"))
}

/// Whether the SDK uses a pointer for a value of this type that may be absent or null.
fn may_be_pointer(ty: &TypeExpr) -> bool {
    !matches!(
        ty,
        TypeExpr::Array(_)
            | TypeExpr::Map(_)
            | TypeExpr::Primitive(Primitive::Any | Primitive::Bytes | Primitive::BigInteger)
    )
}

fn pointer(ty: TypeExpr) -> TypeCell {
    TypeCell {
        ty,
        wrapper: Wrapper::Nullable,
    }
}

/// A cell that cannot say whether the value may be null.
fn unprinted(ty: TypeExpr) -> TypeCell {
    TypeCell {
        ty,
        wrapper: Wrapper::Unprinted,
    }
}

/// `"[" ["*"] name "](" target ")"`
fn linked(cell: &Cursor, link: Link) -> Result<TypeCell, CellError> {
    let mut text = cell.inside(link);
    let is_pointer = text.eat("*");
    let unknown = text.error("a Go type");
    let name = text.take_while(is_in_name);
    let is_external = link.is_external();
    let ty = match primitive(name) {
        Some(ty) => ty,
        None if is_external && matches!(name, "http.Response" | "http.Request") => {
            TypeExpr::Runtime
        }
        None if !is_external && name.starts_with(char::is_alphabetic) => {
            TypeExpr::Reference(Reference {
                text: name.to_owned(),
                ..cell.reference(link)
            })
        }
        None => return Err(unknown),
    };
    if !text.is_done() {
        return Err(text.error("the end of the name"));
    }
    Ok(if is_pointer && may_be_pointer(&ty) {
        pointer(ty)
    } else {
        unprinted(ty)
    })
}

fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

/// A type without a page: `string`, `[]byte`, `jsonl.JsonLStream[map[string]any]`.
fn builtin(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    for (token, primitive) in [
        ("[]byte", Primitive::Bytes),
        ("interface{}", Primitive::Any),
    ] {
        if cell.eat(token) {
            return Ok(TypeExpr::Primitive(primitive));
        }
    }
    // A stream is read as what one line of it holds.
    if cell.eat("jsonl.JsonLStream[") {
        let item = cell.nested(code_type)?;
        cell.require("]", "`]`")?;
        return Ok(*item);
    }
    let unknown = cell.error("a built-in Go type");
    primitive(cell.take_while(is_in_name)).ok_or(unknown)
}

fn primitive(name: &str) -> Option<TypeExpr> {
    Some(TypeExpr::Primitive(match name {
        "string" => Primitive::String,
        "bool" => Primitive::Boolean,
        "int" | "int64" => Primitive::Integer,
        "big.Int" => Primitive::BigInteger,
        "float32" | "float64" => Primitive::Float,
        "any" => Primitive::Any,
        "time.Time" => Primitive::DateTime,
        "types.Date" => Primitive::Date,
        _ => return None,
    }))
}

/// A type as it stands in Go code.
fn code_type(code: &mut Cursor) -> Result<TypeExpr, CellError> {
    code.eat("*");
    if !code.rest().starts_with("[]byte") {
        for (prefix, wrap) in CONTAINERS {
            if code.eat(prefix) {
                return code.nested(code_type).map(wrap);
            }
        }
    }
    let mut ahead = code.clone();
    if let Ok(ty) = builtin(&mut ahead) {
        *code = ahead;
        return Ok(ty);
    }
    let start = code.position();
    let unknown = code.error("a Go type");
    let name = code.take_while(is_in_name);
    if name.starts_with(char::is_alphabetic) {
        Ok(TypeExpr::Reference(code.mention(name, start)))
    } else {
        Err(unknown)
    }
}

/// A variant's type is in the code, with its package; the heading has only the name of a model, else nothing.
fn variant_type(heading: &mut Cursor, code: &str) -> Result<TypeExpr, CellError> {
    let unknown = heading.error("a type, in the heading or in the code below it");
    let name = heading.take_while(is_in_name);
    if let Some(ty) = constructed(heading, code) {
        return Ok(ty);
    }
    if name.is_empty() {
        return Err(unknown);
    }
    Ok(primitive(name).unwrap_or_else(|| TypeExpr::Reference(heading.mention(name, 0))))
}

/// The type in `v := pkg.CreateUnionTag(TYPE{/* values here */})`.
fn constructed(heading: &Cursor, code: &str) -> Option<TypeExpr> {
    let (_, argument) = code.split_once('(')?;
    let mut argument = heading.aside(argument);
    let ty = code_type(&mut argument).ok()?;
    argument.eat("{").then_some(ty)
}
