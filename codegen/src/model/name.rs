//! What something is called in Rust.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A name in Rust on its way from nothing to a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum RustName {
    /// Nobody has chosen: it will be made of what the docs say.
    #[default]
    Open,
    /// The user's choice. It may still turn out to be taken.
    Chosen(String),
    /// An identifier that nothing else has where it stands: what `resolve` ends with, and what an export has.
    Decided(String),
}

impl RustName {
    /// The user's choice.
    pub fn chosen(&self) -> Option<&str> {
        match self {
            Self::Chosen(name) => Some(name),
            Self::Open | Self::Decided(_) => None,
        }
    }

    /// The name. As long as there is none it is `_`, which is no identifier: a file with it is refused.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "_",
            Self::Chosen(name) | Self::Decided(name) => name,
        }
    }
}

impl fmt::Display for RustName {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl From<String> for RustName {
    fn from(name: String) -> Self {
        Self::Decided(name)
    }
}

impl From<RustName> for String {
    fn from(name: RustName) -> Self {
        name.as_str().to_owned()
    }
}

impl PartialEq<str> for RustName {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<String> for RustName {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}
