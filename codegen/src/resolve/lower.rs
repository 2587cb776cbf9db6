//! The facts of each page → a model of the API.

use std::collections::BTreeMap;

use super::cell_unions::{self, Member};
use super::deprecation::deprecated;
use super::links::{Guesses, Links};
use super::tagged::{self, Tagged};
use crate::credentials::redacted_example;
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::decode_entities;
use crate::dialect::facts::{Body, EnumFacts, FieldFacts, Reference, TypeExpr, VariantFacts};
use crate::markdown::cell_markdown;
use crate::model::RustName;
use crate::model::{
    Additional, Api, Enum, EnumValue, Evidence, Field, Model, ModelId, Namespace, NamespaceId,
    Rule, Shape, Struct, Type, Union, UnionKind, Variant,
};
use crate::model::{Kinds, Numbers, Presence, Primitive};
use crate::options::{EnumPolicy, Options, UnknownKeys};
use crate::pages::DocPage;
use crate::parallel;
use crate::text::{Sources, Span};
use crate::words::same_words;

/// The description of a model whose page could not be read.
const UNREAD: &str = "The page of this type could not be read, so that it is kept as any JSON.";

struct Lowering<'a> {
    sources: &'a Sources,
    pages: &'a [DocPage],
    links: &'a Links,
    tagged: &'a Tagged,
    options: Options,
    diagnostics: Vec<Diagnostic>,
    guesses: Guesses,
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
    let members = cell_unions::members(sources, pages, links);
    let tagged = tagged::variants(sources, pages, links);
    let mut namespaces = Vec::with_capacity(pages.len());
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
        namespaces.push(NamespaceId(
            u32::try_from(api.namespaces.len()).unwrap_or(u32::MAX) - 1,
        ));
    }
    let lowered = parallel::map_indexed(&namespaces, |index, namespace| {
        let page = pages.get(index)?;
        let mut lowering = Lowering {
            sources,
            pages,
            links,
            tagged: &tagged,
            options,
            diagnostics: Vec::new(),
            guesses: Guesses::default(),
        };
        let members = members.get(&index).map_or(&[][..], Vec::as_slice);
        let model = lowering.model(index, page, *namespace, members);
        Some((model, lowering.diagnostics, lowering.guesses))
    });
    let mut guesses = Guesses::default();
    for (model, found, more) in lowered.into_iter().flatten() {
        api.models.push(model);
        diagnostics.extend(found);
        guesses.extend(more);
    }
    diagnostics.extend(guesses.into_diagnostics());
    api
}

