//! Type cells: bold, with or without a link, in the spelling of the SDK's language.

use crate::dialect::cursor::{CellError, Cursor};
use crate::dialect::facts::{Primitive, Reference, TypeCell, TypeExpr, Wrapper};

/// `[ "Pointer to " ] ( "**" spelled "**" | "[**" spelled "**](" target ")" )`
pub(super) fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    let is_pointer = cell.eat("Pointer to ");
    let mut read = if let Some(link) = cell.link() {
        let mut text = cell.inside(link);
        let read = bold(&mut text, Some(&cell.reference(link)))?;
        if !text.is_done() {
            return Err(text.error("the end of the link's text"));
        }
        read
    } else {
        bold(cell, None)?
    };
    if is_pointer {
        read.wrapper = match read.wrapper {
            Wrapper::Nullable => Wrapper::OptionalNullable,
            _ => Wrapper::Optional,
        };
    }
    Ok(read)
}

fn bold(cell: &mut Cursor, link: Option<&Reference>) -> Result<TypeCell, CellError> {
    let start = cell.clone();
    if !cell.eat("**") {
        return Err(start.error("a type in `**`"));
    }
    let read = spelled(cell, link)?;
    if cell.eat("**") {
        Ok(read)
    } else {
        Err(cell.error("`**`"))
    }
}

type Wrap = fn(Box<TypeExpr>) -> TypeExpr;

/// Go's containers come first, those of the other languages have arguments.
const PREFIXES: [(&str, Wrap); 2] = [("[]", TypeExpr::Array), ("map[string]", TypeExpr::Map)];

/// The containers of C# and Java, and what comes before the type of their items.
const GENERICS: [(&str, &str, Wrap); 4] = [
    ("List", "", TypeExpr::Array),
    ("Set", "", TypeExpr::Array),
    ("Dictionary", "string, ", TypeExpr::Map),
    ("Map", "String, ", TypeExpr::Map),
];

/// A type in one of the languages' own spelling.
fn spelled(cell: &mut Cursor, link: Option<&Reference>) -> Result<TypeCell, CellError> {
    for (prefix, wrap) in PREFIXES {
        if cell.eat(prefix) {
            let item = cell.nested(|cell| spelled(cell, link).map(TypeCell::into_item))?;
            return Ok(unprinted(wrap(item)));
        }
    }
    let start = cell.clone();
    let name = cell.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let read = if cell.eat("&lt;") || cell.eat("<") {
        let generic = GENERICS.iter().find(|(generic, ..)| *generic == name);
        let (_, keys, wrap) = generic.ok_or_else(|| start.error("a list or a map"))?;
        if !cell.eat(keys) {
            return Err(cell.error("keys that are strings"));
        }
        let item = cell.nested(|cell| spelled(cell, link).map(TypeCell::into_item))?;
        if !(cell.eat("&gt;") || cell.eat(">")) {
            return Err(cell.error("`&gt;`"));
        }
        unprinted(wrap(item))
    } else {
        leaf(cell, &start, name, link)?
    };
    // C#
    Ok(if cell.eat("?") {
        TypeCell {
            ty: read.ty,
            wrapper: Wrapper::Optional,
        }
    } else {
        read
    })
}

/// A type without parts: a built-in one, or the name of a page.
fn leaf(
    cell: &mut Cursor,
    start: &Cursor,
    name: &str,
    link: Option<&Reference>,
) -> Result<TypeCell, CellError> {
    match name {
        "interface" if cell.eat("{}") => return Ok(any()),
        "byte" if cell.eat("[]") => return Ok(unprinted(TypeExpr::Primitive(Primitive::Bytes))),
        _ => {}
    }
    if !name.starts_with(char::is_alphabetic) {
        return Err(start.error("a type"));
    }
    // A built-in type is never a link of its own, but may be what a container in a link's text holds.
    let page = link.filter(|link| target_name(link) == Some(name));
    if page.is_none()
        && let Some((primitive, wrapper)) = built_in(name)
    {
        let ty = TypeExpr::Primitive(primitive);
        return Ok(TypeCell { ty, wrapper });
    }
    if page.is_none()
        && let Some(link) = link
        && let Some(bare) = name.strip_prefix("Nullable")
        && target_name(link) == Some(bare)
    {
        return Ok(TypeCell {
            ty: mention(bare, link.target.clone(), link),
            wrapper: Wrapper::Nullable,
        });
    }
    Ok(unprinted(match link {
        // Where the target has another name, it is a page that does not exist: `map.md`.
        Some(link) => mention(name, page.and(link.target.clone()), link),
        None => TypeExpr::Reference(cell.mention(name, start.position())),
    }))
}

fn mention(name: &str, target: Option<String>, link: &Reference) -> TypeExpr {
    TypeExpr::Reference(Reference {
        text: name.to_owned(),
        target,
        span: link.span,
    })
}

/// The name that the target of `link` gives the type: `X` of `X.md`, and of `#X` and `#List&lt;X&gt;` on the same page.
fn target_name(link: &Reference) -> Option<&str> {
    let target = link.target.as_deref()?;
    if let Some(anchor) = target.strip_prefix('#') {
        return Some(innermost(anchor));
    }
    target.strip_suffix(".md")
}

/// `X` of `List&lt;X&gt;` and `Map&lt;String, X&gt;`, as anchors and the headings that they lead to are written.
pub(super) fn innermost(generic: &str) -> &str {
    let inner = generic.rsplit("&lt;").next().unwrap_or(generic);
    let item = inner.rsplit(", ").next().unwrap_or(inner);
    item.trim_end_matches("&gt;")
}

fn any() -> TypeCell {
    unprinted(TypeExpr::Primitive(Primitive::Any))
}

/// A type that may be null without a word of it.
fn unprinted(ty: TypeExpr) -> TypeCell {
    TypeCell {
        ty,
        wrapper: Wrapper::Unprinted,
    }
}

/// The built-in types of the three languages, and whether it would be printed that one of them may be null: C# marks
/// its value types with `?`, and Go has types of their own.
fn built_in(name: &str) -> Option<(Primitive, Wrapper)> {
    use Wrapper::{None as Never, Nullable, Unprinted};
    Some(match name {
        "string" | "String" | "Guid" | "UUID" | "URI" => (Primitive::String, Unprinted),
        "int" | "long" | "int32" | "int64" => (Primitive::Integer, Never),
        "Integer" | "Long" => (Primitive::Integer, Unprinted),
        "float" | "double" | "decimal" | "float32" | "float64" => (Primitive::Float, Never),
        "Float" | "Double" | "BigDecimal" => (Primitive::Float, Unprinted),
        "bool" => (Primitive::Boolean, Never),
        "Boolean" => (Primitive::Boolean, Unprinted),
        "DateTime" | "time.Time" => (Primitive::DateTime, Never),
        "OffsetDateTime" => (Primitive::DateTime, Unprinted),
        "DateOnly" => (Primitive::Date, Never),
        "LocalDate" => (Primitive::Date, Unprinted),
        "Object" | "object" => (Primitive::Any, Unprinted),
        "System.IO.Stream" | "File" => (Primitive::Bytes, Unprinted),
        "NullableString" => (Primitive::String, Nullable),
        "NullableInt32" | "NullableInt64" => (Primitive::Integer, Nullable),
        "NullableFloat32" | "NullableFloat64" => (Primitive::Float, Nullable),
        "NullableBool" => (Primitive::Boolean, Nullable),
        "NullableTime" => (Primitive::DateTime, Nullable),
        _ => return None,
    })
}
