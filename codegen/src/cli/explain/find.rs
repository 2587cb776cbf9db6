//! Finds what a name means.

use super::super::observe::not_found;
use super::super::{choices, exit};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Additional, Api, EnumValue, Field, Model, Shape, Type, Variant};
use crate::observe::{NotFound, find_model, model_path};
use crate::suggest::closest;

/// Something that can be explained.
#[derive(Debug, Clone, Copy)]
pub enum Target<'a> {
    Model(&'a Model),
    Field(&'a Model, &'a Field),
    Additional(&'a Model, &'a Additional),
    Value(&'a Model, &'a EnumValue),
    Variant(&'a Model, &'a Variant),
}

impl<'a> Target<'a> {
    /// The model that it is or is part of.
    pub fn model(self) -> &'a Model {
        match self {
            Self::Model(model)
            | Self::Field(model, _)
            | Self::Additional(model, _)
            | Self::Value(model, _)
            | Self::Variant(model, _) => model,
        }
    }

    /// The name of the part, as in the docs.
    pub fn member_name(self) -> Option<&'a str> {
        match self {
            Self::Model(_) => None,
            Self::Field(_, field) => Some(&field.doc_name),
            Self::Additional(_, additional) => Some(additional.rust_name.as_str()),
            Self::Value(_, value) => Some(&value.value),
            Self::Variant(_, variant) => Some(&variant.doc_name),
        }
    }

    /// The Rust name.
    pub fn rust_name(self) -> &'a str {
        match self {
            Self::Model(model) => model.rust_name.as_str(),
            Self::Field(_, field) => field.rust_name.as_str(),
            Self::Additional(_, additional) => additional.rust_name.as_str(),
            Self::Value(_, value) => value.rust_name.as_str(),
            Self::Variant(_, variant) => variant.rust_name.as_str(),
        }
    }

    /// Its kind.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Model(model) => match model.shape {
                Shape::Struct(_) => "object",
                Shape::Enum(_) => "enum",
                Shape::Union(_) => "union",
                Shape::Opaque => "anything",
            },
            Self::Field(..) => "field",
            Self::Additional(..) => "other keys",
            Self::Value(..) => "value",
            Self::Variant(..) => "variant",
        }
    }
}

/// What `name` means: a model, or a part of one after a dot.
pub fn find<'a>(api: &'a Api, name: &str) -> Result<Target<'a>, choices::Stop> {
    let stop = |problem| Err((exit::USAGE, vec![problem]));
    let whole = match find_model(api, name) {
        Ok(id) => {
            return api
                .get(id)
                .map(Target::Model)
                .ok_or_else(|| (exit::FAILURE, Vec::new()));
        }
        Err(error) => error,
    };
    let name = name.replace("::", ".");
    // A value may have dots in it.
    let dots = name.rmatch_indices('.').map(|(dot, _)| dot);
    let splits = dots.filter_map(|dot| Some((name.get(..dot)?, name.get(dot + 1..)?)));
    let mut ambiguous = None;
    let mut near = None;
    for (model, member) in splits {
        match find_model(api, model) {
            Ok(id) => {
                let Some(model) = api.get(id) else { continue };
                match find_member(api, model, member) {
                    Some(target) => return Ok(target),
                    None => near = near.or_else(|| Some(no_member(api, model, member))),
                }
            }
            Err(error @ NotFound::Ambiguous { .. }) => ambiguous = Some(not_found(model, &error)),
            Err(NotFound::Unknown { .. }) => {}
        }
    }
    // `Proces.name`: the model may also be a near miss.
    let of_model = || match (&whole, name.rsplit_once('.')) {
        (NotFound::Unknown { near }, Some((model, _))) if near.is_empty() => find_model(api, model)
            .err()
            .map(|error| not_found(model, &error)),
        _ => None,
    };
    stop(
        near.or(ambiguous)
            .or_else(of_model)
            .unwrap_or_else(|| not_found(&name, &whole)),
    )
}

/// All parts of a model, each with its possible names.
pub fn members<'a>(api: &'a Api, model: &'a Model) -> Vec<(Vec<String>, Target<'a>)> {
    match &model.shape {
        Shape::Struct(it) => {
            let fields = it.fields.iter().map(|field| {
                let names = [
                    field.doc_name.as_str(),
                    &field.wire_name,
                    field.rust_name.as_str(),
                ];
                let names = names
                    .into_iter()
                    .chain(field.aliases.iter().map(String::as_str))
                    .map(str::to_owned);
                (names.collect(), Target::Field(model, field))
            });
            let additional = it.additional.iter();
            let additional = additional.map(|it| {
                (
                    vec![it.rust_name.to_string()],
                    Target::Additional(model, it),
                )
            });
            fields.chain(additional).collect()
        }
        Shape::Enum(it) => {
            let names = |value: &EnumValue| vec![value.value.clone(), value.rust_name.to_string()];
            it.values
                .iter()
                .map(|value| (names(value), Target::Value(model, value)))
                .collect()
        }
        Shape::Union(it) => {
            let names = |variant: &Variant| {
                let mut names = vec![variant.rust_name.to_string(), variant.doc_name.clone()];
                names.extend(variant.tags.iter().cloned());
                if let Type::Model(id) | Type::Boxed(id) = variant.ty {
                    names.extend(api.get(id).map(|model| model.title.clone()));
                }
                names
            };
            let variants = it.variants.iter();
            variants
                .map(|variant| (names(variant), Target::Variant(model, variant)))
                .collect()
        }
        Shape::Opaque => Vec::new(),
    }
}

fn find_member<'a>(api: &'a Api, model: &'a Model, name: &str) -> Option<Target<'a>> {
    let members = members(api, model);
    let by = |test: &dyn Fn(&str) -> bool| {
        let mut found = members
            .iter()
            .filter(|(names, _)| names.iter().any(|it| test(it)));
        found.next().map(|(_, target)| *target)
    };
    by(&|it| it == name).or_else(|| by(&|it| it.eq_ignore_ascii_case(name)))
}

fn no_member(api: &Api, model: &Model, name: &str) -> Diagnostic {
    let path = model_path(api, model);
    let members = members(api, model);
    let known: Vec<&str> = members
        .iter()
        .flat_map(|(names, _)| names)
        .map(String::as_str)
        .collect();
    let own: Vec<&str> = members
        .iter()
        .filter_map(|(_, target)| target.member_name())
        .collect();
    let help = match (closest(name, &known), own.as_slice()) {
        (Some(near), _) => format!("did you mean `{path}.{near}`?"),
        (None, []) => "it has no named parts".to_owned(),
        (None, own) if own.len() <= 20 => format!("it has `{}`", own.join("`, `")),
        (None, own) => format!("`fieldnotes explain {path}` lists all {}", own.len()),
    };
    Diagnostic::new(
        Code::UnknownName,
        format!("`{path}` has no part called `{name}`"),
    )
    .help(help)
}
