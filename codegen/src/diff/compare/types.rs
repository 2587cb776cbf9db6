//! Types of fields, of additional keys and of variants.

use super::{Comparison, Finding, Subject, seen};
use crate::diff::fact::Fact;
use crate::diff::rules::Rule;
use crate::diff::verdict::{Bump, Effect, Wire};
use crate::model::Type;
use crate::model::{Presence, Primitive};

impl Comparison<'_> {
    /// Reports a changed type. `old` and `new` are shown as in Rust, in a field with this presence.
    pub(super) fn types(&mut self, subject: &Subject, old: &Type, new: &Type) {
        let [before, after, old_name, new_name] = self.names(subject);
        let (before, after) = (before.ty(old), after.ty(new));
        let is_same = self.same_type(old, new);
        if is_same && before == after {
            return;
        }
        let wire = match is_same {
            true => Wire::SILENT,
            false => self.flows.wire(|flow, direction| {
                let (writer, reader) = direction.order(old, new);
                flow.ty(writer, reader, 0)
            }),
        };
        let rule = match is_same {
            true => respelled(old, new),
            false => changed(old, new, wire),
        };
        let compared = match before == after {
            // The constant has the same name but a different value.
            true if rule == Rule::ConstantChanged => Bump::Patch,
            is_same => seen(is_same),
        };
        let finding = Finding::new(rule).compared(compared).followed(wire);
        let texts = (old_name.ty(old), new_name.ty(new));
        self.add(
            subject,
            finding.from(shown(old, texts.0)).to(shown(new, texts.1)),
        );
    }
}

/// A type for people: a constant by its value.
fn shown(ty: &Type, rust: String) -> String {
    match ty {
        Type::Literal { value, .. } => {
            format!("{rust} = {:?}", value.text())
        }
        _ => rust,
    }
}

/// The rule for a type that means the same but is written differently.
fn respelled(old: &Type, new: &Type) -> Rule {
    match (old, new) {
        (Type::Model(_), Type::Boxed(_)) => Rule::TypeBoxed,
        (Type::Boxed(_), Type::Model(_)) => Rule::TypeUnboxed,
        (Type::Literal { .. }, Type::Literal { .. }) => Rule::ConstantRenamed,
        (Type::Array(a), Type::Array(b))
        | (Type::Map(a), Type::Map(b))
        | (Type::Nullable(a), Type::Nullable(b)) => respelled(a, b),
        _ => Rule::TypeRespelled,
    }
}

/// The rule for a type that means something else.
fn changed(old: &Type, new: &Type, wire: Wire) -> Rule {
    use Primitive::{BigInteger, Float, Integer, Number};
    match (old, new) {
        (Type::Array(a), Type::Array(b))
        | (Type::Map(a), Type::Map(b))
        | (Type::Nullable(a), Type::Nullable(b)) => changed(a, b, wire),
        (Type::Literal { .. }, Type::Literal { .. }) => Rule::ConstantChanged,
        (Type::Primitive(Integer | BigInteger), Type::Primitive(Float | Number)) => {
            Rule::IntegerBecameFloat
        }
        (Type::Primitive(Float | Number), Type::Primitive(Integer | BigInteger)) => {
            Rule::FloatBecameInteger
        }
        _ => by_wire(wire),
    }
}

fn by_wire(wire: Wire) -> Rule {
    let breaks = [wire.old_reader, wire.new_reader, wire.old_sender].map(Effect::breaks);
    match breaks {
        [false, false, false] => Rule::TypeRespelled,
        [true, false, false] => Rule::TypeWidened,
        [false, true, true] => Rule::TypeNarrowed,
        [false, false, true] => Rule::TypeRestricted,
        _ => Rule::TypeChanged,
    }
}

/// The rule for a changed presence or nullability of a key; `None` if neither has changed.
pub(super) fn presence_rule(old: Fact, new: Fact) -> Option<Rule> {
    let is_null = |fact: Fact| {
        matches!(
            fact.presence,
            Presence::RequiredNullable | Presence::OptionalNullable
        )
    };
    let absent = (old.may_be_absent(), new.may_be_absent());
    let null = (is_null(old), is_null(new));
    Some(match (absent, null) {
        _ if old.presence == new.presence => return None,
        ((false, true), (a, b)) if a == b => Rule::FieldBecameOptional,
        ((true, false), (a, b)) if a == b => Rule::FieldBecameRequired,
        ((a, b), (false, true)) if a == b => Rule::FieldBecameNullable,
        ((a, b), (true, false)) if a == b => Rule::FieldBecameNonNull,
        ((a, b), (c, d)) if a == b && c == d => Rule::FieldNullabilityRestated,
        _ => Rule::FieldPresenceChanged,
    })
}
