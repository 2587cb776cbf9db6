//! Speakeasy's Java docs, all eras since 2023.
//!
//! `Optional` and `JsonNullable` show absence and null, except around lists, maps and dates, where nothing is printed.
//! Since 2025 the cells escape `<`, in the second and deeper levels twice. Before, names are qualified and bounded
//! (`Optional<? extends dev.hathora.cloud_api.models.shared.ApiError>`), and the first docs print no wrapper at all.
//! No page lists the variants of a union.

#[cfg(test)]
mod tests;

use super::cursor::{CellError, Cursor, Link};
use super::facts::{Numbers, Presence, Primitive, Reference, TypeCell, TypeExpr, Wrapper};
use super::{Dialect, Spelling, speakeasy};

pub const DIALECT: Dialect = Dialect {
    id: "speakeasy-java",
    language: "Java",
    fences: &["java"],
    marks: &[
        "\\<",
        "*String*",
        "*Integer*",
        "*boolean*",
        "*Optional<",
        "[Optional<",
        "*JsonNullable<",
        "[JsonNullable<",
        "[OffsetDateTime](",
        "*java.lang.",
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
        (true, Wrapper::None) => Presence::Required,
        (true, Wrapper::Unprinted) => Presence::RequiredNullabilityUnknown,
        (true, _) => Presence::RequiredNullable,
        (false, Wrapper::Nullable | Wrapper::OptionalNullable) => Presence::OptionalNullable,
        (false, _) => Presence::Optional,
    }
}

/// `"byte[]" | "*" spelled "*" | "[" spelled "](" target ")" | container of cells`
fn type_cell(cell: &mut Cursor) -> Result<TypeCell, CellError> {
    if cell.eat("byte[]") {
        return Ok(TypeExpr::Primitive(Primitive::Bytes).into());
    }
    if let Some(link) = cell.link() {
        let mut text = cell.inside(link);
        let place = Place::of(cell, link);
        let read = spelled(&mut text, &place)?;
        return if text.is_done() {
            Ok(read)
        } else {
            Err(text.error("the end of the link's text"))
        };
    }
    let start = cell.clone();
    if cell.eat("*") {
        let read = spelled(cell, &Place::Emphasis)?;
        return if cell.eat("*") {
            Ok(read)
        } else {
            Err(cell.error("`*`"))
        };
    }
    let container = container(name(cell)).filter(|_| open(cell));
    let Some(container) = container else {
        return Err(start.error("a Java type"));
    };
    arguments(cell, container, |cell| {
        type_cell(cell).map(TypeCell::into_item)
    })
}

/// Where a type is spelled out, which decides what its names mean.
enum Place {
    /// Only built-in types.
    Emphasis,
    /// The text of a link to a page: every name is that page's.
    Page(Reference),
    /// The text of a link to other docs: a name that is not known is one of the SDK's runtime.
    Elsewhere,
    /// The heading of a variant: a name that is not known is the title of a page.
    Heading,
}

impl Place {
    fn of(cell: &Cursor, link: Link) -> Self {
        if link.target.starts_with("https://") || link.target.starts_with("http://") {
            Self::Elsewhere
        } else {
            Self::Page(cell.reference(link))
        }
    }
}

/// A type in Java's own spelling, with the wrapper around all of it.
fn spelled(cell: &mut Cursor, place: &Place) -> Result<TypeCell, CellError> {
    let start = cell.clone();
    cell.eat("? extends ");
    let name_start = cell.position();
    let name = name(cell);
    if !open(cell) {
        if name.is_empty() && cell.eat("?") {
            return Ok(TypeExpr::Primitive(Primitive::Any).into());
        }
        return leaf(cell, name, name_start, place).ok_or_else(|| start.error("a Java type"));
    }
    let item = |cell: &mut Cursor| spelled(cell, place).map(TypeCell::into_item);
    let wrapper = match simple(name) {
        "Optional" => Wrapper::Optional,
        "JsonNullable" => Wrapper::OptionalNullable,
        "HttpResponse" => {
            let body = cell.nested(item)?;
            return close(cell, *body).map(|_| TypeExpr::Runtime.into());
        }
        other => {
            let container = container(other).ok_or_else(|| start.error("a generic Java type"))?;
            return arguments(cell, container, item);
        }
    };
    let ty = cell.nested(item)?;
    close(cell, *ty).map(|ty| TypeCell { ty, wrapper })
}

