//! Code as a user of the generated types would write it: it makes values, reads all fields, and matches all variants.

use std::fmt::Write as _;

use fieldnotes::model::{Api, Enum, Field, Model, ModelId, Shape, Struct, Type, Union, UnionKind};
use fieldnotes::model::{Presence, Primitive};
use fieldnotes::options::Options;
use fieldnotes::rust::{Known, Names, Ty, catch_all, is_argument};

/// What stands above the callers of all models.
const PRELUDE: &str = "
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{de::DeserializeOwned, Serialize};

fn any<T>() -> T { unimplemented!() }
fn plain<T: Debug + Clone + PartialEq + Serialize + DeserializeOwned>() {}
fn default<T: Default>() {}
fn key<T: Eq + Hash>() {}
fn shown<T: Display>() {}
fn copied<T: Copy>() {}
";

/// A module that uses all of `api`, which the module `path` has.
pub fn caller(api: &Api, path: &str) -> String {
    let mut body = String::new();
    for (number, model) in api.models.iter().enumerate() {
        let caller = Caller { api, model };
        let _ = writeln!(body, "\npub fn f{number}() {{\n{}}}", caller.body());
    }
    let mut text = format!("use {path} as m;\n");
    for name in [
        "MaybeUndefined",
        "Bytes",
        "Number",
        "NumberOrText",
        "Integer",
    ] {
        if body.contains(name) {
            let _ = writeln!(text, "use m::{name};");
        }
    }
    text + PRELUDE + &body
}

#[derive(Clone, Copy)]
struct Caller<'a> {
    api: &'a Api,
    model: &'a Model,
}

impl Names for Caller<'_> {
    fn model(&mut self, id: ModelId) -> String {
        self.path(self.api.get(id).expect("a model"), None)
    }

    fn constant(&mut self, rust_name: &str) -> String {
        self.path(self.model, Some(rust_name))
    }

    fn known(&mut self, known: &Known) -> String {
        known.name.to_owned()
    }
}

