//! Rust names, in one pass by written rules.
//!
//! A name that needs no change keeps itself; one that is taken gets a number, and that is reported. Which of two names
//! that need a change comes first is decided by the page's path or by the order of the page, never by file order.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::dialect::facts::Primitive;
use crate::model::{Api, EnumValue, Field, Model, ModelId, Shape, Type, Variant};
use crate::parallel;
use crate::source::Span;
use crate::words::{
    ascii, capitalized, identifier, module_name, pascal_case, push_pascal_case, snake_case, words,
};

/// Names that the generated code uses without a path: a model of that name would shadow them.
const RESERVED_TYPES: [&str; 24] = [
    "AnyOf",
    "BTreeMap",
    "Box",
    "Bytes",
    "Default",
    "Deserialize",
    "Deserializer",
    "Err",
    "From",
    "IntegerOrText",
    "Into",
    "MaybeUndefined",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "Tagged",
    "ToOwned",
    "Vec",
];

/// Modules of the crate's root that are not models.
const RESERVED_MODULES: [&str; 4] = ["lib", "main", "mod", "support"];

/// Names that are taken in one scope.
#[derive(Default)]
struct Scope {
    /// In lower case: two files must not differ only by case.
    taken: HashSet<String>,
    /// By wanted name, the number from which on none has been tried.
    untried: BTreeMap<String, usize>,
}

impl Scope {
    /// Takes `wanted`, or `wanted` with the smallest number from 2 that makes it free.
    fn take(&mut self, wanted: &str) -> String {
        if self.taken.insert(wanted.to_lowercase()) {
            return wanted.to_owned();
        }
        // `Self_2` would be a name that rustc complains about.
        let wanted = wanted.trim_end_matches('_');
        let ends_with_digit = wanted.ends_with(|c: char| c.is_ascii_digit());
        let separator = if ends_with_digit { "_" } else { "" };
        let number = self.untried.entry(wanted.to_owned()).or_insert(2);
        loop {
            let name = format!("{wanted}{separator}{number}");
            *number += 1;
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
        }
    }
}

/// Chooses all Rust names of `api`.
pub fn assign(api: &mut Api, diagnostics: &mut Vec<Diagnostic>) {
    let wanted = parallel::map(&api.models, Wanted::of);
    let children = child_modules(api);
    for namespace in 0..api.namespaces.len() {
        name_models(api, &wanted, &children, namespace, diagnostics);
    }
    let variants = parallel::map(&api.models, |model| variant_names(api, &model.shape));
    for_each_variant(api, variants, |variant, name| variant.rust_name = name);
    let found = parallel::map_mut(&mut api.models, |_, model| name_parts(&mut model.shape));
    diagnostics.extend(found.into_iter().flatten());
}

/// Chooses the names that variants are called by before any model has its name in Rust: those that they will have, unless
/// a model or the user gets in the way.
pub fn call_variants(api: &mut Api) {
    let names = parallel::map(&api.models, |model| variant_names(api, &model.shape));
    for_each_variant(api, names, |variant, name| variant.doc_name = name);
}

fn for_each_variant(api: &mut Api, names: Vec<Vec<String>>, set: impl Fn(&mut Variant, String)) {
    for (model, names) in api.models.iter_mut().zip(names) {
        if let Shape::Union(union) = &mut model.shape {
            for (variant, name) in union.variants.iter_mut().zip(names) {
                set(variant, name);
            }
        }
    }
}

/// Names fields and values. Returns what there is to report.
fn name_parts(shape: &mut Shape) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    match shape {
        Shape::Struct(structure) => {
            name_fields(&mut structure.fields, &mut diagnostics);
            if let Some(additional) = &mut structure.additional {
                let mut scope = Scope::default();
                for field in &structure.fields {
                    scope.take(&field.rust_name);
                }
                additional.rust_name = scope.take("additional_properties");
            }
        }
        Shape::Enum(it) => name_values(&mut it.values, &mut diagnostics),
        Shape::Union(_) | Shape::Opaque => {}
    }
    diagnostics
}

/// Whether `title` can be the name of a Rust type as it is, without a lint.
fn is_type_name(title: &str) -> bool {
    title.starts_with(|first: char| first.is_ascii_uppercase())
        && title
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
        && !RESERVED_TYPES.contains(&title)
}

/// A name for the type that the docs call `title`.
fn type_name(title: &str) -> String {
    if is_type_name(title) {
        return title.to_owned();
    }
    let name: String = words(&ascii(title))
        .iter()
        .map(|word| capitalized(word))
        .collect();
    if RESERVED_TYPES.contains(&name.as_str()) || name.is_empty() {
        return format!("{name}Model");
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("N{name}")
    } else {
        name
    }
}

