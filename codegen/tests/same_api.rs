//! The SDKs of one vendor describe one API: what their docs say is compared, fact by fact. Where two of them differ, a
//! rule has to say why, and a rule is about a dialect, never about a name.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fieldnotes::dialect::facts::{Presence, Primitive};
use fieldnotes::model::{Api, Enum, Field, Model, ModelId, Shape, Type};
use support::{Run, corpus};

/// The docs of one language.
struct Sdk {
    language: &'static str,
    api: Api,
    /// By folder and title, as all languages have them.
    models: BTreeMap<String, ModelId>,
}

impl Sdk {
    fn read(root: &Path, vendor: &str, language: &'static str) -> Self {
        let run = Run::of_folder(&root.join(format!("{vendor}-{language}")), "", "corpus");
        let api = run.generated.api;
        let models = api
            .iter()
            .map(|(id, model)| (key(&api, model), id))
            .collect();
        Self {
            language,
            api,
            models,
        }
    }

    fn model(&self, key: &str) -> Option<&Model> {
        self.models.get(key).and_then(|id| self.api.get(*id))
    }
}

/// `components/link`: the last folder and the title, without what languages do to them.
fn key(api: &Api, model: &Model) -> String {
    let namespace = api.namespace(model.namespace);
    let folder = namespace
        .and_then(|it| it.path.last())
        .map_or("", String::as_str);
    let folder = match folder {
        // Each language calls the folder of errors as it likes.
        "sdkerrors" | "apierrors" => "errors",
        // The folder of all models is `components` today and was `shared`.
        "shared" => "components",
        other => other,
    };
    // `ErrorT` and `OptionsObj`: what a language does to a title that is a word of its own.
    let title = model.title.as_str();
    let is_word = |rest: &&str| rest.ends_with(|last: char| last.is_ascii_lowercase());
    let title = ["T", "Obj"]
        .iter()
        .find_map(|suffix| title.strip_suffix(suffix).filter(is_word))
        .unwrap_or(title);
    format!("{folder}/{}", bare(title))
}

/// The letters and digits of a name: what no language changes.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.collect::<String>().to_lowercase()
}

