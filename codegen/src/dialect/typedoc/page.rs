//! A page of an interface, a type alias, an enumeration, or a class that is a plain record.

use super::list::{self, Member};
use super::{Subject, signature, subject, table};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::facts::{
    Body, Deprecation, EnumFacts, FieldFacts, IgnoreRule, PageModel, Reference, Spanned, TypeCell,
    TypeExpr, ValueFacts, VariantFacts, Wrapper,
};
use crate::dialect::nested::{Owner, hoisted, numbers, variant, with_item};
use crate::dialect::outline::{Outline, Section, is_type_name, only_title};
use crate::markdown::{Block, Page};
use crate::model::{Numbers, Presence, Primitive};
use crate::text::{SourceFile, Span};
use crate::words::is_whole_number;

/// The sections that hold members.
const MEMBERS: [&str; 3] = ["Properties", "Enumeration Members", "Type Declaration"];
/// The sections of the type's own functions.
const FUNCTIONS: [&str; 4] = ["Methods", "Constructors", "Accessors", "Call Signature"];
/// Sections about how types are related, which the members show as well.
const OTHERS: [&str; 6] = [
    "Extends",
    "Extended by",
    "Implements",
    "Implemented by",
    "Type Parameters",
    "Hierarchy",
];
/// The name of the map of all other keys.
const INDEX: &str = "[index]";

/// Whether the page, which is about a type alias, is about a type of functions.
pub(super) fn is_function(file: &SourceFile, page: &Page) -> bool {
    page.blocks.iter().any(|block| match block {
        Block::Quote(span) => {
            let text = file.slice(*span);
            text.starts_with("> **") && text.contains(") => ")
        }
        _ => false,
    }) && !page.blocks.iter().any(|block| match block {
        Block::Heading(heading) => {
            heading.level == 2 && MEMBERS.contains(&file.slice(heading.text))
        }
        _ => false,
    })
}

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    read_models(context, page)
}

/// Reads one page.
struct PageReader<'c, 'a> {
    context: &'c mut Context<'a>,
    /// Its type parameters.
    parameters: Vec<String>,
    /// Models inside the types of members.
    nested: Vec<PageModel>,
    /// Members that cannot be on the wire.
    off_wire: Vec<Span>,
}

fn read_models(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let outline = Outline::of(page);
    let heading = only_title(context, page, &outline)?;
    let raw = context.text(heading.text);
    let (subject, name) = subject(raw)?;
    let (bare, parameters) = name.split_once("\\<").unwrap_or((name, ""));
    let start = raw.len() - raw.trim_start_matches('~').len();
    let start = raw.get(start..)?.find(bare)? + start;
    let span = heading.text.slice(start..start + bare.len());
    let title = list::without_escapes(bare);
    if !is_type_name(context, &title, span) {
        return None;
    }
    let parameters = parameters.trim_end_matches("\\>").split(", ");
    let parameters = parameters.filter(|it| !it.is_empty());
    let owner = Owner {
        title: title.clone(),
        anchor: String::new(),
    };
    let mut reader = PageReader {
        context,
        parameters: parameters.map(str::to_owned).collect(),
        nested: Vec::new(),
        off_wire: Vec::new(),
    };
    let mut model = PageModel::new(page.file, Spanned::new(title, span));
    model.deprecation = raw.starts_with("~~").then_some(Deprecation {
        message: None,
        span: heading.text,
    });
    let alias = reader.introduction(page, &outline, &mut model);
    let mut members = Vec::new();
    let mut index = None;
    for section in &outline.sections {
        reader.section(section, &mut model, &mut members, &mut index);
    }
    match subject {
        Subject::Enumeration => model.body = reader.enumeration(members),
        Subject::Alias if members.is_empty() && index.is_none() => {
            if let Some(span) = alias {
                reader.alias(&owner, span, &mut model);
            }
        }
        _ => {
            if let Some(span) = alias {
                reader.intersection(span, &mut model);
            }
            let fields = reader.fields(&owner, members, index);
            model.body = Body::Struct(fields);
        }
    }
    let off_wire = reader.off_wire.into_iter();
    let off_wire = off_wire.map(|span| (IgnoreRule::OffWireRow, span));
    model.ignored_rows.extend(off_wire);
    let mut models = reader.nested;
    models.insert(0, model);
    Some(models)
}

