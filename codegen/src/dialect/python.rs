//! Speakeasy's Python docs, all eras since 2023.
//!
//! The cells show both absence and null, `Optional[…]`, `Nullable[…]` and `OptionalNullable[…]`, but print no wrapper
//! around lists, maps and dates. Unions and structs look the same. The first docs list a union's members in the cell
//! and print the variants of its page under empty headings.

use super::cursor::{CellError, Cursor, Link};
use super::facts::{
    LiteralValue, Numbers, Presence, Primitive, Reference, TypeCell, TypeExpr, Wrapper,
};
use super::{Dialect, Spelling, speakeasy};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-python",
    language: "Python",
    fences: &["python"],
    marks: &[
        "*str*",
        "*Any*",
        "Optional[",
        "*Nullable[",
        "[Nullable[",
        "*OptionalNullable[",
        "[OptionalNullable[",
        "List[",
        "Dict[str, ",
        "*Literal[",
    ],
    type_cell,
    variant_type,
    presence,
    spelling: Spelling::Snake,
    undecided_numbers: Numbers::Undecided,
    page: speakeasy::read,
};

/// Wrappers around a whole type. Inside one, all of them mean that it may be null.
const WRAPPERS: [(&str, Wrapper); 3] = [
    ("OptionalNullable[", Wrapper::OptionalNullable),
    ("Optional[", Wrapper::Optional),
    ("Nullable[", Wrapper::Nullable),
];

type Wrap = fn(Box<TypeExpr>) -> TypeExpr;

const CONTAINERS: [(&str, Wrap); 4] = [
    ("List[", TypeExpr::Array),
    ("Dict[str, ", TypeExpr::Map),
    // 2023
    ("list[", TypeExpr::Array),
    ("dict[str, ", TypeExpr::Map),
];

/// Types of the SDK's runtime that carry what is on the wire: the item is what counts.
const STREAMS: [&str; 4] = [
    "EventStream",
    "EventStreamAsync",
    "JsonLStream",
    "JsonLStreamAsync",
];

/// Types of the HTTP clients.
const RESPONSES: [&str; 2] = ["httpx.Response", "requests.Response"];

fn presence(required: bool, wrapper: Wrapper) -> Presence {
    match (required, wrapper) {
        (true, Wrapper::None) => Presence::Required,
        (true, Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
        // The first docs have no `Nullable`: `Optional` around a required field is what they print instead.
        (true, _) => Presence::RequiredNullable,
        (false, Wrapper::Nullable | Wrapper::OptionalNullable) => Presence::OptionalNullable,
        (false, _) => Presence::Optional,
    }
}

/// ``"*" wrapped "*" | "[" wrapped "](" target ")" | "List[" cell "]" | "Dict[str, " cell "]"``
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    for (open, wrap) in CONTAINERS {
        if cell.eat(open) {
            let inner = cell.nested(|cell| type_cell(cell).map(TypeCell::into_item))?;
            return close(cell, wrap(inner)).map(TypeCell::bare);
        }
    }
    if let Some(link) = cell.link() {
        return linked(cell, link);
    }
    let start = cell.clone();
    if cell.eat("*") {
        let read = wrapped(cell)?;
        // Emphasis holds no name of a page: these are always links.
        if !matches!(read.ty, TypeExpr::Reference(_)) && cell.eat("*") {
            return Ok(read);
        }
    }
    Err(start.error("a Python type"))
}

/// A type with the wrapper around all of it.
fn wrapped(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    for (open, wrapper) in WRAPPERS {
        if cell.eat(open) {
            let ty = cell.nested(plain)?;
            return close(cell, *ty).map(|ty| TypeCell { ty, wrapper });
        }
    }
    plain(cell).map(TypeCell::bare)
}

fn close(cell: &mut Cursor, ty: TypeExpr) -> Result<TypeExpr, CellError> {
    if cell.eat("]") {
        Ok(ty)
    } else {
        Err(cell.error("`]`"))
    }
}

fn linked(cell: &Cursor, link: Link) -> Result<TypeCell, CellError> {
    let mut text = cell.inside(link);
    let TypeCell { ty, wrapper } = wrapped(&mut text)?;
    if !text.is_done() {
        return Err(text.error("the end of the link's text"));
    }
    let ty = if link.target.contains("://") {
        external(&ty).ok_or_else(|| cell.inside(link).error("a type of Python's own"))?
    } else {
        match ty {
            TypeExpr::Reference(mention) => TypeExpr::Reference(Reference {
                text: mention.text,
                ..cell.reference(link)
            }),
            TypeExpr::Union(members, _) => union_of(cell, link, members),
            // Whatever the link points to, it is not the page of this type, so it must be that of a union.
            member => union_of(cell, link, vec![member]),
        }
    };
    Ok(match wrapper {
        Wrapper::None | Wrapper::Unprinted => TypeCell::bare(ty),
        wrapper => TypeCell { ty, wrapper },
    })
}

fn union_of(cell: &Cursor, link: Link, members: Vec<TypeExpr>) -> TypeExpr {
    let page = cell.union_page(link, &members);
    TypeExpr::Union(members, Some(page))
}

