//! Structs, with their serde attributes and a constructor.

use super::code::{Code, Group, string_literal};
use super::literals;
use super::prose::{doc_lines, example_lines, plain_line};
use super::support::Part;
use super::types::{File, is_complex};
use crate::credentials::redacted;
use crate::dialect::facts::{Presence, Primitive};
use crate::model::{Deprecated, Field, Model, Struct, Type};
use crate::words::{serde_camel_case, serde_pascal_case};

/// clippy's `too_many_arguments` starts above this.
const MANY_ARGUMENTS: usize = 7;

/// clippy's `fn_params_excessive_bools` starts above this.
const MANY_FLAGS: usize = 3;

/// Above a field: a type cannot be simpler than the docs have it.
pub const ALLOW_COMPLEX: &str = "#[allow(clippy::type_complexity)]";

/// A naming rule of serde: its name, and what it makes of a Rust field.
type CaseRule = (&'static str, fn(&str) -> String);

const CASE_RULES: [CaseRule; 3] = [
    ("camelCase", serde_camel_case),
    ("PascalCase", serde_pascal_case),
    ("kebab-case", |name| name.replace('_', "-")),
];

/// Adds the struct of `model` and the types of its literals.
pub fn write(file: &mut File, code: &mut Code, model: &Model, structure: &Struct) {
    file.imports.add(Group::External, "serde", "Deserialize");
    file.imports.add(Group::External, "serde", "Serialize");
    let rule = case_rule(&structure.fields);
    let arguments: Vec<&Field> = structure
        .fields
        .iter()
        .filter(|field| is_argument(file, field))
        .collect();
    write_docs(file, code, &model.description);
    let more = further_derives(model);
    let default = if arguments.is_empty() {
        ", Default"
    } else {
        ""
    };
    code.put(format_args!(
        "#[derive(Debug, Clone, PartialEq{default}, Serialize, Deserialize{more})]"
    ));
    let spellings = Spellings::of(structure);
    let mut container = Vec::new();
    container.extend(spellings.is_some().then(|| "remote = \"Self\"".to_owned()));
    container.extend(rule.map(|(name, _)| format!("rename_all = \"{name}\"")));
    if !container.is_empty() {
        code.attribute("serde", &container);
    }
    write_deprecation(code, model.deprecation.as_ref());
    write_attributes(code, model);
    code.line("#[non_exhaustive]");
    code.item(format!("pub struct {}", model.rust_name), |code| {
        for field in &structure.fields {
            write_field(file, code, field, rule);
        }
        if let Some(additional) = &structure.additional {
            write_docs(file, code, &additional.description);
            if additional.description.is_empty() {
                let other = if structure.fields.is_empty() {
                    ""
                } else {
                    "other "
                };
                code.put(format_args!("/// All {other}keys."));
            }
            code.line("#[serde(flatten)]");
            let ty = file.ty(&Type::Map(Box::new(additional.ty.clone())));
            if is_complex(&ty) {
                code.line(ALLOW_COMPLEX);
            }
            code.field(&additional.rust_name, &ty);
        }
    });
    if !arguments.is_empty() {
        code.blank();
        write_constructor(file, code, model, structure, &arguments);
    }
    if let Some(spellings) = spellings {
        code.blank();
        spellings.write(file, code, &model.rust_name);
    }
    literals::write(file, code, structure.fields.iter().map(|field| &field.ty));
}

/// Which keys of a struct are read under other names as well.
struct Spellings {
    guesses: Vec<String>,
    aliases: Vec<String>,
}

impl Spellings {
    fn of(structure: &Struct) -> Option<Self> {
        let fields = || structure.fields.iter();
        let guesses = fields().filter(|field| field.any_spelling);
        let aliases = fields().flat_map(|field| {
            let own = string_literal(&field.wire_name);
            let one = move |alias: &String| format!("({}, {own})", string_literal(alias));
            field.aliases.iter().map(one)
        });
        let it = Self {
            guesses: guesses
                .map(|field| string_literal(&field.wire_name))
                .collect(),
            aliases: aliases.collect(),
        };
        (!it.guesses.is_empty() || !it.aliases.is_empty()).then_some(it)
    }

    /// Adds the impls for which the derives make functions of their own (`remote`).
    fn write(&self, file: &mut File, code: &mut Code, name: &str) {
        file.parts.insert(Part::AnySpelling);
        let support = format!("{}::support", file.root);
        file.imports.add(Group::Crate, &support, "AnySpelling");
        for trait_name in ["Deserializer", "Serializer"] {
            file.imports.add(Group::External, "serde", trait_name);
        }
        code.item(format!("impl<'de> Deserialize<'de> for {name}"), |code| {
            let head =
                "fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {";
            code.block(head, "}", |code| {
                let lists = [
                    ("GUESSES", "&[&str]", &self.guesses),
                    ("ALIASES", "&[(&str, &str)]", &self.aliases),
                ];
                let arguments = lists.map(|(name, ty, values)| {
                    if values.is_empty() {
                        return "&[]";
                    }
                    code.slice_constant(&format!("const {name}: {ty}"), values);
                    name
                });
                let arguments = arguments.join(", ");
                code.put(format_args!(
                    "Self::deserialize(AnySpelling::new(deserializer, {arguments}))"
                ));
            });
        });
        code.blank();
        code.item(format!("impl Serialize for {name}"), |code| {
            let head =
                "fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {";
            code.block(head, "}", |code| {
                code.line("Self::serialize(self, serializer)")
            });
        });
    }
}

/// The traits that the user wants derived, each behind a comma.
pub fn further_derives(model: &Model) -> String {
    model
        .derives
        .iter()
        .map(|name| format!(", {name}"))
        .collect()
}

/// Adds the attributes that the user wants.
pub fn write_attributes(code: &mut Code, model: &Model) {
    model
        .attributes
        .iter()
        .for_each(|attribute| code.line(attribute));
}

/// The rule that explains the names of more fields than any other, and than no rule.
fn case_rule(fields: &[Field]) -> Option<CaseRule> {
    let explained = |rule: &dyn Fn(&str) -> String| {
        fields
            .iter()
            .filter(|field| rule(bare(&field.rust_name)) == field.wire_name)
            .count()
    };
    let same = fields
        .iter()
        .filter(|field| bare(&field.rust_name) == field.wire_name)
        .count();
    let mut best = (same, None);
    for rule in CASE_RULES {
        // No rule can explain more than all.
        if best.0 == fields.len() {
            break;
        }
        let count = explained(&rule.1);
        if count > best.0 {
            best = (count, Some(rule));
        }
    }
    best.1
}

/// A field's name as serde sees it.
fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Adds a description as doc comment.
pub fn write_docs(file: &File, code: &mut Code, description: &str) {
    let width = super::code::MAX_WIDTH - code.margin() - "/// ".len();
    code.docs(&doc_lines(description, width, &|target| {
        file.linked_model(target)
    }));
}

/// Adds `#[deprecated]`.
pub fn write_deprecation(code: &mut Code, deprecation: Option<&Deprecated>) {
    if let Some(deprecation) = deprecation {
        let note = string_literal(&plain_line(&deprecation.note));
        code.attribute("deprecated", &[format!("note = {note}")]);
    }
}

fn write_field(file: &mut File, code: &mut Code, field: &Field, rule: Option<CaseRule>) {
    let width = super::code::MAX_WIDTH - code.margin() - "/// ".len();
    let mut docs = doc_lines(&field.description, width, &|target| {
        file.linked_model(target)
    });
    let example = example_lines(&redacted(&field.example), width);
    if !docs.is_empty() && !example.is_empty() {
        docs.push(String::new());
    }
    docs.extend(example);
    code.docs(&docs);
    write_deprecation(code, field.deprecation.as_ref());
    let name = bare(&field.rust_name);
    let on_wire = rule.map_or_else(|| name.to_owned(), |(_, apply)| apply(name));
    let mut serde = Vec::new();
    if on_wire != field.wire_name {
        serde.push(format!("rename = {}", string_literal(&field.wire_name)));
    }
    if let Some(is_unset) = unset_test(field) {
        serde.push("default".to_owned());
        serde.push(format!(
            "skip_serializing_if = {}",
            string_literal(is_unset)
        ));
    }
    if !serde.is_empty() {
        code.attribute("serde", &serde);
    }
    let ty = field_type(file, field);
    if is_complex(&ty) {
        code.line(ALLOW_COMPLEX);
    }
    code.field(&field.rust_name, &ty);
}

/// The function that says whether an optional field is left out.
fn unset_test(field: &Field) -> Option<&'static str> {
    if !field.is_optional() {
        return None;
    }
    Some(if keeps_null(field) {
        "MaybeUndefined::is_undefined"
    } else {
        "Option::is_none"
    })
}

