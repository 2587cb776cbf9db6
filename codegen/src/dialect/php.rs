//! Speakeasy's PHP docs.
//!
//! A `?` or a `null` member says that a value may be null, but it stands on every optional key and on no required one,
//! so it tells nothing about null. A union is written out in the cell, where `array` has lost its items; the page that
//! the cell links to has them in its docblocks.

#[cfg(test)]
mod tests;

use super::cursor::{CellError, Cursor, Link};
use super::facts::{Numbers, Presence, Primitive, Reference, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-php",
    language: "PHP",
    fences: &["php"],
    marks: &[
        "*?",
        "[?",
        "array<",
        "\\|array",
        "\\Psr\\",
        "[Components\\",
        "[Operations\\",
        "[Shared\\",
        "[Errors\\",
        "\\Models\\",
        "*mixed*",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Camel,
    undecided_numbers: Numbers::Undecided,
    page: speakeasy::read,
};

fn presence(required: bool, wrapper: Wrapper) -> Presence {
    match (required, wrapper) {
        (false, _) => Presence::Optional,
        (true, Wrapper::None | Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
        (true, _) => Presence::RequiredNullable,
    }
}

/// `"*" ["?"] builtin "*" | link | "array<" ["string, "] type_cell ">"`
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    if let Some(wrap) = container(cell) {
        let item = cell.nested(|cell| type_cell(cell).map(TypeCell::into_item))?;
        cell.require(">", "`>`")?;
        return Ok(wrap(item).into());
    }
    if let Some(link) = cell.link() {
        return linked(cell, link);
    }
    cell.require("*", "a PHP type")?;
    let is_nullable = cell.eat("?");
    let unknown = cell.error("a built-in PHP type");
    let ty = builtin(cell.take_while(is_in_name)).ok_or(unknown)?;
    cell.require("*", "`*`")?;
    Ok(wrapped(ty, is_nullable))
}

/// The start of a list or a map. PHP has one word for both.
fn container(cell: &mut Cursor) -> Option<fn(Box<TypeExpr>) -> TypeExpr> {
    if !cell.eat("array<") {
        None
    } else if cell.eat("string, ") {
        Some(TypeExpr::Map)
    } else {
        Some(TypeExpr::Array)
    }
}

fn wrapped(ty: TypeExpr, is_nullable: bool) -> TypeCell {
    let wrapper = if is_nullable {
        Wrapper::Nullable
    } else {
        Wrapper::None
    };
    TypeCell { ty, wrapper }
}

/// `"[" members "](" target ")"`: a model, a union with all its members, or a class of the SDK's runtime.
fn linked(cell: &Cursor, link: Link) -> Result<TypeCell, CellError> {
    let mut text = cell.inside(link);
    if link.is_external() {
        return external(&mut text);
    }
    let Members {
        mut types,
        is_nullable,
    } = members(&mut text)?;
    if !text.is_done() {
        return Err(text.error("the end of the link's text"));
    }
    let ty = if let [TypeExpr::Reference(only)] = types.as_mut_slice() {
        // A union of one may be called otherwise: the target decides.
        TypeExpr::Reference(Reference {
            text: std::mem::take(&mut only.text),
            ..cell.reference(link)
        })
    } else {
        let page = cell.union_page(link, &types);
        TypeExpr::Union(types, Some(page))
    };
    Ok(wrapped(ty, is_nullable))
}

/// The text of a link that leads out of the docs.
fn external(text: &mut Cursor) -> Result<TypeCell, CellError> {
    let unknown = text.error("a class of PHP or of the SDK's runtime");
    let is_nullable = text.eat("?");
    let name = text.take_while(is_in_name);
    let ty = match builtin(name) {
        Some(ty) => ty,
        None if name.starts_with("\\Psr\\") => TypeExpr::Runtime,
        None => return Err(unknown),
    };
    if text.is_done() {
        Ok(wrapped(ty, is_nullable))
    } else {
        Err(unknown)
    }
}

/// The members of a union, and whether `null` is one of them.
struct Members {
    types: Vec<TypeExpr>,
    is_nullable: bool,
}

/// `["?"] member { ("\|" | "|") member }`, as in the text of a link and in a docblock.
fn members(text: &mut Cursor) -> Result<Members, CellError> {
    let mut members = Members {
        types: Vec::new(),
        is_nullable: text.eat("?"),
    };
    loop {
        if text.eat("null") {
            members.is_nullable = true;
        } else {
            members.types.push(member(text)?);
        }
        if !text.eat("\\|") && !text.eat("|") {
            break;
        }
    }
    if members.types.is_empty() {
        return Err(text.error("a type beside `null`"));
    }
    Ok(members)
}

/// `"array<" ["string, "] members ">" | "array" | builtin | name`
fn member(text: &mut Cursor) -> Result<TypeExpr, CellError> {
    if let Some(wrap) = container(text) {
        let item = text.nested(plain)?;
        text.require(">", "`>`")?;
        return Ok(wrap(item));
    }
    let unknown = text.error("a PHP type");
    let start = text.position();
    let name = class_name(text);
    if name == "array" {
        let any = TypeExpr::Primitive(Primitive::Any);
        return Ok(TypeExpr::Array(Box::new(any)));
    }
    if let Some(ty) = builtin(name) {
        return Ok(ty);
    }
    // A model always has its namespace; anything else would be a class that nobody has heard of.
    let name = name.trim_start_matches('\\');
    if name.contains('\\') {
        Ok(TypeExpr::Reference(text.mention(name, start)))
    } else {
        Err(unknown)
    }
}

/// A name with its namespace. The backslash of an escaped `\|` is no part of it.
fn class_name<'a>(text: &mut Cursor<'a>) -> &'a str {
    let mut ahead = text.clone();
    let name = ahead.take_while(is_in_name);
    let is_escape = name.ends_with('\\') && ahead.rest().starts_with('|');
    let length = name.len() - usize::from(is_escape);
    let name = name.get(..length).unwrap_or_default();
    text.eat(name);
    name
}

fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '\\')
}

/// A type in PHP's own spelling, with all that belongs to it.
fn plain(text: &mut Cursor) -> Result<TypeExpr, CellError> {
    let Members {
        mut types,
        is_nullable,
    } = members(text)?;
    let ty = if types.len() == 1 {
        types.swap_remove(0)
    } else {
        TypeExpr::Union(types, None)
    };
    Ok(wrapped(ty, is_nullable).into_item())
}

fn builtin(name: &str) -> Option<TypeExpr> {
    Some(TypeExpr::Primitive(match name {
        "string" => Primitive::String,
        "bool" => Primitive::Boolean,
        "int" => Primitive::Integer,
        "float" => Primitive::Float,
        "mixed" => Primitive::Any,
        "\\DateTime" | "DateTime" => Primitive::DateTime,
        "\\Brick\\DateTime\\LocalDate" | "LocalDate" => Primitive::Date,
        _ => return None,
    }))
}

/// A variant's docblock has its whole type; the heading only `array` where that is a list or a map.
fn variant_type(heading: &mut Cursor, code: &str) -> Result<TypeExpr, CellError> {
    let documented = code.split_once("@var ").and_then(|(_, after)| {
        let line = after.lines().next().unwrap_or_default();
        let mut line = heading.aside(line.trim_end_matches(['*', '/', ' ']));
        let ty = plain(&mut line).ok()?;
        line.is_done().then_some(ty)
    });
    let printed = plain(heading)?;
    Ok(documented.unwrap_or(printed))
}
