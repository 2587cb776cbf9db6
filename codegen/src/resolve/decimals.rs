//! Decimals, which some languages print alike whether they are numbers or texts on the wire.

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::Primitive;
use crate::model::{Api, Field, Rule, Shape, Type};

/// Notes each field that is still a number only because the docs do not tell.
pub fn note(api: &Api, diagnostics: &mut Vec<Diagnostic>) {
    for model in &api.models {
        let Shape::Struct(structure) = &model.shape else {
            continue;
        };
        for field in structure.fields.iter().filter(|it| is_number(it)) {
            let mut evidence = field.evidence.iter();
            let Some(cell) = evidence.find(|it| it.rule == Rule::DecimalOrText) else {
                continue;
            };
            if field.evidence.iter().any(|it| is_seen(it.rule)) {
                continue;
            }
            let message = format!("`{}` may be a number, or a text with one", field.doc_name);
            diagnostics.push(
                Diagnostic::new(Code::UndecidedDecimal, message)
                    .at(cell.span, "read as a number")
                    .help(
                        "`type = \"number-or-text\"` in an override reads both, \"string\" texts alone; `fieldnotes observe` finds out",
                    ),
            );
        }
    }
}

fn is_number(field: &Field) -> bool {
    let mut is_number = false;
    field
        .ty
        .walk(&mut |ty| is_number |= *ty == Type::Primitive(Primitive::Float));
    is_number
}

/// Whether an example or a payload shows a number there.
fn is_seen(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Fraction | Rule::WholeNumber | Rule::ObservedFraction | Rule::ObservedWhole
    )
}
