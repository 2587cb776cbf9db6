//! The parts of a model: the docs' row, the generated Rust, and why.

use std::ops::Range;

use super::super::explain::{Context, Target, members};
use super::anchors::Anchors;
use super::findings::{Findings, Topic};
use super::proofs::Proof;
use super::words::{presence, row};
use crate::model::{Additional, Api, Deprecated, EnumValue, Field, ModelId, Type, Variant};
use crate::observe::model_path;
use crate::rust::TypeTexts;
use crate::text::Span;

/// The data for the whole page.
pub struct Builder<'a> {
    pub context: &'a Context<'a>,
    pub anchors: &'a Anchors,
    pub findings: &'a Findings,
    pub types: TypeTexts<'a>,
}

/// A Rust type, split around the name in it that is a link.
#[derive(Default)]
pub struct RustType {
    pub before: String,
    /// Empty if there is no link.
    pub anchor: String,
    pub name: String,
    pub after: String,
}

/// Topics to settle that the facts also show.
const TOLD: [Topic; 2] = [Topic::Name, Topic::Null];

/// One part of a model.
#[derive(Default)]
pub struct Member {
    pub anchor: String,
    /// As in the docs, cell by cell.
    pub docs: Vec<String>,
    /// The line on the model's page; empty if it is not from there.
    pub line: String,
    pub rust_name: String,
    pub ty: RustType,
    /// Between the name and the type: `: ` or `(`.
    pub opens: &'static str,
    pub closes: &'static str,
    /// The key on the wire; empty if it is not a field.
    pub key: String,
    pub facts: Vec<String>,
    /// Other keys that are read.
    pub aliases: Vec<String>,
    /// Why it should no longer be used; `None` if it may be.
    pub deprecated: Option<String>,
    /// Without those that the facts show anyway.
    pub marks: Vec<Topic>,
    pub proofs: Vec<Proof>,
}

impl Builder<'_> {
    /// All parts of a model, whose page is `page`.
    pub fn members(&self, id: ModelId, page: &str) -> Vec<Member> {
        let api = self.context.api;
        let Some(model) = api.get(id) else {
            return Vec::new();
        };
        let path = model_path(api, model);
        members(api, model)
            .into_iter()
            .map(|(_, target)| self.member(id, target, &path, page))
            .collect()
    }

    fn member(&self, id: ModelId, target: Target, path: &str, page: &str) -> Member {
        let name = target.rust_name();
        let anchor = self.anchors.member(id, name);
        let marks = self.findings.marks(&anchor);
        let mut member = Member {
            marks: marks.filter(|it| !TOLD.contains(it)).collect(),
            anchor,
            rust_name: name.to_owned(),
            proofs: self.proofs(target, path, page),
            ..match target {
                Target::Field(_, field) => self.field(id, field),
                Target::Additional(_, it) => self.additional(id, it),
                Target::Value(_, value) => self.value(value),
                Target::Variant(_, variant) => self.variant(id, variant),
                Target::Model(_) => Member::default(),
            }
        };
        let own = format!("line {}", member.line);
        let here = member.proofs.iter_mut().filter(|it| it.near == own);
        here.for_each(Proof::is_in_row);
        member
    }

    fn field(&self, id: ModelId, field: &Field) -> Member {
        Member {
            docs: row(self.context, field.span),
            line: self.line(field.span),
            opens: ": ",
            ty: self.ty(&field.ty, self.types.field(id, field)),
            key: field.wire_name.clone(),
            facts: vec![presence(field.presence).to_owned()],
            aliases: field.aliases.clone(),
            deprecated: note(field.deprecation.as_ref()),
            ..Member::default()
        }
    }

    fn additional(&self, id: ModelId, it: &Additional) -> Member {
        let map = Type::Map(Box::new(it.ty.clone()));
        Member {
            docs: vec!["other keys".to_owned()],
            opens: ": ",
            ty: self.ty(&it.ty, self.types.plain(id, &map)),
            ..Member::default()
        }
    }

    fn value(&self, value: &EnumValue) -> Member {
        Member {
            docs: vec![value.value.clone()],
            line: self.line(value.span),
            deprecated: note(value.deprecation.as_ref()),
            ..Member::default()
        }
    }

    fn variant(&self, id: ModelId, variant: &Variant) -> Member {
        let text = self.types.plain(id, &variant.ty);
        let text = match variant.boxed {
            true => format!("Box<{text}>"),
            false => text,
        };
        let docs = self.context.sources.text(variant.span);
        let tags = variant.tags.iter();
        Member {
            docs: vec![docs.to_owned()],
            line: self.line(variant.span),
            opens: "(",
            closes: ")",
            ty: self.ty(&variant.ty, text),
            facts: tags.map(|it| format!("tag \"{it}\"")).collect(),
            ..Member::default()
        }
    }

    fn line(&self, span: Span) -> String {
        let position = self.context.sources.position(span);
        position.map(|it| it.line.to_string()).unwrap_or_default()
    }

    /// The evidence beyond the row or the title itself.
    pub fn proofs(&self, target: Target, name: &str, page: &str) -> Vec<Proof> {
        let name = match target.member_name() {
            Some(member) => format!("{name}.{member}"),
            None => name.to_owned(),
        };
        let reasons = self.context.evidence(target, &name).into_iter();
        reasons
            .filter(|it| !matches!(it.rule, "row" | "title" | "value" | "variant"))
            .map(|it| Proof::new(it, page))
            .collect()
    }

    /// `text`, the Rust form of `ty`, with a link to the model in it.
    fn ty(&self, ty: &Type, text: String) -> RustType {
        let found = leaf(self.context.api, ty).and_then(|(id, name)| {
            let at = text.rfind(name)?;
            Some((id, at, at + name.len()))
        });
        let Some((id, start, end)) = found else {
            return RustType {
                before: text,
                ..RustType::default()
            };
        };
        let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
        RustType {
            before: part(0..start),
            anchor: self.anchors.model(id).to_owned(),
            name: part(start..end),
            after: part(end..text.len()),
        }
    }
}

/// The model in a type, and its name.
fn leaf<'a>(api: &'a Api, ty: &Type) -> Option<(ModelId, &'a str)> {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Deferred(inner) => {
            leaf(api, inner)
        }
        Type::Model(id) | Type::Boxed(id) => Some((*id, api.get(*id)?.rust_name.as_str())),
        Type::Primitive(_) | Type::Literal { .. } | Type::External(_) => None,
    }
}

fn note(deprecated: Option<&Deprecated>) -> Option<String> {
    deprecated.map(|it| it.note.clone())
}
