//! Speakeasy's C# docs, and those of its Unity flavour, which share their cells.
//!
//! Names are Pascal case, nothing is said about null, and Unity prints no variants of a union.

use super::cursor::{CellError, Cursor, Link};
use super::facts::{Numbers, Presence, Primitive, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const UNITY: Dialect = Dialect {
    id: "speakeasy-unity",
    language: "Unity C#",
    fences: &["csharp"],
    marks: &[
        "UnityWebRequest",
        "[HathoraCloud.Models.",
        "*MemoryQueueBufferStream*",
        "*int*",
        "*float*",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Pascal,
    undecided_numbers: Numbers::Strings,
    page: speakeasy::read,
};

fn presence(required: bool, _: Wrapper) -> Presence {
    if required {
        Presence::RequiredNullabilityUnknown
    } else {
        Presence::Optional
    }
}

fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    let ty = any_type(cell)?;
    // The first C# docs (2023) end every list with this.
    cell.skip_spaces();
    cell.eat("!!!");
    Ok(ty.into())
}

fn any_type(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    for (open, wrap) in [
        ("List<", TypeExpr::Array as fn(Box<TypeExpr>) -> TypeExpr),
        ("Dictionary<String, ", TypeExpr::Map),
    ] {
        if cell.eat(open) {
            let inner = cell.nested(any_type)?;
            return if cell.eat(">") {
                Ok(wrap(inner))
            } else {
                Err(cell.error("`>`"))
            };
        }
    }
    if let Some(link) = cell.link() {
        return Ok(linked(cell, link));
    }
    if cell.eat("*")
        && let Some(name) = cell.until("*")
        && let Some(ty) = primitive(name)
    {
        return Ok(ty);
    }
    Err(cell.error("a C# type"))
}

fn linked(cell: &Cursor, link: Link) -> TypeExpr {
    if !link.target.starts_with("https://") && !link.target.starts_with("http://") {
        return TypeExpr::Reference(cell.reference(link));
    }
    match link.text {
        "DateTime" | "DateTimeOffset" => TypeExpr::Primitive(Primitive::DateTime),
        "DateOnly" | "LocalDate" => TypeExpr::Primitive(Primitive::Date),
        _ => TypeExpr::Runtime,
    }
}

fn primitive(name: &str) -> Option<TypeExpr> {
    Some(TypeExpr::Primitive(match name {
        "string" => Primitive::String,
        "bool" => Primitive::Boolean,
        "int" | "long" => Primitive::Integer,
        "BigInteger" => Primitive::BigInteger,
        "float" | "double" | "decimal" => Primitive::Float,
        "object" => Primitive::Any,
        "byte[]" | "MemoryQueueBufferStream" => Primitive::Bytes,
        "HttpRequestMessage" | "HttpResponseMessage" => return Some(TypeExpr::Runtime),
        _ => return None,
    }))
}

/// The heading of a variant: a name for a built-in type, else the title of a page.
fn variant_type(heading: &mut Cursor, _code: &str) -> Result<TypeExpr, CellError> {
    let name = heading.take_while(|c| c.is_alphanumeric() || c == '_');
    named(name)
        .ok_or_else(|| heading.error("the name of a variant"))
        .map(|ty| ty.unwrap_or_else(|| TypeExpr::Reference(heading.mention(name, 0))))
}

/// What a heading such as `ArrayOfStr` stands for; `None` inside where it is the title of a page.
fn named(name: &str) -> Option<Option<TypeExpr>> {
    if name.is_empty() {
        return None;
    }
    let (item, wrap) = match (name.strip_prefix("ArrayOf"), name.strip_prefix("MapOf")) {
        (Some(item), _) => (item, Some(TypeExpr::Array as fn(Box<TypeExpr>) -> TypeExpr)),
        (_, Some(item)) => (item, Some(TypeExpr::Map as fn(Box<TypeExpr>) -> TypeExpr)),
        _ => (name, None),
    };
    let ty = match item {
        "Str" => Primitive::String,
        "Number" | "Float32" | "Float64" => Primitive::Float,
        "Integer" | "Int32" | "Int64" | "Long" => Primitive::Integer,
        "Boolean" => Primitive::Boolean,
        "Any" => Primitive::Any,
        "DateTime" => Primitive::DateTime,
        "Date" => Primitive::Date,
        nested if wrap.is_some() => {
            let inner = named(nested)??;
            return Some(wrap.map(|wrap| wrap(Box::new(inner))));
        }
        _ => return Some(None),
    };
    let ty = TypeExpr::Primitive(ty);
    Some(Some(wrap.map_or(ty.clone(), |wrap| wrap(Box::new(ty)))))
}
