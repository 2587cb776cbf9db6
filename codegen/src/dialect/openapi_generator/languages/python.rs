//! Python: 6.4 and later (pydantic), 3.x and 4.x (python-legacy), swagger-codegen; 5.x (python-prior), which tells null; and 6.0
//! to 6.6 (python-experimental), whose pages describe schemas, with wire names.

use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Container, Kind, Mark, Tells, Types};
use crate::dialect::openapi_generator::BASE;
use crate::dialect::{Dialect, NameEscape, Names, Spelling, TellsPresence};
use crate::model::Primitive;

use crate::dialect::Words;

pub const DIALECT: Dialect = Dialect {
    id: "openapi-generator-python",
    language: "Python",
    detected_by: &["**str**", "**List[", "**Dict[str", "**list[", "**dict(str", "**dict[str", "**datetime**", "**int**", "**UUID**"],
    eras: &[
        (&["# TODO update the JSON string below"], "6.4 or later"),
        (&["list[", "dict(str"], "3.x, 4.x or python-legacy, or swagger-codegen"),
        (&["List[", "Dict["], "6.4 or later"),
    ],
    fences: &["python"],
    types: Types {
        noun: "a Python type",
        in_names: "_.",
        scalars: &[
            ("str", Primitive::String),
            ("UUID", Primitive::String),
            ("int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("decimal.Decimal", Primitive::NumberOrText),
            ("Decimal", Primitive::NumberOrText),
            ("bool", Primitive::Boolean),
            ("bytes", Primitive::String),
            ("bytearray", Primitive::String),
            ("file", Primitive::String),
            ("file_type", Primitive::String),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("object", Primitive::Any),
            ("Any", Primitive::Any),
            ("dict", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("none_type", Primitive::Any),
            ("StrictStr", Primitive::String),
            ("StrictInt", Primitive::BigInteger),
            ("StrictFloat", Primitive::Float),
            ("StrictBool", Primitive::Boolean),
            ("StrictBytes", Primitive::String),
        ],
        tells: Tells::Nothing,
        containers: &[
            Container::list("List[", "]"),
            Container::list("list[", "]"),
            Container::map("Dict[str, ", "]"),
            Container::map("dict[str, ", "]"),
            Container::map("dict(str, ", ")"),
            Container::list("Set[", "]"),
            Container::list("set[", "]"),
        ],
        marks: &[Mark::new("Optional[", "]", Wrapper::Nullable)],
        unions: &[("Union[", ", ", "]")],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[
            NameEscape::Prefix("var_", Words::All),
            NameEscape::Prefix("_", Words::Keywords(&["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "exec", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "print", "raise", "return", "self", "try", "while", "with", "yield", "property", "none", "true", "false", "schema", "date", "float", "list", "dict", "int", "str", "bool", "json", "copy"])),
        ],
        ..BASE.names
    },
    ..BASE
};

pub const PRIOR: Dialect = Dialect {
    id: "openapi-generator-python-prior",
    language: "Python (5.x)",
    detected_by: &["none_type", "**[str]**", "{str: (", "**[[", "file_type", "**[int]"],
    types: Types {
        noun: "a Python (5.x) type",
        before_close: ",",
        in_names: "_.",
        tokens: &[
            ("bool, date, datetime, dict, float, int, list, str", Primitive::Any),
        ],
        nulls: &["none_type"],
        between: &[", "],
        scalars: &[
            ("str", Primitive::String),
            ("UUID", Primitive::String),
            ("int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("decimal.Decimal", Primitive::NumberOrText),
            ("Decimal", Primitive::NumberOrText),
            ("bool", Primitive::Boolean),
            ("bytes", Primitive::String),
            ("bytearray", Primitive::String),
            ("file", Primitive::String),
            ("file_type", Primitive::String),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("object", Primitive::Any),
            ("Any", Primitive::Any),
            ("dict", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("none_type", Primitive::Any),
            ("StrictStr", Primitive::String),
            ("StrictInt", Primitive::BigInteger),
            ("StrictFloat", Primitive::Float),
            ("StrictBool", Primitive::Boolean),
            ("StrictBytes", Primitive::String),
            ("list", Primitive::Any),
        ],
        tells: Tells::NeverNullBut { kinds: &[Kind::Page], names: &[], qualified: false },
        containers: &[
            Container::list("[", "]"),
            Container::map("{str: (", ")}"),
        ],
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[
            NameEscape::Prefix("var_", Words::All),
            NameEscape::Prefix("_", Words::Keywords(&["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "exec", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "print", "raise", "return", "self", "try", "while", "with", "yield", "property", "none", "true", "false", "schema", "date", "float", "list", "dict", "int", "str", "bool", "json", "copy"])),
        ],
        ..BASE.names
    },
    ..BASE
};

pub const EXPERIMENTAL: Dialect = Dialect {
    id: "openapi-generator-python-experimental",
    language: "Python (6.0 to 6.6)",
    titles: &[".model."],
    detected_by: &["frozendict.frozendict", "decimal.Decimal", "BoolClass", "NoneClass", "str,"],
    types: Types {
        noun: "a Python (6.0 to 6.6) type",
        in_names: "_.",
        scalars: &[
            ("str", Primitive::String),
            ("UUID", Primitive::String),
            ("int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("decimal.Decimal", Primitive::Float),
            ("Decimal", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("bytes", Primitive::String),
            ("bytearray", Primitive::String),
            ("file", Primitive::String),
            ("file_type", Primitive::String),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("object", Primitive::Any),
            ("Any", Primitive::Any),
            ("dict", Primitive::Any),
            ("AnyType", Primitive::Any),
            ("none_type", Primitive::Any),
            ("StrictStr", Primitive::String),
            ("StrictInt", Primitive::BigInteger),
            ("StrictFloat", Primitive::Float),
            ("StrictBool", Primitive::Boolean),
            ("StrictBytes", Primitive::String),
        ],
        tells: Tells::NeverNullBut { kinds: &[Kind::Page], names: &[], qualified: false },
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Exact,
        ..BASE.names
    },
    ..BASE
};
