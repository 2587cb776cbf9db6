//! What a page says about its model, in terms that all dialects share.

use crate::markdown::Fence;
use crate::model::{LiteralValue, Numbers, Presence, Primitive};
use crate::text::{FileId, Span};
use crate::words::serde_name;

/// A value and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// One model as its page describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageModel {
    pub file: FileId,
    /// The title without strike-through.
    pub title: Spanned<String>,
    pub deprecation: Option<Deprecation>,
    /// Prose between the title and the first section.
    pub description: Vec<Span>,
    /// The code under `## Example Usage`.
    pub usage: Vec<Fence>,
    pub body: Body,
    /// Rows of the page's own table that a rule dropped.
    pub ignored_rows: Vec<(IgnoreRule, Span)>,
    /// The anchor of links to this model, if a page holds several.
    pub anchor: Option<String>,
    /// The key that tells the variants of this union apart, by its name in the SDK's language.
    pub tag: Option<Spanned<String>>,
    /// Values of the tag, each with the title of the model that it means.
    pub tag_values: Vec<(String, String)>,
    /// Whether it has keys whose names the page does not show.
    pub lost_keys: bool,
    /// The models whose keys it has in addition to its own.
    pub bases: Vec<Reference>,
    /// Whether the page could not be read, so only the model's name is known.
    pub unread: bool,
}

impl PageModel {
    /// A model of which only the `title` is known, on the page `file`.
    pub fn new(file: FileId, title: Spanned<String>) -> Self {
        Self {
            file,
            title,
            deprecation: None,
            description: Vec::new(),
            usage: Vec::new(),
            body: Body::TitleOnly,
            ignored_rows: Vec::new(),
            anchor: None,
            tag: None,
            tag_values: Vec::new(),
            lost_keys: false,
            bases: Vec::new(),
            unread: false,
        }
    }
}

/// One operation as a page about operations describes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OperationFacts {
    pub name: String,
    /// In the order in which they are passed.
    pub parameters: Vec<ParameterFacts>,
    /// Its response.
    pub returns: Vec<TypeExpr>,
    /// The code that calls it.
    pub usage: Vec<Fence>,
}

/// A row of `### Parameters`.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterFacts {
    pub name: String,
    /// `None` if the cell is not understood.
    pub ty: Option<TypeExpr>,
}

/// The part of a page that decides what kind of model it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// `## Fields`, possibly without rows.
    Struct(Vec<FieldFacts>),
    /// `## Values`.
    Enum(EnumFacts),
    /// `## Supported Types`.
    Union(Vec<VariantFacts>),
    /// No section at all: always a union whose variants the page does not list.
    TitleOnly,
}

/// One row of `## Fields`.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldFacts {
    /// The name in the SDK's language, which need not be the one on the wire.
    pub name: Spanned<String>,
    pub ty: Spanned<TypeExpr>,
    pub presence: Presence,
    pub deprecation: Option<Deprecation>,
    /// The description, without the boilerplate of a deprecation; empty if there is none.
    pub description: Option<Span>,
    pub example: Option<Span>,
    /// The value that an absent key means.
    pub default: Option<Span>,
    /// What says whether the key is required: the Required cell, or the Notes.
    pub required: Span,
    /// The whole row.
    pub span: Span,
}

/// A wrapper that a Type cell puts around the whole type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wrapper {
    #[default]
    None,
    Optional,
    Nullable,
    OptionalNullable,
    /// None, but the dialect never prints one around such a type (a list, a map, a date), so that says nothing.
    Unprinted,
}

/// A Type cell, read.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeCell {
    pub ty: TypeExpr,
    pub wrapper: Wrapper,
}

impl From<TypeExpr> for TypeCell {
    fn from(ty: TypeExpr) -> Self {
        Self {
            ty,
            wrapper: Wrapper::None,
        }
    }
}

