//! How a language spells types in a Type cell, as data, and the one reader of such cells.
//!
//! A cell is a type in some typography (emphasis, bold, code, a link), possibly with a list or a map around it:
//! [`Cells`]. Inside is a type in the language's own spelling: [`Types`]. A language is one table of each;
//! [`Cells::read`] and [`Types::read`] are the only code.

mod cells;
mod names;
mod types;
mod unions;

pub use names::innermost;

use super::facts::{TypeExpr, Wrapper};
use crate::model::Primitive;

/// The typography of Type cells.
#[derive(Debug)]
pub struct Cells {
    /// Marks before and after whole cells: `Pointer to `. A mark without a start is a suffix: `¦null`.
    pub wrappers: &'static [Mark],
    /// Lists and maps of whole cells: `List<*string*>`.
    pub containers: &'static [Container],
    /// Built-in types that are whole cells without typography.
    pub tokens: &'static [(&'static str, Primitive)],
    /// The separator between the members of a union of whole cells.
    pub between: &'static [&'static str],
    /// The style of a type that is not a link.
    pub styles: &'static [Style],
    /// The style of the text of a link.
    pub linked: &'static [Style],
    pub link: Link,
    /// Types that links mean whatever page they lead to: the end of the target, the text, the type.
    pub known_links: &'static [(&'static str, &'static str, Primitive)],
    /// Junk after a list, `!!!`, with spaces before it.
    pub trailing: &'static str,
}

/// The style of a type.
#[derive(Debug)]
pub struct Style {
    pub open: &'static str,
    pub close: &'static str,
    pub holds: Holds,
    /// What a type without a mark says about null here, if that differs from [`Types::tells`].
    pub tells: Option<Tells>,
}

/// What a style may contain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Types without parts that have no page.
    BuiltIns,
    /// Types without a page.
    Types,
    /// Any type; a name that is not a built-in type is that of a page.
    Pages,
    /// In a link: the name of the page, whatever it is.
    Name,
}

/// What the text of a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The name of the page, whatever it is.
    Name,
    /// A type in which every name is that of the page, even the name of a built-in type.
    Page,
    /// A type in which every name that is not a built-in type is that of the page.
    BuiltInOrPage,
    /// A type. If it is more than a name, the page is that of a union, and the text lists the members.
    Union {
        /// Whether a page with a different name from the text is also a union, with one member.
        of_one: bool,
    },
    /// A type in which the name of the file is the page. A built-in type of that name means itself if
    /// there is no such page.
    File,
}

/// A kind of type, for rules that apply only to some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    List,
    Map,
    Page,
    Is(Primitive),
}

impl Kind {
    fn covers(self, ty: &TypeExpr) -> bool {
        match (self, ty) {
            (Self::List, TypeExpr::Array(_))
            | (Self::Map, TypeExpr::Map(_))
            | (Self::Page, TypeExpr::Reference(_)) => true,
            (Self::Is(kind), TypeExpr::Primitive(primitive)) => kind == *primitive,
            _ => false,
        }
    }
}

/// What a type without a mark says about null.
#[derive(Debug, Clone, Copy)]
pub enum Tells {
    /// That it is never null.
    NeverNull,
    /// Nothing.
    Nothing,
    /// That it is never null, except for these kinds and built-in types, and for pages with a qualified name.
    NeverNullBut {
        kinds: &'static [Kind],
        names: &'static [&'static str],
        qualified: bool,
    },
    /// That these built-in types are never null, and nothing for all others.
    NeverNullOnly(&'static [&'static str]),
}

/// A mark around a type that says that it may be absent or null. One side is empty for a prefix or suffix.
#[derive(Debug)]
pub struct Mark {
    pub open: &'static str,
    pub close: &'static str,
    pub wrapper: Wrapper,
    /// Around these it says nothing, like a pointer to something that is a pointer anyway.
    pub not_on: &'static [Kind],
}

impl Mark {
    pub const fn new(open: &'static str, close: &'static str, wrapper: Wrapper) -> Self {
        Self {
            open,
            close,
            wrapper,
            not_on: &[],
        }
    }
}

/// Something around one type that makes it another. One side is empty for a prefix or suffix.
#[derive(Debug)]
pub struct Container {
    pub open: &'static str,
    pub close: &'static str,
    pub makes: Makes,
}

impl Container {
    pub const fn list(open: &'static str, close: &'static str) -> Self {
        Self {
            open,
            close,
            makes: Makes::List,
        }
    }

    pub const fn map(open: &'static str, close: &'static str) -> Self {
        Self {
            open,
            close,
            makes: Makes::Map,
        }
    }

    /// A stream of the SDK's runtime, which is read as what one piece of it holds.
    pub const fn stream(open: &'static str, close: &'static str) -> Self {
        Self {
            open,
            close,
            makes: Makes::Item,
        }
    }
}

/// What a container is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Makes {
    List,
    /// Keys are always strings.
    Map,
    /// The item itself.
    Item,
    /// A list or a map; the docs do not say which.
    Any,
    /// Nothing: it belongs to the SDK's runtime.
    Runtime,
}

