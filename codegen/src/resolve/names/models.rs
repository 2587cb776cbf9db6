//! Names of types, and of their modules and files.

use std::collections::{BTreeMap, BTreeSet};

use super::members::value_name;
use super::{Scope, report};
use crate::diagnostic::Diagnostic;
use crate::model::RustName;
use crate::model::{Api, Field, Model, Shape, Type};
use crate::rust::{MOST_ARGUMENTS, is_argument};
use crate::words::{ascii, capitalized, module_name, pascal_case, snake_case};

/// Names that the generated code uses without a path: a model with that name would shadow them.
const RESERVED_TYPES: [&str; 31] = [
    "AnyOf",
    "AnySpelling",
    "BTreeMap",
    "Box",
    "Bytes",
    "Default",
    "Deferred",
    "Deserialize",
    "Deserializer",
    "Err",
    "From",
    "Integer",
    "IntegerOrText",
    "Into",
    "MaybeUndefined",
    "None",
    "Number",
    "NumberOrText",
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
    "UnknownValue",
    "Vec",
    "WireFields",
];

/// Modules of the crate's root that are not models.
const RESERVED_MODULES: [&str; 4] = ["lib", "main", "mod", "support"];

/// Whether `title` can be the name of a Rust type as it is, without triggering a lint.
fn is_type_name(title: &str) -> bool {
    title.starts_with(|first: char| first.is_ascii_uppercase())
        && title
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
        && !RESERVED_TYPES.contains(&title)
}

/// A name for the type that the docs call `title`.
pub(super) fn type_name(title: &str) -> String {
    if is_type_name(title) {
        return title.to_owned();
    }
    // The words inside a part already start with capitals.
    let name: String = ascii(title)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .map(capitalized)
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
pub(super) struct Wanted {
    /// Whether its title can be its name.
    is_title: bool,
    /// Whether the user has chosen its name.
    is_chosen: bool,
    name: String,
    module: String,
    /// Whether its constructor would take too many arguments.
    needs_many: bool,
}

impl Wanted {
    pub(super) fn of(api: &Api, model: &Model) -> Self {
        let chosen = model.rust_name.chosen();
        let name = chosen.map_or_else(|| type_name(&model.title), str::to_owned);
        let module = file_name(&name);
        Self {
            is_title: is_type_name(&model.title),
            is_chosen: chosen.is_some(),
            name,
            module,
            needs_many: needed(api, &model.shape) > MOST_ARGUMENTS,
        }
    }
}

/// The number of fields that a constructor needs.
fn needed(api: &Api, shape: &Shape) -> usize {
    let fields = match shape {
        Shape::Struct(it) => it.fields.as_slice(),
        Shape::Enum(_) | Shape::Union(_) | Shape::Opaque => &[],
    };
    let is_needed = |field: &&Field| is_argument(api, &field.ty, field.presence);
    fields.iter().filter(is_needed).count()
}

pub(super) fn name_models(
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
    // Nobody finds a module in a module of the same name.
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
        let name = types.take(&wanted.name);
        if name != model.title && !wanted.is_chosen {
            report(diagnostics, model.span, &model.title, &name);
        }
        model.module = match name == wanted.name {
            true => modules.take(&wanted.module),
            false => modules.take(&file_name(&name)),
        };
        model.rust_name = name.into();
    }
    for (model, _) in &mut models {
        name_literals(model.rust_name.as_str(), &mut model.shape, &mut types);
    }
    for (model, _) in models.iter_mut().filter(|(_, wanted)| wanted.needs_many) {
        if let Shape::Struct(it) = &mut model.shape {
            it.required_name = Some(types.take(&format!("{}Required", model.rust_name)));
        }
    }
}

/// Names that Windows reserves for devices.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// The longest name of a module: its file name must be valid on every system.
const MAX_MODULE_NAME: usize = 150;

/// The module of the type `name`, and its file name without `.rs`.
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
pub(super) fn child_modules(api: &Api) -> BTreeMap<Vec<String>, BTreeSet<String>> {
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

/// Types with one value are named after the model and field that have them.
fn name_literals(owner: &str, shape: &mut Shape, types: &mut Scope) {
    let mut name_one = |ty: &mut Type, suffix: &dyn Fn() -> String| {
        if let Some(name) = literal_name(ty) {
            *name = types.take(&format!("{owner}{}", suffix())).into();
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
                    Type::Literal { value, .. } => value_name(&value.text()),
                    _ => "Item".to_owned(),
                };
                name_one(&mut variant.ty, &|| suffix.clone());
            }
        }
        Shape::Enum(_) | Shape::Opaque => {}
    }
}

/// Where the name of the literal inside `ty` goes, if there is one.
fn literal_name(ty: &mut Type) -> Option<&mut RustName> {
    match ty {
        Type::Literal { rust_name, .. } => Some(rust_name),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Deferred(inner) => {
            literal_name(inner)
        }
        _ => None,
    }
}
