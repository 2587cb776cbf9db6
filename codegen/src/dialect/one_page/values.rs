//! `#### Enumerated Values`: listed by the last name of a property, wherever in the schema it is.

use std::collections::BTreeMap;

use super::columns;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::facts::{Body, EnumFacts, Spanned, TypeExpr, ValueFacts};
use crate::markdown::Table;
use crate::model::{Numbers, Primitive};
use crate::text::Span;
use crate::words::is_whole_number;

/// The name under which the values of the schema itself, and of members of compositions, are listed.
pub(super) const ANONYMOUS: &str = "*anonymous*";

/// The values of one schema.
#[derive(Default)]
pub(super) struct Values {
    by_name: BTreeMap<String, Listed>,
}

/// The values under one name.
struct Listed {
    values: Vec<Spanned<String>>,
    /// How many properties have that name.
    properties: usize,
    is_used: bool,
}

impl Values {
    /// Reads a table of Property and Value, or of the values of the schema itself.
    pub fn read(&mut self, context: &mut Context, table: &Table) -> bool {
        let header = columns(context.file, table);
        let is_of_schema = match header.as_slice() {
            ["Property", "Value" | "Value(s)"] => false,
            ["Value" | "Value(s)"] => true,
            _ => return false,
        };
        for row in &table.rows {
            let (name, values) = match row.cells.as_slice() {
                cells if is_of_schema => (ANONYMOUS, cells),
                [name, values @ ..] => (context.text(*name).trim_matches('`'), values),
                [] => continue,
            };
            // A pipe in a value is not escaped.
            let [first, .., last] = values else {
                if let [only] = values {
                    self.add(context, name, *only);
                }
                continue;
            };
            self.add(context, name, first.to(*last));
        }
        true
    }

    /// One value, or several in code with commas between.
    fn add(&mut self, context: &Context, name: &str, cell: Span) {
        let listed = self
            .by_name
            .entry(name.to_owned())
            .or_insert_with(|| Listed {
                values: Vec::new(),
                properties: 0,
                is_used: false,
            });
        let text = context.text(cell);
        let is_code = text.starts_with('`') && text.ends_with('`') && text.len() > 1;
        let parts = if is_code {
            text.split("`, `")
        } else {
            text.split("\n")
        };
        let mut start = 0;
        for part in parts {
            let value = part.trim_matches('`');
            let at = start + part.len() - part.trim_start_matches('`').len();
            let at = at.min(text.len() - value.len());
            listed.values.push(Spanned::new(
                value.to_owned(),
                cell.slice(at..at + value.len()),
            ));
            start += part.len() + "`, `".len();
        }
    }

    /// Notes that there is a property `name`.
    pub fn count(&mut self, name: &str) {
        if let Some(listed) = self.by_name.get_mut(name) {
            listed.properties += 1;
        }
    }

    /// The enum of a property called `name` with the type `ty`, if its values are listed.
    pub fn body(&mut self, name: &str, ty: &TypeExpr, is_nullable: bool) -> Option<Body> {
        let listed = self.by_name.get_mut(name)?;
        let numbers = match innermost(ty) {
            TypeExpr::Primitive(Primitive::String | Primitive::Any) => Numbers::Strings,
            TypeExpr::Primitive(Primitive::Integer | Primitive::Number | Primitive::Float) => {
                Numbers::Integers
            }
            _ => return None,
        };
        listed.is_used = true;
        let is_null = |value: &str| is_nullable && value == "null";
        let values = listed.values.iter().filter(|it| !is_null(&it.value));
        let values: Vec<_> = values
            .map(|value| ValueFacts {
                value: value.clone(),
                name: None,
                description: None,
                deprecation: None,
            })
            .collect();
        let is_fraction = |it: &ValueFacts| !is_whole_number(&it.value.value);
        if numbers == Numbers::Integers && values.iter().any(is_fraction) {
            return Some(Body::TitleOnly);
        }
        // The docs have lost which of several properties has which of the values.
        let is_shared = listed.properties > 1;
        let open = listed.values.first().filter(|_| is_shared);
        Some(Body::Enum(EnumFacts {
            open: open.map(|it| it.span),
            values,
            numbers,
        }))
    }

    /// Whether values are listed under `name`.
    pub fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Reports values that belong to no property.
    pub fn finish(self, context: &mut Context) {
        for (name, listed) in self.by_name {
            let Some(first) = listed.values.first().filter(|_| !listed.is_used) else {
                continue;
            };
            let message = format!("this schema has no property `{name}` that takes values");
            context.diagnostics.push(
                Diagnostic::new(Code::UnexpectedBlock, message)
                    .at(first.span, "these values are not read"),
            );
        }
    }
}

/// The items of lists and maps.
fn innermost(ty: &TypeExpr) -> &TypeExpr {
    match ty {
        TypeExpr::Array(inner) | TypeExpr::Map(inner) | TypeExpr::Nullable(inner) => {
            innermost(inner)
        }
        other => other,
    }
}
