//! Fields as payloads see them.

use crate::model::{Field, Type};
use crate::model::{Presence, Primitive};

/// A field's type and presence in canonical form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact<'a> {
    pub ty: &'a Type,
    pub presence: Presence,
}

impl<'a> Fact<'a> {
    /// The canonical form of `field`.
    pub fn of(field: &'a Field) -> Self {
        Self::new(&field.ty, field.presence)
    }

    /// The canonical form of a type and a presence.
    pub fn new(ty: &'a Type, presence: Presence) -> Self {
        use Presence::{
            Optional, OptionalNullable, Required, RequiredNullabilityUnknown, RequiredNullable,
        };
        match (ty, presence) {
            (Type::Nullable(inner), Required | RequiredNullabilityUnknown | RequiredNullable) => {
                Self {
                    ty: inner,
                    presence: RequiredNullable,
                }
            }
            // `serde_json::Value` has its own null.
            (Type::Primitive(Primitive::Any), RequiredNullabilityUnknown | RequiredNullable) => {
                Self {
                    ty,
                    presence: Required,
                }
            }
            (Type::Primitive(Primitive::Any), Optional) => Self {
                ty,
                presence: OptionalNullable,
            },
            _ => Self { ty, presence },
        }
    }

    /// Whether the key may be absent.
    pub fn may_be_absent(self) -> bool {
        matches!(
            self.presence,
            Presence::Optional | Presence::OptionalNullable
        )
    }

    /// Whether the docs say that the key may be null.
    pub fn may_be_null(self) -> bool {
        matches!(
            self.presence,
            Presence::RequiredNullable | Presence::OptionalNullable
        ) || is_any(self.ty)
    }
}

fn is_any(ty: &Type) -> bool {
    *ty == Type::Primitive(Primitive::Any)
}
