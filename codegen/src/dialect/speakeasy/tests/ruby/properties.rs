//! What holds for every type that the grammar can print, and for any text at all.

use proptest::prelude::*;

use super::{DATE, DATE_TIME, DIALECT};
use crate::dialect::tests::support::{any_cell, property_config, read_cell, survive};

/// A cell, and what it should be read as.
#[derive(Debug, Clone)]
struct Printed {
    cell: String,
    wrapper: &'static str,
    ty: String,
}

impl Printed {
    fn item(&self) -> String {
        let mark = if self.wrapper == "nullable " { "?" } else { "" };
        format!("{}{mark}", self.ty)
    }
}

const WRAPPERS: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("T.nilable(", ")", "nullable "),
    ("Crystalline::Nilable.new(", ")", "nullable "),
];

const CONTAINERS: &[(&str, &str, &str, &str)] = &[
    ("T::Array<", ">", "[", "]"),
    ("Crystalline::Array<", ">", "[", "]"),
    ("T::Hash[Symbol, ", "]", "{", "}"),
    ("Crystalline::Hash[Symbol, ", "]", "{", "}"),
];

const BUILT_IN: &[(&str, &str)] = &[
    ("::String", "string"),
    ("::Integer", "big-integer"),
    ("::Float", "float"),
    ("::Object", "any"),
    ("T::Boolean", "boolean"),
    ("Crystalline::Boolean.new", "boolean"),
];

fn name() -> impl Strategy<Value = String> {
    "(Models::(Shared|Components|Operations)|::OpenApiSDK::Operations)::[A-Z][a-z]{0,5}"
}

fn members() -> impl Strategy<Value = (String, String)> {
    let owned = |(printed, shown): (&str, &str)| (printed.to_owned(), shown.to_owned());
    let member = prop_oneof![
        prop::sample::select(BUILT_IN).prop_map(owned),
        Just(owned(("T::Array[::String]", "[string]"))),
        Just(owned(("Crystalline::Array.new(::String)", "[string]"))),
        name().prop_map(|name| (name.clone(), format!("&{name}"))),
    ];
    prop::collection::vec(member, 1..6).prop_map(|members| {
        let (printed, shown): (Vec<_>, Vec<_>) = members.into_iter().unzip();
        (printed.join(", "), shown.join(" | "))
    })
}

fn cell() -> impl Strategy<Value = Printed> {
    let wrapper = || prop::sample::select(WRAPPERS);
    let leaf = prop_oneof![
        (prop::sample::select(BUILT_IN), wrapper()).prop_map(
            |((name, ty), (open, close, wrapper))| Printed {
                cell: format!("*{open}{name}{close}*"),
                wrapper,
                ty: ty.to_owned(),
            }
        ),
        (name(), wrapper()).prop_map(|(name, (open, close, wrapper))| {
            let title = name.rsplit("::").next().unwrap_or_default().to_lowercase();
            let target = format!("../../models/shared/{title}.md");
            Printed {
                cell: format!("[{open}{name}{close}]({target})"),
                wrapper,
                ty: format!("&{name}({target})"),
            }
        }),
        Just(Printed {
            cell: DATE.to_owned(),
            wrapper: "unprinted ",
            ty: "date-time".to_owned()
        }),
        Just(Printed {
            cell: DATE_TIME.to_owned(),
            wrapper: "unprinted ",
            ty: "date".to_owned()
        }),
    ];
    leaf.prop_recursive(6, 12, 1, |inner| {
        (inner, prop::sample::select(CONTAINERS)).prop_map(|(inner, (open, close, start, end))| {
            Printed {
                cell: format!("{open}{}{close}", inner.cell),
                wrapper: "unprinted ",
                ty: format!("{start}{}{end}", inner.item()),
            }
        })
    })
}

const PIECES: &[&str] = &[
    "*",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "](x.md)",
    "](https://e.org)",
    "T::Array<",
    "T::Array[",
    "T::Hash[Symbol, ",
    "T.nilable(",
    "T.any(",
    "Crystalline::Union.new(",
    "Crystalline::Nilable.new(",
    ", ",
    "::String",
    "::",
    "Date",
    "Models::Shared::X",
    "é",
    "\\",
    " ",
    "#",
    ".md",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back(printed in cell()) {
        let expected = format!("{}{}", printed.wrapper, printed.ty);
        prop_assert_eq!(read_cell(&DIALECT, &printed.cell), expected);
    }

    #[test]
    fn listed_members_are_read_back(
        (printed, shown) in members(),
        (open, close, wrapper) in prop::sample::select(WRAPPERS),
        union in prop::sample::select(&["T.any(", "Crystalline::Union.new("]),
    ) {
        // A union of one is its member: `unions_of_one`.
        prop_assume!(shown.contains(" | "));
        let cell = format!("[{open}{union}{printed}){close}](u.md)");
        let found = read_cell(&DIALECT, &cell);
        let expected = format!("{wrapper}({shown})&");
        prop_assert!(found.starts_with(&expected) && found.ends_with("u(u.md)"), "{} {}", cell, found);
    }

    #[test]
    fn nothing_panics(text in any_cell(PIECES)) {
        survive(&DIALECT, &text);
    }
}