impl PageReader<'_, '_> {
    /// Reads what precedes the sections. Returns the type of an alias.
    fn introduction(
        &mut self,
        page: &Page,
        outline: &Outline,
        model: &mut PageModel,
    ) -> Option<Span> {
        let mut alias = None;
        let title = outline.titles.first()?;
        for block in &outline.introduction {
            // Above the title are breadcrumbs.
            if block.span().start < title.span.start {
                continue;
            }
            match block {
                Block::Quote(span) if alias.is_none() => {
                    alias = list::of_quote(self.context, *span);
                    if alias.is_none() {
                        model.description.push(*span);
                    }
                }
                Block::Fence(fence) if alias.is_none() && model.description.is_empty() => {
                    alias = of_fence(self.context, fence.body);
                }
                Block::Prose(span) if self.context.text(*span) == "***" => {}
                block => model.description.push(block.span()),
            }
        }
        let _ = page;
        alias
    }

    /// Reports each heading of a member without a signature.
    fn report_others(&mut self, blocks: &[&Block], listed: &[Member]) {
        for block in blocks {
            let Block::Heading(heading) = block else {
                continue;
            };
            let is_read = listed.iter().any(|it| it.name_span == heading.text)
                || self.off_wire.contains(&heading.span);
            if heading.level == 3 && !is_read {
                self.context.diagnostics.push(
                    Diagnostic::new(Code::UnexpectedBlock, "this member has no type")
                        .at(heading.span, "expected a quote or code with its signature"),
                );
            }
        }
    }

    fn section(
        &mut self,
        section: &Section,
        model: &mut PageModel,
        members: &mut Vec<Member>,
        index: &mut Option<Span>,
    ) {
        let heading = self.context.text(section.heading.text);
        match heading {
            _ if MEMBERS.contains(&heading) => {
                for block in &section.blocks {
                    if let Block::Table(table) = block
                        && let Some(found) = table::members(self.context, table)
                    {
                        members.extend(found);
                    }
                }
                let blocks = &section.blocks;
                let listed = list::members(self.context, blocks, 3, &mut self.off_wire);
                self.report_others(blocks, &listed);
                members.extend(listed);
            }
            "Indexable" | "Index Signature" => {
                *index = section.blocks.first().map(|it| it.span());
            }
            "Deprecated" => {
                let text = section.blocks.first().map(|it| it.span());
                model.deprecation = Some(Deprecation {
                    message: text.map(|it| message(self.context.text(it))),
                    span: section.heading.span,
                });
            }
            _ if FUNCTIONS.contains(&heading) => {
                let own = section.blocks.iter().filter_map(|block| match block {
                    Block::Heading(it) if it.level == 3 => Some(it.span),
                    _ => None,
                });
                self.off_wire.extend(own);
            }
            _ if OTHERS.contains(&heading) => {}
            // A section of the comment.
            _ => {
                model.description.push(section.heading.span);
                let blocks = section.blocks.iter().map(|it| it.span());
                model.description.extend(blocks);
            }
        }
    }

    fn plain(&self, span: Span) -> String {
        signature::plain(self.context.text(span), &self.parameters)
    }

    fn fields(
        &mut self,
        owner: &Owner,
        members: Vec<Member>,
        index: Option<Span>,
    ) -> Vec<FieldFacts> {
        let mut fields = Vec::new();
        for member in members {
            fields.extend(self.field(owner, member));
        }
        if let Some(span) = index {
            fields.extend(self.index(owner, span));
        }
        fields
    }

