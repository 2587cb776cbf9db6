//! Models without a name of their own, which a field's type spells out. Each is named after the model and the field
//! that it is in.

use super::facts::{
    Body, EnumFacts, PageModel, Reference, Spanned, TypeCell, TypeExpr, ValueFacts, VariantFacts,
};
use crate::model::{LiteralValue, Numbers};
use crate::text::Span;
use crate::words::pascal_case;

/// A model, as seen by those inside it.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub title: String,
    /// The anchor of links to it. That of a nested model is one that no page can have.
    pub anchor: String,
}

impl Owner {
    /// The model in the field `name` of this one.
    pub fn inside(&self, name: &str) -> Self {
        Self {
            title: format!("{}{}", self.title, pascal_case(name)),
            anchor: format!("{}\u{bb}{name}", self.anchor),
        }
    }

    /// A mention of it at `span` on the same page.
    pub fn mention(&self, span: Span) -> TypeExpr {
        TypeExpr::Reference(Reference {
            text: self.title.clone(),
            target: Some(format!("#{}", self.anchor)),
            span,
            built_in: None,
        })
    }

    /// This model as one of the page.
    pub fn model(&self, span: Span, body: Body) -> PageModel {
        PageModel {
            anchor: Some(self.anchor.clone()),
            body,
            ..PageModel::new(span.file, Spanned::new(self.title.clone(), span))
        }
    }
}

/// `ty` with a mention of `other` in place of the items of its lists. Whether those may be null is unchanged.
pub(super) fn with_item(ty: TypeExpr, other: TypeExpr) -> TypeExpr {
    match ty {
        TypeExpr::Array(item) => TypeExpr::Array(Box::new(with_item(*item, other))),
        TypeExpr::Nullable(inner) => TypeExpr::Nullable(Box::new(with_item(*inner, other))),
        _ => other,
    }
}

/// `cell`, the type of the field `name` of `owner`, with mentions in place of the unions that it spells out. Those are added to
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

/// The enum for a union of integer literals only.
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

/// The variant of a union with the type `ty`.
pub(super) fn variant(ty: TypeExpr, span: Span) -> VariantFacts {
    VariantFacts {
        ty: Spanned::new(ty, span),
        example: None,
    }
}