impl TypeCell {
    /// A cell without a wrapper, in a dialect that prints none around lists, maps and dates.
    pub fn bare(ty: TypeExpr) -> Self {
        let wrapper = match ty {
            TypeExpr::Array(_)
            | TypeExpr::Map(_)
            | TypeExpr::Primitive(Primitive::Date | Primitive::DateTime) => Wrapper::Unprinted,
            _ => Wrapper::None,
        };
        Self { ty, wrapper }
    }

    /// The type as an item of a list or a value of a map, where every wrapper means that it may be null.
    pub fn into_item(self) -> TypeExpr {
        match self.wrapper {
            Wrapper::None | Wrapper::Unprinted => self.ty,
            _ => TypeExpr::Nullable(Box::new(self.ty)),
        }
    }
}

/// A type as the docs write it.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeExpr {
    Primitive(Primitive),
    Literal(LiteralValue),
    Array(Box<TypeExpr>),
    /// Keys are always strings.
    Map(Box<TypeExpr>),
    /// An item or value that may be null.
    Nullable(Box<TypeExpr>),
    Reference(Reference),
    /// A union spelled out in the cell, and the page it links to, if any.
    Union(Vec<TypeExpr>, Option<Reference>),
    /// A type of the SDK's own runtime, such as an HTTP response, which is never on the wire.
    Runtime,
}

/// A mention of another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// The name as printed: `components.ExposedPort`, `ExposedPort`.
    pub text: String,
    /// The link's target as printed, if there is a link.
    pub target: Option<String>,
    pub span: Span,
    /// The language's own type of that name, which is meant if there is no such page.
    pub built_in: Option<Box<TypeExpr>>,
}

/// The values of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumFacts {
    /// Empty if the generator has lost them: any string.
    pub values: Vec<ValueFacts>,
    /// The place where the page says that other values may come.
    pub open: Option<Span>,
    pub numbers: Numbers,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueFacts {
    /// The value on the wire.
    pub value: Spanned<String>,
    /// The constant's name in the SDK, if the page has one.
    pub name: Option<Spanned<String>>,
    /// A cell, or the paragraphs below the value's heading.
    pub description: Option<Span>,
    pub deprecation: Option<Deprecation>,
}

/// One variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct VariantFacts {
    pub ty: Spanned<TypeExpr>,
    /// The code under the heading.
    pub example: Option<Span>,
}

/// A deprecation. The generator's default sentence counts as no message.
#[derive(Debug, Clone, PartialEq)]
pub struct Deprecation {
    pub message: Option<String>,
    pub span: Span,
}

/// Why a page or a row is not part of the models. Each rule is counted in the ledger under its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IgnoreRule {
    /// A page that lists operations (`docs/sdks/…`).
    OperationsPage,
    /// openapi-generator's page about the operations of one API class.
    ApiPage,
    /// A page about the SDK itself: retries, call options, date helpers, uploads.
    UtilityPage,
    /// README, USAGE and the like.
    ReadmePage,
    /// A page outside every model folder without the shape of a model.
    NoModelPage,
    /// Parameters that the SDK fills in from its global settings.
    GlobalsPage,
    /// Credentials: they travel in headers.
    SecurityPage,
    /// The SDK's own record of an HTTP exchange.
    HttpMetadataPage,
    /// A response wrapper with nothing left once the SDK's own rows are gone.
    EmptyWrapperPage,
    /// The user's `include` or `exclude` leaves it out.
    ExcludedPage,
    /// The user's `roots` do not reach it.
    UnreachedPage,
    /// A table inside a description: it stays prose.
    DescriptionTable,
    /// `contentType` of a response wrapper.
    ContentTypeRow,
    StatusCodeRow,
    RawResponseRow,
    HttpMetadataRow,
    /// The response headers of a wrapper.
    HeadersRow,
    /// A function that fetches the next page.
    PaginationRow,
    /// A page about functions, variables, or a class with methods.
    OffWirePage,
    /// A member that cannot be on the wire: a function, or one that is always undefined.
    OffWireRow,
    /// A row about operations, on a page that also has models.
    OperationRow,
}

impl IgnoreRule {
    /// The name under which the ledger counts it.
    pub fn as_str(self) -> &'static str {
        serde_name(&self)
    }
}
