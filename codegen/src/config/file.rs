//! The text of fieldnotes.toml → [`Config`].

use serde::Deserialize;
use toml::Spanned;

use super::{Accept, Config, Setting, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::options::WireCase;
use crate::options::{Dates, EnumPolicy, Layout, Numbers, UnknownKeys, UnknownNullability};
use crate::overrides::{Changes, Override, OverrideType, Pattern, Written};
use crate::suggest::closest;
use crate::text::{FileId, Sources, Span};

/// The whole file. A new key needs a field here and in [`Config`], and a line in example.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default, rename = "crate")]
    package: Package,
    #[serde(default, rename = "source")]
    sources: Vec<SourceTable>,
    #[serde(default, rename = "override")]
    overrides: Vec<OverrideTable>,
    #[serde(default, rename = "accept")]
    accepts: Vec<AcceptTable>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Package {
    name: Option<Spanned<String>>,
    out: Option<Spanned<String>>,
    layout: Option<Layout>,
    dates: Option<Dates>,
    numbers: Option<Numbers>,
    enums: Option<EnumPolicy>,
    unknown_nullability: Option<UnknownNullability>,
    unknown_keys: Option<UnknownKeys>,
    namespace_features: Option<bool>,
    non_exhaustive: Option<bool>,
    strict: Option<bool>,
    max_drop: Option<u8>,
    observed: Option<Spanned<String>>,
    #[serde(default)]
    roots: Vec<Spanned<String>>,
    #[serde(default)]
    include: Vec<Spanned<String>>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SourceTable {
    docs: Spanned<String>,
    module: Option<Spanned<String>>,
    dialect: Option<Spanned<String>>,
    wire_case: Option<WireCase>,
    corroborates: Option<Spanned<String>>,
    git: Option<Spanned<String>>,
    rev: Option<Spanned<String>>,
    tag: Option<Spanned<String>>,
    path: Option<Spanned<String>>,
}

/// The fields of [`Changes`], the target and the reason in one struct: a flattened one would accept any key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OverrideTable {
    target: Spanned<String>,
    reason: String,
    wire_name: Option<String>,
    aliases: Option<Vec<String>>,
    #[serde(rename = "type")]
    ty: Option<Spanned<String>>,
    required: Option<bool>,
    nullable: Option<bool>,
    open: Option<bool>,
    variants: Option<Vec<String>>,
    tag: Option<String>,
    unknown_keys: Option<UnknownKeys>,
    rust_name: Option<Spanned<String>>,
    derive: Option<Vec<Spanned<String>>>,
    attributes: Option<Vec<Spanned<String>>>,
    doc: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AcceptTable {
    finding: Spanned<String>,
    page: String,
    about: Option<String>,
    reason: String,
}

pub(super) fn parse(sources: &Sources, file: FileId) -> Result<Config, Vec<Diagnostic>> {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let read: File = toml::from_str(text).map_err(|error| vec![explain(&error, text, file)])?;
    let setting = |value: Spanned<String>| Setting {
        span: Some(Span::new(file, value.span())),
        value: value.into_inner(),
    };
    let written = |value: Spanned<String>| Written {
        span: Some(Span::new(file, value.span())),
        text: value.into_inner(),
    };
    let all_written =
        |values: Vec<Spanned<String>>| values.into_iter().map(written).collect::<Vec<_>>();
    let pattern = |value: Spanned<String>| Pattern {
        span: Some(Span::new(file, value.span())),
        text: value.into_inner(),
    };
    let patterns = |values: Vec<Spanned<String>>| values.into_iter().map(pattern).collect();
    let source = |table: SourceTable| Source {
        docs: setting(table.docs),
        module: table.module.map(setting),
        dialect: table.dialect.map(setting),
        wire_case: table.wire_case,
        corroborates: table.corroborates.map(setting),
        git: table.git.map(setting),
        rev: table.rev.map(setting),
        tag: table.tag.map(setting),
        path: table.path.map(setting),
    };
    let correction = |table: OverrideTable| Override {
        span: Some(Span::new(file, table.target.span())),
        target: table.target.into_inner(),
        reason: table.reason,
        changes: Changes {
            wire_name: table.wire_name,
            aliases: table.aliases,
            ty: table.ty.map(|ty| OverrideType::of(written(ty))),
            required: table.required,
            nullable: table.nullable,
            open: table.open,
            variants: table.variants,
            tag: table.tag,
            unknown_keys: table.unknown_keys,
            rust_name: table.rust_name.map(written),
            derive: table.derive.map(all_written),
            attributes: table.attributes.map(all_written),
            doc: table.doc,
        },
    };
    let accept = |table: AcceptTable| Accept {
        finding: setting(table.finding),
        page: table.page,
        about: table.about,
        reason: table.reason,
    };
    Ok(Config {
        accepts: read.accepts.into_iter().map(accept).collect(),
        name: read.package.name.map(setting),
        out: read.package.out.map(setting),
        layout: read.package.layout,
        dates: read.package.dates,
        numbers: read.package.numbers,
        enums: read.package.enums,
        unknown_nullability: read.package.unknown_nullability,
        unknown_keys: read.package.unknown_keys,
        non_exhaustive: read.package.non_exhaustive,
        namespace_features: read.package.namespace_features.unwrap_or_default(),
        strict: read.package.strict.unwrap_or_default(),
        max_drop: read.package.max_drop,
        observed: read.package.observed.map(setting),
        roots: patterns(read.package.roots),
        include: patterns(read.package.include),
        exclude: patterns(read.package.exclude),
        corrections: read.overrides.into_iter().map(correction).collect(),
        sources: read.sources.into_iter().map(source).collect(),
        span: Some(Span::new(file, 0..0)),
    })
}

/// The error as a finding. The names that serde lists are the keys of the structs above, so there is no second list.
fn explain(error: &toml::de::Error, text: &str, file: FileId) -> Diagnostic {
    let message = error.message();
    let range = error.span().unwrap_or(0..0);
    let place = text.get(range.clone()).unwrap_or_default();
    let span = Span::new(file, range);
    let finding = |message: String| Diagnostic::new(Code::InvalidConfig, message);
    let (given, known) = quoted(message);
    if message.starts_with("unknown field") {
        finding(format!("there is no key `{given}` here"))
            .at(span, "unknown key")
            .help(advice("key", given, &known))
    } else if message.starts_with("unknown variant") {
        finding(format!("`{given}` is not a valid value"))
            .at(span, "unknown value")
            .help(advice("value", given, &known))
    } else if message.starts_with("missing field") {
        finding(format!("the key `{given}` is missing"))
            .at(span, format!("this table needs `{given} = …`"))
    } else if place == "[source]" {
        finding("there can be several sources, so each is an element of a list".to_owned())
            .at(span, "one bracket too few")
            .help("write `[[source]]`")
    } else {
        finding(format!("this cannot be read: {message}")).at(span, "")
    }
}

/// The words that serde puts in backticks: what was given, and what is allowed.
fn quoted(message: &str) -> (&str, Vec<&str>) {
    let mut names = message.split('`').skip(1).step_by(2);
    (names.next().unwrap_or_default(), names.collect())
}

/// `did you mean …?`, or the whole list.
pub(super) fn advice(noun: &str, given: &str, known: &[&str]) -> String {
    if let Some(close) = closest(given, known) {
        return format!("did you mean `{close}`?");
    }
    match known {
        [] => format!("there are no {noun}s here"),
        [only] => format!("the only {noun} is `{only}`"),
        known => format!("the {noun}s are `{}`", known.join("`, `")),
    }
}