/// Two SDKs that do not say the same.
#[derive(Debug)]
struct Difference {
    /// `components/link.createdAt`
    place: String,
    what: What,
    languages: [&'static str; 2],
    said: [String; 2],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// The model is only in the first.
    Model,
    /// Struct, enum or union.
    Shape,
    /// The field is only in the first.
    Field,
    Type,
    Presence,
    Values,
    Variants,
    Deprecation,
}

fn compare(a: &Sdk, b: &Sdk) -> Vec<Difference> {
    let mut differences = Vec::new();
    for (one, other) in [(a, b), (b, a)] {
        for (key, id) in &one.models {
            if !other.models.contains_key(key) {
                let said = one
                    .api
                    .get(*id)
                    .map(|model| kind(&model.shape))
                    .unwrap_or_default();
                differences.push(Difference {
                    place: key.clone(),
                    what: What::Model,
                    languages: [one.language, other.language],
                    said: [said, "nothing".into()],
                });
            }
        }
    }
    for key in a.models.keys() {
        if let (Some(first), Some(second)) = (a.model(key), b.model(key)) {
            compare_models(key, (a, first), (b, second), &mut differences);
        }
    }
    differences
}

fn kind(shape: &Shape) -> String {
    match shape {
        Shape::Struct(it) => format!("a struct of {}", it.fields.len()),
        Shape::Enum(it) => format!("an enum of {}", it.values.len()),
        Shape::Union(_) => "a union".into(),
        Shape::Opaque => "anything".into(),
    }
}

fn compare_models(
    key: &str,
    (a, first): (&Sdk, &Model),
    (b, second): (&Sdk, &Model),
    differences: &mut Vec<Difference>,
) {
    let mut differ = |place: String, what, said: [String; 2]| {
        if said[0] != said[1] {
            differences.push(Difference {
                place,
                what,
                languages: [a.language, b.language],
                said,
            });
        }
    };
    match (&first.shape, &second.shape) {
        (Shape::Struct(x), Shape::Struct(y)) => {
            let named = |it: &Field| (bare(&it.doc_name), ());
            let names: BTreeSet<_> = x
                .fields
                .iter()
                .chain(&y.fields)
                .map(|it| named(it).0)
                .collect();
            let find = |fields: &[Field], name: &str| {
                fields.iter().find(|it| bare(&it.doc_name) == name).cloned()
            };
            for name in names {
                let place = format!("{key}.{name}");
                match (find(&x.fields, &name), find(&y.fields, &name)) {
                    (Some(x), Some(y)) => {
                        differ(
                            place.clone(),
                            What::Type,
                            [show(&a.api, &x.ty), show(&b.api, &y.ty)],
                        );
                        differ(place.clone(), What::Presence, [presence(&x), presence(&y)]);
                        differ(
                            place,
                            What::Deprecation,
                            [x.deprecation.is_some(), y.deprecation.is_some()]
                                .map(|it| it.to_string()),
                        );
                    }
                    (x, y) => {
                        let said = [(&a.api, x), (&b.api, y)]
                            .map(|(api, it)| it.map_or("nothing".into(), |it| show(api, &it.ty)));
                        differ(place, What::Field, said);
                    }
                }
            }
            let additional = |api: &Api, it: &fieldnotes::model::Struct| {
                it.additional
                    .as_ref()
                    .map_or("nothing".into(), |it| show(api, &it.ty))
            };
            differ(
                format!("{key}.*"),
                What::Field,
                [additional(&a.api, x), additional(&b.api, y)],
            );
        }
        (Shape::Enum(x), Shape::Enum(y)) => {
            differ(key.to_owned(), What::Values, [values(x), values(y)]);
        }
        (Shape::Union(x), Shape::Union(y)) => {
            let variants = |api: &Api, it: &fieldnotes::model::Union| {
                let set: BTreeSet<_> = it.variants.iter().map(|it| show(api, &it.ty)).collect();
                set.into_iter().collect::<Vec<_>>().join(" | ")
            };
            differ(
                key.to_owned(),
                What::Variants,
                [variants(&a.api, x), variants(&b.api, y)],
            );
        }
        (x, y) => differ(key.to_owned(), What::Shape, [kind(x), kind(y)]),
    }
    differ(
        key.to_owned(),
        What::Deprecation,
        [first, second].map(|it| it.deprecation.is_some().to_string()),
    );
}

fn values(it: &Enum) -> String {
    let set: BTreeSet<_> = it.values.iter().map(|value| value.value.as_str()).collect();
    set.into_iter().collect::<Vec<_>>().join(" | ")
}

fn presence(field: &Field) -> String {
    match field.presence {
        Presence::Required => "required",
        Presence::RequiredNullabilityUnknown => "required, perhaps null",
        Presence::RequiredNullable => "required or null",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional or null",
    }
    .into()
}

/// A type in terms that do not depend on a language: an enum of one value is that value.
fn show(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Primitive(primitive) => match primitive {
            Primitive::Integer => "integer",
            Primitive::BigInteger => "big integer",
            Primitive::Float => "float",
            Primitive::Number => "number",
            Primitive::String => "string",
            Primitive::Boolean => "boolean",
            Primitive::Bytes => "bytes",
            Primitive::Date => "date",
            Primitive::DateTime => "date-time",
            Primitive::Any => "any",
        }
        .into(),
        Type::Literal { value, .. } => format!("{value:?}")
            .replace("String(", "")
            .trim_end_matches(')')
            .to_owned(),
        Type::Array(item) => format!("[{}]", show(api, item)),
        Type::Map(value) => format!("{{{}}}", show(api, value)),
        Type::Nullable(inner) => format!("{}?", show(api, inner)),
        Type::External(path) => path.clone(),
        Type::Model(id) | Type::Boxed(id) => match api.get(*id) {
            Some(Model {
                shape: Shape::Enum(it),
                ..
            }) if it.values.len() == 1 => format!("{:?}", it.values[0].value),
            Some(model) => key(api, model),
            None => "?".into(),
        },
    }
}

