//! Types that some languages print alike although they differ on the wire: decimals as numbers or strings, dates and
//! date-times.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Primitive;
use crate::model::{Api, Field, Rule, Shape, Type};

/// Notes each field that has such a type only because nothing shows which one it is.
pub fn note(api: &Api, diagnostics: &mut Vec<Diagnostic>) {
    for model in &api.models {
        if let Shape::Struct(structure) = &model.shape {
            let fields = structure.fields.iter();
            diagnostics.extend(fields.filter_map(|field| decimal(field).or_else(|| date(field))));
        }
    }
}

fn decimal(field: &Field) -> Option<Diagnostic> {
    let mut evidence = field.evidence.iter();
    let cell = evidence.find(|it| it.rule == Rule::DecimalOrText)?;
    let is_open = has(field, Primitive::Float) && !field.evidence.iter().any(|it| is_seen(it.rule));
    let message = format!("`{}` may be a number or a numeric string", field.doc_name);
    is_open.then(|| {
        Diagnostic::new(Code::UndecidedDecimal, message)
            .at(cell.span, "read as a number")
            .help("`type = \"number-or-text\"` in an override reads both, \"string\" only strings; `fieldnotes observe` finds out")
    })
}

fn date(field: &Field) -> Option<Diagnostic> {
    let message = format!("`{}` may be a date or a date and time", field.doc_name);
    has(field, Primitive::DateOrDateTime).then(|| {
        Diagnostic::new(Code::UndecidedDate, message)
            .at(field.span, "read as a string, which allows both")
            .help("`type = \"date\"` or \"date-time\" in an override decides; `fieldnotes observe` finds out")
    })
}

/// Whether `primitive` is somewhere in the type of `field`.
fn has(field: &Field, primitive: Primitive) -> bool {
    let mut is_there = false;
    field
        .ty
        .walk(&mut |ty| is_there |= *ty == Type::Primitive(primitive));
    is_there
}

/// Whether an example or a payload shows a number.
fn is_seen(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Fraction | Rule::WholeNumber | Rule::ObservedFraction | Rule::ObservedWhole
    )
}
