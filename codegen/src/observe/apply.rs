//! Facts → changes of the API.
//!
//! This runs on the lowered API: wire names, tags of unions and Rust names are decided afterwards, from what is
//! changed here. Payloads win over pages, because the types must be able to read them.

use super::observations::{DateShape, ENOUGH_WHOLE, Kind, ModelFacts, More, SlotFacts};
use super::read::Observed;
use super::{label, model_keys};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::RustName;
use crate::model::{
    Additional, Api, Enum, EnumValue, Evidence, Field, Rule, Shape, Struct, Type, Union,
};
use crate::model::{LiteralValue, Presence, Primitive};
use crate::options::{EnumPolicy, Options};
use crate::text::Span;
use crate::words::is_whole_number;

/// Applies what was observed to `api`. Facts about things that no longer exist are reported.
pub fn apply(
    api: &mut Api,
    observed: &Observed,
    options: Options,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let keys = model_keys(api);
    let mut apply = Apply {
        keys: &keys,
        observed,
        options,
        diagnostics,
    };
    for (key, model) in keys.iter().zip(&mut api.models) {
        let Some(facts) = observed.facts.models.get(key) else {
            continue;
        };
        match &mut model.shape {
            Shape::Struct(it) => apply.structure(key, it, facts),
            Shape::Enum(it) => apply.enumeration(key, it, facts),
            Shape::Union(it) => apply.union(key, it, facts),
            Shape::Opaque => {}
        }
    }
    for key in observed
        .facts
        .models
        .keys()
        .filter(|key| !keys.contains(key))
    {
        apply.stale(
            observed.model_span(key),
            &format!("there is no longer a model `{key}`"),
        );
    }
}

struct Apply<'a> {
    keys: &'a [String],
    observed: &'a Observed,
    options: Options,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Apply<'_> {
    fn structure(&mut self, key: &str, it: &mut Struct, facts: &ModelFacts) {
        for field in &mut it.fields {
            let Some(slot) = facts.fields.get(&field.doc_name) else {
                continue;
            };
            let span = self
                .observed
                .span(key, &field.doc_name)
                .unwrap_or(field.span);
            self.field(
                field,
                slot,
                &facts.keys.seen.keys().cloned().collect::<Vec<_>>(),
                span,
            );
        }
        if let Some(Additional { ty, .. }) = &mut it.additional {
            change_type(ty, &facts.rest, 1);
        }
        for name in facts.fields.keys() {
            if !it.fields.iter().any(|field| field.doc_name == *name) {
                let what = format!("`{key}` no longer has a field `{name}`");
                self.stale(self.observed.span(key, name), &what);
            }
        }
    }

    /// `unmentioned`: keys that were seen in addition to the fields of the struct.
    fn field(&mut self, field: &mut Field, slot: &SlotFacts, unmentioned: &[String], span: Span) {
        if let Some(contradiction) = contradiction(field, slot) {
            self.note(field, span, contradiction);
        }
        let mut rules = Vec::new();
        rules.extend(name(field, slot, unmentioned));
        rules.extend(presence(field, slot));
        rules.extend(change_type(&mut field.ty, slot, 0));
        field
            .evidence
            .extend(rules.into_iter().map(|rule| Evidence { rule, span }));
        if !slot.types.is_empty() {
            let found: Vec<&str> = slot.types.iter().map(|kind| kind.phrase()).collect();
            self.note(
                field,
                span,
                &format!("payloads have {} here", found.join(" and ")),
            );
        }
    }

    fn enumeration(&mut self, key: &str, it: &mut Enum, facts: &ModelFacts) {
        for value in &facts.values.seen {
            let is_known = it.values.iter().any(|known| known.value == *value);
            if is_known || (it.is_numeric && !is_whole_number(value)) {
                continue;
            }
            let Some(span) = self
                .observed
                .model_span(key)
                .or(it.values.first().map(|it| it.span))
            else {
                continue;
            };
            it.values.push(EnumValue {
                value: value.clone(),
                constant: None,
                rust_name: RustName::Open,
                description: String::new(),
                deprecation: None,
                span,
            });
        }
        let is_larger = it.values.len() > 1 || facts.values.more != More::None;
        it.open |= is_larger && self.options.enums == EnumPolicy::Open;
        decide_numbers(it, facts);
    }

    fn union(&mut self, key: &str, it: &mut Union, facts: &ModelFacts) {
        for variant in &mut it.variants {
            if let Some(slot) = facts.variants.get(&label(self.keys, &variant.ty)) {
                change_type(&mut variant.ty, slot, 0);
            }
        }
        if !facts.tags.is_empty() || facts.unmatched {
            let span = self.observed.model_span(key);
            self.diagnostics.extend(span.map(|span| {
                let message = format!("payloads have a variant of `{key}` that no page describes");
                note(message).at(span, "seen here")
            }));
        }
    }

    fn note(&mut self, field: &Field, span: Span, found: &str) {
        let message = format!("payloads contradict the row of `{}`", field.doc_name);
        let help = if found.starts_with("payloads") {
            "an override in fieldnotes.toml can give the field another type"
        } else {
            "the payloads win"
        };
        self.diagnostics.push(
            note(message)
                .at(span, found.to_owned())
                .also(field.span, "its row")
                .help(help),
        );
    }

    fn stale(&mut self, span: Option<Span>, what: &str) {
        let found = Diagnostic::new(
            Code::ContradictingExample,
            format!("an observation is out of date: {what}"),
        );
        let found = match span {
            Some(span) => found.at(span, "this line has no effect"),
            None => found,
        };
        self.diagnostics.push(found.help("delete the line"));
    }
}

