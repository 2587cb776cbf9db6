//! The languages, each a table.

use super::BASE;
use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Cells, Container, Makes, Mark, Types};
use crate::dialect::{Dialect, Names, Spelling};
use crate::model::Primitive;

/// All languages, in the order in which ties are resolved.
pub(in crate::dialect) const LANGUAGES: &[&Dialect] = &[&TYPESCRIPT, &PYTHON, &JAVA, &GO, &CSHARP];

const TYPESCRIPT: Dialect = Dialect {
    id: "liblab-typescript",
    language: "TypeScript",
    detected_by: &["number", "boolean", "[]"],
    types: Types {
        noun: "a TypeScript type",
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("boolean", Primitive::Boolean),
            ("any", Primitive::Any),
            ("unknown", Primitive::Any),
            ("object", Primitive::Any),
            ("ArrayBuffer", Primitive::String),
            ("Blob", Primitive::String),
            ("File", Primitive::String),
        ],
        containers: &[
            Container::stream("(", ")"),
            Container::list("", "[]"),
            Container::list("Array<", ">"),
            Container::map("Record<string, ", ">"),
        ],
        between: &[" \\| ", " | "],
        nulls: &["null"],
        absent: &["undefined"],
        twins: true,
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        ..BASE.names
    },
    ..with_lists(&[Container::list("", "[]")])
};

const PYTHON: Dialect = Dialect {
    id: "liblab-python",
    language: "Python",
    detected_by: &["List[", "str", "datetime"],
    types: Types {
        noun: "a Python type",
        scalars: &[
            ("str", Primitive::String),
            ("int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("bytes", Primitive::String),
            ("any", Primitive::Any),
            ("Any", Primitive::Any),
        ],
        bare: &[("dict", Makes::Map), ("list", Makes::List)],
        containers: &[
            Container::list("List[", "]"),
            Container::map("Dict[str, ", "]"),
            Container::map("dict[str, ", "]"),
        ],
        marks: &[Mark::new("Optional[", "]", Wrapper::Optional)],
        unions: &[("Union[", ", ", "]")],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        ..BASE.names
    },
    ..with_lists(&[Container::list("List[", "]")])
};

const JAVA: Dialect = Dialect {
    id: "liblab-java",
    language: "Java",
    detected_by: &["String", "Long", "Boolean", "List<"],
    types: Types {
        noun: "a Java type",
        scalars: &[
            ("String", Primitive::String),
            ("Long", Primitive::Integer),
            ("Integer", Primitive::Integer),
            ("Double", Primitive::Float),
            ("Float", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("Object", Primitive::Any),
            ("byte[]", Primitive::String),
            ("OffsetDateTime", Primitive::DateTime),
            ("LocalDate", Primitive::Date),
        ],
        containers: &[
            Container::list("List<", ">"),
            Container::map("Map<String, ", ">"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        ..BASE.names
    },
    ..with_lists(&[Container::list("List<", ">")])
};

const GO: Dialect = Dialect {
    id: "liblab-go",
    language: "Go",
    detected_by: &["int64", "float64", "bool", "[]"],
    types: Types {
        noun: "a Go type",
        tokens: &[
            ("[]byte", Primitive::String),
            ("interface{}", Primitive::Any),
        ],
        scalars: &[
            ("string", Primitive::String),
            ("int64", Primitive::Integer),
            ("int", Primitive::Integer),
            ("float64", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("any", Primitive::Any),
            ("time.Time", Primitive::String),
        ],
        containers: &[Container::list("[]", ""), Container::map("map[string]", "")],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        ..BASE.names
    },
    ..with_lists(&[Container::list("[]", ""), Container::map("map[string]", "")])
};

const CSHARP: Dialect = Dialect {
    id: "liblab-csharp",
    language: "C#",
    detected_by: &["string", "long", "List<"],
    types: Types {
        noun: "a C# type",
        scalars: &[
            ("string", Primitive::String),
            ("long", Primitive::Integer),
            ("int", Primitive::Integer),
            ("double", Primitive::Float),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("object", Primitive::Any),
            ("byte[]", Primitive::String),
        ],
        containers: &[
            Container::list("List<", ">"),
            Container::map("Dictionary<string, ", ">"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Optional)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        ..BASE.names
    },
    ..with_lists(&[Container::list("List<", ">")])
};

/// The base with lists around links.
const fn with_lists(containers: &'static [Container]) -> Dialect {
    Dialect {
        cells: Cells {
            containers,
            ..BASE.cells
        },
        ..BASE
    }
}
