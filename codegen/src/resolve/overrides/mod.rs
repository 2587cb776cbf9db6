//! The user's corrections of the lowered API.
//!
//! An override that matches nothing, or that changes nothing, is an error: it was written for docs that have changed.

mod variants;

pub use variants::check_tags;

use super::names;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::RustName;
use crate::model::{Additional, Api, EnumValue, Evidence, Field, Model, Rule, Shape, Struct, Type};
use crate::model::{Presence, Primitive};
use crate::options::UnknownKeys;
use crate::overrides::{Changes, Override, OverrideType, Written, matches, trait_name};
use crate::suggest::{self, closest};
use crate::text::Span;

/// Applies all overrides in order, before wire names and tags are decided.
pub fn apply(api: &mut Api, overrides: &[Override], diagnostics: &mut Vec<Diagnostic>) {
    if overrides.is_empty() {
        return;
    }
    let paths: Vec<String> = api.models.iter().map(|model| path(api, model)).collect();
    for it in overrides {
        let unreadable = unreadable(&it.changes);
        if !unreadable.is_empty() {
            diagnostics.extend(unreadable.into_iter().map(|found| located(found, it.span)));
            continue;
        }
        let mut outcome = Outcome::default();
        let variants = it.changes.variants.as_deref().unwrap_or_default();
        let variants = variants::listed(variants, &paths);
        let variants = variants.unwrap_or_else(|why| {
            outcome.invalid = Some(why);
            Vec::new()
        });
        for (model, path) in api.models.iter_mut().zip(&paths) {
            apply_to_model(model, path, it, &variants, &mut outcome);
        }
        if !variants.is_empty() {
            names::call_variants(api);
        }
        diagnostics.extend(outcome.problem(it, api, &paths));
    }
}

/// `components.Link`, by the names of the docs.
pub(super) fn path(api: &Api, model: &Model) -> String {
    let namespace = api
        .namespace(model.namespace)
        .map(|it| it.path.join("."))
        .unwrap_or_default();
    if namespace.is_empty() {
        model.title.clone()
    } else {
        format!("{namespace}.{}", model.title)
    }
}

/// The outcome of an override.
#[derive(Default)]
struct Outcome {
    matched: usize,
    changed: bool,
    /// A change that the target cannot have.
    misplaced: Option<&'static str>,
    invalid: Option<String>,
}

impl Outcome {
    /// Sets `place` to `value`, if one is given.
    fn set<T: PartialEq + Clone>(&mut self, place: &mut T, value: Option<&T>) {
        if let Some(value) = value
            && place != value
        {
            place.clone_from(value);
            self.changed = true;
        }
    }

    fn problem(self, it: &Override, api: &Api, paths: &[String]) -> Option<Diagnostic> {
        let (message, help) = match self {
            Self {
                invalid: Some(why), ..
            } => (why, None),
            Self {
                misplaced: Some(what),
                ..
            } => (format!("`{}` cannot have `{what}`", it.target), None),
            Self { matched: 0, .. } => {
                let near = near_member(&it.target, api, paths)
                    .or_else(|| suggest::same_letters(&it.target, paths).map(str::to_owned))
                    .map(|near| format!("did you mean `{near}`?"));
                (
                    format!("no model or member is called `{}`", it.target),
                    near,
                )
            }
            Self { changed: false, .. } => {
                let help = "delete it: the docs now say the same".to_owned();
                (
                    format!("this override of `{}` changes nothing", it.target),
                    Some(help),
                )
            }
            _ => return None,
        };
        let diagnostic = located(Diagnostic::new(Code::InvalidOverride, message), it.span);
        Some(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        })
    }
}

/// `diagnostic` with the place of its override, if it has no place of its own.
fn located(diagnostic: Diagnostic, span: Option<Span>) -> Diagnostic {
    match span {
        Some(span) if diagnostic.primary.is_none() => diagnostic.at(span, "this override"),
        _ => diagnostic,
    }
}

/// The parts of an override that should be Rust and are not.
fn unreadable(changes: &Changes) -> Vec<Diagnostic> {
    let invalid = |written: &Written, why: String| {
        let diagnostic = Diagnostic::new(Code::InvalidOverride, why);
        match written.span {
            Some(span) => diagnostic.at(span, "this"),
            None => diagnostic,
        }
    };
    let traits = changes.derive.iter().flatten();
    let attributes = changes.attributes.iter().flatten();
    let names = changes.rust_name.iter();
    let problems = traits
        .map(|it| (it, it.no_trait()))
        .chain(attributes.map(|it| (it, it.no_attribute())))
        .chain(names.map(|it| (it, it.no_name())));
    let problems = problems.filter_map(|(it, why)| Some(invalid(it, why?)));
    let of_type = match &changes.ty {
        Some(OverrideType::Rust(it)) => it
            .no_type()
            .map(|why| invalid(it, why).help(type_advice(&it.text))),
        _ => None,
    };
    problems.chain(of_type).collect()
}

