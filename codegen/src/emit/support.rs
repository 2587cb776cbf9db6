//! The hand-written helpers that generated code shares. A crate gets those that it uses.

use std::collections::BTreeSet;

use super::code::Code;

/// One helper file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    AnyOf,
    AnyOfOpen,
    AnySpelling,
    BooleanLiteral,
    Bytes,
    ClosedString,
    ClosedStringOrNumber,
    IntegerLiteral,
    IntegerOrText,
    Literal,
    MaybeUndefined,
    OpenString,
    OpenStringOrNumber,
    Tagged,
    Time,
}

/// A helper: its module, what other modules see of it, whether that is public, and its text.
struct Helper {
    module: &'static str,
    names: &'static [&'static str],
    /// Whether users of the crate meet it in a field.
    is_public: bool,
    text: &'static str,
}

impl Part {
    fn helper(self) -> Helper {
        let (module, names, text): (_, &'static [_], _) = match self {
            Self::AnyOf => ("any_of", &["AnyOf"], include_str!("support/any_of.rs")),
            Self::AnyOfOpen => ("any_of_open", &[], include_str!("support/any_of_open.rs")),
            Self::AnySpelling => (
                "any_spelling",
                &["AnySpelling"],
                include_str!("support/any_spelling.rs"),
            ),
            Self::BooleanLiteral => (
                "boolean_literal",
                &["boolean_literal"],
                include_str!("support/boolean_literal.rs"),
            ),
            Self::Bytes => ("bytes", &["Bytes"], include_str!("support/bytes.rs")),
            Self::ClosedString => (
                "closed_string",
                &["closed_string_enum", "ClosedString"],
                include_str!("support/closed_string.rs"),
            ),
            Self::ClosedStringOrNumber => (
                "closed_string_or_number",
                &["closed_string_or_number_enum", "ClosedStringOrNumber"],
                include_str!("support/closed_string_or_number.rs"),
            ),
            Self::IntegerLiteral => (
                "integer_literal",
                &["integer_literal"],
                include_str!("support/integer_literal.rs"),
            ),
            Self::IntegerOrText => (
                "integer_or_text",
                &["IntegerOrText"],
                include_str!("support/integer_or_text.rs"),
            ),
            Self::Literal => (
                "literal",
                &["literal", "Literal"],
                include_str!("support/literal.rs"),
            ),
            Self::MaybeUndefined => (
                "maybe_undefined",
                &["MaybeUndefined"],
                include_str!("support/maybe_undefined.rs"),
            ),
            Self::OpenString => (
                "open_string",
                &["open_string_enum", "OpenString"],
                include_str!("support/open_string.rs"),
            ),
            Self::OpenStringOrNumber => (
                "open_string_or_number",
                &["open_string_or_number_enum", "OpenStringOrNumber"],
                include_str!("support/open_string_or_number.rs"),
            ),
            Self::Tagged => (
                "tagged",
                &["tagged", "variant", "Tagged"],
                include_str!("support/tagged.rs"),
            ),
            Self::Time => (
                "time",
                &["Date", "DateTime"],
                include_str!("support/time.rs"),
            ),
        };
        Helper {
            module,
            names,
            is_public: matches!(self, Self::Bytes | Self::MaybeUndefined | Self::Time),
            text,
        }
    }

    /// The file's name in the support folder, and its text for a crate whose root is at `root`.
    pub fn file(self, root: &str) -> (String, String) {
        let helper = self.helper();
        let text = helper
            .text
            .replace("$crate::support", &format!("${root}::support"));
        (format!("{}.rs", helper.module), text)
    }

    /// The names that the crate's root exports.
    pub fn public_names(self) -> &'static [&'static str] {
        let helper = self.helper();
        if helper.is_public { helper.names } else { &[] }
    }
}

/// The text of the support module's own file.
pub fn module(parts: &BTreeSet<Part>) -> String {
    let mut code = Code::default();
    code.line("//! What the generated types share.");
    code.blank();
    let helpers: Vec<_> = parts.iter().map(|part| part.helper()).collect();
    for helper in &helpers {
        code.line(format!("mod {};", helper.module));
    }
    for is_public in [false, true] {
        let is_wanted =
            |helper: &&Helper| helper.is_public == is_public && !helper.names.is_empty();
        let mut group = helpers.iter().filter(is_wanted).peekable();
        if group.peek().is_some() {
            code.blank();
        }
        for helper in group {
            let names = match helper.names {
                [name] => (*name).to_owned(),
                names => format!("{{{}}}", names.join(", ")),
            };
            let visibility = if is_public { "pub" } else { "pub(crate)" };
            code.line(format!(
                "{visibility} use self::{}::{names};",
                helper.module
            ));
        }
    }
    code.into_text()
}
