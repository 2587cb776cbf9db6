//! Enums of strings and of whole numbers, open and closed.

use super::code::{Code, Group, string_literal};
use super::structs::{further_derives, write_attributes, write_deprecation, write_docs};
use super::support::Part;
use super::types::File;
use crate::model::{Enum, EnumValue, Model};

/// Whether there is only one value to choose.
pub fn has_default(it: &Enum) -> bool {
    it.has_default()
}

/// Adds the enum of `model`.
pub fn write(file: &mut File, code: &mut Code, model: &Model, it: &Enum) {
    if it.is_numeric {
        file.imports.add(Group::External, "serde", "Deserialize");
        file.imports.add(Group::External, "serde", "Serialize");
        write_integers(file, code, model, it);
        return;
    }
    let (part, name) = match (it.open, it.is_lenient) {
        (true, true) => (Part::OpenStringOrNumber, "open_string_or_number_enum"),
        (true, false) => (Part::OpenString, "open_string_enum"),
        (false, true) => (Part::ClosedStringOrNumber, "closed_string_or_number_enum"),
        (false, false) => (Part::ClosedString, "closed_string_enum"),
    };
    file.parts.insert(part);
    file.imports
        .add(Group::Crate, &format!("{}::support", file.root), name);
    write_definition(file, code, model, it, if it.open { "String" } else { "" });
    code.blank();
    write_inherent(code, model, it);
    if it.open {
        code.blank();
        write_from_text(code, model, it);
    }
    code.blank();
    code.macro_call(name, &model.rust_name);
}

/// The variant for values that the docs do not list: the first name that no value has.
fn catch_all(it: &Enum) -> &'static str {
    let is_free = |name: &&str| !it.values.iter().any(|value| value.rust_name == *name);
    ["Unknown", "Other", "Unrecognized"]
        .into_iter()
        .find(is_free)
        .unwrap_or("UnrecognizedValue")
}

/// `unknown`: the type that keeps further values, if any.
fn write_definition(file: &File, code: &mut Code, model: &Model, it: &Enum, unknown: &str) {
    write_docs(file, code, &model.description);
    let copy = if unknown == "String" { "" } else { " Copy," };
    let default = if has_default(it) { ", Default" } else { "" };
    let more = further_derives(model);
    let serde = if it.is_numeric {
        ", Serialize, Deserialize"
    } else {
        ""
    };
    code.put(format_args!(
        "#[derive(Debug, Clone,{copy} PartialEq, Eq, Hash{default}{serde}{more})]"
    ));
    if it.is_numeric {
        let from = if it.open { "from" } else { "try_from" };
        let read = if it.is_lenient {
            "IntegerOrText"
        } else {
            "i64"
        };
        code.put(format_args!(
            "#[serde({from} = \"{read}\", into = \"i64\")]"
        ));
    }
    write_deprecation(code, model.deprecation.as_ref());
    write_attributes(code, model);
    code.line("#[non_exhaustive]");
    code.item(format!("pub enum {}", model.rust_name), |code| {
        for value in &it.values {
            write_deprecation(code, value.deprecation.as_ref());
            if has_default(it) {
                code.line("#[default]");
            }
            code.put(format_args!("{},", value.rust_name));
        }
        if !unknown.is_empty() {
            code.line("/// A value that the docs do not list.");
            code.put(format_args!("{}({unknown}),", catch_all(it)));
        }
    });
}

fn write_inherent(code: &mut Code, model: &Model, it: &Enum) {
    let literals: Vec<_> = it
        .values
        .iter()
        .map(|value| string_literal(&value.value))
        .collect();
    code.item(format!("impl {}", model.rust_name), |code| {
        code.line("/// The documented values, as they are on the wire.");
        code.slice_constant("pub const KNOWN: &'static [&'static str]", &literals);
        code.blank();
        code.line("/// The value as it is on the wire.");
        code.line("#[must_use]");
        let head = match it.open {
            true => "pub fn as_str(&self) -> &str {",
            false => "pub fn as_str(self) -> &'static str {",
        };
        code.block(head, "}", |code| {
            code.block("match self {", "}", |code| {
                for (value, literal) in it.values.iter().zip(&literals) {
                    code.arm(&format!("Self::{}", value.rust_name), literal);
                }
                if it.open {
                    code.arm(&format!("Self::{}(value)", catch_all(it)), "value");
                }
            });
        });
        if !it.open {
            code.blank();
            write_parse(code, &it.values, &literals);
        }
    });
}

