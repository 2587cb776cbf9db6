//! Values in examples that their enum does not list.

use std::collections::BTreeSet;

use super::{Samples, field_mut};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, Enum, Evidence, Rule, Shape};

/// Reports such a value once for each enum, and notes it at each field that has it. Nothing is added to the enum. What
/// payloads and the user say about the enums has already been applied.
pub fn compare(api: &mut Api, samples: &Samples, diagnostics: &mut Vec<Diagnostic>) {
    let mut reported = BTreeSet::new();
    for ((id, index), seen) in &samples.fields {
        let Some(other) = &seen.other_value else {
            continue;
        };
        let enumeration = api.get(other.enumeration);
        let listed = enumeration.and_then(|model| match &model.shape {
            Shape::Enum(it) if is_other_value(it, &other.value) => Some((model.span, it.open)),
            _ => None,
        });
        let Some((listed, is_kept)) = listed else {
            continue;
        };
        let (rule, code, help) = if is_kept {
            let help = "it is kept like any unlisted value";
            (Rule::UndocumentedValue, Code::UndocumentedValue, help)
        } else {
            let help =
                "the page wins and the value is refused: `open = true` in an override keeps it";
            (Rule::ContradictingExample, Code::ContradictingExample, help)
        };
        let Some(field) = field_mut(api, *id, *index) else {
            continue;
        };
        let span = other.span;
        field.evidence.push(Evidence { rule, span });
        if reported.insert((other.enumeration, &other.value)) {
            let name = &field.doc_name;
            let message = format!("an example of `{name}` has a value that is not listed");
            diagnostics.push(
                Diagnostic::new(code, message)
                    .at(span, "not a value of its enum")
                    .also(listed, "the values are listed on this page")
                    .help(help),
            );
        }
    }
}

/// Whether `value` is not one that `it` lists, nor a placeholder such as `<value>`.
pub fn is_other_value(it: &Enum, value: &str) -> bool {
    let is_placeholder = value.is_empty() || value.starts_with('<');
    !is_placeholder && !it.values.iter().any(|known| known.value == value)
}