/// Whether absent and null have to be told apart: where the docs know both, and where null is a value like any other.
fn keeps_null(field: &Field) -> bool {
    let is_any = field.ty == Type::Primitive(Primitive::Any);
    field.presence == Presence::OptionalNullable || (field.is_optional() && is_any)
}

/// The type of a field with the wrapper that its presence asks for.
fn field_type(file: &mut File, field: &Field) -> String {
    let ty = file.ty(&field.ty);
    if keeps_null(field) {
        file.parts.insert(Part::MaybeUndefined);
        file.imports.add(
            Group::Crate,
            &format!("{}::support", file.root),
            "MaybeUndefined",
        );
        return format!("MaybeUndefined<{ty}>");
    }
    let has_null = matches!(
        field.ty,
        Type::Nullable(_) | Type::Primitive(Primitive::Any)
    );
    match field.presence {
        Presence::Required | Presence::RequiredNullabilityUnknown => ty,
        Presence::RequiredNullable if has_null => ty,
        Presence::RequiredNullable | Presence::Optional | Presence::OptionalNullable => {
            format!("Option<{ty}>")
        }
    }
}

/// Whether the constructor needs to be given the field.
fn is_argument(file: &File, field: &Field) -> bool {
    field.is_argument(file.api)
}

/// Whether a type has one value, so that nobody needs to choose it.
fn has_one_value(file: &File, ty: &Type) -> bool {
    ty.has_one_value(file.api)
}

