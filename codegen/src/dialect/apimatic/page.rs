//! A page of a model: words as the title, the name of the type, and one table.

use super::{NAMES, fields};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::facts::{
    Body, EnumFacts, PageModel, Reference, Spanned, ValueFacts, VariantFacts,
};
use crate::dialect::nested::{Owner, hoisted};
use crate::dialect::outline::{Section, is_type_name, only_table, the_table};
use crate::markdown::{Block, Heading, Page, Table};
use crate::model::Numbers;
use crate::words::pascal_case;

/// See [`crate::dialect::read`].
pub(super) fn read(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    read_models(context, page)
}

/// A page split at its title, which is of the first level or, before 2021, of the second.
struct Outline<'p> {
    title: &'p Heading,
    introduction: Vec<&'p Block>,
    sections: Vec<Section<'p>>,
}

impl<'p> Outline<'p> {
    fn of(page: &'p Page) -> Option<Self> {
        let mut blocks = page.blocks.iter();
        let title = blocks.find_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })?;
        let mut outline = Self {
            title,
            introduction: Vec::new(),
            sections: Vec::new(),
        };
        for block in blocks {
            match block {
                Block::Heading(heading) if heading.level <= title.level + 1 => {
                    outline.sections.push(Section {
                        heading,
                        blocks: Vec::new(),
                    });
                }
                block => match outline.sections.last_mut() {
                    Some(section) => section.blocks.push(block),
                    None => outline.introduction.push(block),
                },
            }
        }
        Some(outline)
    }
}

fn read_models(context: &mut Context, page: &Page) -> Option<Vec<PageModel>> {
    let outline = Outline::of(page)?;
    let title = title(context, &outline)?;
    let owner = Owner {
        title: title.value.clone(),
        anchor: String::new(),
    };
    let mut model = PageModel::new(page.file, title);
    model.description = outline.introduction.iter().map(|it| it.span()).collect();
    let mut nested = Vec::new();
    let is_enum = has_section(context, &outline, "Enumeration");
    for section in &outline.sections {
        let heading = context.text(section.heading.text);
        match heading {
            "Fields" if is_enum => {
                let table = the_table(context, section)?;
                model.body = constants(context, table);
            }
            "Fields" => {
                let table = only_table(context, section)?;
                let fields = fields::read(context, table, &owner, &mut nested)?;
                model.body = Body::Struct(fields);
            }
            "Cases" => {
                let table = the_table(context, section)?;
                model.body = Body::Union(cases(context, table, &owner, &mut nested));
            }
            "Inherits From" => model.bases.extend(bases(context, section)),
            "Example (as JSON)" | "Example" | "Example (as XML)" => {
                let fences = section.blocks.iter().filter_map(|block| match block {
                    Block::Fence(fence) => Some(fence.clone()),
                    _ => None,
                });
                model.usage.extend(fences);
            }
            _ if NAMES.contains(&heading) => {}
            // One for each case of a union: how the language constructs it.
            _ if matches!(model.body, Body::Union(_)) => {}
            _ => crate::dialect::outline::unexpected_section(context, section),
        }
    }
    fields::retarget(context.file, &mut model);
    for it in &mut nested {
        fields::retarget(context.file, it);
    }
    nested.insert(0, model);
    Some(nested)
}

fn has_section(context: &Context, outline: &Outline, name: &str) -> bool {
    let mut sections = outline.sections.iter();
    sections.any(|it| context.text(it.heading.text) == name)
}

/// The name of the type: code in the section of that kind, otherwise the words of the title.
fn title(context: &mut Context, outline: &Outline) -> Option<Spanned<String>> {
    let of_type = outline.sections.iter().find(|section| {
        let heading = context.text(section.heading.text);
        heading != "Data Type" && NAMES.contains(&heading)
    });
    let code = of_type.and_then(|section| section.blocks.first().map(|block| block.span()));
    if let Some(span) = code {
        let text = context.text(span);
        let name = text.trim_matches('`');
        let start = text.find(name).unwrap_or_default();
        let span = span.slice(start..start + name.len());
        // In a qualified or generic name, only the name counts.
        let bare = name.rsplit('.').next().unwrap_or(name);
        // Before 2022 it may be printed in words.
        let name = match bare.contains(' ') {
            true => pascal_case(bare),
            false => bare.to_owned(),
        };
        return is_type_name(context, &name, span).then(|| Spanned::new(name, span));
    }
    let span = outline.title.text;
    let name = pascal_case(context.text(span));
    is_type_name(context, &name, span).then(|| Spanned::new(name, span))
}

/// `` [`Base`](../../doc/models/base.md) ``
fn bases(context: &mut Context, section: &Section) -> Vec<Reference> {
    let mut bases = Vec::new();
    for block in &section.blocks {
        let read = fields::type_cell(context, block.span());
        if let crate::dialect::facts::TypeExpr::Reference(base) = read.ty {
            bases.push(base);
        }
    }
    bases
}

/// The constants of an enum. The page does not show their values on the wire.
fn constants(context: &mut Context, table: &Table) -> Body {
    let second = table.header.cells.get(1);
    let is_described = second.is_some_and(|it| context.text(*it) == "Description");
    let values = table.rows.iter().filter_map(|row| {
        let cell = *row.cells.first()?;
        let text = context.text(cell);
        let name = text.trim_matches('`');
        let start = text.find(name).unwrap_or_default();
        let span = cell.slice(start..start + name.len());
        let value = Spanned::new(constant(name).to_owned(), span);
        (!name.is_empty()).then(|| ValueFacts {
            value,
            name: Some(Spanned::new(name.to_owned(), span)),
            description: row.cells.get(1).copied().filter(|_| is_described),
            deprecation: None,
        })
    });
    Body::Enum(EnumFacts {
        values: values.collect(),
        open: Some(table.header.span),
        numbers: Numbers::Constants,
    })
}

/// `name` without the prefix of constants that would be a keyword or not an identifier: `ENUM_SELF`, `EnumAdHocCoupon`.
/// Go's `ENUMSELF` is left alone, because nothing tells it from a word.
fn constant(name: &str) -> &str {
    let bare = name.strip_prefix("ENUM_").or_else(|| {
        let bare = name.strip_prefix("Enum")?;
        bare.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
            .then_some(bare)
    });
    bare.filter(|bare| !bare.is_empty()).unwrap_or(name)
}

fn cases(
    context: &mut Context,
    table: &Table,
    owner: &Owner,
    nested: &mut Vec<PageModel>,
) -> Vec<VariantFacts> {
    let mut variants = Vec::new();
    for row in &table.rows {
        let Some(cell) = row.cells.first() else {
            continue;
        };
        let name = Spanned::new("Case".to_owned(), *cell);
        let read = fields::type_cell(context, *cell);
        let read = hoisted(read, owner, &name, nested);
        variants.push(VariantFacts {
            ty: Spanned::new(read.into_item(), *cell),
            example: None,
        });
    }
    if variants.is_empty() {
        context.diagnostics.push(
            Diagnostic::new(Code::UnknownVariant, "this union has no cases")
                .at(table.span, "it is kept as JSON"),
        );
    }
    variants
}
