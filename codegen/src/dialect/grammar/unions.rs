//! The members of a union as one type.

use super::Types;
use crate::dialect::facts::{TypeCell, TypeExpr};
use crate::model::{LiteralValue, Primitive};

impl Types {
    /// The union of `members`: just one of them if all others say the same or less.
    pub(super) fn union(&self, members: Vec<TypeCell>) -> TypeCell {
        let mut types: Vec<TypeExpr> = Vec::new();
        for member in members {
            if !(self.twins && types.iter().any(|other| is_same(other, &member.ty))) {
                types.push(member.ty);
            }
        }
        let bytes = TypeExpr::Primitive(Primitive::Bytes);
        if self.uploads && types.len() > 1 && types.contains(&bytes) {
            // `File | Blob | FileT` is one upload, not three variants.
            types = vec![bytes];
        }
        // `Union[Literal["function"], UnrecognizedStr]` is one open value: any string.
        let all = types.clone();
        types.retain(|member| !all.iter().any(|other| covers(other, member)));
        let ty = match types.as_slice() {
            [_] => types.swap_remove(0),
            _ => TypeExpr::Union(types, None),
        };
        self.told(ty, None)
    }
}

/// Whether the two are equal, apart from their places.
fn is_same(a: &TypeExpr, b: &TypeExpr) -> bool {
    match (a, b) {
        (TypeExpr::Reference(a), TypeExpr::Reference(b)) => a.text == b.text,
        _ => a == b,
    }
}

/// Whether `wide` accepts the literal `narrow`.
fn covers(wide: &TypeExpr, narrow: &TypeExpr) -> bool {
    let TypeExpr::Literal(value) = narrow else {
        return false;
    };
    let TypeExpr::Primitive(wide) = wide else {
        return false;
    };
    match value {
        LiteralValue::String(_) => *wide == Primitive::String,
        LiteralValue::Integer(_) => matches!(wide, Primitive::Integer | Primitive::BigInteger),
        LiteralValue::Boolean(_) => *wide == Primitive::Boolean,
    }
}
