//! Overrides of the variants of unions.

use super::{Outcome, misplaced, path, set_rust_name, set_type, type_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::RustName;
use crate::model::{Api, Model, ModelId, Shape, Type, Union, UnionKind, Variant};
use crate::overrides::{Changes, Override, OverrideType, matches};
use crate::suggest;

/// The variant of generated unions for what the docs do not list.
const CATCH_ALL: &str = "Unknown";

pub(super) fn change(variant: &mut Variant, changes: &Changes, outcome: &mut Outcome) {
    misplaced(
        outcome,
        &[
            ("aliases", changes.aliases.is_some()),
            ("required", changes.required.is_some()),
            ("nullable", changes.nullable.is_some()),
            ("open", changes.open.is_some()),
            ("variants", changes.variants.is_some()),
            ("tag", changes.tag.is_some()),
            ("unknown-keys", changes.unknown_keys.is_some()),
            ("derive", changes.derive.is_some()),
            ("attributes", changes.attributes.is_some()),
        ],
    );
    let wanted = changes.rust_name.as_ref().map(|name| name.text.as_str());
    if wanted == Some(CATCH_ALL) {
        outcome.invalid = Some(format!(
            "`{CATCH_ALL}` is the variant for all other payloads"
        ));
    } else if wanted != Some(variant.doc_name.as_str()) {
        set_rust_name(&mut variant.rust_name, changes, outcome);
    }
    set_type(&mut variant.ty, changes, outcome);
    outcome.set(&mut variant.description, changes.doc.as_ref());
    // Its value in the docs is only known later, so it is not compared.
    if let Some(tag) = &changes.wire_name {
        variant.tags = vec![tag.clone()];
        outcome.changed = true;
    }
}

/// The types that `names` mean: models, by paths that match exactly one, and words for types.
///
/// # Errors
/// The message about a name that means no type, or several.
pub(super) fn listed(names: &[String], paths: &[String]) -> Result<Vec<Type>, String> {
    let type_of_name = |name: &String| {
        let word = OverrideType::WORDS.iter().find(|(word, _)| word == name);
        if let Some((_, ty)) = word {
            return Ok(type_of(ty));
        }
        let is_meant = |(_, path): &(u32, &String)| matches(name, path);
        let mut found = (0..).zip(paths).filter(is_meant);
        match (found.next(), found.next()) {
            (Some((id, _)), None) => Ok(Type::Model(ModelId(id))),
            (Some(_), Some(_)) => Err(format!("several models are called `{name}`")),
            (None, _) => Err(match suggest::same_letters(name, paths) {
                Some(near) => format!("no model is called `{name}`: did you mean `{near}`?"),
                None => format!("no model is called `{name}`"),
            }),
        }
    };
    names.iter().map(type_of_name).collect()
}

/// Makes `model`, whose docs list no variants, a union of `types`.
pub(super) fn list(model: &mut Model, types: &[Type], outcome: &mut Outcome) {
    let is_open = matches!(model.shape, Shape::Opaque | Shape::Union(_));
    if !is_open {
        outcome.misplaced = outcome.misplaced.or(Some("variants"));
        return;
    }
    let variant = |ty: &Type| Variant {
        doc_name: String::new(),
        rust_name: RustName::Open,
        ty: ty.clone(),
        description: String::new(),
        tags: Vec::new(),
        boxed: false,
        span: model.span,
    };
    model.shape = Shape::Union(Union {
        kind: UnionKind::Untagged,
        wanted_tag: None,
        open: false,
        variants: types.iter().map(variant).collect(),
        evidence: Vec::new(),
    });
    outcome.changed = true;
}

/// Reports overrides about tags for unions without a tag.
pub fn check_tags(api: &Api, overrides: &[Override], diagnostics: &mut Vec<Diagnostic>) {
    let is_about_tags = |it: &&Override| it.changes.tag.is_some() || it.changes.wire_name.is_some();
    for it in overrides.iter().filter(is_about_tags) {
        let is_for = |model: &&Model| {
            let Shape::Union(union) = &model.shape else {
                return false;
            };
            let path = path(api, model);
            let is_member =
                |variant: &Variant| matches(&it.target, &format!("{path}.{}", variant.doc_name));
            let is_meant = match it.changes.tag {
                Some(_) => matches(&it.target, &path),
                None => union.variants.iter().any(is_member),
            };
            is_meant && union.kind == UnionKind::Untagged
        };
        let Some(model) = api.models.iter().find(is_for) else {
            continue;
        };
        let message = format!(
            "the variants of `{}` are not told apart by a tag",
            path(api, model)
        );
        let mut diagnostic = Diagnostic::new(Code::InvalidOverride, message).help(
            "set `tag` of the union to a required field of all variants, and `wire-name` of each variant to its value \
             of that field",
        );
        if let Some(span) = it.span {
            diagnostic = diagnostic.at(span, "this override");
        }
        diagnostics.push(diagnostic);
    }
}
