//! Types with one value, each beside the model that uses it.

use super::code::{Code, Group, string_literal};
use super::support::Part;
use super::types::File;
use crate::dialect::facts::LiteralValue;
use crate::model::Type;

/// Adds a type for each literal inside `types`.
pub fn write<'t>(file: &mut File, code: &mut Code, types: impl Iterator<Item = &'t Type>) {
    let mut is_first = true;
    for ty in types {
        ty.walk(&mut |ty| {
            let Type::Literal { value, rust_name } = ty else {
                return;
            };
            if std::mem::take(&mut is_first) {
                code.blank();
            }
            let (part, name, value) = match value {
                LiteralValue::String(text) => (Part::Literal, "literal", string_literal(text)),
                LiteralValue::Integer(number) => {
                    (Part::IntegerLiteral, "integer_literal", number.to_string())
                }
                LiteralValue::Boolean(flag) => {
                    (Part::BooleanLiteral, "boolean_literal", flag.to_string())
                }
            };
            file.parts.insert(part);
            file.imports
                .add(Group::Crate, &format!("{}::support", file.root), name);
            code.macro_call(name, &format!("{rust_name} = {value}"));
        });
    }
}
