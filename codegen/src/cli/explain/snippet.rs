//! How to overrule the docs: TOML that can be pasted as it is.

use super::super::init::quoted;
use super::find::Target;
use super::summary::word;
use crate::model::Presence;
use crate::model::{Api, Field, Shape, Type, Variant};
use crate::observe::model_path;

/// An override of `target`, with one possible change and, as comments, others with the current values.
pub(super) fn snippet(api: &Api, target: Target) -> String {
    let model = model_path(api, target.model());
    // The map of additional keys has no overrides of its own.
    let name = match target {
        Target::Field(..) | Target::Value(..) | Target::Variant(..) => {
            format!("{model}.{}", target.member_name().unwrap_or_default())
        }
        Target::Model(_) | Target::Additional(..) => model,
    };
    let mut lines = vec![
        "[[override]]".to_owned(),
        format!("target = {}", quoted(&name)),
        "reason = \"how you know\"".to_owned(),
    ];
    lines.extend(changes(target));
    lines.join("\n")
}

fn changes(target: Target) -> Vec<String> {
    match target {
        Target::Field(_, field) => of_field(field),
        Target::Value(_, value) => {
            vec![
                format!(
                    "rust-name = {}",
                    quoted(&format!("{}Value", value.rust_name))
                ),
                format!("# wire-name = {}", quoted(&value.value)),
            ]
        }
        Target::Variant(_, variant) => of_variant(variant),
        Target::Model(_) | Target::Additional(..) => of_model(target),
    }
}

fn of_variant(variant: &Variant) -> Vec<String> {
    let mut lines = vec!["doc = \"What it is.\"".to_owned()];
    let tags = variant.tags.iter();
    lines.extend(
        tags.map(|tag| format!("# wire-name = {}", quoted(tag)))
            .take(1),
    );
    if let Type::Primitive(primitive) = innermost(&variant.ty) {
        lines.push(format!("# type = {}", quoted(word(*primitive))));
    }
    lines.push(format!(
        "# rust-name = {}",
        quoted(variant.rust_name.as_str())
    ));
    lines
}

fn of_field(field: &Field) -> Vec<String> {
    let is_nullable = matches!(
        field.presence,
        Presence::RequiredNullable | Presence::OptionalNullable
    );
    let mut lines = vec![
        format!("nullable = {}", !is_nullable),
        format!("# required = {}", !field.is_optional()),
        format!("# wire-name = {}", quoted(&field.wire_name)),
    ];
    if let Type::Primitive(primitive) = innermost(&field.ty) {
        lines.push(format!("# type = {}", quoted(word(*primitive))));
    }
    lines.push(format!(
        "# rust-name = {}",
        quoted(field.rust_name.as_str())
    ));
    lines.push("# aliases = […], doc = \"…\"".to_owned());
    lines
}

fn innermost(ty: &Type) -> &Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost(inner),
        other => other,
    }
}

fn of_model(target: Target) -> Vec<String> {
    let model = target.model();
    let mut lines = match &model.shape {
        Shape::Enum(it) => vec![format!("open = {}", !it.open)],
        _ => vec!["doc = \"What it is.\"".to_owned()],
    };
    if let Shape::Union(_) = model.shape {
        lines.push("# tag = \"type\"".to_owned());
    }
    lines.push(format!(
        "# rust-name = {}",
        quoted(model.rust_name.as_str())
    ));
    lines.push("# derive = [\"schemars::JsonSchema\"], attributes = [\"#[…]\"]".to_owned());
    lines
}