    /// All additional keys: ``> \[`key`: `string`\]: `number` ``
    fn index(&mut self, owner: &Owner, span: Span) -> Option<FieldFacts> {
        let text = self.context.text(span);
        let start = text.find("\\]: ").map(|at| at + "\\]: ".len());
        let start = start.or_else(|| text.find("]: ").map(|at| at + "]: ".len()))?;
        let span = span.slice(start..text.len());
        let name = Spanned::new("Value".to_owned(), span);
        let plain = self.plain(span);
        let value = signature::read(self.context, &plain, span);
        let value = hoisted(value, owner, &name, &mut self.nested);
        Some(FieldFacts {
            name: Spanned::new(INDEX.to_owned(), span),
            ty: Spanned::new(TypeExpr::Map(Box::new(value.into_item())), span),
            presence: Presence::Optional,
            deprecation: None,
            description: None,
            example: None,
            default: None,
            required: span,
            span,
        })
    }

    fn field(&mut self, owner: &Owner, member: Member) -> Option<FieldFacts> {
        let plain = self.plain(member.ty);
        if signature::is_function(&plain) || matches!(&*plain, "undefined" | "never" | "void") {
            self.off_wire.push(member.span);
            return None;
        }
        let name = Spanned::new(member.name.clone(), member.name_span);
        let cell = self.member_type(owner, &name, &plain, &member);
        let presence = self.context.dialect.presence;
        let presence = presence.of(!member.is_optional, without_absence(cell.wrapper));
        let is_any = cell.ty == TypeExpr::Primitive(Primitive::Any);
        Some(FieldFacts {
            name,
            ty: Spanned::new(cell.ty, member.ty),
            presence: match (presence, cell.wrapper) {
                (Presence::Optional, _) if is_any => Presence::OptionalNullable,
                // A key that TypeScript calls present may be undefined, and is then absent.
                (Presence::Required, Wrapper::Optional) => Presence::Optional,
                (Presence::RequiredNullable, Wrapper::OptionalNullable) => {
                    Presence::OptionalNullable
                }
                (presence, _) => presence,
            },
            deprecation: member.deprecation.map(|text| Deprecation {
                message: text.map(|it| message(self.context.text(it))),
                span: member.name_span,
            }),
            description: member.description,
            example: None,
            default: None,
            required: member.name_span,
            span: member.span,
        })
    }

    /// The type of a member, with any object that it spells out as a model.
    fn member_type(
        &mut self,
        owner: &Owner,
        name: &Spanned<String>,
        plain: &str,
        member: &Member,
    ) -> TypeCell {
        let inside = owner.inside(&name.value);
        if let Some(parts) = signature::intersection(plain) {
            let bases = self.bases(&parts, member.ty);
            let fields = self.fields(&inside, member.nested.clone(), member.index);
            let mut model = inside.model(name.span, Body::Struct(fields));
            model.bases = bases;
            self.nested.push(model);
            return inside.mention(name.span).into();
        }
        let cell = signature::read(self.context, plain, member.ty);
        let cell = hoisted(cell, owner, name, &mut self.nested);
        if member.nested.is_empty() && member.index.is_none() {
            return cell;
        }
        if let (true, Some(index)) = (member.nested.is_empty(), member.index) {
            let field = self.index(&inside, index);
            let Some(field) = field else { return cell };
            return TypeCell {
                ty: with_item(cell.ty, field.ty.value),
                wrapper: cell.wrapper,
            };
        }
        let fields = self.fields(&inside, member.nested.clone(), member.index);
        self.nested
            .push(inside.model(name.span, Body::Struct(fields)));
        TypeCell {
            ty: with_item(cell.ty, inside.mention(name.span)),
            wrapper: cell.wrapper,
        }
    }

    /// The members of an intersection that have pages.
    fn bases(&mut self, parts: &[&str], span: Span) -> Vec<Reference> {
        let mut bases = Vec::new();
        for part in parts.iter().filter(|it| !matches!(**it, "object" | "{}")) {
            match signature::read(self.context, part, span).ty {
                TypeExpr::Reference(base) => bases.push(base),
                _ => self.context.diagnostics.push(
                    Diagnostic::new(Code::UnknownTypeCell, "this is not a type with keys")
                        .at(span, "part of an intersection"),
                ),
            }
        }
        bases
    }

