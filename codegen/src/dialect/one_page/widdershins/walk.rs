//! The tree of one schema as models.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::context::Context;
use crate::dialect::cursor::Cursor;
use crate::dialect::facts::{
    Body, FieldFacts, PageModel, Reference, Spanned, TypeCell, TypeExpr, VariantFacts, Wrapper,
};
use crate::dialect::nested::{Owner, hoisted, variant, with_item};
use crate::dialect::one_page::alias;
use crate::dialect::one_page::tree::{Composition, Key, Node, Tree};
use crate::dialect::one_page::values::{ANONYMOUS, Values};
use crate::model::{Presence, Primitive};
use crate::text::Span;

/// Turns the tree of one schema into models.
pub(super) struct Walk<'c, 'a> {
    pub context: &'c mut Context<'a>,
    pub values: Values,
    /// Those that only the schema uses.
    pub models: Vec<PageModel>,
}

/// How nested rows change a type.
enum Shape {
    /// Nothing is nested.
    Plain,
    /// It is a type that needs no model.
    Is(TypeCell),
    /// It is a model.
    Model(Box<Made>),
}

/// A model without its name.
struct Made {
    body: Body,
    bases: Vec<Reference>,
    lost_keys: bool,
    is_nullable: bool,
}

impl Made {
    fn of(body: Body) -> Self {
        Self {
            body,
            bases: Vec::new(),
            lost_keys: false,
            is_nullable: false,
        }
    }

    fn model(self, owner: &Owner, span: Span) -> PageModel {
        PageModel {
            bases: self.bases,
            lost_keys: self.lost_keys,
            ..owner.model(span, self.body)
        }
    }
}

impl Walk<'_, '_> {
    pub fn count(&mut self, children: &[Node], compositions: &[Composition]) {
        let members = compositions.iter().flat_map(|it| &it.members);
        for node in children.iter().chain(members) {
            match &node.key {
                Key::Name(name) => self.values.count(name),
                Key::Anonymous => self.values.count(ANONYMOUS),
                Key::Additional => {}
            }
            self.count(&node.children, &node.compositions);
        }
    }

    /// The schema itself.
    pub fn schema(&mut self, owner: &Owner, mut tree: Tree, span: Span) -> PageModel {
        let is_itself = |node: &Node| match &node.key {
            Key::Anonymous => true,
            // Old pages give the only row the name of the schema.
            Key::Name(name) => *name == owner.title && self.values.has(name),
            Key::Additional => false,
        };
        if let [only] = tree.children.as_slice()
            && tree.compositions.is_empty()
            && is_itself(only)
        {
            let only = tree.children.remove(0);
            let name = match &only.key {
                Key::Name(name) => name.clone(),
                _ => ANONYMOUS.to_owned(),
            };
            return self.itself(owner, only, &name, span);
        }
        if tree.children.is_empty() && tree.compositions.is_empty() && self.values.has(ANONYMOUS) {
            let string = TypeExpr::Primitive(Primitive::String);
            let body = self.values.body(ANONYMOUS, &string, false);
            return owner.model(span, body.unwrap_or(Body::TitleOnly));
        }
        match self.shape(owner, tree.children, tree.compositions, span) {
            Shape::Plain => owner.model(span, Body::Struct(Vec::new())),
            Shape::Is(cell) => alias(owner, cell, span),
            Shape::Model(made) => made.model(owner, span),
        }
    }

    /// A schema that is not an object: a list, an enum, another name for a type.
    fn itself(&mut self, owner: &Owner, node: Node, name: &str, span: Span) -> PageModel {
        let cell = type_cell(self.context, node.ty);
        let is_list = matches!(cell.ty, TypeExpr::Array(_));
        if !is_list
            && let Some(body) = self
                .values
                .body(name, &cell.ty, cell.wrapper != Wrapper::None)
        {
            return owner.model(span, body);
        }
        let item = if is_list {
            owner.inside("Item")
        } else {
            owner.clone()
        };
        match self.shape(&item, node.children, node.compositions, node.name) {
            Shape::Model(made) if !is_list => made.model(owner, span),
            Shape::Model(made) => {
                self.models.push(made.model(&item, node.name));
                let ty = with_item(cell.ty, item.mention(node.name));
                alias(owner, ty.into(), span)
            }
            Shape::Is(inner) => {
                let ty = with_item(cell.ty, inner.into_item());
                alias(owner, ty.into(), span)
            }
            Shape::Plain => {
                let mut ty = cell.ty.clone();
                if is_list && let Some(body) = self.values.body(name, &cell.ty, false) {
                    self.models.push(item.model(node.name, body));
                    ty = with_item(ty, item.mention(node.name));
                }
                let cell = TypeCell { ty, ..cell };
                alias(owner, cell, span)
            }
        }
    }

