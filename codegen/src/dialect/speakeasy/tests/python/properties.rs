//! What holds for every type that the grammar can print, and for any text at all.

use proptest::prelude::*;

use super::{DATE, DATETIME, DIALECT};
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
        let mark = if matches!(self.wrapper, "" | "unprinted ") {
            ""
        } else {
            "?"
        };
        format!("{}{mark}", self.ty)
    }
}

const WRAPPERS: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("Optional[", "]", "optional "),
    ("Nullable[", "]", "nullable "),
    ("OptionalNullable[", "]", "optional-nullable "),
];

/// A type inside emphasis, and how it is shown.
fn builtin() -> impl Strategy<Value = (String, String)> {
    let names = prop::sample::select(&[
        ("str", "string"),
        ("int", "big-integer"),
        ("float", "float"),
        ("bool", "boolean"),
        ("Any", "any"),
        ("bytes", "bytes"),
        ("Literal[True]", "true"),
        ("Literal[False]", "false"),
    ]);
    let names = names.prop_map(|(name, shown)| (name.to_owned(), shown.to_owned()));
    let texts = "[^\"|\r\n]{0,12}";
    prop_oneof![
        names,
        texts.prop_map(|text| (format!("Literal[\"{text}\"]"), format!("\"{text}\"")))
    ]
}

fn name() -> impl Strategy<Value = String> {
    "(models|shared|components)\\.[A-Z][a-zA-Z0-9]{0,9}"
}

/// The members of a union as the first docs list them.
fn members() -> impl Strategy<Value = (String, String)> {
    let member = prop_oneof![
        Just(("str".to_owned(), "string".to_owned())),
        Just(("List[str]".to_owned(), "[string]".to_owned())),
        Just(("Dict[str, Any]".to_owned(), "{any}".to_owned())),
        name().prop_map(|name| (name.clone(), format!("&{name}"))),
    ];
    prop::collection::btree_set(member, 2..5).prop_map(|members| {
        let (printed, shown): (Vec<_>, Vec<_>) = members.into_iter().unzip();
        (printed.join(", "), shown.join(" | "))
    })
}

fn cell() -> impl Strategy<Value = Printed> {
    let wrapper = || prop::sample::select(WRAPPERS);
    let leaf = prop_oneof![
        (builtin(), wrapper()).prop_map(|((name, ty), (open, close, wrapper))| Printed {
            cell: format!("*{open}{name}{close}*"),
            wrapper,
            ty,
        }),
        (name(), wrapper()).prop_map(|(name, (open, close, wrapper))| Printed {
            cell: format!("[{open}{name}{close}](../models/x.md)"),
            wrapper,
            ty: format!("&{name}(../models/x.md)"),
        }),
        Just(Printed {
            cell: DATE.to_owned(),
            wrapper: "unprinted ",
            ty: "date-time".to_owned()
        }),
        Just(Printed {
            cell: DATETIME.to_owned(),
            wrapper: "unprinted ",
            ty: "date".to_owned()
        }),
    ];
    leaf.prop_recursive(6, 12, 1, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Printed {
                cell: format!("List[{}]", inner.cell),
                wrapper: "unprinted ",
                ty: format!("[{}]", inner.item()),
            }),
            inner.prop_map(|inner| Printed {
                cell: format!("Dict[str, {}]", inner.cell),
                wrapper: "unprinted ",
                ty: format!("{{{}}}", inner.item()),
            }),
        ]
    })
}

const PIECES: &[&str] = &[
    "*",
    "[",
    "]",
    "(",
    ")",
    "](x.md)",
    "](https://e.org)",
    "List[",
    "Dict[str, ",
    "Optional[",
    "Nullable[",
    "Union[",
    "Literal[",
    "\"",
    ", ",
    "str",
    "int",
    "date",
    "models.X",
    "é",
    "\\",
    ": ",
    " =",
    " ",
    "IO[bytes]",
];

proptest! {
    #![proptest_config(property_config())]

    #[test]
    fn what_is_printed_is_read_back(printed in cell()) {
        let expected = format!("{}{}", printed.wrapper, printed.ty);
        prop_assert_eq!(read_cell(&DIALECT, &printed.cell), expected);
    }

    #[test]
    fn listed_members_are_read_back((printed, shown) in members(), (open, close, wrapper) in prop::sample::select(WRAPPERS)) {
        let cell = format!("[{open}Union[{printed}]{close}](u.md)");
        let found = read_cell(&DIALECT, &cell);
        let expected = format!("{wrapper}({shown})&");
        prop_assert!(found.starts_with(&expected) && found.ends_with("u(u.md)"), "{} {}", cell, found);
    }

    #[test]
    fn nothing_panics(text in any_cell(PIECES)) {
        survive(&DIALECT, &text);
    }
}