impl Lowering<'_> {
    fn model(
        &mut self,
        index: usize,
        page: &DocPage,
        namespace: NamespaceId,
        members: &[Member],
    ) -> Model {
        let facts = &page.model;
        let paragraphs: Vec<_> = facts
            .description
            .iter()
            .map(|span| self.sources.text(*span))
            .collect();
        let mut description = paragraphs.join("\n\n") + &listed(&facts.body);
        if facts.unread {
            description = UNREAD.to_owned();
        }
        let shape = match &facts.body {
            Body::Struct(fields) => Shape::Struct(self.structure(page, fields)),
            Body::Enum(EnumFacts {
                numbers: Numbers::Other(kinds),
                ..
            }) => Shape::Union(values_of(*kinds, facts.title.span)),
            Body::Enum(facts) => Shape::Enum(self.enumeration(page, facts)),
            Body::Union(variants) if !variants.is_empty() => {
                Shape::Union(self.union(index, page, variants))
            }
            _ if !members.is_empty() => Shape::Union(self.inline_union(members)),
            Body::Union(_) | Body::TitleOnly => self.opaque(page),
        };
        Model {
            namespace,
            title: facts.title.value.clone(),
            rust_name: RustName::Open,
            module: String::new(),
            origin: self
                .sources
                .get(facts.file)
                .map(crate::text::SourceFile::display_path)
                .unwrap_or_default(),
            span: facts.title.span,
            deprecation: facts
                .deprecation
                .as_ref()
                .map(|it| deprecated(it, &description)),
            description,
            shape,
            example: None,
            uses: page.uses.clone(),
            derives: Vec::new(),
            attributes: Vec::new(),
        }
    }

    fn opaque(&mut self, page: &DocPage) -> Shape {
        let title = &page.model.title;
        if page.model.unread {
            return Shape::Opaque;
        }
        self.diagnostics.push(
            Diagnostic::new(
                Code::OpaqueUnion,
                format!("the page does not say what `{}` can be", title.value),
            )
            .at(title.span, "kept as JSON"),
        );
        Shape::Opaque
    }

    fn structure(&mut self, page: &DocPage, facts: &[FieldFacts]) -> Struct {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut structure = Struct::default();
        let mut has_lost_keys = page.model.lost_keys;
        for field in facts {
            if let Some(first) = seen.insert(&field.name.value, field.name.span) {
                self.diagnostics.push(
                    Diagnostic::new(Code::DuplicateField, "this field is listed twice")
                        .at(field.name.span, "the second time")
                        .also(first, "the first time")
                        .help("the model keeps the second one's key among its unknown keys"),
                );
                has_lost_keys = true;
                continue;
            }
            if is_additional(page, field) {
                structure.additional = Some(self.additional(page, field));
            } else {
                structure.fields.push(self.field(page, field));
            }
        }
        // A page without rows means "any object" as often as "no keys".
        let is_empty =
            facts.is_empty() && page.model.ignored_rows.is_empty() && page.model.bases.is_empty();
        let keeps_keys = self.options.unknown_keys == UnknownKeys::Keep;
        if structure.additional.is_none() && (is_empty || has_lost_keys || keeps_keys) {
            structure.additional = Some(Additional::any());
        }
        structure
    }

    fn additional(&mut self, page: &DocPage, field: &FieldFacts) -> Additional {
        let ty = match self.ty(page, &field.ty.value, field.ty.span) {
            Type::Map(values) => *values,
            other => other,
        };
        Additional {
            rust_name: RustName::Open,
            ty,
            description: self.prose(page, field.description),
        }
    }

    fn field(&mut self, page: &DocPage, facts: &FieldFacts) -> Field {
        let description = self.prose(page, facts.description);
        let ty = self.ty(page, &facts.ty.value, facts.ty.span);
        let mut is_text = false;
        ty.walk(&mut |part| {
            let text = [Primitive::String, Primitive::Any, Primitive::Bytes].map(Type::Primitive);
            is_text |= text.contains(part);
        });
        let example = facts.example.map_or("", |span| self.sources.text(span));
        Field {
            doc_name: facts.name.value.clone(),
            wire_name: facts.name.value.clone(),
            is_guess: false,
            any_spelling: false,
            aliases: Vec::new(),
            rust_name: RustName::Open,
            ty,
            presence: facts.presence,
            deprecation: facts
                .deprecation
                .as_ref()
                .map(|it| deprecated(it, &description)),
            description,
            example: redacted_example(&facts.name.value, example, is_text),
            evidence: self.decimal(page, facts.ty.span),
            span: facts.name.span,
        }
    }

    /// Evidence that the type at `cell` may be a number or a string.
    fn decimal(&self, page: &DocPage, cell: Span) -> Vec<Evidence> {
        let names = page.dialect.types.decimals;
        let text = self.sources.text(cell);
        let is_word = |name: &&str| {
            let mut words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '_'));
            words.any(|word| word == *name || word.rsplit('.').next() == Some(name))
        };
        let evidence = names.iter().any(is_word).then_some(Evidence {
            rule: Rule::DecimalOrText,
            span: cell,
        });
        evidence.into_iter().collect()
    }

    fn prose(&self, page: &DocPage, span: Option<Span>) -> String {
        let raw = span.map_or("", |span| self.sources.text(span));
        let text = cell_markdown(raw);
        if page.dialect.family.cells_are_html {
            decode_entities(&text).into_owned()
        } else {
            text.into_owned()
        }
    }

    fn ty(&mut self, page: &DocPage, expr: &TypeExpr, span: Span) -> Type {
        let any = Type::Primitive(Primitive::Any);
        let mut inner = |expr: &TypeExpr| Box::new(self.ty(page, expr, span));
        match expr {
            TypeExpr::Primitive(primitive) => Type::Primitive(*primitive),
            TypeExpr::Literal(value) => Type::Literal {
                value: value.clone(),
                rust_name: RustName::Open,
            },
            TypeExpr::Array(item) => Type::Array(inner(item)),
            TypeExpr::Map(value) => Type::Map(inner(value)),
            TypeExpr::Nullable(item) => Type::Nullable(inner(item)),
            TypeExpr::Reference(reference) => {
                match (self.reference(page, reference), &reference.built_in) {
                    (Some(model), _) => Type::Model(model),
                    (None, Some(built_in)) => self.ty(page, built_in, span),
                    (None, None) => any,
                }
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
        let (sources, links) = (self.sources, self.links);
        let found = self
            .guesses
            .find(links, sources, page, reference, &mut self.diagnostics);
        u32::try_from(found?).ok().map(ModelId)
    }

    fn enumeration(&self, page: &DocPage, facts: &EnumFacts) -> Enum {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut values = Vec::new();
        for fact in &facts.values {
            if seen.insert(&fact.value.value, fact.value.span).is_some() {
                continue;
            }
            // The constant's name is better if the value itself has no letters to make a name of.
            let is_symbol = !fact.value.value.contains(char::is_alphabetic);
            let name = fact.name.as_ref().filter(|_| is_symbol);
            let description = self.prose(page, fact.description);
            let deprecation = fact.deprecation.as_ref();
            values.push(EnumValue {
                value: fact.value.value.clone(),
                constant: name.map(|name| name.value.clone()),
                rust_name: RustName::Open,
                deprecation: deprecation.map(|it| deprecated(it, &description)),
                description,
                span: fact.value.span,
            });
        }
        let open = match self.options.enums {
            EnumPolicy::Open => values.len() > 1 || facts.open.is_some(),
            EnumPolicy::AsDocumented => facts.open.is_some(),
            // An enum whose values the docs have lost could read nothing.
            EnumPolicy::Closed => values.is_empty(),
        };
        let evidence = self.openness(page, facts, &values);
        let is_lenient = facts.numbers == Numbers::Undecided;
        let numbers = if is_lenient {
            page.dialect.undecided_numbers
        } else {
            facts.numbers
        };
        Enum {
            values,
            is_numeric: numbers == Numbers::Integers,
            is_lenient,
            open,
            evidence,
        }
    }

    /// What decides whether an enum is open.
    fn openness(&self, page: &DocPage, facts: &EnumFacts, values: &[EnumValue]) -> Vec<Evidence> {
        let found = |rule, span| vec![Evidence { rule, span }];
        let by_option = || found(Rule::EnumsOption, page.model.title.span);
        match (self.options.enums, facts.open, values) {
            (EnumPolicy::Closed, ..) => by_option(),
            (_, Some(mark), _) => found(Rule::OpenMark, mark),
            (EnumPolicy::AsDocumented, ..) => by_option(),
            (EnumPolicy::Open, None, [only]) => found(Rule::OnlyValue, only.span),
            (EnumPolicy::Open, None, [_, second, ..]) => found(Rule::SeveralValues, second.span),
            (EnumPolicy::Open, None, []) => Vec::new(),
        }
    }

    /// A union whose members other pages name.
    fn inline_union(&mut self, members: &[Member]) -> Union {
        let pages = self.pages;
        let variants = members.iter().filter_map(|member| {
            let page = pages.get(member.page)?;
            Some(variant(self.ty(page, &member.ty, member.span), member.span))
        });
        untagged(variants.collect())
    }

    fn union(&mut self, index: usize, page: &DocPage, facts: &[VariantFacts]) -> Union {
        let mut variants = Vec::new();
        if let Some(pages) = self.tagged.get(&index) {
            let ids = pages
                .iter()
                .filter_map(|page| u32::try_from(*page).ok())
                .map(ModelId);
            variants.extend(
                ids.zip(facts)
                    .map(|(id, fact)| variant(Type::Model(id), fact.ty.span)),
            );
            return untagged(variants);
        }
        for fact in facts {
            let types = match &fact.ty.value {
                TypeExpr::Union(members, None) => members.as_slice(),
                ty => std::slice::from_ref(ty),
            };
            let types = types.iter().map(|ty| self.ty(page, ty, fact.ty.span));
            variants.extend(types.map(|ty| variant(ty, fact.ty.span)));
        }
        self.set_tags(page, &mut variants);
        Union {
            wanted_tag: page.model.tag.as_ref().map(|tag| tag.value.clone()),
            open: false,
            ..untagged(variants)
        }
    }
}

impl Lowering<'_> {
    /// Gives each variant the tag values that the page has for it.
    fn set_tags(&self, page: &DocPage, variants: &mut [Variant]) {
        for variant in variants {
            let Type::Model(id) = variant.ty else {
                continue;
            };
            let title = self
                .pages
                .get(id.0 as usize)
                .map(|page| &page.model.title.value);
            let values = page.model.tag_values.iter();
            let values = values.filter(|(_, model)| title.is_some_and(|it| same_words(it, model)));
            variant.tags = values.map(|(value, _)| value.clone()).collect();
        }
    }
}

