//! The facts of each page → a model of the API.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::DocPage;
use super::links::Links;
use super::wire::wire_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::{
    Body, Deprecation, EnumFacts, FieldFacts, LiteralValue, Numbers, Presence, Primitive,
    Reference, TypeExpr, VariantFacts,
};
use crate::markdown::cell_markdown;
use crate::model::{
    Additional, Api, Deprecated, Enum, EnumValue, Field, Model, ModelId, Namespace, NamespaceId,
    Shape, Struct, Type, Union, UnionKind, Variant,
};
use crate::options::{EnumPolicy, Options};
use crate::source::{Sources, Span};

/// The note of a deprecation for which the docs give no reason.
const DEFAULT_NOTE: &str = "deprecated by the vendor, who may remove it in a future release";

struct Lowering<'a> {
    sources: &'a Sources,
    links: &'a Links,
    options: Options,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// The API of `pages`, which are sorted by namespace and title. Rust names are not chosen yet.
pub fn lower(
    sources: &Sources,
    pages: &[DocPage],
    links: &Links,
    options: Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Api {
    let mut api = Api::default();
    let mut lowering = Lowering {
        sources,
        links,
        options,
        diagnostics,
    };
    for page in pages {
        if api
            .namespaces
            .last()
            .is_none_or(|last| last.path != page.namespace)
        {
            api.namespaces.push(Namespace {
                path: page.namespace.clone(),
            });
        }
        let last = u32::try_from(api.namespaces.len()).unwrap_or(u32::MAX) - 1;
        api.models.push(lowering.model(page, NamespaceId(last)));
    }
    api
}

impl Lowering<'_> {
    fn model(&mut self, page: &DocPage, namespace: NamespaceId) -> Model {
        let facts = &page.model;
        let paragraphs: Vec<_> = facts
            .description
            .iter()
            .map(|span| self.sources.text(*span))
            .collect();
        let description = paragraphs.join("\n\n");
        let shape = match &facts.body {
            Body::Struct(fields) => Shape::Struct(self.structure(page, fields)),
            Body::Enum(facts) => Shape::Enum(self.enumeration(facts)),
            Body::Union(variants) if !variants.is_empty() => {
                Shape::Union(self.union(page, variants))
            }
            Body::Union(_) | Body::TitleOnly => self.opaque(page),
        };
        Model {
            namespace,
            title: facts.title.value.clone(),
            rust_name: String::new(),
            module: String::new(),
            origin: self
                .sources
                .get(facts.file)
                .map(crate::source::SourceFile::display_path)
                .unwrap_or_default(),
            span: facts.title.span,
            deprecation: facts
                .deprecation
                .as_ref()
                .map(|it| deprecated(it, &description)),
            description,
            shape,
        }
    }

    fn opaque(&mut self, page: &DocPage) -> Shape {
        let title = &page.model.title;
        self.diagnostics.push(
            Diagnostic::new(
                Code::OpaqueUnion,
                format!("the page does not say what `{}` may be", title.value),
            )
            .at(title.span, "kept as JSON"),
        );
        Shape::Opaque
    }

    fn structure(&mut self, page: &DocPage, facts: &[FieldFacts]) -> Struct {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut structure = Struct::default();
        for field in facts {
            if let Some(first) = seen.insert(&field.name.value, field.name.span) {
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateField, "this field is listed twice")
                        .at(field.name.span, "the second time")
                        .also(first, "the first time"),
                );
                continue;
            }
            if is_additional(field) {
                structure.additional = Some(self.additional(page, field));
            } else {
                structure.fields.push(self.field(page, field));
            }
        }
        // A page without rows stands for "any object" as often as for "no keys".
        if facts.is_empty() && page.model.ignored_rows.is_empty() {
            structure.additional = Some(Additional {
                rust_name: String::new(),
                ty: Type::Primitive(Primitive::Any),
                description: String::new(),
            });
        }
        structure
    }

    fn additional(&mut self, page: &DocPage, field: &FieldFacts) -> Additional {
        let ty = match self.ty(page, &field.ty.value, field.ty.span) {
            Type::Map(values) => *values,
            other => other,
        };
        Additional {
            rust_name: String::new(),
            ty,
            description: self.prose(field.description),
        }
    }

    fn field(&mut self, page: &DocPage, facts: &FieldFacts) -> Field {
        let description = self.prose(facts.description);
        Field {
            doc_name: facts.name.value.clone(),
            wire_name: wire_name(page.dialect.spelling, &facts.name.value),
            aliases: Vec::new(),
            rust_name: String::new(),
            ty: self.ty(page, &facts.ty.value, facts.ty.span),
            presence: facts.presence,
            deprecation: facts
                .deprecation
                .as_ref()
                .map(|it| deprecated(it, &description)),
            description,
            example: facts
                .example
                .map_or("", |span| self.sources.text(span))
                .to_owned(),
            span: facts.name.span,
        }
    }

    fn prose(&self, span: Option<Span>) -> String {
        span.map_or(Cow::Borrowed(""), |span| {
            cell_markdown(self.sources.text(span))
        })
        .into_owned()
    }

    fn ty(&mut self, page: &DocPage, expr: &TypeExpr, span: Span) -> Type {
        let any = Type::Primitive(Primitive::Any);
        let mut inner = |expr: &TypeExpr| Box::new(self.ty(page, expr, span));
        match expr {
            TypeExpr::Primitive(primitive) => Type::Primitive(*primitive),
            TypeExpr::Literal(value) => Type::Literal {
                value: value.clone(),
                rust_name: String::new(),
            },
            TypeExpr::Array(item) => Type::Array(inner(item)),
            TypeExpr::Map(value) => Type::Map(inner(value)),
            TypeExpr::Nullable(item) => Type::Nullable(inner(item)),
            TypeExpr::Reference(reference) => {
                self.reference(page, reference).map_or(any, Type::Model)
            }
            TypeExpr::Union(_, Some(reference)) => {
                self.reference(page, reference).map_or(any, Type::Model)
            }
            TypeExpr::Union(_, None) | TypeExpr::Runtime => {
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownTypeCell, "this is not a type on the wire")
                        .at(span, "it has no page of its own")
                        .help("`serde_json::Value` is used instead"),
                );
                any
            }
        }
    }

    fn reference(&mut self, page: &DocPage, reference: &Reference) -> Option<ModelId> {
        let index = self
            .links
            .find(self.sources, page, reference, self.diagnostics)?;
        u32::try_from(index).ok().map(ModelId)
    }

    fn enumeration(&mut self, facts: &EnumFacts) -> Enum {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut values = Vec::new();
        for fact in &facts.values {
            if seen.insert(&fact.value.value, fact.value.span).is_some() {
                continue;
            }
            // The constant's name is the better one where the value itself has no letter to make a name of.
            let is_symbol = !fact.value.value.contains(char::is_alphanumeric);
            let name = fact.name.as_ref().filter(|_| is_symbol);
            values.push(EnumValue {
                value: fact.value.value.clone(),
                rust_name: name.map(|name| name.value.clone()).unwrap_or_default(),
                deprecation: fact.deprecation.as_ref().map(|it| deprecated(it, "")),
                span: fact.value.span,
            });
        }
        let open = match self.options.enums {
            EnumPolicy::Open => values.len() > 1 || facts.open.is_some(),
            EnumPolicy::AsDocumented => facts.open.is_some(),
            EnumPolicy::Closed => false,
        };
        Enum {
            values,
            numbers: facts.numbers,
            open,
        }
    }

    fn union(&mut self, page: &DocPage, facts: &[VariantFacts]) -> Union {
        let variants = facts.iter().map(|variant| Variant {
            rust_name: String::new(),
            ty: self.ty(page, &variant.ty.value, variant.ty.span),
            tags: Vec::new(),
            boxed: false,
            span: variant.ty.span,
        });
        Union {
            kind: UnionKind::Untagged,
            variants: variants.collect(),
        }
    }
}

