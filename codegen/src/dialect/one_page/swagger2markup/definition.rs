//! A definition as models: its own, and those that its types spell out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::cells::{CellReader, Cells, enumeration, is_columns, listed};
use super::cut::{Part, part_title};
use super::{DISCRIMINATOR, INHERITANCE, POLYMORPHISM, TYPE};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::MAX_DEPTH;
use crate::dialect::facts::{Body, EnumFacts, FieldFacts, PageModel, Reference, TypeExpr};
use crate::dialect::nested::Owner;
use crate::dialect::one_page::schemas::Schema;
use crate::dialect::one_page::{alias, columns};
use crate::markdown::{Block, Table};
use crate::model::Primitive;
use crate::text::Span;

/// Reads `schema`. Its own model comes first.
pub(super) fn read_schema(context: &mut Context, schema: Schema) -> Vec<PageModel> {
    let owner = Owner {
        title: schema.title.value.clone(),
        anchor: schema.anchor.clone(),
    };
    let mut parts = VecDeque::from([Part {
        anchor: schema.anchor,
        name: schema.title,
        blocks: Vec::new(),
    }]);
    for (index, block) in schema.blocks.iter().enumerate() {
        let next = schema.blocks.get(index + 1);
        let is_above = matches!(next, Some(Block::Table(_)));
        if let Some((anchor, name)) = part_title(context, block, &owner.anchor, is_above) {
            parts.push_back(Part {
                anchor,
                name,
                blocks: Vec::new(),
            });
        } else if let Some(part) = parts.back_mut() {
            part.blocks.push(block);
        }
    }
    let mut walk = Walk {
        context,
        parts,
        read: BTreeMap::new(),
        models: Vec::new(),
    };
    if let Some(own) = walk.parts.pop_front() {
        walk.part(&owner, own, 0);
    }
    // What nothing mentions, or what is nested too deeply.
    while let Some(part) = walk.parts.pop_front() {
        walk.nested(&owner, part, MAX_DEPTH);
    }
    walk.models
}

/// Reads the parts of a definition.
struct Walk<'p, 'c, 'a> {
    context: &'c mut Context<'a>,
    /// Those that have not been mentioned yet.
    parts: VecDeque<Part<'p>>,
    /// Those that have been read, by their anchors on the page.
    read: BTreeMap<String, Owner>,
    models: Vec<PageModel>,
}

/// What a definition says about others.
#[derive(Default)]
struct Inheritance {
    is_child: bool,
    has_tag: bool,
}

