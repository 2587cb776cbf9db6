//! Speakeasy's TypeScript docs, all eras since 2023.
//!
//! A union is named in emphasis without a link (`*components.Pet*`), everything else that has a page is a link. The
//! cells say nothing about null and do not tell integers from floats.

use super::cursor::{CellError, Cursor, Link};
use super::facts::{LiteralValue, Numbers, Presence, Primitive, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-typescript",
    language: "TypeScript",
    fences: &["typescript"],
    marks: &[
        "*number*",
        "*boolean*",
        "Record<string, ",
        "[]",
        "*any*",
        "*components.",
        "*operations.",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Camel,
    undecided_numbers: Numbers::Integers,
    page: speakeasy::read,
};

fn presence(required: bool, _: Wrapper) -> Presence {
    if required {
        Presence::RequiredNullabilityUnknown
    } else {
        Presence::Optional
    }
}

/// `type { " \| " type }`
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    let first = postfix(cell, atom)?;
    let mut members = vec![first];
    while cell.eat(" \\| ") || cell.eat(" | ") {
        members.push(postfix(cell, atom)?);
    }
    let is_upload = members.len() > 1 && members.contains(&TypeExpr::Primitive(Primitive::Bytes));
    Ok(match (is_upload, members.len()) {
        // `File | Blob | FileT` is one upload, not three variants.
        (true, _) => TypeExpr::Primitive(Primitive::Bytes).into(),
        (false, 1) => members.swap_remove(0).into(),
        (false, _) => TypeExpr::Union(members, None).into(),
    })
}

/// `atom { "[]" }`
fn postfix(
    cell: &mut Cursor,
    atom: fn(&mut Cursor) -> Result<TypeExpr, CellError>,
) -> Result<TypeExpr, CellError> {
    let mut ty = atom(cell)?;
    let mut levels = 0;
    while cell.eat("[]") {
        levels += 1;
        if levels > super::cursor::MAX_DEPTH {
            return Err(cell.error("fewer array levels"));
        }
        ty = TypeExpr::Array(Box::new(ty));
    }
    Ok(ty)
}

fn atom(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    if cell.eat("Record<string, ") {
        let value = cell.nested(|cell| postfix(cell, atom))?;
        return close(cell, TypeExpr::Map(value));
    }
    let start = cell.clone();
    if let Some(link) = cell.link() {
        // Go's pointers look the same otherwise.
        if link.text.starts_with('*') {
            return Err(start.error("a TypeScript type"));
        }
        return Ok(linked(cell, link));
    }
    if cell.eat("*") {
        let ty = plain(cell)?;
        if cell.eat("*") {
            return Ok(ty);
        }
    }
    Err(cell.error("a TypeScript type"))
}

fn close(cell: &mut Cursor, ty: TypeExpr) -> Result<TypeExpr, CellError> {
    if cell.eat(">") {
        Ok(ty)
    } else {
        Err(cell.error("`>`"))
    }
}

fn linked(cell: &Cursor, link: Link) -> TypeExpr {
    // The target decides: some vendors' links to the SDK's date-only type are labelled `Date`.
    if link.target.ends_with("types/rfcdate.md") || link.text == "RFCDate" {
        return TypeExpr::Primitive(Primitive::Date);
    }
    let external = link.target.starts_with("https://") || link.target.starts_with("http://");
    match link.text.trim_end_matches('>') {
        "Date" if external => TypeExpr::Primitive(Primitive::DateTime),
        "File" | "Blob" if external => TypeExpr::Primitive(Primitive::Bytes),
        _ if external => TypeExpr::Runtime,
        _ => TypeExpr::Reference(cell.reference(link)),
    }
}

/// A type in TypeScript's own spelling, as it stands inside emphasis and in the headings of variants.
fn plain(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    if cell.eat("\"") {
        let text = cell.until("\"").ok_or_else(|| cell.error("`\"`"))?;
        return Ok(TypeExpr::Literal(LiteralValue::String(text.to_owned())));
    }
    for stream in ["ReadableStream<Uint8Array>", "Uint8Array"] {
        if cell.eat(stream) {
            return Ok(TypeExpr::Primitive(Primitive::Bytes));
        }
    }
    for stream in ["EventStream<", "JsonLStream<"] {
        if cell.eat(stream) {
            let item = cell.nested(plain_postfix)?;
            return close(cell, *item);
        }
    }
    if cell.eat("{ [k: string]: ") {
        let value = cell.nested(plain_postfix)?;
        return if cell.eat(" }") {
            Ok(TypeExpr::Map(value))
        } else {
            Err(cell.error("` }`"))
        };
    }
    if cell.eat("Record<string, ") {
        let value = cell.nested(plain_postfix)?;
        return close(cell, TypeExpr::Map(value));
    }
    if cell.eat("Array<") {
        let item = cell.nested(plain_postfix)?;
        return close(cell, TypeExpr::Array(item));
    }
    let start = cell.position();
    let word = cell.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '-'));
    if let Ok(number) = word.parse() {
        return Ok(TypeExpr::Literal(LiteralValue::Integer(number)));
    }
    Ok(match word {
        "string" => TypeExpr::Primitive(Primitive::String),
        "number" => TypeExpr::Primitive(Primitive::Number),
        "bigint" => TypeExpr::Primitive(Primitive::BigInteger),
        "boolean" => TypeExpr::Primitive(Primitive::Boolean),
        "any" | "unknown" => TypeExpr::Primitive(Primitive::Any),
        "Date" => TypeExpr::Primitive(Primitive::DateTime),
        "RFCDate" => TypeExpr::Primitive(Primitive::Date),
        "Blob" | "File" => TypeExpr::Primitive(Primitive::Bytes),
        "true" => TypeExpr::Literal(LiteralValue::Boolean(true)),
        "false" => TypeExpr::Literal(LiteralValue::Boolean(false)),
        name if name.starts_with(char::is_alphabetic) => {
            TypeExpr::Reference(cell.mention(name, start))
        }
        _ => return Err(cell.error("a TypeScript type")),
    })
}

fn plain_postfix(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    postfix(cell, plain)
}

/// The heading of a variant, without its backticks. The code below it adds nothing to the heading.
fn variant_type(heading: &mut Cursor, _code: &str) -> Result<TypeExpr, CellError> {
    plain_postfix(heading)
}
