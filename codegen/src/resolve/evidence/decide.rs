//! Applies what was seen in examples.

use super::{Samples, Seen, field_mut};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, Evidence, Field, Rule, Type};
use crate::model::{Presence, Primitive};
use crate::text::Span;

/// Changes the fields of `api` by what `samples` show. A fact that a cell states stays; a sample that contradicts it is
/// reported.
pub fn apply(api: &mut Api, samples: &Samples, diagnostics: &mut Vec<Diagnostic>) {
    for ((id, index), seen) in &samples.fields {
        let Some(field) = field_mut(api, *id, *index) else {
            continue;
        };
        apply_null(field, seen, diagnostics);
        apply_null_item(field, seen);
        apply_local_time(field, seen);
        apply_date_shape(field, seen);
        apply_number(field, seen, diagnostics);
        apply_key(field, seen);
        if let Some(span) = seen.other_date {
            let (cell, sample) = match has_moments(&field.ty) {
                true => ("has a time", "is a date without a time here"),
                false => ("has no time", "has a time here"),
            };
            contradiction(diagnostics, field, span, cell, sample);
        }
    }
}

fn apply_null(field: &mut Field, seen: &Seen, diagnostics: &mut Vec<Diagnostic>) {
    let snippet = seen.null_in_snippet.map(|span| (Rule::NullInSnippet, span));
    let Some((rule, span)) =
        snippet.or_else(|| seen.null_in_example.map(|span| (Rule::NullInExample, span)))
    else {
        return;
    };
    match field.presence {
        Presence::Required => {
            contradiction(diagnostics, field, span, "is never null", "is null here")
        }
        Presence::RequiredNullabilityUnknown => {
            field.presence = Presence::RequiredNullable;
            field.evidence.push(Evidence { rule, span });
        }
        Presence::Optional => {
            field.presence = Presence::OptionalNullable;
            field.evidence.push(Evidence { rule, span });
        }
        Presence::RequiredNullable | Presence::OptionalNullable => {}
    }
}

fn apply_null_item(field: &mut Field, seen: &Seen) {
    if let Some((level, span)) = seen.null_item
        && field.ty.allow_null(level)
    {
        let rule = Rule::NullItem;
        field.evidence.push(Evidence { rule, span });
    }
}

/// A time without a zone is not a date-time and would not come back unchanged: it stays a string.
fn apply_local_time(field: &mut Field, seen: &Seen) {
    let moment = |primitive| primitive == Primitive::DateTime;
    let (Some(span), Some(leaf)) = (seen.local_time, leaf(&mut field.ty, moment)) else {
        return;
    };
    *leaf = Primitive::String;
    let rule = Rule::LocalTime;
    field.evidence.push(Evidence { rule, span });
}

/// The kind of a date if the docs do not say whether it has a time. If examples have both, it stays undecided.
fn apply_date_shape(field: &mut Field, seen: &Seen) {
    let (decided, span) = match (seen.day, seen.moment) {
        (Some(span), None) => (Primitive::Date, span),
        (None, Some(span)) => (Primitive::DateTime, span),
        _ => return,
    };
    let open = |primitive| primitive == Primitive::DateOrDateTime;
    if let Some(leaf) = leaf(&mut field.ty, open) {
        *leaf = decided;
        let rule = Rule::DateShape;
        field.evidence.push(Evidence { rule, span });
    }
}

/// The primitive inside `ty`, if it is one of those wanted.
fn leaf(ty: &mut Type, is_wanted: fn(Primitive) -> bool) -> Option<&mut Primitive> {
    match ty {
        Type::Primitive(it) if is_wanted(*it) => Some(it),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => leaf(inner, is_wanted),
        _ => None,
    }
}

fn apply_number(field: &mut Field, seen: &Seen, diagnostics: &mut Vec<Diagnostic>) {
    let number = |primitive| primitive == Primitive::Number || is_whole(primitive);
    let Some(number) = leaf(&mut field.ty, number) else {
        return;
    };
    if is_whole(*number) {
        if let Some(span) = seen.fraction {
            contradiction(
                diagnostics,
                field,
                span,
                "is an integer",
                "has a fraction here",
            );
        }
        return;
    }
    if let Some(span) = seen.fraction {
        *number = Primitive::Float;
        field.evidence.push(Evidence {
            rule: Rule::Fraction,
            span,
        });
        return;
    }
    // A snippet repeats the vendor's own example, and those are often whole for floats too.
    let own = seen
        .whole
        .iter()
        .find(|(text, _)| !seen.examples.contains(text));
    if let Some((_, span)) = own {
        *number = Primitive::Integer;
        field.evidence.push(Evidence {
            rule: Rule::WholeNumber,
            span: *span,
        });
    }
}

fn is_whole(primitive: Primitive) -> bool {
    matches!(primitive, Primitive::Integer | Primitive::BigInteger)
}

fn apply_key(field: &mut Field, seen: &Seen) {
    // JSON comes before code.
    if let Some((rule, key, span)) = seen.keys.iter().min_by_key(|(rule, ..)| *rule) {
        field.wire_name.clone_from(key);
        field.evidence.push(Evidence {
            rule: *rule,
            span: *span,
        });
    }
}

fn has_moments(ty: &Type) -> bool {
    let mut has_moments = false;
    ty.walk(&mut |ty| has_moments |= *ty == Type::Primitive(Primitive::DateTime));
    has_moments
}

fn contradiction(
    diagnostics: &mut Vec<Diagnostic>,
    field: &mut Field,
    span: Span,
    cell: &str,
    sample: &str,
) {
    field.evidence.push(Evidence {
        rule: Rule::ContradictingExample,
        span,
    });
    let message = format!("an example contradicts the type of `{}`", field.doc_name);
    diagnostics.push(
        Diagnostic::new(Code::ContradictingExample, message)
            .at(span, sample.to_owned())
            .also(field.span, format!("its row says that it {cell}"))
            .help("the row wins"),
    );
}