/// The names that a model would have if they were free.
struct Wanted {
    /// Whether its title can be its name.
    is_title: bool,
    /// Whether the user has chosen its name.
    is_chosen: bool,
    name: String,
    module: String,
}

impl Wanted {
    fn of(model: &Model) -> Self {
        // A name that is there already was chosen by the user.
        let is_chosen = !model.rust_name.is_empty();
        let name = if is_chosen {
            model.rust_name.clone()
        } else {
            type_name(&model.title)
        };
        let module = file_name(&name);
        Self {
            is_title: is_type_name(&model.title),
            is_chosen,
            name,
            module,
        }
    }
}

fn name_models(
    api: &mut Api,
    wanted: &[Wanted],
    children: &BTreeMap<Vec<String>, BTreeSet<String>>,
    namespace: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let path = api.namespaces.get(namespace).map(|it| &it.path);
    let children = path.and_then(|path| children.get(path));
    let is_root = api
        .namespaces
        .get(namespace)
        .is_some_and(|it| it.path.is_empty());
    let mut types = Scope::default();
    let mut modules = Scope::default();
    for child in children.into_iter().flatten() {
        modules.take(child);
    }
    // A module in a module of the same name is one that nobody finds.
    if let Some(own) = api.namespaces.get(namespace).and_then(|it| it.path.last()) {
        modules.take(own);
    }
    for reserved in RESERVED_MODULES.iter().filter(|_| is_root) {
        modules.take(reserved);
    }
    // The models are sorted by namespace.
    let start = api
        .models
        .partition_point(|model| (model.namespace.0 as usize) < namespace);
    let models = api.models.iter_mut().zip(wanted).skip(start);
    let models = models.take_while(|(model, _)| model.namespace.0 as usize == namespace);
    let (unchanged, changed): (Vec<_>, Vec<_>) = models.partition(|(_, wanted)| wanted.is_title);
    let mut models: Vec<_> = unchanged.into_iter().chain(changed).collect();
    for (model, wanted) in &mut models {
        model.rust_name = types.take(&wanted.name);
        if model.rust_name != model.title && !wanted.is_chosen {
            report(diagnostics, model.span, &model.title, &model.rust_name);
        }
        model.module = match model.rust_name == wanted.name {
            true => modules.take(&wanted.module),
            false => modules.take(&file_name(&model.rust_name)),
        };
    }
    for (model, _) in &mut models {
        name_literals(&model.rust_name, &mut model.shape, &mut types);
    }
}

/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// The longest name of a module: its file has to have a name on every system.
const MAX_MODULE_NAME: usize = 150;

/// The module, and so the file without `.rs`, of the type `name`.
fn file_name(name: &str) -> String {
    let mut module = module_name(&snake_case(name));
    module.truncate(MAX_MODULE_NAME);
    let numbered = module
        .strip_prefix("com")
        .or_else(|| module.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|rest| rest.len() == 1 && rest.parse::<u8>().is_ok());
    if is_port || DEVICES.contains(&module.as_str()) {
        format!("{module}_")
    } else {
        module
    }
}

/// The names of the modules directly below each namespace.
fn child_modules(api: &Api) -> BTreeMap<Vec<String>, BTreeSet<String>> {
    let mut children: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for namespace in &api.namespaces {
        for (depth, child) in namespace.path.iter().enumerate() {
            let parent = namespace.path.get(..depth).unwrap_or_default();
            let children = match children.get_mut(parent) {
                Some(children) => children,
                None => children.entry(parent.to_vec()).or_default(),
            };
            if !children.contains(child) {
                children.insert(child.clone());
            }
        }
    }
    children
}

/// Types with one value are named after the model and the field that has them.
fn name_literals(owner: &str, shape: &mut Shape, types: &mut Scope) {
    let mut name_one = |ty: &mut Type, suffix: &dyn Fn() -> String| {
        if let Some(name) = literal_name(ty) {
            *name = types.take(&format!("{owner}{}", suffix()));
        }
    };
    match shape {
        Shape::Struct(structure) => {
            for field in &mut structure.fields {
                let wire_name = &field.wire_name;
                name_one(&mut field.ty, &|| {
                    let suffix = pascal_case(&ascii(wire_name));
                    if suffix.is_empty() {
                        "Value".to_owned()
                    } else {
                        suffix
                    }
                });
            }
            if let Some(additional) = &mut structure.additional {
                name_one(&mut additional.ty, &|| "AdditionalProperty".to_owned());
            }
        }
        Shape::Union(union) => {
            for variant in &mut union.variants {
                let suffix = match &variant.ty {
                    Type::Literal { value, .. } => value_name(&super::lower::literal_text(value)),
                    _ => "Item".to_owned(),
                };
                name_one(&mut variant.ty, &|| suffix.clone());
            }
        }
        Shape::Enum(_) | Shape::Opaque => {}
    }
}

