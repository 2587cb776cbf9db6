//! Styles of wire names.

use crate::dialect::{Names, Spelling};
use crate::options::WireCase;
use crate::words::{
    camel_case, capitalized, has_several_words, kebab_case, pascal_case, snake_case,
};

impl WireCase {
    /// The style of `token`; `None` for a single word.
    pub fn of(token: &str) -> Option<Self> {
        let has = |test: fn(char) -> bool| token.contains(test);
        match token {
            _ if !has_several_words(token) => None,
            _ if token.contains('_') => (!has(char::is_uppercase)).then_some(Self::Snake),
            _ if token.contains('-') => (!has(char::is_uppercase)).then_some(Self::Kebab),
            _ if !token.chars().all(char::is_alphanumeric) => None,
            _ if token.starts_with(char::is_uppercase) => Some(Self::Pascal),
            _ => Some(Self::Camel),
        }
    }

    /// The style on the wire that a printed style most often means.
    pub fn usual(names: &Names) -> Self {
        match names.spelling {
            _ if names.is_snake => Self::Snake,
            Spelling::Snake => Self::Snake,
            Spelling::Camel
            | Spelling::Pascal
            | Spelling::Go
            | Spelling::Either
            | Spelling::Exact => Self::Camel,
        }
    }

    /// The likeliest other style.
    pub fn other(self) -> Self {
        match self {
            Self::Snake => Self::Camel,
            Self::Camel | Self::Kebab | Self::Pascal => Self::Snake,
        }
    }

    /// The wire name of what the docs print as `name`.
    pub fn spell(self, printed: Spelling, name: &str) -> String {
        match (self, printed) {
            (_, Spelling::Exact)
            | (Self::Camel, Spelling::Camel)
            | (Self::Snake, Spelling::Snake) => name.to_owned(),
            (Self::Pascal, Spelling::Camel | Spelling::Pascal) => capitalized(name),
            (Self::Camel, Spelling::Pascal) => lower_first(name),
            (Self::Camel, Spelling::Go | Spelling::Snake | Spelling::Either) => camel_case(name),
            (Self::Pascal, Spelling::Go | Spelling::Snake | Spelling::Either) => pascal_case(name),
            (Self::Snake, _) => snake_case(name),
            (Self::Kebab, _) => kebab_case(name),
        }
    }
}

/// `roomId` for `RoomId`, and `samlConnection` for `SAMLConnection`: a run of capitals in front is one word.
fn lower_first(name: &str) -> String {
    let capitals = name.len()
        - name
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .len();
    let is_word = |c: char| c.is_ascii_lowercase();
    // The last capital of a run starts the next word.
    let run = match name.get(capitals..) {
        Some(rest) if capitals > 1 && rest.starts_with(is_word) => capitals - 1,
        _ => capitals.max(name.chars().next().map_or(0, char::len_utf8)),
    };
    let (head, tail) = name.split_at_checked(run).unwrap_or((name, ""));
    head.to_lowercase() + tail
}

#[cfg(test)]
#[path = "tests/style.rs"]
mod tests;
