//! The seven languages, each a table.

use super::BASE;
use crate::dialect::facts::Wrapper;
use crate::dialect::grammar::{Cells, Container, Kind, Mark, Tells, Types};
use crate::dialect::{Dialect, NameEscape, Names, Spelling, TellsPresence, Words};
use crate::model::Primitive;

/// All languages, in the order in which ties are resolved.
pub(in crate::dialect) const LANGUAGES: &[&Dialect] =
    &[&TYPESCRIPT, &GO, &PYTHON, &RUBY, &PHP, &JAVA, &CSHARP];

/// Tells null.
const TYPESCRIPT: Dialect = Dialect {
    id: "apimatic-typescript",
    language: "TypeScript",
    detected_by: &["undefined", "number", "boolean", "bigint", "Record<"],
    types: Types {
        noun: "a TypeScript type",
        scalars: &[
            ("string", Primitive::String),
            ("number", Primitive::Number),
            ("bigint", Primitive::Integer),
            ("boolean", Primitive::Boolean),
            ("unknown", Primitive::Any),
            ("any", Primitive::Any),
            ("object", Primitive::Any),
            ("File", Primitive::String),
            ("Blob", Primitive::String),
        ],
        containers: &[
            Container::map("Record<string, ", ">"),
            Container::stream("(", ")"),
            Container::list("", "[]"),
            Container::list("Array<", ">"),
        ],
        nulls: &["null"],
        absent: &["undefined"],
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Joined(
            "m",
            Words::Keywords(&[
                "abstract",
                "any",
                "arguments",
                "as",
                "async",
                "await",
                "boolean",
                "break",
                "case",
                "catch",
                "class",
                "const",
                "continue",
                "debugger",
                "declare",
                "default",
                "delete",
                "do",
                "else",
                "enum",
                "export",
                "extends",
                "false",
                "finally",
                "for",
                "from",
                "function",
                "if",
                "implements",
                "import",
                "in",
                "instanceof",
                "interface",
                "let",
                "new",
                "null",
                "package",
                "private",
                "protected",
                "public",
                "return",
                "static",
                "super",
                "switch",
                "this",
                "throw",
                "true",
                "try",
                "typeof",
                "var",
                "void",
                "while",
                "with",
                "yield",
            ]),
        )],
        ..BASE.names
    },
    ..BASE
};

/// Tells null, except for lists and maps. Its examples are code, which shows no wire names; a date may be a date, a
/// date-time or a number of seconds.
const GO: Dialect = Dialect {
    id: "apimatic-go",
    language: "Go",
    fences: &["go"],
    detected_by: &[
        "models.",
        "*string",
        "*int",
        "*bool",
        "time.Time",
        "map[string]",
        "[]",
    ],
    types: Types {
        noun: "a Go type",
        tokens: &[
            ("interface{}", Primitive::Any),
            ("[]byte", Primitive::String),
        ],
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("int64", Primitive::Integer),
            ("float64", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("time.Time", Primitive::String),
            ("uuid.UUID", Primitive::String),
            ("any", Primitive::Any),
            ("models.FileWrapper", Primitive::String),
        ],
        containers: &[Container::list("[]", ""), Container::map("map[string]", "")],
        marks: &[
            Mark::new("models.Optional[", "]", Wrapper::OptionalNullable),
            Mark::new("*", "", Wrapper::Optional),
        ],
        tells: Tells::NeverNullBut {
            kinds: &[Kind::List, Kind::Map, Kind::Is(Primitive::Any)],
            names: &[],
            qualified: false,
        },
        ..BASE.types
    },
    presence: TellsPresence::BOTH,
    names: Names {
        spelling: Spelling::Pascal,
        escapes: &[],
        ..BASE.names
    },
    ..BASE
};