/// Where the name of the literal inside `ty` goes, if there is one.
fn literal_name(ty: &mut Type) -> Option<&mut String> {
    match ty {
        Type::Literal { rust_name, .. } => Some(rust_name),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => literal_name(inner),
        _ => None,
    }
}

fn report(diagnostics: &mut Vec<Diagnostic>, span: Span, from: &str, to: &str) {
    let diagnostic = Diagnostic::new(
        Code::RenamedItem,
        format!("`{from}` is called `{to}` in Rust"),
    );
    diagnostics.push(diagnostic.at(span, "its own name is taken or cannot be used"));
}

/// The name of the field that is `wire_name` on the wire, before `r#`.
fn field_name(wire_name: &str) -> String {
    let name = snake_case(&ascii(wire_name));
    if name.is_empty() {
        "field".to_owned()
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        // A public field must not start with `_`.
        format!("n{name}")
    } else {
        name
    }
}

/// The user's choice, else what the name on the wire becomes.
fn wanted_name(field: &Field) -> String {
    if field.rust_name.is_empty() {
        field_name(&field.wire_name)
    } else {
        field.rust_name.clone()
    }
}

/// Whether `name` can be written as a name in Rust.
pub fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
        && name != "_"
}

/// The one of `known` that `name` was probably meant to be: the same but for case and separators, or with the same end.
pub fn closest<'a>(name: &str, known: &'a [String]) -> Option<&'a str> {
    let bare = |text: &str| snake_case(text).replace('_', "");
    let last = |text: &str| bare(text.rsplit('.').next().unwrap_or_default());
    let same = known.iter().find(|other| bare(other) == bare(name));
    same.or_else(|| known.iter().find(|other| last(other) == last(name)))
        .map(String::as_str)
}

fn name_fields(fields: &mut [Field], diagnostics: &mut Vec<Diagnostic>) {
    let mut scope = Scope::default();
    let (unchanged, changed): (Vec<_>, Vec<_>) = fields
        .iter_mut()
        .map(|field| (wanted_name(field), field))
        .partition(|(name, field)| *name == field.wire_name);
    for (wanted, field) in unchanged.into_iter().chain(changed) {
        let name = scope.take(&wanted);
        if name != wanted {
            report(diagnostics, field.span, &field.doc_name, &name);
        }
        field.rust_name = identifier(name);
    }
}

/// How characters that cannot stand in a name are spelled.
const SYMBOLS: [(char, &str); 27] = [
    ('-', "Minus"),
    ('+', "Plus"),
    ('*', "Star"),
    ('!', "Not"),
    ('#', "Hash"),
    ('/', "Slash"),
    ('<', "Less"),
    ('>', "Greater"),
    ('=', "Equal"),
    ('.', "Dot"),
    ('$', "Dollar"),
    ('@', "At"),
    ('%', "Percent"),
    ('&', "And"),
    ('~', "Tilde"),
    ('^', "Caret"),
    ('?', "Question"),
    (':', "Colon"),
    (';', "Semicolon"),
    (',', "Comma"),
    ('|', "Pipe"),
    ('(', "Open"),
    (')', "Close"),
    ('[', "Open"),
    (']', "Close"),
    ('_', "Underscore"),
    (' ', "Space"),
];

fn spelled(symbols: &str) -> String {
    let spell = |c: char| {
        SYMBOLS
            .iter()
            .find(|(symbol, _)| *symbol == c)
            .map_or("Symbol", |it| it.1)
    };
    symbols.chars().map(spell).collect()
}

/// A variant's name for `value`. Symbols count where they stand in front or stand alone: `-created` is `MinusCreated`.
fn value_name(value: &str) -> String {
    let value = ascii(value);
    let body = value.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let symbols = value.get(..value.len() - body.len()).unwrap_or_default();
    let mut name = if body.is_empty() {
        spelled(symbols)
    } else {
        spelled(symbols.trim_matches(['_', ' ']))
    };
    for word in words(body) {
        let is_digit = |c: char| c.is_ascii_digit();
        if name.ends_with(is_digit) && word.starts_with(is_digit) {
            name.push('_');
        }
        push_pascal_case(&mut name, word);
    }
    finished_variant(name)
}