/// A union before its tag, if any, is found.
fn untagged(variants: Vec<Variant>) -> Union {
    Union {
        kind: UnionKind::Untagged,
        wanted_tag: None,
        open: false,
        variants,
        evidence: Vec::new(),
    }
}

fn variant(ty: Type, span: Span) -> Variant {
    Variant {
        doc_name: String::new(),
        rust_name: RustName::Open,
        ty,
        description: String::new(),
        tags: Vec::new(),
        boxed: false,
        span,
    }
}

/// `additionalProperties` as SDKs print it: a map. A list or a model of that name is a field like any other.
fn is_additional(page: &DocPage, field: &FieldFacts) -> bool {
    let is_called_so = || {
        let name = field.name.value.to_lowercase().replace('_', "");
        page.dialect.names.additional.contains(&name.as_str())
    };
    matches!(field.ty.value, TypeExpr::Map(_))
        && matches!(
            field.presence,
            Presence::Optional | Presence::OptionalNullable
        )
        && is_called_so()
}

/// The values of an enum that cannot be a Rust enum, as Markdown below a description.
fn listed(body: &Body) -> String {
    match body {
        Body::Enum(EnumFacts {
            values,
            numbers: Numbers::Other(_),
            ..
        }) => {
            let values: Vec<String> = values
                .iter()
                .map(|it| format!("`{}`", it.value.value))
                .collect();
            format!("\n\nThe documented values are {}.", values.join(", "))
        }
        _ => String::new(),
    }
}

/// An enum with values of several kinds, or of a kind that cannot be an enum: any value of these kinds.
pub(super) fn values_of(kinds: Kinds, span: Span) -> Union {
    let has = [
        (kinds.booleans, Primitive::Boolean),
        (kinds.whole && !kinds.fractions, Primitive::Integer),
        (kinds.fractions, Primitive::Number),
        (kinds.texts, Primitive::String),
    ];
    let kinds = has.into_iter().filter(|(has, _)| *has);
    untagged(
        kinds
            .map(|(_, it)| variant(Type::Primitive(it), span))
            .collect(),
    )
}