/// `additionalProperties` as SDKs print it: a map. A list or a model of that name is a field like any other.
fn is_additional(field: &FieldFacts) -> bool {
    let name = field.name.value.to_lowercase().replace('_', "");
    matches!(name.as_str(), "additionalproperties" | "pydanticextra")
        && matches!(field.ty.value, TypeExpr::Map(_))
        && matches!(
            field.presence,
            Presence::Optional | Presence::OptionalNullable
        )
}

/// A deprecation with the vendor's own message, else with the sentence of the description that says what to use.
fn deprecated(deprecation: &Deprecation, description: &str) -> Deprecated {
    let hint = || {
        let sentences = description.split_inclusive(['.', '\n']).map(str::trim);
        sentences
            .filter(|sentence| sentence.len() < 160)
            .find(|sentence| {
                let lower = sentence.to_lowercase();
                lower.contains("instead")
                    && (lower.contains("use ") || lower.contains("deprecated"))
            })
            .map(str::to_owned)
    };
    let note = deprecation.message.clone().or_else(hint);
    Deprecated {
        note: note.unwrap_or_else(|| DEFAULT_NOTE.to_owned()),
    }
}

/// The text of a literal on the wire.
pub fn literal_text(value: &LiteralValue) -> Cow<'_, str> {
    match value {
        LiteralValue::String(text) => text.into(),
        LiteralValue::Integer(number) => number.to_string().into(),
        LiteralValue::Boolean(flag) => if *flag { "true" } else { "false" }.into(),
    }
}
