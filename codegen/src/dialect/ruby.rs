//! Speakeasy's Ruby docs: types as Sorbet writes them (`T.nilable(…)`), or as Crystalline does
//! (`Crystalline::Nilable.new(…)`), and those before 2026 (`::OpenApiSDK::Operations::X`).
//!
//! `nilable` is null where the field is required and says nothing where it is not; lists, maps and dates have none. The
//! page of a union has nothing but a title: its members are in the text of the links that point to it.

use super::cursor::{CellError, Cursor, Link};
use super::facts::{Numbers, Presence, Primitive, Reference, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-ruby",
    language: "Ruby",
    fences: &["ruby"],
    marks: &[
        "::String",
        "::Integer",
        "::Float",
        "T::Boolean",
        "T.nilable(",
        "T::Array<",
        "T::Hash[",
        "Crystalline::",
        "Models::",
        "Faraday::Response",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Snake,
    undecided_numbers: Numbers::Undecided,
    page: speakeasy::read,
};

type Wrap = fn(Box<TypeExpr>) -> TypeExpr;

/// What opens and closes a list or a map around another cell, and in the text of a link.
const CONTAINERS: [(&str, &str, Wrap); 7] = [
    ("T::Array<", ">", TypeExpr::Array),
    ("T::Array[", "]", TypeExpr::Array),
    ("T::Hash[Symbol, ", "]", TypeExpr::Map),
    ("Crystalline::Array<", ">", TypeExpr::Array),
    ("Crystalline::Array.new(", ")", TypeExpr::Array),
    ("Crystalline::Hash[Symbol, ", "]", TypeExpr::Map),
    ("Crystalline::Hash.new(Symbol, ", ")", TypeExpr::Map),
];

const NILABLE: [&str; 2] = ["T.nilable(", "Crystalline::Nilable.new("];

const UNIONS: [&str; 2] = ["T.any(", "Crystalline::Union.new("];

fn presence(required: bool, wrapper: Wrapper) -> Presence {
    match (required, wrapper) {
        (true, Wrapper::None) => Presence::Required,
        (true, Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
        (true, _) => Presence::RequiredNullable,
        (false, _) => Presence::Optional,
    }
}

/// ``"*" nilable "*" | "[" nilable "](" target ")" | "T::Array<" cell ">" | "T::Hash[Symbol, " cell "]"``
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    for (open, close, wrap) in CONTAINERS {
        if cell.eat(open) {
            let inner = cell.nested(|cell| type_cell(cell).map(TypeCell::into_item))?;
            return closed(cell, close, wrap(inner)).map(TypeCell::bare);
        }
    }
    if let Some(link) = cell.link() {
        return linked(cell, link);
    }
    let start = cell.clone();
    if cell.eat("*") {
        let read = nilable(cell)?;
        // Emphasis holds no name of a page: these are always links.
        if !matches!(read.ty, TypeExpr::Reference(_)) && cell.eat("*") {
            return Ok(read);
        }
    }
    Err(start.error("a Ruby type"))
}

/// A type with the wrapper around all of it.
fn nilable(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    for open in NILABLE {
        if cell.eat(open) {
            let ty = cell.nested(plain)?;
            return closed(cell, ")", *ty).map(|ty| TypeCell {
                ty,
                wrapper: Wrapper::Nullable,
            });
        }
    }
    plain(cell).map(TypeCell::bare)
}

fn closed(cell: &mut Cursor, close: &'static str, ty: TypeExpr) -> Result<TypeExpr, CellError> {
    if cell.eat(close) {
        Ok(ty)
    } else {
        Err(cell.error("a closing bracket"))
    }
}

fn linked(cell: &Cursor, link: Link) -> Result<TypeCell, CellError> {
    let mut text = cell.inside(link);
    let TypeCell { ty, wrapper } = nilable(&mut text)?;
    if !text.is_done() {
        return Err(text.error("the end of the link's text"));
    }
    let ty = if link.target.contains("://") {
        external(&ty).ok_or_else(|| cell.inside(link).error("a type of Ruby's own"))?
    } else {
        match ty {
            TypeExpr::Reference(mention) if is_page_of(link.target, &mention.text) => {
                TypeExpr::Reference(Reference {
                    text: mention.text,
                    ..cell.reference(link)
                })
            }
            TypeExpr::Union(members, _) => union_of(cell, link, members),
            // A union of one: the text is its member, the target its page.
            member => union_of(cell, link, vec![member]),
        }
    };
    Ok(match wrapper {
        Wrapper::None | Wrapper::Unprinted => TypeCell::bare(ty),
        wrapper => TypeCell { ty, wrapper },
    })
}

/// Whether the file of `target` is named after the type `name`: `fields_.md` is that of `Models::Shared::Fields`.
fn is_page_of(target: &str, name: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.trim_end_matches(".md").replace('_', "");
    let title = name.rsplit(':').next().unwrap_or_default();
    stem.eq_ignore_ascii_case(&title.replace('_', ""))
}

fn union_of(cell: &Cursor, link: Link, members: Vec<TypeExpr>) -> TypeExpr {
    let page = cell.union_page(link, &members);
    TypeExpr::Union(members, Some(page))
}

/// What the text of a link to other docs means.
fn external(ty: &TypeExpr) -> Option<TypeExpr> {
    match ty {
        // The generator has the two labels the wrong way round.
        TypeExpr::Primitive(Primitive::Date) => Some(TypeExpr::Primitive(Primitive::DateTime)),
        TypeExpr::Primitive(Primitive::DateTime) => Some(TypeExpr::Primitive(Primitive::Date)),
        TypeExpr::Reference(mention) if mention.text == "Faraday::Response" => {
            Some(TypeExpr::Runtime)
        }
        _ => None,
    }
}

/// A type in Ruby's own spelling, as it stands in emphasis and in links.
fn plain(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    for (open, close, wrap) in CONTAINERS {
        if cell.eat(open) {
            let inner = cell.nested(plain)?;
            return closed(cell, close, wrap(inner));
        }
    }
    for open in NILABLE {
        if cell.eat(open) {
            let inner = cell.nested(plain)?;
            return closed(cell, ")", TypeExpr::Nullable(inner));
        }
    }
    for open in UNIONS {
        if cell.eat(open) {
            return cell.nested(union_members).map(|ty| *ty);
        }
    }
    named(cell)
}

/// `type { ", " type } ")"`
fn union_members(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    let mut members = vec![plain(cell)?];
    while cell.eat(", ") {
        members.push(plain(cell)?);
    }
    closed(cell, ")", TypeExpr::Union(members, None))
}

/// A built-in type, or the name of a page. Before 2026 both could do without the leading colons.
fn named(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    let start = cell.clone();
    let name = cell.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'));
    Ok(TypeExpr::Primitive(match name.trim_start_matches(':') {
        "String" => Primitive::String,
        "Integer" => Primitive::Integer,
        "Float" => Primitive::Float,
        "Object" => Primitive::Any,
        "T::Boolean" => Primitive::Boolean,
        "Crystalline::Boolean" if cell.eat(".new") => Primitive::Boolean,
        "Date" => Primitive::Date,
        "DateTime" => Primitive::DateTime,
        bare if bare.starts_with(char::is_alphabetic) && !bare.ends_with(':') => {
            return Ok(TypeExpr::Reference(cell.mention(name, start.position())));
        }
        _ => return Err(start.error("a Ruby type")),
    }))
}

/// The heading of a variant. No Ruby docs are known that have one.
fn variant_type(heading: &mut Cursor, _code: &str) -> Result<TypeExpr, CellError> {
    plain(heading)
}
