//! Models → items.

use std::collections::BTreeSet;

use super::conversions;
use super::file::RustFile;
use super::imports::{Group, Imports};
use super::item::{
    Constant, Docs, EnumVariant, Further, ITEM_WIDTH, Init, Item, Kind, MEMBER_WIDTH, RustEnum,
    RustField, RustStruct, RustUnion, Spellings, UnionVariant,
};
use super::parts::Part;
use super::scope::{Index, Scope};
use super::ty::{Names as _, Ty, Wrapper};
use crate::model::{
    Api, Deprecated, Enum, EnumValue, Field, Model, ModelId, Shape, Struct, Type, Union, UnionKind,
    Variant,
};
use crate::model::{LiteralValue, Presence, Primitive};
use crate::options::Options;
use crate::prose;
use crate::words::{serde_camel_case, serde_pascal_case};

/// The file of the model `id`, for a crate whose root is at the path `root`.
pub fn lower<'a>(
    api: &'a Api,
    options: Options,
    root: &'a str,
    id: ModelId,
    index: &'a Index<'a>,
) -> Option<RustFile> {
    let model = api.get(id)?;
    let mut scope = Scope {
        api,
        options,
        root,
        index,
        namespace: model.namespace,
        model: id,
        imports: Imports::default(),
        parts: BTreeSet::new(),
    };
    let item = scope.item(model);
    let constants = scope.constants(model);
    Some(RustFile {
        imports: scope.imports,
        item,
        constants,
        parts: scope.parts,
        span: model.span,
    })
}

/// The variant of an open enum for values that the docs do not list: the first name that no value has.
pub fn catch_all(it: &Enum) -> Option<&'static str> {
    let is_free = |name: &&str| !it.values.iter().any(|value| value.rust_name == **name);
    let free = ["Unknown", "Other", "Unrecognized"]
        .into_iter()
        .find(is_free);
    it.open.then(|| free.unwrap_or("UnrecognizedValue"))
}

/// The traits that the type of a model derives, in order, without those from the user.
pub fn derives(api: &Api, shape: &Shape) -> Vec<&'static str> {
    let mut derives = vec!["Debug", "Clone"];
    match shape {
        Shape::Struct(it) => {
            derives.push("PartialEq");
            let is_needed = |field: &Field| is_argument(api, &field.ty, field.presence);
            derives.extend((!it.fields.iter().any(is_needed)).then_some("Default"));
            derives.extend(["Serialize", "Deserialize"]);
        }
        Shape::Enum(it) => {
            derives.extend((it.is_numeric || !it.open).then_some("Copy"));
            derives.extend(["PartialEq", "Eq"]);
            let order = (!it.is_numeric).then_some(["PartialOrd", "Ord"]);
            derives.extend(order.into_iter().flatten());
            derives.push("Hash");
            derives.extend(it.has_default().then_some("Default"));
            // String enums have explicit impls.
            let serde = it.is_numeric.then_some(["Serialize", "Deserialize"]);
            derives.extend(serde.into_iter().flatten());
        }
        Shape::Union(_) => derives.extend(["PartialEq", "Serialize"]),
        Shape::Opaque => derives.extend(["PartialEq", "Serialize", "Deserialize"]),
    }
    derives
}

/// How many fields `new` takes as arguments. If there are more, a struct holds them: each field is then set by name,
/// and rustc says which are missing.
pub const MOST_ARGUMENTS: usize = 4;

/// Whether `new` takes a field of this type and presence. A struct without such a field has a `Default` instead.
pub fn is_argument(api: &Api, ty: &Type, presence: Presence) -> bool {
    matches!(init(api, ty, presence), Init::Argument | Init::Into)
}

fn init(api: &Api, ty: &Type, presence: Presence) -> Init {
    match (Wrapper::of(ty, presence), ty) {
        (Wrapper::MaybeUndefined, _) => Init::Undefined,
        (Wrapper::Optional, _) => Init::None,
        // Null is also a value to choose.
        _ if presence == Presence::RequiredNullable => Init::Argument,
        (_, Type::Literal { .. }) => Init::Unit,
        (_, ty) if ty.has_one_value(api) => Init::Default,
        (_, Type::Primitive(primitive)) if is_made_of_others(*primitive) => Init::Into,
        _ => Init::Argument,
    }
}

/// Whether callers usually have the value as another type: a `&str`, or a plain number.
fn is_made_of_others(primitive: Primitive) -> bool {
    use Primitive::{BigInteger, Float, Number, String};
    matches!(primitive, String | Number | Float | BigInteger)
}

/// An open enum of strings accepts every string: one that it does not know may be another variant's.
fn is_open_enum(api: &Api, ty: &Type) -> bool {
    let Type::Model(id) = ty else { return false };
    let shape = api.get(*id).map(|model| &model.shape);
    matches!(shape, Some(Shape::Enum(it)) if it.open && !it.is_numeric)
}

