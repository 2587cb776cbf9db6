//! The version that the generated crate needs, by cargo's rules.

use std::fmt;

use serde::Serialize;

use super::verdict::Bump;

/// `1.2.3`, perhaps with a pre-release or build part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub major: u64,
    pub minor: u64,
    pub patch: u64,
    /// `-alpha.1+build`, with its sign.
    pub rest: String,
}

impl Version {
    /// Parses a version.
    pub fn parse(text: &str) -> Option<Self> {
        let end = text.find(['-', '+']).unwrap_or(text.len());
        let (numbers, rest) = text.split_at_checked(end)?;
        let mut numbers = numbers.split('.').map(|part| {
            let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().ok() } else { None }
        });
        let mut next = || numbers.next().flatten();
        let (major, minor, patch) = (next()?, next()?, next()?);
        let version = Self {
            major,
            minor,
            patch,
            rest: rest.to_owned(),
        };
        numbers.next().is_none().then_some(version)
    }

    /// The version in a Cargo.toml. `None` if it is inherited, or if this is not a manifest.
    pub fn of_manifest(manifest: &str) -> Option<Self> {
        let table: toml::Table = manifest.parse().ok()?;
        Self::parse(table.get("package")?.get("version")?.as_str()?)
    }

    /// The smallest version after this one for a change of this kind. For a breaking change, cargo
    /// increments the leftmost number that is not 0: `0.1.0` → `0.2.0`.
    #[must_use]
    pub fn after(&self, bump: Bump) -> Self {
        let step = |number: u64| number.saturating_add(1);
        let (major, minor, patch) = match (bump, self.major, self.minor) {
            (Bump::None, ..) => return self.clone(),
            // The version that a pre-release announces is not out yet.
            _ if self.rest.starts_with('-') && self.is_round(bump) => {
                (self.major, self.minor, self.patch)
            }
            (Bump::Major, 0, 0) => (0, 0, step(self.patch)),
            (Bump::Major, 0, minor) => (0, step(minor), 0),
            (Bump::Major, major, _) => (step(major), 0, 0),
            (Bump::Minor, 1.., minor) => (self.major, step(minor), 0),
            (Bump::Minor, 0, _) | (Bump::Patch, ..) => (self.major, self.minor, step(self.patch)),
        };
        Self {
            major,
            minor,
            patch,
            rest: String::new(),
        }
    }

    /// Whether the numbers are as after a change of this kind.
    fn is_round(&self, bump: Bump) -> bool {
        match (bump, self.major) {
            (Bump::Major, 1..) => self.minor == 0 && self.patch == 0,
            (Bump::Major, 0) => self.patch == 0 || self.minor == 0,
            (Bump::Minor, 1..) => self.patch == 0,
            (Bump::Minor, 0) | (Bump::Patch | Bump::None, _) => true,
        }
    }

    /// Whether this version is `other` or a later one. Pre-releases of one version are in the order of their strings.
    pub fn is_at_least(&self, other: &Self) -> bool {
        let key = |version: &Self| {
            let is_release = !version.rest.starts_with('-');
            (
                version.major,
                version.minor,
                version.patch,
                is_release,
                version.rest.clone(),
            )
        };
        key(self) >= key(other)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}.{}.{}{}",
            self.major, self.minor, self.patch, self.rest
        )
    }
}

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Whether the version has been raised as the changes require.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionVerdict {
    /// The version that the old docs were released with.
    pub old: Version,
    /// The version that generated/Cargo.toml has now.
    pub current: Version,
    /// The smallest version that is enough.
    pub needed: Version,
    /// Whether `current` is enough.
    pub is_made: bool,
}

impl VersionVerdict {
    /// The verdict on going from `old` to `current` with changes that require `bump`.
    pub fn new(old: Version, current: Version, bump: Bump) -> Self {
        let needed = old.after(bump);
        let is_made = current.is_at_least(&needed);
        Self {
            old,
            current,
            needed,
            is_made,
        }
    }
}

impl fmt::Display for VersionVerdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            old,
            current,
            needed,
            is_made,
        } = self;
        match (needed == old, is_made) {
            (true, _) => write!(formatter, "{old} needs no new version"),
            (false, true) => {
                write!(
                    formatter,
                    "{old} must become {needed} or later, and is {current}"
                )
            }
            (false, false) if current == old => {
                write!(
                    formatter,
                    "{old} must become {needed}, but has not been raised"
                )
            }
            (false, false) => {
                write!(
                    formatter,
                    "{old} must become {needed}, but is only {current}"
                )
            }
        }
    }
}

#[cfg(test)]
#[path = "tests/version.rs"]
mod tests;