fn write_constructor(
    file: &mut File,
    code: &mut Code,
    model: &Model,
    structure: &Struct,
    arguments: &[&Field],
) {
    let parameters: Vec<String> = arguments
        .iter()
        .map(|field| {
            let is_text = field.ty == Type::Primitive(Primitive::String)
                && field.presence != Presence::RequiredNullable;
            let ty = if is_text {
                "impl Into<String>".to_owned()
            } else {
                field_type(file, field)
            };
            format!("{}: {ty}", field.rust_name)
        })
        .collect();
    code.item(format!("impl {}", model.rust_name), |code| {
        code.line("/// A value with all required fields; the others are unset.");
        let mut lints = Vec::new();
        if parameters
            .iter()
            .filter(|parameter| parameter.ends_with(": bool"))
            .count()
            > MANY_FLAGS
        {
            lints.push("clippy::fn_params_excessive_bools".to_owned());
        }
        if parameters.len() > MANY_ARGUMENTS {
            lints.push("clippy::too_many_arguments".to_owned());
        }
        if parameters
            .iter()
            .filter_map(|it| it.split_once(": "))
            .any(|(_, ty)| is_complex(ty))
        {
            lints.push("clippy::type_complexity".to_owned());
        }
        if !lints.is_empty() {
            code.attribute("allow", &lints);
        }
        code.line("#[must_use]");
        code.function("pub fn new", &parameters, " -> Self", |code| {
            let mut fields: Vec<_> = structure
                .fields
                .iter()
                .map(|field| initializer(file, field))
                .collect();
            if let Some(additional) = &structure.additional {
                fields.push((additional.rust_name.clone(), "BTreeMap::new()".to_owned()));
            }
            code.structure("Self", &fields);
        });
    });
}

/// A field of the constructed value: its name, and its value where that is not the argument of the same name.
fn initializer(file: &File, field: &Field) -> (String, String) {
    let name = &field.rust_name;
    let value = match &field.ty {
        _ if keeps_null(field) => "MaybeUndefined::Undefined".to_owned(),
        _ if field.is_optional() => "None".to_owned(),
        _ if field.presence == Presence::RequiredNullable => String::new(),
        Type::Literal { rust_name, .. } => rust_name.clone(),
        ty if has_one_value(file, ty) => format!("{}::default()", type_name(file, ty)),
        Type::Primitive(Primitive::String) => format!("{name}.into()"),
        _ => String::new(),
    };
    (name.clone(), value)
}

fn type_name(file: &File, ty: &Type) -> String {
    ty.held_model()
        .and_then(|id| file.api.get(id))
        .map_or_else(|| "Default".to_owned(), |model| model.rust_name.clone())
}