fn write_parse(code: &mut Code, values: &[EnumValue], literals: &[String]) {
    code.line("/// The value that is `value` on the wire, if it is one of the documented ones.");
    code.line("#[must_use]");
    code.block("pub fn parse(value: &str) -> Option<Self> {", "}", |code| {
        code.block("match value {", "}", |code| {
            for (value, literal) in values.iter().zip(literals) {
                code.arm(literal, &format!("Some(Self::{})", value.rust_name));
            }
            code.arm("_", "None");
        });
    });
}

fn write_from_text(code: &mut Code, model: &Model, it: &Enum) {
    code.item(format!("impl From<&str> for {}", model.rust_name), |code| {
        code.block("fn from(value: &str) -> Self {", "}", |code| {
            // The docs have lost the values.
            if it.values.is_empty() {
                code.put(format_args!("Self::{}(value.to_owned())", catch_all(it)));
                return;
            }
            code.block("match value {", "}", |code| {
                for value in &it.values {
                    let literal = string_literal(&value.value);
                    code.arm(&literal, &format!("Self::{}", value.rust_name));
                }
                code.arm(
                    "other",
                    &format!("Self::{}(other.to_owned())", catch_all(it)),
                );
            });
        });
    });
}

fn write_integers(file: &mut File, code: &mut Code, model: &Model, it: &Enum) {
    let name = &model.rust_name;
    write_definition(file, code, model, it, if it.open { "i64" } else { "" });
    code.blank();
    let numbers: Vec<_> = it.values.iter().map(|value| value.value.clone()).collect();
    code.item(format!("impl {name}"), |code| {
        code.line("/// The documented values, as they are on the wire.");
        code.slice_constant("pub const KNOWN: &'static [i64]", &numbers);
    });
    code.blank();
    let conversion = if it.open { "From<i64>" } else { "TryFrom<i64>" };
    code.item(format!("impl {conversion} for {name}"), |code| {
        if !it.open {
            code.line("type Error = String;");
            code.blank();
        }
        let head = match it.open {
            true => "fn from(value: i64) -> Self {",
            false => "fn try_from(value: i64) -> Result<Self, Self::Error> {",
        };
        code.block(head, "}", |code| {
            code.block("match value {", "}", |code| {
                write_number_arms(code, name, it)
            });
        });
    });
    if it.is_lenient {
        write_lenient_conversion(file, code, name, it);
    }
    code.blank();
    code.item(format!("impl From<{name}> for i64"), |code| {
        code.function("fn from", &[format!("value: {name}")], " -> Self", |code| {
            code.block("match value {", "}", |code| {
                for value in &it.values {
                    code.arm(&format!("{name}::{}", value.rust_name), &value.value);
                }
                if it.open {
                    code.arm(&format!("{name}::{}(other)", catch_all(it)), "other");
                }
            });
        });
    });
}

fn write_number_arms(code: &mut Code, name: &str, it: &Enum) {
    for value in &it.values {
        let variant = format!("Self::{}", value.rust_name);
        code.arm(
            &value.value,
            &if it.open {
                variant
            } else {
                format!("Ok({variant})")
            },
        );
    }
    if it.open {
        code.arm("other", &format!("Self::{}(other)", catch_all(it)));
    } else {
        code.refusal_arm("other", &string_literal(&format!("no {name} is {{other}}")));
    }
}

/// Adds the way in for whole numbers that may be texts.
fn write_lenient_conversion(file: &mut File, code: &mut Code, name: &str, it: &Enum) {
    file.parts.insert(Part::IntegerOrText);
    file.imports.add(
        Group::Crate,
        &format!("{}::support", file.root),
        "IntegerOrText",
    );
    let conversion = if it.open { "From" } else { "TryFrom" };
    code.blank();
    code.item(
        format!("impl {conversion}<IntegerOrText> for {name}"),
        |code| {
            let (head, body) = match it.open {
                true => (
                    "fn from(value: IntegerOrText) -> Self {",
                    "Self::from(value.0)",
                ),
                false => {
                    code.line("type Error = String;");
                    code.blank();
                    let head = "fn try_from(value: IntegerOrText) -> Result<Self, Self::Error> {";
                    (head, "Self::try_from(value.0)")
                }
            };
            code.block(head, "}", |code| code.line(body));
        },
    );
}