    /// `owner` with its `children` and `compositions`.
    fn shape(
        &mut self,
        owner: &Owner,
        children: Vec<Node>,
        mut compositions: Vec<Composition>,
        span: Span,
    ) -> Shape {
        if children.is_empty() && compositions.is_empty() {
            return Shape::Plain;
        }
        if children.is_empty() && compositions.len() == 1 {
            let composition = compositions.remove(0);
            return if composition.is_all {
                self.all(owner, composition.members, span)
            } else {
                self.choice(owner, composition.members)
            };
        }
        if let [only] = children.as_slice()
            && only.key == Key::Additional
            && compositions.is_empty()
            && owner.anchor.contains('\u{bb}')
        {
            let name = Spanned::new("Value".to_owned(), only.name);
            let value = self.node_type(owner, &name, only.clone());
            return Shape::Is(TypeExpr::Map(Box::new(value.into_item())).into());
        }
        let mut made = Made::of(Body::TitleOnly);
        let mut fields = Vec::new();
        for node in children {
            fields.extend(self.field(owner, node));
        }
        for composition in compositions {
            if composition.is_all {
                self.merge(owner, composition.members, &mut fields, &mut made);
            } else {
                self.lose(owner, composition.members, &mut made);
            }
        }
        made.body = Body::Struct(fields);
        Shape::Model(Box::new(made))
    }

    /// `allOf`
    fn all(&mut self, owner: &Owner, mut members: Vec<Node>, span: Span) -> Shape {
        // Specs use a list of one to say something about a reference.
        members.retain(|it| !says_nothing(self.context, it));
        if members.len() == 1 {
            let only = members.remove(0);
            if only.children.is_empty() && only.compositions.is_empty() {
                return Shape::Is(type_cell(self.context, only.ty));
            }
            return self.shape(owner, only.children, only.compositions, span);
        }
        let mut made = Made::of(Body::TitleOnly);
        let mut fields = Vec::new();
        self.merge(owner, members, &mut fields, &mut made);
        made.body = Body::Struct(fields);
        Shape::Model(Box::new(made))
    }

    /// Adds the keys of all `members`.
    fn merge(
        &mut self,
        owner: &Owner,
        members: Vec<Node>,
        fields: &mut Vec<FieldFacts>,
        made: &mut Made,
    ) {
        for member in members {
            let cell = type_cell(self.context, member.ty);
            match cell.ty {
                TypeExpr::Reference(base) => made.bases.push(base),
                _ if says_nothing(self.context, &member) => {}
                _ => {
                    for node in member.children {
                        fields.extend(self.field(owner, node));
                    }
                    for composition in member.compositions {
                        if composition.is_all {
                            self.merge(owner, composition.members, fields, made);
                        } else {
                            self.lose(owner, composition.members, made);
                        }
                    }
                }
            }
        }
    }

    /// A union of additional keys, which a struct cannot have: they are kept as JSON.
    fn lose(&mut self, owner: &Owner, members: Vec<Node>, made: &mut Made) {
        if let Some(first) = members.first() {
            let message = format!("`{}` combines its own keys with a union", owner.title);
            self.context.diagnostics.push(
                Diagnostic::new(Code::OpaqueUnion, message)
                    .at(first.row, "the union is kept as JSON"),
            );
        }
        made.lost_keys = true;
    }

    /// `oneOf` and `anyOf`
    fn choice(&mut self, owner: &Owner, members: Vec<Node>) -> Shape {
        let is_text = |node: &Node| match self.context.text(node.ty) {
            "string" | "string\u{a6}null" => node.children.is_empty(),
            other => other == "null",
        };
        let string = TypeExpr::Primitive(Primitive::String);
        let mut is_nullable = false;
        if members.iter().all(is_text)
            && let Some(body) = self.values.body(ANONYMOUS, &string, true)
        {
            let is_null = |node: &Node| self.context.text(node.ty).ends_with("null");
            let mut made = Made::of(body);
            made.is_nullable = members.iter().any(is_null);
            return Shape::Model(Box::new(made));
        }
        let mut variants: Vec<VariantFacts> = Vec::new();
        let mut only = None;
        for (index, member) in members.into_iter().enumerate() {
            if self.context.text(member.ty) == "null" {
                is_nullable = true;
                continue;
            }
            let span = member.ty;
            let name = Spanned::new(format!("Variant{}", index + 1), member.name);
            let cell = self.node_type(owner, &name, member);
            is_nullable |= matches!(cell.wrapper, Wrapper::Nullable);
            only = Some(cell.ty.clone());
            variants.push(variant(cell.ty, span));
        }
        let wrapper = if is_nullable {
            Wrapper::Nullable
        } else {
            Wrapper::None
        };
        match (variants.as_slice(), only) {
            ([_], Some(ty)) => Shape::Is(TypeCell { ty, wrapper }),
            _ => {
                let mut made = Made::of(Body::Union(variants));
                made.is_nullable = is_nullable;
                Shape::Model(Box::new(made))
            }
        }
    }