/// Why two SDKs may differ.
struct Rule {
    why: &'static str,
    explains: fn(&Difference) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        why: "TypeScript, PHP and C# do not say whether a required key may be null; Python, Java and Go do not of some types",
        explains: |it| {
            let is_required = |said: &String| said.starts_with("required");
            it.what == What::Presence
                && it.said.iter().all(is_required)
                && it.said.iter().any(|said| said == "required, perhaps null")
        },
    },
    Rule {
        why: "only Python and Java tell an optional key that may be null from one that may not",
        explains: |it| {
            let tells = ["python", "java"];
            it.what == What::Presence
                && it.said.iter().all(|said| said.starts_with("optional"))
                && it.languages.iter().any(|language| tells.contains(language))
        },
    },
    Rule {
        why: "a whole number in a snippet is taken for an integer: 2 of 1,113 are none (hard case 91)",
        explains: |it| {
            it.what == What::Type && it.side("typescript") == Some("integer") && it.says("float")
        },
    },
    Rule {
        why: "TypeScript does not tell whole numbers from others",
        explains: |it| {
            let [first, second] = it.said.clone().map(|said| without_kinds(&said));
            matches!(it.what, What::Type | What::Variants)
                && it.languages.contains(&"typescript")
                && first == second
        },
    },
    Rule {
        why: "an enum of one value has no page, or one under another title: it is compared by its value",
        explains: |it| it.what == What::Model && it.says("an enum of 1"),
    },
    Rule {
        why: "each language wraps the response of an operation in its own way",
        explains: |it| {
            let model = it.place.split('.').next().unwrap_or_default();
            let is_wrapper = model.starts_with("operations/") && model.ends_with("response");
            matches!(it.what, What::Model | What::Field) && is_wrapper
        },
    },
    Rule {
        why: "Java and Unity docs do not list the variants of a union",
        explains: |it| {
            it.what == What::Shape
                && it.says("a union")
                && ["java", "unity"]
                    .iter()
                    .any(|language| it.side(language) == Some("anything"))
        },
    },
    Rule {
        why: "an upload is its content in TypeScript and the page of a file elsewhere, and Go prints the content as `any`",
        explains: |it| {
            let is_upload =
                |said: &String| said == "bytes" || said == "any" || said.ends_with("file");
            it.what == What::Type && it.says("bytes") && it.said.iter().all(is_upload)
                || it.what == What::Model && it.place.ends_with("file")
                || it.what == What::Type && it.said.iter().all(is_upload)
        },
    },
];

impl Difference {
    /// What `language` says, if it is one of the two.
    fn side(&self, language: &str) -> Option<&str> {
        let index = self.languages.iter().position(|it| *it == language)?;
        self.said.get(index).map(String::as_str)
    }

    fn says(&self, what: &str) -> bool {
        self.said.iter().any(|said| said == what)
    }
}

/// A type or a list of types with all numbers alike.
fn without_kinds(said: &str) -> String {
    let same = said
        .replace("big integer", "number")
        .replace("integer", "number");
    same.replace("float", "number")
}

/// Compares all languages of a vendor with each other, prints how often each rule was needed, and returns what none of
/// them explains.
fn unexplained(vendor: &str, languages: &[&'static str]) -> Vec<Difference> {
    let Some(root) = corpus::folder() else {
        return Vec::new();
    };
    let read = |language: &&'static str| Sdk::read(&root, vendor, language);
    let sdks: Vec<_> = languages.iter().map(read).collect();
    let mut explained: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for (index, a) in sdks.iter().enumerate() {
        for difference in sdks.iter().skip(index + 1).flat_map(|b| compare(a, b)) {
            match RULES.iter().find(|rule| (rule.explains)(&difference)) {
                Some(rule) => *explained.entry(rule.why).or_default() += 1,
                None => unexplained.push(difference),
            }
        }
    }
    for (why, count) in explained {
        eprintln!("{vendor}: {count} × {why}");
    }
    unexplained
}

impl std::fmt::Display for Difference {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            place,
            what,
            languages: [one, other],
            said: [first, second],
        } = self;
        write!(
            formatter,
            "{what:?} {place}: {one} says {first}, {other} says {second}"
        )
    }
}

fn list(differences: &[Difference]) -> String {
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn four_languages_of_dub_say_the_same() {
    let left = unexplained("dub", &["typescript", "python", "go", "php"]);
    assert!(
        left.is_empty(),
        "{} differences without a rule:\n{}",
        left.len(),
        list(&left)
    );
}

#[test]
fn two_languages_of_hathora_say_the_same() {
    let left = unexplained("hathora", &["typescript", "go"]);
    assert!(
        left.is_empty(),
        "{} differences without a rule:\n{}",
        left.len(),
        list(&left)
    );
}

/// hathora's Java and Unity SDKs are older than the other two: what no rule explains is what the API has changed in
/// between, in models that all of them have. It is little, and no dialect reads more or less than the others.
#[test]
fn older_languages_of_hathora_differ_by_what_has_changed() {
    let languages = ["typescript", "go", "java", "unity"];
    let left = unexplained("hathora", &languages);
    let left: Vec<_> = left
        .into_iter()
        .filter(|it| it.what != What::Model)
        .collect();
    eprintln!("{}", list(&left));
    let is_of_releases =
        |it: &&Difference| it.languages.iter().any(|it| ["java", "unity"].contains(it));
    assert_eq!(
        left.iter().filter(is_of_releases).count(),
        left.len(),
        "{}",
        list(&left)
    );
    assert!(left.len() < 260, "{}", left.len());
}