fn note(message: String) -> Diagnostic {
    Diagnostic {
        level: Level::Note,
        ..Diagnostic::new(Code::ContradictingExample, message)
    }
}

/// The name that most payloads have; the others are aliases, unless both were seen in one object.
fn name(field: &mut Field, slot: &SlotFacts, unmentioned: &[String]) -> Option<Rule> {
    let most = slot.names.values().max()?;
    let is_first = |name: &&String| **name == field.wire_name;
    let best = || {
        slot.names
            .iter()
            .filter(|(_, count)| *count == most)
            .map(|(name, _)| name)
    };
    let name = best().find(is_first).or_else(|| best().next())?.clone();
    let others = slot
        .names
        .keys()
        .filter(|other| **other != name && !unmentioned.contains(other));
    field.aliases = others.cloned().collect();
    field.wire_name = name;
    Some(Rule::ObservedName)
}

/// How an absence and a null change a presence.
const PRESENCES: [(Presence, Presence, Presence); 5] = [
    // documented, absent seen, null seen
    (
        Presence::Required,
        Presence::Optional,
        Presence::RequiredNullable,
    ),
    (
        Presence::RequiredNullabilityUnknown,
        Presence::Optional,
        Presence::RequiredNullable,
    ),
    (
        Presence::RequiredNullable,
        Presence::OptionalNullable,
        Presence::RequiredNullable,
    ),
    (
        Presence::Optional,
        Presence::Optional,
        Presence::OptionalNullable,
    ),
    (
        Presence::OptionalNullable,
        Presence::OptionalNullable,
        Presence::OptionalNullable,
    ),
];

fn presence(field: &mut Field, slot: &SlotFacts) -> impl Iterator<Item = Rule> {
    let mut change =
        |is_seen: bool, rule: Rule, pick: fn(&(Presence, Presence, Presence)) -> Presence| {
            let row = PRESENCES
                .iter()
                .find(|(documented, ..)| *documented == field.presence);
            let changed = row.map_or(field.presence, pick);
            let is_changed = is_seen && changed != field.presence;
            if is_changed {
                field.presence = changed;
            }
            is_changed.then_some(rule)
        };
    let null = change(slot.null, Rule::ObservedNull, |(_, _, null)| *null);
    let absent = change(slot.absent, Rule::ObservedAbsent, |(_, absent, _)| *absent);
    null.into_iter().chain(absent)
}

/// What payloads show that contradicts the row itself.
fn contradiction(field: &Field, slot: &SlotFacts) -> Option<&'static str> {
    let is_required = !field.is_optional();
    let is_integer = matches!(
        innermost(&field.ty),
        Type::Primitive(Primitive::Integer | Primitive::BigInteger)
    );
    if slot.absent && is_required {
        Some("payloads sometimes lack the key")
    } else if slot.null && field.presence == Presence::Required {
        Some("it is null in payloads")
    } else if slot.fraction && is_integer {
        Some("payloads have numbers with a fraction")
    } else {
        None
    }
}