fn note(deprecation: Option<&Deprecated>) -> Option<String> {
    deprecation.map(|it| it.note.clone())
}

fn spellings(fields: &[Field]) -> Option<Spellings> {
    let guesses = fields.iter().filter(|field| field.any_spelling);
    let aliases = fields.iter().flat_map(|field| {
        let aliases = field.aliases.iter();
        aliases.map(|alias| (alias.clone(), field.wire_name.clone()))
    });
    let spellings = Spellings {
        guesses: guesses.map(|field| field.wire_name.clone()).collect(),
        aliases: aliases.collect(),
    };
    (!spellings.guesses.is_empty() || !spellings.aliases.is_empty()).then_some(spellings)
}

impl Scope<'_> {
    fn item(&mut self, model: &Model) -> Item {
        let kind = match &model.shape {
            Shape::Struct(it) => self.structure(it),
            Shape::Enum(it) => self.enumeration(it),
            Shape::Union(it) => self.union(it),
            Shape::Opaque => {
                self.uses_serde(&["Deserialize", "Serialize"]);
                Kind::Opaque
            }
        };
        // A struct that reads keys under other names has its own impl.
        let reads_itself = matches!(&kind, Kind::Struct(it) if it.spellings.is_some());
        let mut own = derives(self.api, &model.shape);
        own.retain(|name| !(reads_itself && *name == "Deserialize"));
        let own = own.into_iter().map(str::to_owned);
        Item {
            name: model.rust_name.to_string(),
            docs: self.docs(&model.description, ITEM_WIDTH),
            deprecated: note(model.deprecation.as_ref()),
            derives: own.chain(model.derives.iter().cloned()).collect(),
            attributes: model.attributes.clone(),
            kind,
        }
    }

    /// Prose with a link to a page is rendered here, where the name of the page's model is known.
    fn docs(&self, markdown: &str, width: usize) -> Docs {
        if prose::may_have_links(markdown) {
            let link = |target: &str| self.linked_model(target);
            Docs::Lines(prose::doc_lines(markdown, width, &link))
        } else {
            // A checkout on Windows is the same text.
            Docs::Markdown(markdown.replace("\r\n", "\n"))
        }
    }

    fn structure(&mut self, it: &Struct) -> Kind {
        self.uses_serde(&["Deserialize", "Serialize"]);
        let rule = CaseRule::of(&it.fields);
        let fields = it.fields.iter().map(|field| self.field(field, rule));
        let fields = fields.collect();
        let further = it.additional.as_ref().map(|it| {
            let ty = Ty::Map(Box::new(Ty::of(&it.ty, self.options)));
            Further {
                name: it.rust_name.to_string(),
                docs: self.docs(&it.description, MEMBER_WIDTH),
                ty: self.named(&ty),
            }
        });
        let spellings = spellings(&it.fields);
        if spellings.is_some() {
            self.uses_serde(&["Deserializer"]);
            self.uses_support(Part::AnySpelling, &["AnySpelling"]);
        }
        Kind::Struct(RustStruct {
            rename_all: rule.map(|rule| rule.name),
            fields,
            required: it.required_name.clone(),
            is_exhaustive: self.options.exhaustive,
            further,
            spellings,
        })
    }

    fn field(&mut self, field: &Field, rule: Option<CaseRule>) -> RustField {
        let name = bare(field.rust_name.as_str());
        let on_wire = rule.map_or_else(|| name.to_owned(), |rule| (rule.apply)(name));
        let ty = Ty::of_field(&field.ty, field.presence, self.options);
        RustField {
            name: field.rust_name.to_string(),
            docs: self.docs(&field.description, MEMBER_WIDTH),
            example: field.example.clone(),
            deprecated: note(field.deprecation.as_ref()),
            rename: (on_wire != field.wire_name).then(|| field.wire_name.clone()),
            ty: self.named(&ty),
            wrapper: Wrapper::of(&field.ty, field.presence),
            init: init(self.api, &field.ty, field.presence),
        }
    }

    fn enumeration(&mut self, it: &Enum) -> Kind {
        self.imports.add(Group::Standard, "std", "fmt");
        self.uses_serde(&["Deserialize", "Serialize"]);
        if it.is_numeric {
            if it.is_lenient {
                self.uses_support(Part::IntegerOrText, &["IntegerOrText"]);
            }
            self.uses_unknown_value(it);
            return Kind::Integers(self.values(it));
        }
        self.uses_serde(&["Deserializer", "Serializer"]);
        self.uses_unknown_value(it);
        match it.is_lenient {
            true => self.uses_support(Part::TextOrNumber, &["text_or_number"]),
            false => self.uses_support(Part::Text, &["text"]),
        }
        Kind::Texts(self.values(it))
    }

    fn values(&self, it: &Enum) -> RustEnum {
        let variant = |value: &EnumValue| EnumVariant {
            name: value.rust_name.to_string(),
            docs: self.docs(&value.description, MEMBER_WIDTH),
            value: value.value.clone(),
            is_number: it.is_numeric,
            deprecated: note(value.deprecation.as_ref()),
            is_default: it.has_default(),
        };
        RustEnum {
            variants: it.values.iter().map(variant).collect(),
            catch_all: catch_all(it),
            is_lenient: it.is_lenient,
        }
    }

    /// A closed enum refuses what it does not know.
    fn uses_unknown_value(&mut self, it: &Enum) {
        if !it.open {
            self.uses_support(Part::UnknownValue, &["UnknownValue"]);
        }
    }

    fn union(&mut self, it: &Union) -> Kind {
        self.uses_serde(&["Deserialize", "Deserializer", "Serialize"]);
        let (tag, is_tag_optional) = match &it.kind {
            UnionKind::Tagged(tag) => {
                self.uses_support(Part::Tagged, &["Tagged", "tagged", "variant"]);
                (Some(tag.wire_name.clone()), tag.is_optional)
            }
            UnionKind::Untagged => (None, false),
        };
        if tag.is_none() || is_tag_optional {
            self.uses_support(Part::AnyOf, &["AnyOf"]);
            self.parts.insert(Part::Tracked);
            if it.keeps_others() {
                self.parts.insert(Part::AnyOfOr);
            }
        }
        let is_tagged = tag.is_some();
        let variants = it.variants.iter();
        let variants = variants.map(|variant| self.variant(variant, is_tagged && !is_tag_optional));
        let mut variants: Vec<UnionVariant> = variants.collect();
        conversions::add(self.api, self.model, it, &mut variants);
        Kind::Union(RustUnion {
            tag,
            is_tag_optional,
            keeps_others: it.keeps_others(),
            variants,
        })
    }

    fn variant(&mut self, variant: &Variant, is_tagged: bool) -> UnionVariant {
        let ty = self.named(&Ty::of(&variant.ty, self.options));
        let is_open_enum = !is_tagged && is_open_enum(self.api, &variant.ty);
        let open_enum = is_open_enum.then(|| ty.path.clone());
        if is_open_enum {
            self.parts.insert(Part::AnyOfOpen);
        }
        UnionVariant {
            name: variant.rust_name.to_string(),
            docs: self.docs(&variant.description, MEMBER_WIDTH),
            ty: if variant.boxed { ty.boxed() } else { ty },
            from: Vec::new(),
            tags: variant.tags.clone(),
            open_enum,
        }
    }

    /// The constant types of the model's members.
    fn constants(&mut self, model: &Model) -> Vec<Constant> {
        let mut constants = Vec::new();
        for ty in model.shape.types() {
            ty.walk(&mut |ty| {
                if let Type::Literal { value, rust_name } = ty {
                    let (name, value) = (self.constant(rust_name.as_str()), value.clone());
                    constants.push(Constant { name, value });
                }
            });
        }
        for constant in &constants {
            self.uses_serde(&["Deserialize", "Deserializer", "Serialize", "Serializer"]);
            match constant.value {
                LiteralValue::String(_) => self.uses_support(Part::Literal, &["literal"]),
                LiteralValue::Integer(_) | LiteralValue::Boolean(_) => {
                    self.uses_support(Part::Constant, &["constant"]);
                }
            }
        }
        constants
    }
}

/// A naming rule of serde.
#[derive(Clone, Copy)]
struct CaseRule {
    name: &'static str,
    /// The name that it gives a Rust field.
    apply: fn(&str) -> String,
}

const CASE_RULES: [CaseRule; 3] = [
    CaseRule {
        name: "camelCase",
        apply: serde_camel_case,
    },
    CaseRule {
        name: "PascalCase",
        apply: serde_pascal_case,
    },
    CaseRule {
        name: "kebab-case",
        apply: |name| name.replace('_', "-"),
    },
];

impl CaseRule {
    /// The rule that explains the names of more fields than any other rule or no rule.
    fn of(fields: &[Field]) -> Option<Self> {
        let explained = |apply: &dyn Fn(&str) -> String| {
            let is_explained =
                |field: &&Field| apply(bare(field.rust_name.as_str())) == field.wire_name;
            fields.iter().filter(is_explained).count()
        };
        let mut best = (explained(&str::to_owned), None);
        for rule in CASE_RULES {
            // No rule can explain more than all of them.
            if best.0 == fields.len() {
                break;
            }
            let count = explained(&rule.apply);
            if count > best.0 {
                best = (count, Some(rule));
            }
        }
        best.1
    }
}

/// A field's name as serde sees it.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