/// What to write instead of something that is not a type.
fn type_advice(given: &str) -> String {
    let words = OverrideType::WORDS.map(|(word, _)| word);
    match closest(given, &words) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!(
            "use `{}`, or a Rust type with its path, such as `rust_decimal::Decimal`",
            words.join("`, `")
        ),
    }
}

/// The member that `target` probably means, if all but its last part is the name of a model.
fn near_member(target: &str, api: &Api, paths: &[String]) -> Option<String> {
    let (model, member) = target.rsplit_once('.')?;
    let (found, path) = (api.models.iter().zip(paths)).find(|(_, path)| matches(model, path))?;
    let near = closest(member, &member_names(&found.shape))?;
    Some(format!("{path}.{near}"))
}

/// The names of a model's members.
fn member_names(shape: &Shape) -> Vec<&str> {
    match shape {
        Shape::Struct(it) => it.fields.iter().map(|it| it.doc_name.as_str()).collect(),
        Shape::Enum(it) => it.values.iter().map(|it| it.value.as_str()).collect(),
        Shape::Union(it) => it.variants.iter().map(|it| it.doc_name.as_str()).collect(),
        Shape::Opaque => Vec::new(),
    }
}

/// `variants` are the types of the variants that the override lists.
fn apply_to_model(
    model: &mut Model,
    path: &str,
    it: &Override,
    variants: &[Type],
    outcome: &mut Outcome,
) {
    let changes = &it.changes;
    if matches(&it.target, path) {
        outcome.matched += 1;
        if changes.variants.is_some() {
            variants::list(model, variants, outcome);
        }
        change_model(model, changes, outcome);
        return;
    }
    let is_member = |name: &str| matches(&it.target, &format!("{path}.{name}"));
    match &mut model.shape {
        Shape::Struct(structure) => {
            for field in &mut structure.fields {
                if is_member(&field.doc_name) || is_member(&field.wire_name) {
                    outcome.matched += 1;
                    change_field(field, changes, outcome);
                }
            }
        }
        Shape::Enum(values) => {
            for value in &mut values.values {
                if is_member(&value.value) {
                    outcome.matched += 1;
                    change_value(value, changes, outcome);
                }
            }
        }
        Shape::Union(union) => {
            for variant in &mut union.variants {
                if is_member(&variant.doc_name) {
                    outcome.matched += 1;
                    variants::change(variant, changes, outcome);
                }
            }
        }
        Shape::Opaque => {}
    }
}

