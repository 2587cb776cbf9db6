//! What differs between the languages, as tables.

use super::Language;

/// The names of the languages in info strings.
pub(super) const NAMES: &[(&str, Language)] = &[
    ("typescript", Language::TypeScript),
    ("ts", Language::TypeScript),
    ("tsx", Language::TypeScript),
    ("javascript", Language::TypeScript),
    ("js", Language::TypeScript),
    ("jsx", Language::TypeScript),
    ("mjs", Language::TypeScript),
    ("python", Language::Python),
    ("python3", Language::Python),
    ("py", Language::Python),
    ("go", Language::Go),
    ("golang", Language::Go),
    ("json", Language::Json),
    ("jsonc", Language::Json),
    ("json5", Language::Json),
];

/// One language.
pub(super) struct Syntax {
    /// The start of a comment that extends to the end of the line. `/* … */` is a comment everywhere, because the docs use
    /// it in Python too.
    pub line_comment: &'static str,
    /// Longer ones first.
    pub quotes: &'static [Quote],
    /// Letters that may precede a quote, and their effect on the string.
    pub string_prefixes: &'static [(&'static str, Prefix)],
    /// The words that are values.
    pub constants: &'static [(&'static str, Constant)],
    /// The calls that are values, by the end of their path; `*` matches any rest of a name.
    pub wrappers: &'static [(&'static str, Wrapper)],
    /// What may precede a value without changing it.
    pub value_prefixes: &'static [&'static str],
    /// The words after a value that name its type.
    pub casts: &'static [&'static str],
    /// The words that may precede the name in a declaration.
    pub declarations: &'static [&'static str],
    /// Whether `name: Type = value` declares a type; otherwise `var name Type = value` does.
    pub colon_before_type: bool,
    /// The characters after and before which a statement continues on the next line. None at all if only brackets
    /// join lines.
    pub continues_after: &'static str,
    pub continues_before: &'static str,
    /// Whether a type may precede braces: `components.X{…}`, `[]string{…}`.
    pub composites: bool,
    /// Whether `X(a=1)` makes an object, `{1, 2}` and `(1, 2)` are arrays, and `"a" "b"` is one string.
    pub keyword_arguments: bool,
    /// Whether `{ a }` means `{ a: a }`.
    pub shorthand: bool,
    /// Whether braces without keys hold the items of an array or set.
    pub bare_items: bool,
}

/// How a string is written.
pub(super) struct Quote {
    pub mark: &'static str,
    pub multiline: bool,
    /// Whether a backslash protects the next character.
    pub backslash: bool,
    pub text: Text,
    /// The interpolation marks in the string, which make it opaque.
    pub interpolation: Option<&'static str>,
}

/// What the characters of a string mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    Escaped,
    Verbatim,
    Opaque,
}

/// The effect of the letters before a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    Nothing,
    Verbatim,
    Interpolated(&'static str),
    Opaque,
}

/// A word that is a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constant {
    Null,
    True,
    False,
}

/// A call that is a value, and how it treats its only argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapper {
    DateTime,
    Date,
    Number,
    /// The call means its argument.
    Through,
}

const fn quote(mark: &'static str) -> Quote {
    Quote {
        mark,
        multiline: false,
        backslash: true,
        text: Text::Escaped,
        interpolation: None,
    }
}

/// The syntax of `language`.
pub(super) fn of(language: Language) -> &'static Syntax {
    match language {
        Language::TypeScript => &TYPESCRIPT,
        Language::Python => &PYTHON,
        Language::Go => &GO,
        Language::Json => &JSON,
    }
}

static TYPESCRIPT: Syntax = Syntax {
    line_comment: "//",
    quotes: &[
        quote("\""),
        quote("'"),
        Quote {
            multiline: true,
            interpolation: Some("${"),
            ..quote("`")
        },
    ],
    string_prefixes: &[],
    constants: &[
        ("null", Constant::Null),
        ("true", Constant::True),
        ("false", Constant::False),
    ],
    wrappers: &[
        ("Date", Wrapper::DateTime),
        ("RFCDate", Wrapper::Date),
        ("BigInt", Wrapper::Number),
        ("Decimal", Wrapper::Number),
        ("Decimal$", Wrapper::Number),
    ],
    value_prefixes: &["new"],
    casts: &["as", "satisfies"],
    declarations: &["export", "declare", "const", "let", "var"],
    colon_before_type: true,
    continues_after: "=:,.?+-*/%|&<",
    continues_before: "=:,.?+-*/%|&>",
    composites: false,
    keyword_arguments: false,
    shorthand: true,
    bare_items: false,
};

