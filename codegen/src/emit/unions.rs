//! Unions: by the value of a tag, by the variant that fits best, or not at all.

use super::code::{Code, Group, string_literal};
use super::literals;
use super::structs::{
    ALLOW_COMPLEX, further_derives, write_attributes, write_deprecation, write_docs,
};
use super::support::Part;
use super::types::{File, is_complex};
use crate::model::{Model, Shape, Tag, Type, Union, UnionKind, Variant};

/// Adds the union of `model`.
pub fn write(file: &mut File, code: &mut Code, model: &Model, union: &Union) {
    for name in ["Deserialize", "Deserializer", "Serialize"] {
        file.imports.add(Group::External, "serde", name);
    }
    let is_tagged = matches!(union.kind, UnionKind::Tagged(_));
    write_docs(file, code, &model.description);
    let more = further_derives(model);
    code.put(format_args!(
        "#[derive(Debug, Clone, PartialEq, Serialize{more})]"
    ));
    code.line("#[serde(untagged)]");
    write_deprecation(code, model.deprecation.as_ref());
    write_attributes(code, model);
    code.line("#[non_exhaustive]");
    code.item(format!("pub enum {}", model.rust_name), |code| {
        for variant in &union.variants {
            write_docs(file, code, &variant.description);
            if let UnionKind::Tagged(tag) = &union.kind {
                if !variant.description.is_empty() {
                    code.line("///");
                }
                code.put(format_args!("/// {}", tag_doc(tag, variant)));
            }
            let ty = file.ty(&variant.ty);
            let ty = if variant.boxed {
                format!("Box<{ty}>")
            } else {
                ty
            };
            if is_complex(&ty) {
                code.line(ALLOW_COMPLEX);
            }
            code.variant(&variant.rust_name, &ty);
        }
        if is_tagged {
            code.line("/// A kind that the docs do not list, as it came.");
            code.line("Unknown(serde_json::Value),");
        }
    });
    code.blank();
    match &union.kind {
        UnionKind::Tagged(tag) => write_tagged(file, code, model, union, tag),
        UnionKind::Untagged => write_untagged(file, code, model, union),
    }
    literals::write(file, code, union.variants.iter().map(|variant| &variant.ty));
}

/// `` `"type": "sale"` ``, safe in a doc comment whatever the values hold.
fn tag_doc(tag: &Tag, variant: &Variant) -> String {
    let values: Vec<_> = variant.tags.iter().map(|tag| string_literal(tag)).collect();
    let text = format!("{}: {}", string_literal(&tag.wire_name), values.join(" | "));
    format!("`{}`", text.replace('`', "'"))
}

fn write_tagged(file: &mut File, code: &mut Code, model: &Model, union: &Union, tag: &Tag) {
    let name = &model.rust_name;
    file.parts.insert(Part::Tagged);
    let support = format!("{}::support", file.root);
    for import in ["Tagged", "tagged", "variant"] {
        file.imports.add(Group::Crate, &support, import);
    }
    code.item(format!("impl<'de> Tagged<'de> for {name}"), |code| {
        code.constant("const NAME: &'static str", &string_literal(name));
        code.constant("const TAG: &'static str", &string_literal(&tag.wire_name));
        code.blank();
        let head =
            "fn pick<D: Deserializer<'de>>(tag: &str, object: D) -> Result<Self, D::Error> {";
        code.block(head, "}", |code| {
            code.block("match tag {", "}", |code| {
                for variant in &union.variants {
                    write_pick(code, name, variant);
                }
                code.arm(
                    "_",
                    "serde_json::Value::deserialize(object).map(Self::Unknown)",
                );
            });
        });
    });
    code.blank();
    write_deserialize(code, name, |code| code.line("tagged(deserializer)"));
}

fn write_pick(code: &mut Code, union: &str, variant: &Variant) {
    let tags: Vec<_> = variant.tags.iter().map(|tag| string_literal(tag)).collect();
    let label = string_literal(&format!("{union}::{}", variant.rust_name));
    let arguments = [
        "object".to_owned(),
        label,
        format!("Self::{}", variant.rust_name),
    ];
    code.call_arm(&tags, "variant", &arguments);
}

fn write_untagged(file: &mut File, code: &mut Code, model: &Model, union: &Union) {
    file.parts.insert(Part::AnyOf);
    file.imports
        .add(Group::Crate, &format!("{}::support", file.root), "AnyOf");
    let name = string_literal(&model.rust_name);
    let mut calls = Vec::new();
    for variant in &union.variants {
        let mut arguments = vec![
            string_literal(&variant.rust_name),
            format!("Self::{}", variant.rust_name),
        ];
        let method = if is_open_enum(file, &variant.ty) {
            arguments.push(format!("{}::KNOWN", file.ty(&variant.ty)));
            file.parts.insert(Part::AnyOfOpen);
            ".or_open"
        } else {
            ".or"
        };
        calls.push((method, arguments));
    }
    calls.push((".finish", Vec::new()));
    write_deserialize(code, &model.rust_name, |code| {
        code.chain("AnyOf::new", &[name, "deserializer".to_owned()], &calls);
    });
}

/// An open enum of strings takes every text: what it does not know may be another variant's.
fn is_open_enum(file: &File, ty: &Type) -> bool {
    let model = match ty {
        Type::Model(id) => file.api.get(*id),
        _ => None,
    };
    matches!(model.map(|model| &model.shape), Some(Shape::Enum(it)) if it.open && !it.is_numeric)
}

fn write_deserialize(code: &mut Code, name: &str, body: impl FnOnce(&mut Code)) {
    code.item(format!("impl<'de> Deserialize<'de> for {name}"), |code| {
        let head =
            "fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {";
        code.block(head, "}", body);
    });
}

/// Adds a union of which the docs list no variant.
pub fn write_opaque(file: &mut File, code: &mut Code, model: &Model) {
    file.imports.add(Group::External, "serde", "Deserialize");
    file.imports.add(Group::External, "serde", "Serialize");
    write_docs(file, code, &model.description);
    if !model.description.is_empty() {
        code.line("///");
    }
    code.line("/// The docs do not say what this may be, so it is kept as JSON.");
    let more = further_derives(model);
    code.put(format_args!(
        "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize{more})]"
    ));
    code.line("#[serde(transparent)]");
    write_deprecation(code, model.deprecation.as_ref());
    write_attributes(code, model);
    code.put(format_args!(
        "pub struct {}(pub serde_json::Value);",
        model.rust_name
    ));
}
