//! A definition as models: its own, and those that its types spell out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::cells::{Cells, Reader, enumeration, is_columns, listed};
use super::cut::{Part, part_title};
use super::{DISCRIMINATOR, INHERITANCE, POLYMORPHISM, TYPE};
use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::cursor::MAX_DEPTH;
use crate::dialect::facts::{
    Body, EnumFacts, FieldFacts, PageModel, Primitive, Reference, TypeExpr,
};
use crate::dialect::nested::Owner;
use crate::dialect::one_page::schemas::Schema;
use crate::dialect::one_page::{alias, columns};
use crate::dialect::outline::Context;
use crate::markdown::{Block, Table};
use crate::source::Span;

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
    /// Those that nothing has mentioned yet.
    parts: VecDeque<Part<'p>>,
    /// Those that have been read, by their anchors on the page.
    read: BTreeMap<String, Owner>,
    models: Vec<PageModel>,
}

impl Walk<'_, '_, '_> {
    fn part(&mut self, owner: &Owner, part: Part, depth: usize) {
        let place = self.models.len();
        let mut model = owner.model(part.name.span, Body::TitleOnly);
        let (mut is_child, mut has_tag) = (false, false);
        for block in &part.blocks {
            match block {
                Block::Table(table)
                    if columns(self.context.file, table).first() == Some(&"Value") =>
                {
                    let known = std::mem::replace(&mut model.body, Body::TitleOnly);
                    model.body = self.values(known, table);
                }
                Block::Table(table) if model.body == Body::TitleOnly => {
                    model.body = self.table(owner, table, depth);
                }
                Block::Table(table) => self.context.diagnostics.push(
                    Diagnostic::new(Code::UnexpectedBlock, "a definition has one table")
                        .at(table.header.span, "this one is not read"),
                ),
                Block::Prose(span) => {
                    let mut is_prose = false;
                    let text = self.context.text(*span);
                    for line in text.lines() {
                        let start = line.as_ptr() as usize - text.as_ptr() as usize;
                        let place = span.slice(start..start + line.trim_end().len());
                        is_child |= line.starts_with(INHERITANCE);
                        has_tag |= line.starts_with(DISCRIMINATOR);
                        if line.starts_with(TYPE) {
                            let cell = place.slice(TYPE.len()..line.trim_end().len());
                            model.body = self.typed(owner, cell, depth);
                        } else {
                            let marks = [POLYMORPHISM, DISCRIMINATOR];
                            is_prose |= !marks.iter().any(|mark| line.starts_with(mark));
                        }
                    }
                    if is_prose {
                        model.description.push(*span);
                    }
                }
                block => model.description.push(block.span()),
            }
        }
        // Which models have the keys of this one and others is not said, so that those are kept.
        model.lost_keys = has_tag && !is_child;
        self.models.insert(place, model);
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

    /// The type of a definition that is no object.
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
        let mut reader = Reader::new(&inside, None);
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

    fn table(&mut self, owner: &Owner, table: &Table, depth: usize) -> Body {
        let header = columns(self.context.file, table);
        if !is_columns(&header) {
            self.context.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownHeader,
                    "no table of a definition has these columns",
                )
                .at(table.header.span, "other columns"),
            );
            return Body::TitleOnly;
        }
        let mut fields: Vec<FieldFacts> = Vec::new();
        for row in &table.rows {
            if let Some(cells) = Cells::of(self.context, &header, row) {
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

    /// Reads `part`, which stands in `owner`.
    fn nested(&mut self, owner: &Owner, part: Part, depth: usize) -> Owner {
        // The items of a list are called as the list is.
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