impl Makes {
    fn of(self, item: Box<TypeExpr>) -> TypeExpr {
        match self {
            Self::List => TypeExpr::Array(item),
            Self::Map => TypeExpr::Map(item),
            Self::Item => *item,
            Self::Any => TypeExpr::Primitive(Primitive::Any),
            Self::Runtime => TypeExpr::Runtime,
        }
    }
}

/// A type with one value: `Literal["x"]`.
#[derive(Debug)]
pub struct LiteralForm {
    pub open: &'static str,
    pub close: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
}

/// A language's own spelling of types.
#[derive(Debug)]
pub struct Types {
    /// What to say is expected where there is no type: `a Go type`.
    pub noun: &'static str,
    /// The characters in names besides letters and digits.
    pub in_names: &'static str,
    /// A prefix of names that is not part of them: `\`.
    pub root: &'static str,
    /// A string that the name of every page contains: `\`. May be empty.
    pub qualifier: &'static str,
    /// Whether pages may be named without a link, so that a name that is not a page is a link that leads nowhere. Otherwise
    /// it is an unknown type.
    pub pages_unlinked: bool,
    /// Whether only the last part of a qualified name counts.
    pub last_part: bool,
    /// A prefix of types without a meaning: `? extends `.
    pub noise: &'static [&'static str],
    /// What may precede a closing bracket without a meaning: the `,` of Python's tuples.
    pub before_close: &'static str,
    /// Escapes, and what they mean.
    pub escapes: &'static [(&'static str, char)],
    /// Built-in types that are not spelled as names: `interface{}`.
    pub tokens: &'static [(&'static str, Primitive)],
    /// What opens and closes something that only means any JSON.
    pub opaque: &'static [(&'static str, &'static str)],
    /// Built-in types.
    pub scalars: &'static [(&'static str, Primitive)],
    /// Those of `scalars` that also mean numeric strings.
    pub decimals: &'static [&'static str],
    /// What opens and closes a format after a built-in type: `(uuid)`. A format that is in no table has no meaning.
    pub format: Option<(&'static str, &'static str)>,
    /// Built-in types whose name says that they may be null.
    pub nullable: &'static [(&'static str, Primitive)],
    /// The prefix of pages' names if the type may be null: `Nullable`.
    pub nullable_pages: &'static str,
    /// A suffix of pages' names that titles lack.
    pub page_suffix: &'static str,
    /// What names contain and end in that mean enums without a page, whose values the docs have lost.
    pub lost_enums: &'static [(&'static str, &'static str)],
    /// The text of a link for a type that only the link's target spells out.
    pub inline: &'static str,
    /// Lists and maps whose items the docs have lost.
    pub bare: &'static [(&'static str, Makes)],
    /// Types of the SDK's runtime; one that ends in a separator means everything below it.
    pub runtime: &'static [&'static str],
    /// What names mean in links out of the docs, before anything else.
    pub elsewhere: &'static [(&'static str, Primitive)],
    /// Types of the SDK's runtime in links out of the docs. Only these make a row the SDK's own: any other name that is
    /// in no table is that of a page, or unknown.
    pub runtime_links: &'static [&'static str],
    pub tells: Tells,
    pub containers: &'static [Container],
    pub marks: &'static [Mark],
    /// Unions in brackets: what opens them, separates the members, and closes them.
    pub unions: &'static [(&'static str, &'static str, &'static str)],
    /// The separator between the members of a union without brackets.
    pub between: &'static [&'static str],
    /// Members of a union that say that it may be null.
    pub nulls: &'static [&'static str],
    /// Members of a union that say that it may be absent.
    pub absent: &'static [&'static str],
    /// Whether several members of a union may be one type on the wire, such as a stream for `async` code.
    pub twins: bool,
    /// Whether bytes among the members of a union make it one upload.
    pub uploads: bool,
    pub literal: Option<LiteralForm>,
}

impl Types {
    /// A language without anything; tables set what theirs has.
    pub const NONE: Self = Self {
        noun: "a type",
        in_names: "_",
        root: "",
        qualifier: "",
        pages_unlinked: true,
        last_part: false,
        noise: &[],
        before_close: "",
        escapes: &[],
        tokens: &[],
        opaque: &[],
        scalars: &[],
        decimals: &[],
        format: None,
        nullable: &[],
        nullable_pages: "",
        page_suffix: "",
        lost_enums: &[],
        inline: "",
        bare: &[],
        runtime: &[],
        elsewhere: &[],
        runtime_links: &[],
        tells: Tells::NeverNull,
        containers: &[],
        marks: &[],
        unions: &[],
        between: &[],
        nulls: &[],
        absent: &[],
        twins: false,
        uploads: false,
        literal: None,
    };
}

impl Cells {
    /// No typography at all: types mean themselves.
    pub const PLAIN: Self = Self {
        wrappers: &[],
        containers: &[],
        tokens: &[],
        between: &[],
        styles: &[Style::new("", "", Holds::Pages)],
        linked: &[Style::new("", "", Holds::Pages)],
        link: Link::File,
        known_links: &[],
        trailing: "",
    };
}

impl Style {
    pub const fn new(open: &'static str, close: &'static str, holds: Holds) -> Self {
        Self {
            open,
            close,
            holds,
            tells: None,
        }
    }
}