    /// The bases of an alias that also has its own members.
    fn intersection(&mut self, span: Span, model: &mut PageModel) {
        let plain = self.plain(span);
        if let Some(parts) = signature::intersection(&plain) {
            model.bases = self.bases(&parts, span);
        }
    }

    /// An alias without members.
    fn alias(&mut self, owner: &Owner, span: Span, model: &mut PageModel) {
        let plain = self.plain(span);
        if let Some(parts) = signature::intersection(&plain) {
            model.bases = self.bases(&parts, span);
            model.body = Body::Struct(Vec::new());
            return;
        }
        let cell = signature::read(self.context, &plain, span);
        let is_nullable = without_absence(cell.wrapper) == Wrapper::Nullable;
        model.body = match cell.ty {
            TypeExpr::Map(value) => {
                let ty = TypeExpr::Map(value);
                let name = Spanned::new("Value".to_owned(), span);
                let ty = hoisted(ty.into(), owner, &name, &mut self.nested).ty;
                Body::Struct(vec![FieldFacts {
                    name: Spanned::new(INDEX.to_owned(), span),
                    ty: Spanned::new(ty, span),
                    presence: Presence::Optional,
                    deprecation: None,
                    description: None,
                    example: None,
                    default: None,
                    required: span,
                    span,
                }])
            }
            TypeExpr::Union(members, None) if let Some(body) = numbers(&members, span) => body,
            TypeExpr::Union(members, None) => {
                let mut variants = Vec::new();
                for member in members {
                    let name = Spanned::new("Item".to_owned(), span);
                    let member = hoisted(member.into(), owner, &name, &mut self.nested);
                    variants.push(variant(member.ty, span));
                }
                if let (true, Some(first)) = (is_nullable, variants.first_mut()) {
                    make_nullable(first);
                }
                Body::Union(variants)
            }
            ty => {
                let name = Spanned::new("Item".to_owned(), span);
                let ty = hoisted(ty.into(), owner, &name, &mut self.nested).ty;
                let mut only = variant(ty, span);
                if is_nullable {
                    make_nullable(&mut only);
                }
                Body::Union(vec![only])
            }
        };
    }

    fn enumeration(&mut self, members: Vec<Member>) -> Body {
        let mut values = Vec::new();
        let mut is_text = false;
        for member in members {
            let plain = self.plain(member.ty);
            let quoted = plain.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
            let Some(value) = quoted.or_else(|| is_whole_number(&plain).then_some(&*plain)) else {
                self.context.diagnostics.push(
                    Diagnostic::new(Code::UnknownValue, "this is not a value of an enum")
                        .at(member.ty, "expected a quoted string or an integer"),
                );
                continue;
            };
            is_text |= quoted.is_some();
            values.push(ValueFacts {
                value: Spanned::new(value.to_owned(), member.ty),
                name: Some(Spanned::new(member.name.clone(), member.name_span)),
                description: member.description,
                deprecation: member.deprecation.map(|text| Deprecation {
                    message: text.map(|it| message(self.context.text(it))),
                    span: member.name_span,
                }),
            });
        }
        Body::Enum(EnumFacts {
            values,
            open: None,
            numbers: if is_text {
                Numbers::Strings
            } else {
                Numbers::Integers
            },
        })
    }
}

/// The type after ` = ` in the code of an alias.
fn of_fence(context: &Context, body: Span) -> Option<Span> {
    let text = context.text(body);
    let start = text.find(" = ")? + 3;
    let end = text.trim_end().trim_end_matches(';').len();
    (text.starts_with("type ") && start <= end).then(|| body.slice(start..end))
}

fn make_nullable(variant: &mut VariantFacts) {
    let ty = std::mem::replace(&mut variant.ty.value, TypeExpr::Runtime);
    variant.ty.value = TypeExpr::Nullable(Box::new(ty));
}

/// What `wrapper` says about null.
fn without_absence(wrapper: Wrapper) -> Wrapper {
    match wrapper {
        Wrapper::Optional => Wrapper::None,
        Wrapper::OptionalNullable => Wrapper::Nullable,
        other => other,
    }
}

/// The message of a deprecation, as text without links.
fn message(text: &str) -> String {
    text.trim().to_owned()
}
