//! Overrides of the variants of unions.

use super::{Outcome, misplaced, path, set_rust_name, set_type};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Api, Model, Shape, UnionKind, Variant};
use crate::overrides::{Changes, Override, matches};

/// The name that generated unions have for what the docs do not list.
const CATCH_ALL: &str = "Unknown";

pub(super) fn change(variant: &mut Variant, changes: &Changes, outcome: &mut Outcome) {
    misplaced(
        outcome,
        &[
            ("aliases", changes.aliases.is_some()),
            ("required", changes.required.is_some()),
            ("nullable", changes.nullable.is_some()),
            ("open", changes.open.is_some()),
            ("tag", changes.tag.is_some()),
            ("unknown-keys", changes.unknown_keys.is_some()),
            ("derive", changes.derive.is_some()),
            ("attributes", changes.attributes.is_some()),
        ],
    );
    let wanted = changes.rust_name.as_ref().map(|name| name.text.as_str());
    if wanted == Some(CATCH_ALL) {
        outcome.invalid = Some(format!(
            "`{CATCH_ALL}` is the variant of all other payloads"
        ));
    } else if wanted != Some(variant.doc_name.as_str()) {
        set_rust_name(&mut variant.rust_name, changes, outcome);
    }
    set_type(&mut variant.ty, changes, outcome);
    outcome.set(&mut variant.description, changes.doc.as_ref());
    // Which value the docs give it is only known later: it is not compared.
    if let Some(tag) = &changes.wire_name {
        variant.tags = vec![tag.clone()];
        outcome.changed = true;
    }
}

/// Reports the overrides that say something of tags where no tag was found: their unions are read without one.
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
            "name the key with `tag` for the union, a required field of all variants, and its value with `wire-name` for \
             each variant",
        );
        if let Some(span) = it.span {
            diagnostic = diagnostic.at(span, "this override");
        }
        diagnostics.push(diagnostic);
    }
}