static PYTHON: Syntax = Syntax {
    line_comment: "#",
    quotes: &[
        Quote {
            multiline: true,
            ..quote("\"\"\"")
        },
        Quote {
            multiline: true,
            ..quote("'''")
        },
        quote("\""),
        quote("'"),
    ],
    string_prefixes: &[
        ("u", Prefix::Nothing),
        ("r", Prefix::Verbatim),
        ("f", Prefix::Interpolated("{")),
        ("b", Prefix::Opaque),
        ("br", Prefix::Opaque),
        ("rb", Prefix::Opaque),
        ("fr", Prefix::Opaque),
        ("rf", Prefix::Opaque),
    ],
    constants: &[
        ("None", Constant::Null),
        ("True", Constant::True),
        ("False", Constant::False),
    ],
    wrappers: &[
        ("parse_datetime", Wrapper::DateTime),
        ("isoparse", Wrapper::DateTime),
        ("datetime.fromisoformat", Wrapper::DateTime),
        ("date.fromisoformat", Wrapper::Date),
        ("Decimal", Wrapper::Number),
    ],
    value_prefixes: &[],
    casts: &[],
    declarations: &[],
    colon_before_type: true,
    continues_after: "",
    continues_before: "",
    composites: false,
    keyword_arguments: true,
    shorthand: false,
    bare_items: true,
};

static GO: Syntax = Syntax {
    line_comment: "//",
    quotes: &[
        quote("\""),
        Quote {
            multiline: true,
            backslash: false,
            text: Text::Verbatim,
            ..quote("`")
        },
        Quote {
            text: Text::Opaque,
            ..quote("'")
        },
    ],
    string_prefixes: &[],
    constants: &[
        ("nil", Constant::Null),
        ("true", Constant::True),
        ("false", Constant::False),
    ],
    wrappers: &[
        ("MustTimeFromString", Wrapper::DateTime),
        ("MustNewTimeFromString", Wrapper::DateTime),
        ("MustDateFromString", Wrapper::Date),
        ("MustNewDateFromString", Wrapper::Date),
        ("MustBigIntFromString", Wrapper::Number),
        ("MustNewBigIntFromString", Wrapper::Number),
        ("MustDecimalFromString", Wrapper::Number),
        ("MustNewDecimalFromString", Wrapper::Number),
        ("big.NewInt", Wrapper::Number),
        ("big.NewFloat", Wrapper::Number),
        // Pointers, of each era.
        ("Pointer", Wrapper::Through),
        ("String", Wrapper::Through),
        ("Bool", Wrapper::Through),
        ("Int", Wrapper::Through),
        ("Int32", Wrapper::Through),
        ("Int64", Wrapper::Through),
        ("Float32", Wrapper::Through),
        ("Float64", Wrapper::Through),
        ("optionalnullable.From", Wrapper::Through),
        // Constructors of unions.
        ("Create*", Wrapper::Through),
        // Conversions.
        ("string", Wrapper::Through),
        ("bool", Wrapper::Through),
        ("int", Wrapper::Through),
        ("int32", Wrapper::Through),
        ("int64", Wrapper::Through),
        ("float32", Wrapper::Through),
        ("float64", Wrapper::Through),
    ],
    value_prefixes: &["&", "*"],
    casts: &[],
    declarations: &["var", "const"],
    colon_before_type: false,
    continues_after: "=,.+-*/%|&<",
    continues_before: "",
    composites: true,
    keyword_arguments: false,
    shorthand: false,
    bare_items: true,
};

static JSON: Syntax = Syntax {
    line_comment: "//",
    quotes: &[
        quote("\""),
        Quote {
            text: Text::Opaque,
            ..quote("'")
        },
    ],
    string_prefixes: &[],
    constants: &[
        ("null", Constant::Null),
        ("true", Constant::True),
        ("false", Constant::False),
    ],
    wrappers: &[],
    value_prefixes: &[],
    casts: &[],
    declarations: &[],
    colon_before_type: false,
    continues_after: "",
    continues_before: "",
    composites: false,
    keyword_arguments: false,
    shorthand: false,
    bare_items: false,
};

/// Whether the callee `path` is the one that `pattern` names.
pub(super) fn matches(pattern: &str, path: &str) -> bool {
    if let Some(prefix) = pattern.strip_suffix('*') {
        let name = path.rsplit('.').next().unwrap_or(path);
        return name
            .strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty());
    }
    path.strip_suffix(pattern)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The first parts of paths that are not operations: statements, printing, error handling, the results.
pub(super) const NO_OPERATIONS: &[&str] = &[
    "if", "elif", "for", "while", "switch", "catch", "import", "require", "return", "run", "main",
    "asyncio", "print", "panic", "console", "context", "fmt", "log", "os", "res", "result",
];

/// The words that may precede a statement that is a call.
pub(super) const BEFORE_CALLS: &[&str] = &["await", "return", "with", "in", "go", "defer"];