impl Caller<'_> {
    fn ty(mut self, ty: &Type) -> String {
        Ty::of(ty, Options::default()).named(&mut self).to_string()
    }

    fn field(mut self, field: &Field) -> String {
        let ty = Ty::of_field(&field.ty, field.presence, Options::default());
        ty.named(&mut self).to_string()
    }

    /// The path of a model, or of something else in its module.
    fn path(&self, model: &Model, name: Option<&str>) -> String {
        let namespace = self.api.namespace(model.namespace).expect("a namespace");
        let modules = namespace.path.iter().map(String::as_str);
        let parts = ["m"]
            .into_iter()
            .chain(modules)
            .chain([name.unwrap_or(model.rust_name.as_str())]);
        parts.collect::<Vec<_>>().join("::")
    }

    fn body(&self) -> String {
        let name = self.path(self.model, None);
        let mut lines = vec![
            format!("plain::<{name}>();"),
            format!("let value = any::<{name}>();"),
        ];
        match &self.model.shape {
            Shape::Struct(it) => self.structure(&name, it, &mut lines),
            Shape::Enum(it) => enumeration(&name, it, &mut lines),
            Shape::Union(it) => self.union(&name, it, &mut lines),
            Shape::Opaque => lines.push(format!(
                "let {name}(inner) = value; let _: serde_json::Value = inner;"
            )),
        }
        lines.iter().map(|line| format!("    {line}\n")).collect()
    }

    fn structure(&self, name: &str, it: &Struct, lines: &mut Vec<String>) {
        let arguments: Vec<String> = it
            .fields
            .iter()
            .filter(|field| is_argument(self.api, &field.ty, field.presence))
            .map(|field| {
                let is_text = field.ty == Type::Primitive(Primitive::String)
                    && field.presence != Presence::RequiredNullable;
                let ty = if is_text {
                    "&str".to_owned()
                } else {
                    self.field(field)
                };
                format!("any::<{ty}>()")
            })
            .collect();
        if arguments.is_empty() {
            lines.push(format!("default::<{name}>();"));
            lines.push(format!("let mut value = {name}::default();"));
        } else if it.required_name.is_none() {
            lines.push(format!(
                "let mut value = {name}::new({});",
                arguments.join(", ")
            ));
        } else {
            let holder = self.path(self.model, it.required_name.as_deref());
            let needed = it.fields.iter();
            let needed = needed.filter(|it| is_argument(self.api, &it.ty, it.presence));
            let fields: Vec<String> = needed
                .map(|field| format!("{}: any::<{}>()", field.rust_name, self.field(field)))
                .collect();
            lines.push(format!(
                "let mut value = {name}::new({holder} {{ {} }});",
                fields.join(", ")
            ));
        }
        for field in &it.fields {
            let ty = self.field(field);
            lines.push(format!("let _: &{ty} = &value.{};", field.rust_name));
            lines.push(format!("value.{} = any::<{ty}>();", field.rust_name));
            self.constants(&field.ty, lines);
        }
        if let Some(additional) = &it.additional {
            let ty = self.ty(&additional.ty);
            lines.push(format!(
                "let _: &BTreeMap<String, {ty}> = &value.{};",
                additional.rust_name
            ));
        }
        lines.push(format!("let {name} {{ .. }} = value;"));
    }

    fn constants(&self, ty: &Type, lines: &mut Vec<String>) {
        ty.walk(&mut |ty| {
            if let Type::Literal { rust_name, .. } = ty {
                let name = self.path(self.model, Some(rust_name.as_str()));
                lines.push(format!(
                    "let _: {name} = {name}; default::<{name}>(); copied::<{name}>();"
                ));
            }
        });
    }

    fn union(&self, name: &str, it: &Union, lines: &mut Vec<String>) {
        let mut arms = Vec::new();
        for variant in &it.variants {
            let ty = self.ty(&variant.ty);
            let ty = if variant.boxed {
                format!("Box<{ty}>")
            } else {
                ty
            };
            arms.push(format!(
                "{name}::{}(inner) => {{ let _: {ty} = inner; }}",
                variant.rust_name
            ));
            lines.push(format!(
                "let _ = {name}::{}(any::<{ty}>());",
                variant.rust_name
            ));
            self.constants(&variant.ty, lines);
        }
        if it.kind != UnionKind::Untagged {
            arms.push(format!(
                "{name}::Unknown(inner) => {{ let _: serde_json::Value = inner; }}"
            ));
        }
        lines.push(format!("match value {{ {}, _ => {{}} }}", arms.join(", ")));
    }
}

fn enumeration(name: &str, it: &Enum, lines: &mut Vec<String>) {
    lines.push(format!("key::<{name}>();"));
    if it.is_numeric || !it.open {
        lines.push(format!("copied::<{name}>();"));
    }
    if it.has_default() {
        lines.push(format!("default::<{name}>();"));
    }
    if it.is_numeric {
        lines.push(format!("let _: &'static [i64] = {name}::KNOWN;"));
        lines.push(format!("let _ = i64::from(any::<{name}>());"));
        lines.push(match it.open {
            true => format!("let _ = {name}::from(1_i64);"),
            false => format!("let _: Result<{name}, String> = {name}::try_from(1_i64);"),
        });
    } else {
        lines.push(format!("shown::<{name}>();"));
        lines.push(format!("let _: &'static [&'static str] = {name}::KNOWN;"));
        lines.push(match it.open {
            true => format!("let _: &str = any::<&{name}>().as_str(); let _: {name} = \"a\".into();"),
            false => format!(
                "let _: &'static str = any::<{name}>().as_str(); let _: Option<{name}> = {name}::parse(\"a\");"
            ),
        });
    }
    let mut arms: Vec<String> = it
        .values
        .iter()
        .map(|value| format!("{name}::{} => {{}}", value.rust_name))
        .collect();
    if let Some(catch_all) = catch_all(it) {
        let ty = if it.is_numeric { "i64" } else { "String" };
        arms.push(format!(
            "{name}::{catch_all}(inner) => {{ let _: {ty} = inner; }}"
        ));
    }
    lines.push(format!("match value {{ {}, _ => {{}} }}", arms.join(", ")));
}