const PYTHON: Dialect = Dialect {
    id: "apimatic-python",
    language: "Python",
    detected_by: &[
        "`str`",
        "`int`",
        "`bool`",
        "`datetime`",
        "List[",
        "Dict[",
        "str ",
        " None",
    ],
    cells: Cells {
        containers: &[
            Container::list("List[", "]"),
            Container::map("Dict[str, ", "]"),
        ],
        tokens: &[
            ("str", Primitive::String),
            ("int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("Any", Primitive::Any),
        ],
        ..BASE.cells
    },
    types: Types {
        noun: "a Python type",
        scalars: &[
            ("str", Primitive::String),
            ("int", Primitive::BigInteger),
            ("long", Primitive::BigInteger),
            ("long|int", Primitive::BigInteger),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("datetime", Primitive::DateTime),
            ("date", Primitive::Date),
            ("Any", Primitive::Any),
            ("object", Primitive::Any),
            ("uuid", Primitive::String),
            ("typing.BinaryIO", Primitive::String),
            ("dict", Primitive::Any),
        ],
        containers: &[
            Container::list("List[", "]"),
            Container::list("list of ", ""),
            Container::map("Dict[str, ", "]"),
        ],
        absent: &["None"],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        escapes: &[NameEscape::Prefix(
            "m",
            Words::Keywords(&[
                "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
                "del", "elif", "else", "except", "exec", "false", "finally", "for", "from",
                "global", "if", "import", "in", "is", "lambda", "none", "nonlocal", "not", "or",
                "pass", "print", "raise", "return", "self", "true", "try", "type", "while", "with",
                "yield",
            ]),
        )],
        ..BASE.names
    },
    ..BASE
};

const RUBY: Dialect = Dialect {
    id: "apimatic-ruby",
    language: "Ruby",
    detected_by: &["TrueClass", "`Integer`", "Array<", "Hash[", " nil"],
    cells: Cells {
        containers: &[
            Container::list("Array[", "]"),
            Container::list("Array<", ">"),
            Container::map("Hash[String, ", "]"),
        ],
        tokens: &[
            ("String", Primitive::String),
            ("Integer", Primitive::BigInteger),
            ("Float", Primitive::Float),
            ("TrueClass", Primitive::Boolean),
            ("FalseClass", Primitive::Boolean),
            ("DateTime", Primitive::DateTime),
            ("Date", Primitive::Date),
            ("Object", Primitive::Any),
        ],
        ..BASE.cells
    },
    types: Types {
        noun: "a Ruby type",
        scalars: &[
            ("String", Primitive::String),
            ("Integer", Primitive::BigInteger),
            ("Float", Primitive::Float),
            ("TrueClass", Primitive::Boolean),
            ("FalseClass", Primitive::Boolean),
            ("Boolean", Primitive::Boolean),
            ("DateTime", Primitive::DateTime),
            ("Date", Primitive::Date),
            ("Object", Primitive::Any),
            ("UUID", Primitive::String),
            ("File", Primitive::String),
        ],
        containers: &[
            Container::list("Array<", ">"),
            Container::list("Array[", "]"),
            Container::map("Hash[String, ", "]"),
        ],
        absent: &["nil"],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Snake,
        ..BASE.names
    },
    ..BASE
};

/// A `DateTime` may be a date, a date-time or a number of seconds.
const PHP: Dialect = Dialect {
    id: "apimatic-php",
    language: "PHP",
    detected_by: &["`?", "?string", "?(", "string(", "array<string,"],
    cells: Cells {
        containers: &[
            Container::list("", "[]"),
            Container::stream("(", ")"),
            Container::map("array<string, ", ">"),
            Container::map("array<string,", ">"),
            Container::list("array<", ">"),
        ],
        tokens: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("DateTime", Primitive::String),
            ("mixed", Primitive::Any),
        ],
        ..BASE.cells
    },
    types: Types {
        noun: "a PHP type",
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("float", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("DateTime", Primitive::String),
            ("FileWrapper", Primitive::String),
            ("mixed", Primitive::Any),
            ("array", Primitive::Any),
            ("object", Primitive::Any),
        ],
        containers: &[
            // An enum of this type.
            Container::stream("string(", ")"),
            Container::stream("int(", ")"),
            Container::stream("(", ")"),
            Container::map("array<string, ", ">"),
            Container::map("array<string,", ">"),
            Container::list("array<", ">"),
            Container::list("", "[]"),
        ],
        marks: &[Mark::new("?", "", Wrapper::Optional)],
        nulls: &["null"],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Camel,
        escapes: &[],
        ..BASE.names
    },
    ..BASE
};

const JAVA: Dialect = Dialect {
    id: "apimatic-java",
    language: "Java",
    detected_by: &[
        "`String`",
        "`Integer`",
        "`Boolean`",
        "`Long`",
        "ZonedDateTime",
        "List<String>",
        "Map<String, ",
    ],
    types: Types {
        noun: "a Java type",
        scalars: &[
            ("String", Primitive::String),
            ("Integer", Primitive::Integer),
            ("int", Primitive::Integer),
            ("Long", Primitive::Integer),
            ("long", Primitive::Integer),
            ("Double", Primitive::Float),
            ("double", Primitive::Float),
            ("Boolean", Primitive::Boolean),
            ("boolean", Primitive::Boolean),
            ("ZonedDateTime", Primitive::DateTime),
            ("LocalDateTime", Primitive::String),
            ("LocalDate", Primitive::Date),
            ("Object", Primitive::Any),
            ("JsonValue", Primitive::Any),
            ("JsonObject", Primitive::Any),
            ("UUID", Primitive::String),
            ("FileWrapper", Primitive::String),
        ],
        containers: &[
            Container::list("List<", ">"),
            Container::map("Map<String, ", ">"),
        ],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        escapes: &[],
        ..BASE.names
    },
    ..BASE
};

const CSHARP: Dialect = Dialect {
    id: "apimatic-csharp",
    language: "C#",
    detected_by: &[
        "int?",
        "bool?",
        "long?",
        "DateTimeOffset",
        "DateTime?",
        "List<string>",
        "Dictionary<string, ",
    ],
    types: Types {
        noun: "a C# type",
        scalars: &[
            ("string", Primitive::String),
            ("int", Primitive::Integer),
            ("long", Primitive::Integer),
            ("double", Primitive::Float),
            ("bool", Primitive::Boolean),
            ("DateTimeOffset", Primitive::DateTime),
            ("DateTime", Primitive::Date),
            ("object", Primitive::Any),
            ("JsonValue", Primitive::Any),
            ("JsonObject", Primitive::Any),
            ("Guid", Primitive::String),
            ("FileStreamInfo", Primitive::String),
        ],
        containers: &[
            Container::list("List<", ">"),
            Container::map("Dictionary<string, ", ">"),
            Container::map("", " this[string key]"),
        ],
        marks: &[Mark::new("", "?", Wrapper::Optional)],
        ..BASE.types
    },
    names: Names {
        spelling: Spelling::Pascal,
        escapes: &[NameEscape::Prefix("M", Words::Keywords(&["Value"]))],
        ..BASE.names
    },
    ..BASE
};