/// What `name`, which has no type arguments, stands for.
fn leaf(cell: &Cursor, name: &str, start: usize, place: &Place) -> Option<TypeCell> {
    if name.is_empty() {
        return None;
    }
    let known = built_in(simple(name)).map(TypeExpr::Primitive);
    let ty = match place {
        // A page may have any name, that of a built-in type too.
        Place::Page(page) => TypeExpr::Reference(Reference {
            text: name.to_owned(),
            ..page.clone()
        }),
        Place::Emphasis => known?,
        Place::Elsewhere => known.unwrap_or(TypeExpr::Runtime),
        Place::Heading => known.unwrap_or_else(|| TypeExpr::Reference(cell.mention(name, start))),
    };
    let is_page = matches!(place, Place::Page(_));
    // The docs that spell types like this print no wrapper, or not always.
    let is_old = (is_page && name.contains('.')) || (!is_page && BOXED.contains(&simple(name)));
    Some(if is_old {
        TypeCell {
            ty,
            wrapper: Wrapper::Unprinted,
        }
    } else {
        TypeCell::bare(ty)
    })
}

/// Names that the docs of today only print inside of a wrapper.
const BOXED: [&str; 5] = ["Integer", "Long", "Boolean", "Double", "Float"];

fn built_in(name: &str) -> Option<Primitive> {
    Some(match name {
        "String" => Primitive::String,
        "int" | "long" | "Integer" | "Long" => Primitive::Integer,
        "BigInteger" => Primitive::BigInteger,
        "double" | "float" | "Double" | "Float" | "BigDecimal" => Primitive::Float,
        "boolean" | "Boolean" => Primitive::Boolean,
        "Object" => Primitive::Any,
        "InputStream" => Primitive::Bytes,
        "OffsetDateTime" => Primitive::DateTime,
        "LocalDate" => Primitive::Date,
        _ => return None,
    })
}

#[derive(Debug, Clone, Copy)]
enum Container {
    List,
    Map,
}

fn container(name: &str) -> Option<Container> {
    match simple(name) {
        "List" => Some(Container::List),
        "Map" => Some(Container::Map),
        _ => None,
    }
}

/// The arguments of `container` up to the closing `>`. The keys of a map are always strings.
fn arguments(
    cell: &mut Cursor,
    container: Container,
    item: impl FnOnce(&mut Cursor) -> Result<TypeExpr, CellError>,
) -> Result<TypeCell, CellError> {
    let start = cell.clone();
    let wrap = match container {
        Container::List => TypeExpr::Array,
        Container::Map if simple(name(cell)) == "String" && cell.eat(", ") => TypeExpr::Map,
        Container::Map => return Err(start.error("`String, `")),
    };
    let item = cell.nested(item)?;
    close(cell, wrap(item)).map(TypeCell::bare)
}

/// `<`, escaped or not.
fn open(cell: &mut Cursor) -> bool {
    cell.eat("\\\\<") || cell.eat("\\<") || cell.eat("<")
}

fn close(cell: &mut Cursor, ty: TypeExpr) -> Result<TypeExpr, CellError> {
    if cell.eat(">") {
        Ok(ty)
    } else {
        Err(cell.error("`>`"))
    }
}

/// A name, qualified or not.
fn name<'a>(cell: &mut Cursor<'a>) -> &'a str {
    cell.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
}

/// `name` without its package.
fn simple(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// No Java page has had variants yet; a heading would be a type in Java's own spelling.
fn variant_type(heading: &mut Cursor, _code: &str) -> Result<TypeExpr, CellError> {
    spelled(heading, &Place::Heading).map(TypeCell::into_item)
}