/// `value` with every symbol spelled out, for values that differ in nothing else.
fn spelled_name(value: &str) -> String {
    let mut name = String::new();
    for character in ascii(value).chars() {
        if character.is_ascii_alphanumeric() {
            let starts_word =
                name.is_empty() || !name.ends_with(|c: char| c.is_ascii_alphanumeric());
            name.push(if starts_word {
                character.to_ascii_uppercase()
            } else {
                character
            });
        } else {
            name += " ";
            name += &spelled(character.encode_utf8(&mut [0; 4]));
            name += " ";
        }
    }
    finished_variant(name.split(' ').map(capitalized).collect())
}

fn finished_variant(name: String) -> String {
    match name.as_str() {
        "" => "Empty".to_owned(),
        "Self" => "Self_".to_owned(),
        name if name.starts_with(|first: char| first.is_ascii_digit()) => format!("N{name}"),
        name => name.to_owned(),
    }
}

fn name_values(values: &mut [EnumValue], diagnostics: &mut Vec<Diagnostic>) {
    let mut scope = Scope::default();
    for value in values {
        // The constant's name that the page gives, for values without a letter.
        let constant = std::mem::take(&mut value.rust_name);
        let wanted = if constant.is_empty() {
            value_name(&value.value)
        } else {
            value_name(&constant)
        };
        let is_free = !scope.taken.contains(&wanted.to_lowercase());
        value.rust_name = if is_free {
            scope.take(&wanted)
        } else {
            scope.take(&spelled_name(&value.value))
        };
        if !is_free {
            report(diagnostics, value.span, &value.value, &value.rust_name);
        }
    }
}

/// Names for the variants of a union; none for other shapes.
fn variant_names(api: &Api, shape: &Shape) -> Vec<String> {
    let Shape::Union(union) = shape else {
        return Vec::new();
    };
    let mut scope = Scope::default();
    let wanted: Vec<String> = union
        .variants
        .iter()
        .map(|variant| variant_name(api, variant))
        .collect();
    // A type that is listed twice is one variant in the end.
    let mut seen: BTreeMap<&str, &Type> = BTreeMap::new();
    let mut twice: BTreeSet<&str> = BTreeSet::new();
    for (name, variant) in wanted.iter().zip(&union.variants) {
        let known = seen.insert(name, &variant.ty);
        if known.is_some_and(|known| *known != variant.ty) {
            twice.insert(name);
        }
    }
    // What the user has chosen is taken first.
    let chosen: Vec<Option<String>> = union
        .variants
        .iter()
        .map(|variant| Some(&variant.rust_name).filter(|name| !name.is_empty()))
        .map(|name| name.map(|name| scope.take(&identifier(name.clone()))))
        .collect();
    let variants = union.variants.iter().zip(&wanted).zip(chosen);
    let names = variants.map(|((variant, name), chosen)| {
        if let Some(chosen) = chosen {
            return chosen;
        }
        let namespace = if twice.contains(name.as_str()) {
            namespace_of(api, &variant.ty)
        } else {
            None
        };
        scope.take(&format!("{}{name}", namespace.unwrap_or_default()))
    });
    names.collect()
}

fn variant_name(api: &Api, variant: &Variant) -> String {
    let name = ty_name(api, &variant.ty);
    // What the generated enum calls its own last variant.
    if name == "Unknown" {
        "UnknownModel".to_owned()
    } else {
        name
    }
}

fn namespace_of(api: &Api, ty: &Type) -> Option<String> {
    let namespace = api.get(ty.held_model()?)?.namespace;
    api.namespace(namespace)?
        .path
        .last()
        .map(|name| pascal_case(name))
}

fn ty_name(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::String => "String",
            Primitive::Boolean => "Boolean",
            Primitive::Integer | Primitive::BigInteger => "Integer",
            Primitive::Float | Primitive::Number => "Number",
            Primitive::Bytes => "Bytes",
            Primitive::Date => "Date",
            Primitive::DateTime => "DateTime",
            Primitive::Any => "Any",
        }
        .to_owned(),
        Type::Literal { value, .. } => value_name(&super::lower::literal_text(value)),
        Type::Array(item) => format!("{}List", ty_name(api, item)),
        Type::Map(value) => format!("{}Map", ty_name(api, value)),
        Type::Nullable(inner) => ty_name(api, inner),
        Type::Model(id) | Type::Boxed(id) => model_name(api, *id),
    }
}

/// The name in Rust, or, before there is one, the name that it will have if that is free.
fn model_name(api: &Api, id: ModelId) -> String {
    let name = |model: &Model| match model.rust_name.is_empty() {
        true => type_name(&model.title),
        false => model.rust_name.clone(),
    };
    api.get(id).map(name).unwrap_or_default()
}