/// What the text of a link to other docs means.
fn external(ty: &TypeExpr) -> Option<TypeExpr> {
    match ty {
        // The generator has the two labels, and the anchors they link to, the wrong way round.
        TypeExpr::Primitive(Primitive::Date) => Some(TypeExpr::Primitive(Primitive::DateTime)),
        TypeExpr::Primitive(Primitive::DateTime) => Some(TypeExpr::Primitive(Primitive::Date)),
        TypeExpr::Reference(mention) if RESPONSES.contains(&mention.text.as_str()) => {
            Some(TypeExpr::Runtime)
        }
        _ => None,
    }
}

/// A type in Python's own spelling, as it stands in emphasis, in links and in the headings of variants.
fn plain(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    for (open, wrap) in CONTAINERS {
        if cell.eat(open) {
            let inner = cell.nested(plain)?;
            return close(cell, wrap(inner));
        }
    }
    for (open, _) in WRAPPERS {
        if cell.eat(open) {
            let inner = cell.nested(plain)?;
            return close(cell, TypeExpr::Nullable(inner));
        }
    }
    if cell.eat("Literal[") {
        let value = literal(cell)?;
        return close(cell, TypeExpr::Literal(value));
    }
    if cell.eat("Union[") {
        return cell.nested(union_members).map(|ty| *ty);
    }
    named(cell)
}

fn literal(cell: &mut Cursor) -> Result<LiteralValue, CellError> {
    if cell.eat("\"") {
        let text = cell.until("\"").ok_or_else(|| cell.error("`\"`"))?;
        return Ok(LiteralValue::String(text.to_owned()));
    }
    let start = cell.clone();
    match cell.take_while(|c| c.is_alphanumeric() || c == '-') {
        "True" => Ok(LiteralValue::Boolean(true)),
        "False" => Ok(LiteralValue::Boolean(false)),
        word => word
            .parse()
            .map(LiteralValue::Integer)
            .map_err(|_| start.error("a literal")),
    }
}

/// `type { ", " type } "]"`
fn union_members(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    let mut members: Vec<TypeExpr> = Vec::new();
    loop {
        let member = plain(cell)?;
        // A file is bytes in three ways, and a stream of events has a type for `async` code.
        if !members.iter().any(|other| is_same(other, &member)) {
            members.push(member);
        }
        if !cell.eat(", ") {
            break;
        }
    }
    // `Union[Literal["function"], UnrecognizedStr]` is one open value: any string.
    let all = members.clone();
    members.retain(|member| !all.iter().any(|other| covers(other, member)));
    let ty = match members.as_slice() {
        [_] => members.swap_remove(0),
        _ => TypeExpr::Union(members, None),
    };
    close(cell, ty)
}

/// Equal, wherever the two stand.
fn is_same(a: &TypeExpr, b: &TypeExpr) -> bool {
    match (a, b) {
        (TypeExpr::Reference(a), TypeExpr::Reference(b)) => a.text == b.text,
        _ => a == b,
    }
}

/// Whether `wide` takes the literal `narrow`.
fn covers(wide: &TypeExpr, narrow: &TypeExpr) -> bool {
    let TypeExpr::Literal(value) = narrow else {
        return false;
    };
    let of = match value {
        LiteralValue::String(_) => Primitive::String,
        LiteralValue::Integer(_) => Primitive::Integer,
        LiteralValue::Boolean(_) => Primitive::Boolean,
    };
    *wide == TypeExpr::Primitive(of)
}

/// A built-in type, or the name of a page.
fn named(cell: &mut Cursor) -> Result<TypeExpr, CellError> {
    let start = cell.clone();
    let name = cell.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let (_, last) = name.rsplit_once('.').unwrap_or(("", name));
    if STREAMS.contains(&last) && cell.eat("[") {
        let item = cell.nested(plain)?;
        return close(cell, *item);
    }
    Ok(TypeExpr::Primitive(match name {
        "str" | "UnrecognizedStr" => Primitive::String,
        "int" | "UnrecognizedInt" => Primitive::Integer,
        "float" => Primitive::Float,
        "bool" => Primitive::Boolean,
        "Any" => Primitive::Any,
        "bytes" | "io.IOBase" | "io.BufferedReader" => Primitive::Bytes,
        "IO" if cell.eat("[bytes]") => Primitive::Bytes,
        "date" => Primitive::Date,
        "datetime" => Primitive::DateTime,
        _ if last.starts_with(char::is_alphabetic) => {
            return Ok(TypeExpr::Reference(cell.mention(name, start.position())));
        }
        _ => return Err(start.error("a Python type")),
    }))
}

/// The heading of a variant, without its backticks; where it is empty, `name: TYPE = …` in the code.
fn variant_type(heading: &mut Cursor, code: &str) -> Result<TypeExpr, CellError> {
    if !heading.is_done() {
        return plain(heading);
    }
    let mut code = heading.aside(code);
    let ty = code
        .until(": ")
        .and_then(|_| plain(&mut code).ok())
        .filter(|_| code.eat(" ="));
    ty.ok_or_else(|| heading.error("a type here or in the code below"))
}
