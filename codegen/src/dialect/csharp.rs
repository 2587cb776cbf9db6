//! Speakeasy's C# docs since 2023, and those of its Unity flavour, which share their cells.
//!
//! Names are Pascal case, except in the first C# docs, which print those on the wire. Nothing is said about null. Unity
//! prints no variants of a union, and C# calls those of a tagged one by their tag.

#[cfg(test)]
mod tests;

use super::cursor::{CellError, Cursor, Link};
use super::facts::{Numbers, Presence, Primitive, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const CSHARP: Dialect = Dialect {
    id: "speakeasy-csharp",
    language: "C#",
    fences: &["csharp"],
    marks: &[
        "*long*",
        "*byte[]*",
        "Dictionary<String, ",
        "[DateOnly](",
        "[LocalDate](",
        "HttpResponseMessage",
        "HttpRequestMessage",
        "HTTPMetadata",
        "/Models/Components/",
        "/Models/Requests/",
        "[Models.",
        "!!!",
    ],
    ..UNITY
};

pub const UNITY: Dialect = Dialect {
    id: "speakeasy-unity",
    language: "Unity C#",
    // Unity's pages of models have no code.
    fences: &[],
    marks: &[
        "UnityWebRequest",
        // `[VendorCloud.Models.Shared.Pet](…)`: the older pages print the SDK's namespace.
        ".Models.",
        "*MemoryQueueBufferStream*",
        "*int*",
        "*float*",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Pascal,
    // All numeric enums of C# docs whose source was looked at are strings.
    undecided_numbers: Numbers::Strings,
    page: speakeasy::read,
};

/// The Required column says that a key is there, and nothing says that it is not null.
fn presence(required: bool, _: Wrapper) -> Presence {
    if required {
        Presence::RequiredNullabilityUnknown
    } else {
        Presence::Optional
    }
}

fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    any_type(cell).map(TypeCell::from)
}

type Wrap = fn(Box<TypeExpr>) -> TypeExpr;

/// `List<…>`, `Dictionary<String, …>`, `*primitive*` or a link.
fn any_type(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    let containers: [(&str, Wrap); 2] = [
        ("List<", TypeExpr::Array),
        ("Dictionary<String, ", TypeExpr::Map),
    ];
    for (open, wrap) in containers {
        if cell.eat(open) {
            let inner = cell.nested(any_type)?;
            return if cell.eat(">") {
                skip_junk(cell);
                Ok(wrap(inner))
            } else {
                Err(cell.error("`>`"))
            };
        }
    }
    if let Some(link) = cell.link() {
        return Ok(linked(cell, link));
    }
    let start = cell.clone();
    let primitive = if cell.eat("*") {
        cell.until("*").and_then(primitive)
    } else {
        None
    };
    primitive.ok_or_else(|| start.error("a C# type"))
}

/// The first C# docs (2023) end every list with `   !!!`.
fn skip_junk(cell: &mut Cursor) {
    let mut ahead = cell.clone();
    ahead.skip_spaces();
    if ahead.eat("!!!") {
        *cell = ahead;
    }
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

/// The heading of a variant: a name for a built-in type, or else a mention without a link. That is the title of a page,
/// or in a tagged union the value of the tag in Pascal case: `VerificationOtp` where a page `Otp` has the tag
/// `verification_otp`.
fn variant_type(heading: &mut Cursor, _code: &str) -> Result<TypeExpr, CellError> {
    let containers: [(&str, Wrap); 2] = [("ArrayOf", TypeExpr::Array), ("MapOf", TypeExpr::Map)];
    for (prefix, wrap) in containers {
        if heading.eat(prefix) {
            return heading
                .nested(|heading| variant_type(heading, ""))
                .map(wrap);
        }
    }
    let start = heading.clone();
    let name = heading.take_while(|c| c.is_alphanumeric() || c == '_');
    match built_in(name) {
        _ if name.is_empty() => Err(start.error("the name of a variant")),
        Some(primitive) => Ok(TypeExpr::Primitive(primitive)),
        None => Ok(TypeExpr::Reference(heading.mention(name, start.position()))),
    }
}

/// What the generator calls the types that have no page, in names such as `ArrayOfStr`.
fn built_in(name: &str) -> Option<Primitive> {
    Some(match name {
        "Str" => Primitive::String,
        "Number" | "Float32" | "Float64" => Primitive::Float,
        "Integer" | "Int32" | "Int64" | "Long" => Primitive::Integer,
        "BigInteger" => Primitive::BigInteger,
        "Boolean" => Primitive::Boolean,
        "Any" => Primitive::Any,
        "DateTime" => Primitive::DateTime,
        "Date" => Primitive::Date,
        _ => return None,
    })
}
