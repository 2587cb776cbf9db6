//! Models that have no name of their own: what a field's type spells out. Each is called after the model and the field
//! that it stands in.

use super::facts::{
    Body, EnumFacts, LiteralValue, Numbers, PageModel, Reference, Spanned, TypeCell, TypeExpr,
    ValueFacts, VariantFacts,
};
use crate::source::Span;
use crate::words::pascal_case;

/// A model, as those inside it see it.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub title: String,
    /// What links to it have after the `#`. That of a nested model is no text that a page could have there.
    pub anchor: String,
}

impl Owner {
    /// The model that is in `name` of this one.
    pub fn inside(&self, name: &str) -> Self {
        Self {
            title: format!("{}{}", self.title, pascal_case(name)),
            anchor: format!("{}\u{bb}{name}", self.anchor),
        }
    }

    /// A mention of it at `span` of the same page.
    pub fn mention(&self, span: Span) -> TypeExpr {
        TypeExpr::Reference(Reference {
            text: self.title.clone(),
            target: Some(format!("#{}", self.anchor)),
            span,
            built_in: None,
        })
    }

    /// It as a model of the page.
    pub fn model(&self, span: Span, body: Body) -> PageModel {
        PageModel {
            anchor: Some(self.anchor.clone()),
            body,
            ..PageModel::new(span.file, Spanned::new(self.title.clone(), span))
        }
    }
}

/// `ty` with a mention of `other` in place of what its lists hold. Whether that is null stays as it is.
pub(super) fn with_item(ty: TypeExpr, other: TypeExpr) -> TypeExpr {
    match ty {
        TypeExpr::Array(item) => TypeExpr::Array(Box::new(with_item(*item, other))),
        TypeExpr::Nullable(inner) => TypeExpr::Nullable(Box::new(with_item(*inner, other))),
        _ => other,
    }
}

/// `cell`, the type of the field `name` of `owner`, with mentions in place of the unions that it spells out. Those go to
/// `models`.
pub(super) fn hoisted(
    cell: TypeCell,
    owner: &Owner,
    name: &Spanned<String>,
    models: &mut Vec<PageModel>,
) -> TypeCell {
    TypeCell {
        ty: without_unions(cell.ty, &owner.inside(&name.value), name.span, models),
        wrapper: cell.wrapper,
    }
}

fn without_unions(
    ty: TypeExpr,
    union: &Owner,
    span: Span,
    models: &mut Vec<PageModel>,
) -> TypeExpr {
    let mut inner = |ty: Box<TypeExpr>| Box::new(without_unions(*ty, union, span, models));
    match ty {
        TypeExpr::Array(item) => TypeExpr::Array(inner(item)),
        TypeExpr::Map(value) => TypeExpr::Map(inner(value)),
        TypeExpr::Nullable(it) => TypeExpr::Nullable(inner(it)),
        TypeExpr::Union(members, None) => {
            let body = numbers(&members, span).unwrap_or_else(|| {
                let item = union.inside("Item");
                let members = members
                    .into_iter()
                    .map(|ty| without_unions(ty, &item, span, models));
                Body::Union(members.map(|ty| variant(ty, span)).collect())
            });
            models.push(union.model(span, body));
            union.mention(span)
        }
        other => other,
    }
}

/// The enum that a union of nothing but integers is.
pub(super) fn numbers(members: &[TypeExpr], span: Span) -> Option<Body> {
    let number = |ty: &TypeExpr| match ty {
        TypeExpr::Literal(LiteralValue::Integer(number)) => Some(ValueFacts {
            value: Spanned::new(number.to_string(), span),
            name: None,
            description: None,
            deprecation: None,
        }),
        _ => None,
    };
    let values = members.iter().map(number).collect::<Option<_>>()?;
    Some(Body::Enum(EnumFacts {
        values,
        open: None,
        numbers: Numbers::Integers,
    }))
}

/// The variant of a union that is a `ty`.
pub(super) fn variant(ty: TypeExpr, span: Span) -> VariantFacts {
    VariantFacts {
        ty: Spanned::new(ty, span),
        example: None,
    }
}