/// Changes a type by what was seen about its values. `level`: how many lists and maps are around `ty`.
fn change_type(ty: &mut Type, slot: &SlotFacts, level: u8) -> Vec<Rule> {
    let mut rules = Vec::new();
    let leaf = innermost_mut(ty);
    let changed = match leaf {
        Type::Primitive(primitive) => number(*primitive, slot)
            .or_else(|| number_as_text(*primitive, slot))
            .or_else(|| date(*primitive, slot)),
        Type::Literal { value, .. } if slot.other_value => {
            Some((of_literal(value), Rule::ObservedValue))
        }
        _ => None,
    };
    if let Some((primitive, rule)) = changed {
        *leaf = Type::Primitive(primitive);
        rules.push(rule);
    }
    for null_level in &slot.null_inside {
        if let Some(inside) = null_level.checked_sub(level)
            && ty.allow_null(inside)
        {
            rules.push(Rule::ObservedNull);
        }
    }
    rules
}

fn number(documented: Primitive, slot: &SlotFacts) -> Option<(Primitive, Rule)> {
    let is_undecided = documented == Primitive::Number;
    if !is_undecided && !matches!(documented, Primitive::Integer | Primitive::BigInteger) {
        return None;
    }
    if slot.fraction {
        Some((Primitive::Float, Rule::ObservedFraction))
    } else if slot.large {
        Some((Primitive::Number, Rule::ObservedLarge))
    } else if is_undecided && (slot.wide || slot.whole >= ENOUGH_WHOLE) {
        Some((Primitive::Integer, Rule::ObservedWhole))
    } else {
        None
    }
}

/// A number that payloads write as a string.
fn number_as_text(documented: Primitive, slot: &SlotFacts) -> Option<(Primitive, Rule)> {
    let is_number = matches!(
        documented,
        Primitive::Number | Primitive::Integer | Primitive::Float | Primitive::BigInteger
    );
    let is_text = is_number && slot.types.contains(&Kind::String);
    is_text.then_some((Primitive::NumberOrText, Rule::ObservedText))
}

fn date(documented: Primitive, slot: &SlotFacts) -> Option<(Primitive, Rule)> {
    let (own, other, other_type) = match documented {
        Primitive::Date => (DateShape::Date, DateShape::DateTime, Primitive::DateTime),
        Primitive::DateTime => (DateShape::DateTime, DateShape::Date, Primitive::Date),
        Primitive::DateOrDateTime => return which_date(slot),
        _ => return None,
    };
    let shapes: Vec<DateShape> = slot.dates.iter().copied().collect();
    match shapes.as_slice() {
        [] => None,
        [only] if *only == own => None,
        [only] if *only == other => Some((other_type, Rule::ObservedDateShape)),
        _ => Some((Primitive::String, Rule::ObservedDateShape)),
    }
}

/// The kind of a date if the docs do not say whether it has a time.
fn which_date(slot: &SlotFacts) -> Option<(Primitive, Rule)> {
    let mut shapes = slot.dates.iter();
    let primitive = match (shapes.next(), shapes.next()) {
        (Some(DateShape::Date), None) => Primitive::Date,
        (Some(DateShape::DateTime), None) => Primitive::DateTime,
        _ => return None,
    };
    Some((primitive, Rule::ObservedDateShape))
}

fn of_literal(value: &LiteralValue) -> Primitive {
    match value {
        LiteralValue::String(_) => Primitive::String,
        LiteralValue::Integer(_) => Primitive::Integer,
        LiteralValue::Boolean(_) => Primitive::Boolean,
    }
}

/// The type inside all lists, maps and options.
fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost(inner),
        leaf => leaf,
    }
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost_mut(inner),
        leaf => leaf,
    }
}

/// If the docs of an enum do not tell numbers from strings, payloads decide.
fn decide_numbers(it: &mut Enum, facts: &ModelFacts) {
    let kinds: Vec<Kind> = facts.written_as.iter().copied().collect();
    let [kind @ (Kind::Number | Kind::String)] = kinds.as_slice() else {
        return;
    };
    if it.is_lenient {
        it.is_numeric = *kind == Kind::Number;
        it.is_lenient = false;
    }
}