    fn field(&mut self, owner: &Owner, node: Node) -> Option<FieldFacts> {
        let (row, span, required) = (node.row, node.ty, node.required);
        let (is_required, description) = (self.is_required(required)?, node.description);
        let is_additional = node.key == Key::Additional;
        let name = match &node.key {
            Key::Name(name) => Spanned::new(name.clone(), node.name),
            // The map of all other keys has this name.
            Key::Additional | Key::Anonymous => {
                Spanned::new("additionalProperties".to_owned(), node.name)
            }
        };
        let mut cell = self.node_type(owner, &name, node);
        if is_additional {
            cell = TypeExpr::Map(Box::new(cell.into_item())).into();
        }
        let presence = self.context.dialect.presence;
        let presence = match presence.of(is_required && !is_additional, cell.wrapper) {
            // What may be anything may be null.
            Presence::Optional if cell.ty == TypeExpr::Primitive(Primitive::Any) => {
                Presence::OptionalNullable
            }
            presence => presence,
        };
        Some(FieldFacts {
            name,
            ty: Spanned::new(cell.ty, span),
            presence,
            deprecation: None,
            description,
            example: None,
            default: None,
            required,
            span: row,
        })
    }

    fn is_required(&mut self, cell: Span) -> Option<bool> {
        match self.context.text(cell) {
            "true" => Some(true),
            "false" | "" => Some(false),
            _ => {
                self.context.diagnostics.push(
                    Diagnostic::new(
                        Code::UnknownRequiredCell,
                        "this does not say whether the key is required",
                    )
                    .at(cell, "expected `true` or `false`"),
                );
                None
            }
        }
    }

    /// The type of a row, with what is nested in it. Models are added to `self.models`.
    fn node_type(&mut self, owner: &Owner, name: &Spanned<String>, node: Node) -> TypeCell {
        let cell = type_cell(self.context, node.ty);
        let mut own = Vec::new();
        let cell = hoisted(cell, owner, name, &mut own);
        self.models.append(&mut own);
        let inside = owner.inside(&name.value);
        let listed = if node.key == Key::Anonymous {
            ANONYMOUS
        } else {
            &name.value
        };
        let wrapper = |is_nullable: bool| match (is_nullable, cell.wrapper) {
            (true, Wrapper::None) => Wrapper::Nullable,
            (_, wrapper) => wrapper,
        };
        match self.shape(&inside, node.children, node.compositions, name.span) {
            Shape::Plain => {
                let is_nullable = cell.wrapper == Wrapper::Nullable;
                let Some(body) = self.values.body(listed, &cell.ty, is_nullable) else {
                    return cell;
                };
                self.models.push(inside.model(name.span, body));
                TypeCell {
                    ty: with_item(cell.ty, inside.mention(name.span)),
                    wrapper: cell.wrapper,
                }
            }
            Shape::Is(inner) if matches!(cell.ty, TypeExpr::Array(_)) => TypeCell {
                wrapper: cell.wrapper,
                ty: with_item(cell.ty, inner.into_item()),
            },
            Shape::Is(inner) => TypeCell {
                wrapper: wrapper(inner.wrapper == Wrapper::Nullable),
                ty: inner.ty,
            },
            Shape::Model(made) => {
                let is_list = matches!(cell.ty, TypeExpr::Array(_));
                let wrapper = wrapper(made.is_nullable && !is_list);
                let mention = inside.mention(name.span);
                let item = match made.is_nullable && is_list {
                    true => TypeExpr::Nullable(Box::new(mention)),
                    false => mention,
                };
                self.models.push(made.model(&inside, name.span));
                TypeCell {
                    ty: with_item(cell.ty, item),
                    wrapper,
                }
            }
        }
    }
}

/// Whether a member of `allOf` exists only for its description.
fn says_nothing(context: &Context, node: &Node) -> bool {
    node.children.is_empty()
        && node.compositions.is_empty()
        && matches!(context.text(node.ty), "any" | "object")
}

fn type_cell(context: &mut Context, span: Span) -> TypeCell {
    let text = context.text(span);
    if text == "null" {
        return TypeCell {
            ty: TypeExpr::Primitive(Primitive::Any),
            wrapper: Wrapper::Nullable,
        };
    }
    // `integer,null(int64)`, for a type that is a list in the spec.
    let mended = match text.split_once(",null(") {
        Some((ty, format)) => Cow::Owned(format!("{ty}({format},null")),
        None => Cow::Borrowed(text),
    };
    let mut cursor = match &mended {
        Cow::Owned(mended) => Cursor::of_copy(mended, span),
        Cow::Borrowed(text) => Cursor::new(text, span),
    };
    if text.is_empty() {
        return TypeExpr::Primitive(Primitive::Any).into();
    }
    let read = context.type_cell(&mut cursor);
    read.unwrap_or(TypeExpr::Primitive(Primitive::Any).into())
}