/// The first of `changes` that is set although the target cannot have it.
fn misplaced(outcome: &mut Outcome, changes: &[(&'static str, bool)]) {
    outcome.misplaced = outcome.misplaced.or(changes
        .iter()
        .find(|(_, is_set)| *is_set)
        .map(|(name, _)| *name));
}

fn change_model(model: &mut Model, changes: &Changes, outcome: &mut Outcome) {
    misplaced(
        outcome,
        &[
            ("wire-name", changes.wire_name.is_some()),
            ("aliases", changes.aliases.is_some()),
            ("type", changes.ty.is_some()),
            ("required", changes.required.is_some()),
            ("nullable", changes.nullable.is_some()),
            (
                "open",
                changes.open.is_some() && !matches!(model.shape, Shape::Enum(_) | Shape::Union(_)),
            ),
            (
                "tag",
                changes.tag.is_some() && !matches!(model.shape, Shape::Union(_)),
            ),
            (
                "unknown-keys",
                changes.unknown_keys.is_some() && !matches!(model.shape, Shape::Struct(_)),
            ),
        ],
    );
    outcome.set(&mut model.description, changes.doc.as_ref());
    for name in changes.derive.iter().flatten() {
        let name = &name.text;
        let is_same = |known: &String| trait_name(known) == trait_name(name);
        if !model.derives.iter().any(is_same) {
            add(&mut model.derives, name, outcome);
        }
    }
    for attribute in changes.attributes.iter().flatten() {
        add(&mut model.attributes, &attribute.text, outcome);
    }
    set_rust_name(&mut model.rust_name, changes, outcome);
    match &mut model.shape {
        Shape::Enum(it) => outcome.set(&mut it.open, changes.open.as_ref()),
        Shape::Union(it) => {
            if changes.tag.is_some() {
                outcome.set(&mut it.wanted_tag, Some(&changes.tag));
            }
            outcome.set(&mut it.open, changes.open.as_ref());
        }
        Shape::Struct(it) => set_unknown_keys(it, changes, outcome),
        Shape::Opaque => {}
    }
}

/// Unknown keys are kept or dropped; a map that the docs themselves describe can only be kept.
fn set_unknown_keys(it: &mut Struct, changes: &Changes, outcome: &mut Outcome) {
    let wanted = match changes.unknown_keys {
        Some(UnknownKeys::Keep) if it.additional.is_none() => Some(Additional::any()),
        Some(UnknownKeys::Drop) if it.additional == Some(Additional::any()) => None,
        _ => return,
    };
    it.additional = wanted;
    outcome.changed = true;
}

fn add(list: &mut Vec<String>, item: &str, outcome: &mut Outcome) {
    if !list.iter().any(|known| known == item) {
        list.push(item.to_owned());
        outcome.changed = true;
    }
}

/// The pass that chooses all other names adopts the names chosen here.
fn set_rust_name(place: &mut RustName, changes: &Changes, outcome: &mut Outcome) {
    let chosen = changes.rust_name.as_ref();
    let chosen = chosen.map(|name| RustName::Chosen(name.text.clone()));
    outcome.set(place, chosen.as_ref());
}

fn change_field(field: &mut Field, changes: &Changes, outcome: &mut Outcome) {
    misplaced(
        outcome,
        &[
            ("open", changes.open.is_some()),
            ("variants", changes.variants.is_some()),
            ("tag", changes.tag.is_some()),
            ("unknown-keys", changes.unknown_keys.is_some()),
            ("derive", changes.derive.is_some()),
            ("attributes", changes.attributes.is_some()),
        ],
    );
    let span = field.span;
    if let Some(name) = &changes.wire_name {
        // The name without this override is only known later, so it is not compared.
        field.wire_name.clone_from(name);
        field.evidence.push(Evidence {
            rule: Rule::OverrideName,
            span,
        });
        outcome.changed = true;
    }
    if let Some(aliases) = &changes.aliases {
        outcome.set(&mut field.aliases, Some(aliases));
    }
    outcome.set(&mut field.description, changes.doc.as_ref());
    set_rust_name(&mut field.rust_name, changes, outcome);
    set_type(&mut field.ty, changes, outcome);
    if changes.ty.is_some() {
        field.evidence.retain(|it| it.rule != Rule::DecimalOrText);
    }
    if changes.required.is_some() || changes.nullable.is_some() {
        let wanted = presence(field.presence, changes);
        outcome.set(&mut field.presence, Some(&wanted));
    }
}

fn set_type(place: &mut Type, changes: &Changes, outcome: &mut Outcome) {
    if let Some(ty) = &changes.ty {
        let mut wanted = place.clone();
        *innermost(&mut wanted) = type_of(ty);
        outcome.set(place, Some(&wanted));
    }
}

/// The item of lists and maps.
fn innermost(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => innermost(inner),
        other => other,
    }
}

fn type_of(ty: &OverrideType) -> Type {
    Type::Primitive(match ty {
        OverrideType::String => Primitive::String,
        OverrideType::Boolean => Primitive::Boolean,
        OverrideType::Integer => Primitive::Integer,
        OverrideType::BigInteger => Primitive::BigInteger,
        OverrideType::Number => Primitive::Float,
        OverrideType::NumberOrText => Primitive::NumberOrText,
        OverrideType::Date => Primitive::Date,
        OverrideType::DateTime => Primitive::DateTime,
        OverrideType::Bytes => Primitive::Bytes,
        OverrideType::Any => Primitive::Any,
        OverrideType::Rust(written) => return Type::External(written.text.clone()),
    })
}

fn presence(known: Presence, changes: &Changes) -> Presence {
    let was_required = !matches!(known, Presence::Optional | Presence::OptionalNullable);
    let was_nullable = matches!(
        known,
        Presence::RequiredNullable | Presence::OptionalNullable
    );
    let nullable = changes.nullable.unwrap_or(was_nullable);
    match (changes.required.unwrap_or(was_required), nullable) {
        (true, true) => Presence::RequiredNullable,
        (true, false) => Presence::Required,
        (false, true) => Presence::OptionalNullable,
        (false, false) => Presence::Optional,
    }
}

fn change_value(value: &mut EnumValue, changes: &Changes, outcome: &mut Outcome) {
    outcome.set(&mut value.value, changes.wire_name.as_ref());
    set_rust_name(&mut value.rust_name, changes, outcome);
    misplaced(
        outcome,
        &[
            ("aliases", changes.aliases.is_some()),
            ("type", changes.ty.is_some()),
            ("required", changes.required.is_some()),
            ("nullable", changes.nullable.is_some()),
            ("open", changes.open.is_some()),
            ("variants", changes.variants.is_some()),
            ("tag", changes.tag.is_some()),
            ("unknown-keys", changes.unknown_keys.is_some()),
            ("derive", changes.derive.is_some()),
            ("attributes", changes.attributes.is_some()),
            ("doc", changes.doc.is_some()),
        ],
    );
}
