//! How a dialect changes wire names.

use std::borrow::Cow;

use super::Spelling;

/// How a dialect changes wire names. Data only.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    pub spelling: Spelling,
    /// The escapes that keep a name from being a keyword of the language.
    pub escapes: &'static [NameEscape],
    /// The suffix of a member that would have the same name as its class.
    pub clash: &'static str,
    /// Whether names are snake case if nothing shows how they are spelled.
    pub is_snake: bool,
    /// The name of the map of all other keys, in lower case without separators.
    pub additional: &'static [&'static str],
    /// Which names are guesses although they look certain.
    pub doubts: &'static [Doubt],
}

/// One way in which names that a language does not allow are changed.
#[derive(Debug, Clone, Copy)]
pub enum NameEscape {
    /// Something before the name.
    Prefix(&'static str, Words),
    /// Something before the name, whose first letter becomes a capital.
    Joined(&'static str, Words),
    /// Something after the name.
    Suffix(&'static str),
    /// Something around the name.
    Around(&'static str, &'static str),
    /// One specific name for another.
    Name(&'static str, &'static str),
    /// A replacement, anywhere in the name.
    Replace(&'static str, &'static str),
}

/// Names that may mean others, although nothing in them shows it.
#[derive(Debug, Clone, Copy)]
pub enum Doubt {
    /// A number after the name of another field, which would otherwise be the same.
    Numbered,
    /// They begin with the word for a sign.
    Spoken(&'static str),
}

/// Which names an escape is for.
#[derive(Debug, Clone, Copy)]
pub enum Words {
    All,
    /// These, and those that begin with a digit.
    Keywords(&'static [&'static str]),
}

impl Words {
    fn has(self, name: &str) -> bool {
        match self {
            Self::All => !name.is_empty(),
            Self::Keywords(words) => {
                words.contains(&name) || name.starts_with(|first: char| first.is_ascii_digit())
            }
        }
    }
}

impl Names {
    /// The behaviour of most dialects.
    pub const NONE: Self = Self {
        spelling: Spelling::Camel,
        escapes: &[NameEscape::Suffix("_")],
        clash: "",
        is_snake: false,
        additional: &["additionalproperties", "pydanticextra"],
        doubts: &[],
    };

    /// Whether `name`, a field next to `others`, may mean a name that is not possible in the language: `Type2` for `@type`.
    pub fn is_doubtful(&self, name: &str, others: &[&str]) -> bool {
        self.doubts.iter().any(|doubt| match doubt {
            Doubt::Numbered => {
                let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
                stem.len() < name.len() && others.contains(&stem)
            }
            Doubt::Spoken(word) => name.starts_with(word),
        })
    }

    /// `name`, a field of the class `title`, without the language's escapes.
    pub fn bare<'n>(&self, title: &str, name: &'n str) -> Cow<'n, str> {
        let is_clash = |bare: &&str| !self.clash.is_empty() && *bare == title;
        if let Some(bare) = name.strip_suffix(self.clash).filter(is_clash) {
            return bare.into();
        }
        let mut escapes = self.escapes.iter();
        escapes
            .find_map(|escape| escape.undo(name))
            .unwrap_or_else(|| name.into())
    }
}

impl NameEscape {
    /// The name that was escaped as `name`, if this escape was used.
    fn undo<'n>(&self, name: &'n str) -> Option<Cow<'n, str>> {
        let bare = match self {
            Self::Prefix(mark, words) => name.strip_prefix(mark).filter(|bare| words.has(bare))?,
            Self::Joined(mark, words) => {
                let rest = name.strip_prefix(mark)?;
                let first = rest.chars().next().filter(|it| it.is_uppercase())?;
                let bare = first.to_lowercase().to_string() + rest.get(first.len_utf8()..)?;
                return words.has(&bare).then(|| bare.into());
            }
            Self::Suffix(mark) => name.strip_suffix(mark).filter(|bare| !bare.is_empty())?,
            Self::Around(open, close) => {
                let inside = name.strip_prefix(open)?.strip_suffix(close)?;
                Some(inside).filter(|bare| !bare.is_empty())?
            }
            Self::Name(escaped, bare) => return (name == *escaped).then(|| (*bare).into()),
            Self::Replace(from, to) => {
                return name.contains(from).then(|| name.replace(from, to).into());
            }
        };
        Some(bare.into())
    }
}

#[cfg(test)]
#[path = "tests/names.rs"]
mod tests;