impl Walk<'_, '_, '_> {
    fn part(&mut self, owner: &Owner, part: Part, depth: usize) {
        let place = self.models.len();
        let mut model = owner.model(part.name.span, Body::TitleOnly);
        let mut inheritance = Inheritance::default();
        for block in &part.blocks {
            match block {
                Block::Table(table) => self.table(owner, &mut model.body, table, depth),
                Block::Prose(span) => {
                    let is_prose = self.lines(owner, *span, &mut model, &mut inheritance, depth);
                    model.description.extend(is_prose.then_some(*span));
                }
                block => model.description.push(block.span()),
            }
        }
        // The docs do not say which models add keys to those of this one, so unknown keys are kept.
        model.lost_keys = inheritance.has_tag && !inheritance.is_child;
        self.models.insert(place, model);
    }

    /// Reads a paragraph. Returns whether it is prose as well.
    fn lines(
        &mut self,
        owner: &Owner,
        span: Span,
        model: &mut PageModel,
        inheritance: &mut Inheritance,
        depth: usize,
    ) -> bool {
        let mut is_prose = false;
        let mut start = 0;
        for whole in self.context.text(span).split_inclusive('\n') {
            let line = whole.trim_end();
            if line.starts_with(TYPE) {
                let cell = span.slice(start + TYPE.len()..start + line.len().max(TYPE.len()));
                model.body = self.typed(owner, cell, depth);
            } else if line.starts_with(POLYMORPHISM) {
                inheritance.is_child |= line == INHERITANCE;
            } else if line.starts_with(DISCRIMINATOR) {
                inheritance.has_tag = true;
            } else {
                is_prose = true;
            }
            start += whole.len();
        }
        is_prose
    }

    /// Reads a table of fields, or one of values.
    fn table(&mut self, owner: &Owner, body: &mut Body, table: &Table, depth: usize) {
        let header = columns(self.context.file, table);
        let is_empty = match body {
            Body::TitleOnly => true,
            Body::Struct(fields) => fields.is_empty(),
            Body::Enum(_) | Body::Union(_) => false,
        };
        if is_columns(&header) && is_empty {
            *body = self.fields(owner, &header, table, depth);
        } else if header.first() == Some(&"Value")
            && matches!(body, Body::TitleOnly | Body::Enum(_))
        {
            let known = std::mem::replace(body, Body::TitleOnly);
            *body = self.values(known, table);
        } else {
            self.context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownHeader,
                    "a definition has only one table, of fields or of values",
                )
                .at(table.header.span, "not read"),
            );
        }
    }

    /// The enum of `known` values and those of `table`. There is one for each place where the enum is used.
    fn values(&self, known: Body, table: &Table) -> Body {
        let mut values = match known {
            Body::Enum(EnumFacts { values, .. }) => values,
            _ => Vec::new(),
        };
        let mut seen: BTreeSet<String> = values.iter().map(|it| it.value.value.clone()).collect();
        let listed = listed(self.context, table).into_iter();
        values.extend(listed.filter(|it| seen.insert(it.value.value.clone())));
        enumeration(values, None)
    }

    /// The type of a definition that is not an object.
    fn typed(&mut self, owner: &Owner, cell: Span, depth: usize) -> Body {
        if self.context.text(cell) == "enum" {
            // A table follows.
            return Body::TitleOnly;
        }
        let is_list = self.context.text(cell).starts_with('<');
        let inside = if is_list {
            owner.inside("Item")
        } else {
            owner.clone()
        };
        let mut reader = CellReader::new(&inside, None);
        let mut ty = reader.cell(self.context, cell);
        let own = reader.models.pop_if(|_| !is_list);
        self.models.append(&mut reader.models);
        if let Some(own) = own {
            return own.body;
        }
        self.follow(owner, &mut ty, depth);
        match ty {
            TypeExpr::Map(item) if *item == TypeExpr::Primitive(Primitive::Any) => {
                Body::Struct(Vec::new())
            }
            ty => alias(owner, ty.into(), cell).body,
        }
    }

    fn fields(&mut self, owner: &Owner, header: &[&str], table: &Table, depth: usize) -> Body {
        let mut fields: Vec<FieldFacts> = Vec::new();
        for row in &table.rows {
            if let Some(cells) = Cells::of(self.context, header, row) {
                fields.extend(cells.field(self.context, owner, &mut self.models));
            }
        }
        for field in &mut fields {
            self.follow(owner, &mut field.ty.value, depth);
        }
        Body::Struct(fields)
    }

    /// Reads the part that `ty` mentions, if it is the next one.
    fn follow(&mut self, owner: &Owner, ty: &mut TypeExpr, depth: usize) {
        let reference = match ty {
            TypeExpr::Array(inner) | TypeExpr::Map(inner) => {
                return self.follow(owner, inner, depth);
            }
            TypeExpr::Reference(reference) => reference,
            _ => return,
        };
        let target = reference.target.as_deref().unwrap_or_default();
        let Some((_, anchor)) = target.split_once('#') else {
            return;
        };
        let next = self.parts.front();
        if depth < MAX_DEPTH
            && next.is_some_and(|it| it.anchor == anchor)
            && let Some(part) = self.parts.pop_front()
        {
            let inside = self.nested(owner, part, depth + 1);
            mention(reference, &inside);
        } else if let Some(inside) = self.read.get(anchor) {
            mention(reference, inside);
        }
    }

    /// Reads `part`, which is in `owner`.
    fn nested(&mut self, owner: &Owner, part: Part, depth: usize) -> Owner {
        // The items of a list have the same name as the list.
        let inside = owner.inside(if part.name.value == owner.title {
            "Item"
        } else {
            &part.name.value
        });
        self.read
            .entry(part.anchor.clone())
            .or_insert_with(|| inside.clone());
        self.part(&inside, part, depth);
        inside
    }
}

fn mention(reference: &mut Reference, owner: &Owner) {
    reference.text.clone_from(&owner.title);
    reference.target = Some(format!("#{}", owner.anchor));
}
